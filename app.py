"""The launcher: `streamlit run app.py`, or `claims serve`, which does the same."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from sqlalchemy.engine import Engine
from starlette.concurrency import run_in_threadpool

import claims
from claims import api
from claims.desk.opening import open_desk, set_up
from claims.errors import ClaimsError
from claims.settings import settings
from claims.store.engine import engine_for

log = logging.getLogger("claims")


def engine() -> Engine:
    """The engine of the desk's database."""
    return engine_for(settings().database_url)


def open_and_set_up() -> None:
    """Bring the database up to date, and give a new desk its first members and rating scales."""
    set_up(open_desk(settings().database_url))


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the database before the first page is asked for, so that a bad one is said at once.

    The server starts all the same: /healthz and the pages say what is wrong, and go on once it is put right.
    """
    try:
        await run_in_threadpool(open_and_set_up)
    except ClaimsError as error:
        log.error("The desk cannot be opened. %s", error)
    yield


app = st.App(Path(claims.__file__).parent / "ui" / "shell" / "main.py", lifespan=lifespan, routes=api.routes(engine))
