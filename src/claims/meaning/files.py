"""Files that lie in the wheels of other packages, and are read without importing those."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from claims.errors import InputError


def pinned(package: str, name: str, digest: str, *, missing: str) -> Path:
    """A file in an installed package that is not imported.

    Raises InputError saying `missing` when it is not there, or how to get the right one when it is another one.
    """
    try:
        spec = find_spec(package)
    except ValueError:
        spec = None
    path = Path(next(iter(spec.submodule_search_locations or ()), "")) / name if spec else None
    if path is None or not path.is_file():
        raise InputError(missing)
    if sha256(path.read_bytes()).hexdigest() != digest:
        raise InputError(
            f"The file {path} is not the one that the desk was measured with. "
            f"Install it again: pip uninstall {package.replace('_', '-')}, then pip install 'claims-desk[semantic]'."
        )
    return path
