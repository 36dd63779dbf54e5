"""The house rule of docs/decisions/001: imports go down only, and only claims.ui knows Streamlit."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "claims"

# A room may import from rooms on lower floors and from itself, never from its own floor or above.
FLOORS = [
    {"errors"},
    {"settings"},
    {"model"},
    {"quantities", "dates", "reading", "meaning", "learning"},
    {"extraction", "matching"},
    {"store"},
    {"review", "reporting"},
    {"desk"},
    {"api", "cli", "ui"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in line {node.lineno}"
            names = [node.module or ""]
            if node.module == "claims":
                names = [f"claims.{alias.name}" for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("claims.")}
    return rooms


def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:  # the Python API stands on top of the pure floors
        return
    for other in imported_rooms(path) - {room}:
        assert FLOOR[other] < FLOOR[room], f"{room} (floor {FLOOR[room]}) imports {other} (floor {FLOOR[other]})"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_ui_imports_streamlit(path: Path) -> None:
    if "streamlit" in imported_packages(path):
        assert room_of(path) == "ui"


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in FILES} - {"__init__", "__main__"} <= set(FLOOR)


PURE = {"model", "meaning", "learning", "quantities", "dates", "extraction", "matching", "reporting"}
OUTSIDE = {"httpx2", "requests", "urllib", "socket", "sqlalchemy", "sqlmodel", "alembic", "subprocess"}


@pytest.mark.parametrize(
    "path", [path for path in FILES if room_of(path) in PURE], ids=lambda path: str(path.relative_to(ROOT))
)
def test_pure_rooms_touch_neither_network_nor_database(path: Path) -> None:
    allowed = {"sqlmodel", "sqlalchemy"} if room_of(path) == "model" else set()
    assert not imported_packages(path) & OUTSIDE - allowed
