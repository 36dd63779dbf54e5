"""Drives the machine of newsroom_machine.py: over the desk as it is, and where a rule was taken away by hand."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.review.newsroom_machine import CLAIMS, Newsroom
from tests.review.newsroom_tries import ANYTHING


def drive(
    engine,
    emptied,
    *,
    examples: int,
    length: int,
    tries: str = " ".join(ANYTHING),
    claims: int = CLAIMS,
    exports: Sequence[str] = (),
) -> None:
    """Let people take random steps, always the same ones; raises AssertionError with what must never happen."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=length,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # the first way that is found will do
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Newsroom(engine, emptied, tries.split(), claims, exports), settings=chosen)


@contextmanager
def without_triggers(engine) -> Iterator[None]:
    """The database without the triggers that keep what was published."""
    with engine.begin() as connection:
        wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_kept_%'"
        triggers = connection.execute(sa.text(wanted)).all()
        for name, _ in triggers:
            connection.execute(sa.text(f"DROP TRIGGER {name}"))
    try:
        yield
    finally:
        with engine.begin() as connection:
            for _, statement in triggers:
                connection.execute(sa.text(statement))


def finds(remove: Callable[..., None], said: str, engine, emptied, *, tries: str, exports: Sequence[str] = ()) -> None:
    """Check that the machine finds something, and what, once a rule is taken away."""
    with pytest.MonkeyPatch.context() as patch:
        remove(patch, engine)
        try:
            with without_triggers(engine), pytest.raises(Exception, match=said):
                drive(engine, emptied, examples=40, length=50, tries=tries, claims=1, exports=exports)
        finally:
            patch.undo()
            emptied(engine)
