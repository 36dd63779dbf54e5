"""How many independent sources stand behind a verdict, and which of them count as one."""

from collections.abc import Sequence

from claims.model.situation import Origin


def independent(origins: Sequence[Origin]) -> int:
    """How many groups of sources have nothing in common: neither the publisher, nor its owner, nor the wire copy.

    After the rules of AFP (two independent sources for the central claim) and of the KSJ Fact-Checking Project (no two
    from one wire story): https://ksjfactcheck.org. Names are compared without case and spacing.
    """
    return len(groups(origins))


def groups(origins: Sequence[Origin]) -> list[list[Origin]]:
    """The sources by what they have in common, each source once, in the order they were given."""
    found: list[tuple[set[str], list[Origin]]] = []
    for origin in origins:
        marks = _marks(origin)
        joined = [group for group in found if group[0] & marks]
        found = [group for group in found if not group[0] & marks]
        members = [member for _, others in joined for member in others]
        if all(member.source_id != origin.source_id for member in members):
            members.append(origin)
        found.append((marks.union(*(mark for mark, _ in joined)), members))
    place = {origin.source_id: at for at, origin in reversed(list(enumerate(origins)))}
    ordered = [sorted(members, key=lambda one: place[one.source_id]) for _, members in found]
    return sorted(ordered, key=lambda members: place[members[0].source_id])


def counted_as_one(origins: Sequence[Origin]) -> list[str]:
    """Why sources were counted as one, a sentence for each such reason; empty when all are independent."""
    return [sentence for group in groups(origins) for sentence in _why(group)]


_COMMON = (
    ("publisher", "have one publisher"),
    ("owner_group", "have one owner"),
    ("wire", "carry the copy of one agency"),
)


def _why(group: Sequence[Origin]) -> list[str]:
    """What the sources of a group have in common: “The Post and The Echo have one owner, Big Media.”"""
    if len(group) < 2:
        return []
    said, joined = [], set[int]()
    for field, words in _COMMON:
        by_name: dict[str, list[Origin]] = {}
        for origin in group:
            if name := getattr(origin, field):
                by_name.setdefault(_folded(name), []).append(origin)
        for members in by_name.values():
            names = list(dict.fromkeys(_called(member, field) for member in members))
            ids = {member.source_id for member in members}
            if len(ids) > 1 and not ids <= joined:
                joined |= ids
                said.append(f"{_listed(names)} {words}, {getattr(members[0], field)}.")
    # One's publisher can be the other's owner: then no field of theirs is the same.
    if len(joined) < len(group):
        names = list(dict.fromkeys(_called(member, "") for member in group))
        said.append(f"{_listed(names)} belong together.")
    return said


def _called(origin: Origin, field: str) -> str:
    """A source as people name it: its publisher, or its title where the publisher is what they have in common."""
    name = origin.title if field == "publisher" else origin.publisher or origin.title
    return name or f"Source {origin.source_id}"


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"Several pieces of {names[0]}"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _marks(origin: Origin) -> set[str]:
    marks = {f"source {origin.source_id}"}
    for name in (origin.publisher, origin.owner_group, origin.wire):
        if name and (folded := _folded(name)):
            marks.add(folded)
    return marks


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
