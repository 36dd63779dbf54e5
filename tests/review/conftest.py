"""What the tests of the random newsroom have in common."""

from collections.abc import Iterator

import pytest

from claims.store.engine import engine_for


@pytest.fixture
def shell(setting, request: pytest.FixtureRequest) -> Iterator[None]:
    """The command line works at the desk of the test."""
    name = "engine" if "engine" in request.fixturenames else "on_sqlite"
    url = request.getfixturevalue(name).url.render_as_string(hide_password=False)
    setting("CLAIMS_DATABASE_URL", url)
    yield
    engine_for(url).dispose()
