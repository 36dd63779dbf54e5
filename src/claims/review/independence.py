"""How many independent sources stand behind a verdict."""

from collections.abc import Sequence

from claims.model.situation import Origin


def independent(origins: Sequence[Origin]) -> int:
    """How many groups of sources have nothing in common: neither the publisher, nor its owner, nor the wire copy.

    After the rules of AFP (two independent sources for the central claim) and of the KSJ Fact-Checking Project (no two
    from one wire story): https://ksjfactcheck.org. Names are compared without case and spacing.
    """
    groups: list[set[str]] = []
    for origin in origins:
        marks = _marks(origin)
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*joined))
    return len(groups)


def _marks(origin: Origin) -> set[str]:
    marks = {f"source {origin.source_id}"}
    for name in (origin.publisher, origin.owner_group, origin.wire):
        if name and (folded := " ".join(name.casefold().split())):
            marks.add(folded)
    return marks
