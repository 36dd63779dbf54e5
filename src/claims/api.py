"""What the desk answers to programs: the routes that app.py mounts beside the pages.

Streamlit keeps /_stcore, /media, /component and /static for itself.
"""

import logging
from collections.abc import Callable

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from claims.desk.opening import health
from claims.errors import ClaimsError

log = logging.getLogger(__name__)

NEVER_KEPT = {"Cache-Control": "no-store"}


def routes(engine_of: Callable[[], Engine]) -> list[Route]:
    """The routes of a desk whose engine `engine_of` gives; it is asked each time, so a database may come back.

    GET /healthz: 200 with what `claims.desk.opening.health` says, or 503 with the reason in `message`.
    """

    def healthz(_: Request) -> JSONResponse:  # not async: Starlette runs it in a thread, so it may wait
        try:
            return JSONResponse(health(engine_of()), headers=NEVER_KEPT)
        except (ClaimsError, ValueError) as error:  # ValueError: a setting that is no number
            message = str(error)
        except SQLAlchemyError:  # what a driver says may hold an address or a password
            log.exception("The database cannot be used")
            message = "The database cannot be used; the log of the server says why."
        return JSONResponse({"status": "error", "message": message}, status_code=503, headers=NEVER_KEPT)

    return [Route("/healthz", healthz, methods=["GET"])]
