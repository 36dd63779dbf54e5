"""Matching again: every claim still worked on with what changed since, by several processes, stored bit by bit."""

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import Engine

from claims.desk.intake import MATCHES, Progress
from claims.matching import Proposal, propose
from claims.matching.weights import in_use
from claims.meaning import Model as MeaningModel
from claims.meaning import switched_on
from claims.model.tables import Article
from claims.review import steps
from claims.review.step import refuse_import
from claims.review.steps.articles import OPEN
from claims.store.engine import engine_for, reading
from claims.store.nearness import with_nearest
from claims.store.queries import matched
from claims.store.queries.matched import LookedUpTo, Waiting
from claims.store.queries.situations import stored
from claims.store.search import Candidates, candidates

AT_ONCE = 20  # claims a transaction: a tenth of a second, in which nobody else can save
AHEAD = 2  # pieces of work a process that wait to be stored, so that memory stays bounded
WORTH_PROCESSES = 200  # claims; to start a process takes about as long as matching these

Found = list[tuple[int, LookedUpTo, list[Proposal] | None]]  # None: nothing changed for this claim


def match_again(
    engine: Engine,
    *,
    actor_id: int | None,
    article_id: int | None = None,
    anew: bool = False,
    processes: int = 1,
    progress: Progress = lambda done, of: None,
) -> int:
    """Propose passages for every claim still worked on, of one article or of all; how many suggestions are new.

    A claim is passed by where neither its words, nor the weights, nor a passage that shares its telling words or is
    near it in meaning changed since it was matched; `anew` matches every one. Each piece of work is stored when it is
    done, so a run that is broken off goes on where it stopped. Raises NotFound for an article that is not there,
    Refused for a member who may not, InputError and SettingError where weights or settings cannot be used.
    """
    how = _how()
    with reading(engine) as session:
        refuse_import(session, actor_id)
        if article_id is not None:
            stored(session, Article, article_id)
        of = matched.open_claims(session, OPEN, article_id=article_id)
    done = new = 0
    with _workers(engine, processes if of >= WORTH_PROCESSES else 1) as work:
        for number, found in work(_pieces(engine, article_id, anew, how), anew):
            proposals = {claim_id: given for claim_id, _, given in found if given is not None}
            looked = {claim_id: upto for claim_id, upto, _ in found}
            if looked:
                new += steps.suggest_matches(engine, proposals=proposals, actor_id=actor_id, looked=looked)
            done += number
            progress(done, max(of, done))
    return new


@dataclass(frozen=True, slots=True)
class Piece:
    """A few claims to be matched, and how many others that need not be were passed by with them."""

    claims: Sequence[Waiting]
    passed: int


def _pieces(engine: Engine, article_id: int | None, anew: bool, how: str) -> Iterator[Piece]:
    """The claims in order of id, a few at a time; they are read as they are needed."""
    after = 0
    while True:
        with reading(engine) as session:
            newest = matched.newest_change(session)
            some = matched.page(session, OPEN, after=after, article_id=article_id, how=how)
        if not some:
            return
        after = some[-1].claim_id
        waiting = [claim for claim in some if anew or claim.before != newest]
        passed = len(some) - len(waiting)
        for at in range(0, max(len(waiting), 1), AT_ONCE):
            yield Piece(waiting[at : at + AT_ONCE], passed if at == 0 else 0)


def _how() -> str:
    """What besides claims and passages decides what is proposed: the weights, and whether meaning is read."""
    model = in_use()
    weights = sorted(model.weights.items())
    return f"{weights} {model.middle} {model.steepness} {MeaningModel.name if switched_on() else 'words alone'}"


Work = Callable[[Iterator[Piece], bool], Iterator[tuple[int, Found]]]  # with how many claims are done


@contextmanager
def _workers(engine: Engine, processes: int) -> Iterator[Work]:
    """What matches pieces of work in their order: this process, or several that only read the database."""
    url = engine.url.render_as_string(hide_password=False)
    if processes < 2 or engine.url.database in {None, "", ":memory:"}:
        yield lambda pieces, anew: ((_size(piece), _matched(engine, piece.claims, anew)) for piece in pieces)
        return
    # Started afresh, not copied: a copied process would share the connections and locks of this one.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_begin_working) as pool:
        yield lambda pieces, anew: _by_pool(pool, url, pieces, anew, ahead=processes * AHEAD)


def _begin_working() -> None:
    """Look seldom for what only cycles keep: matching makes many objects and no cycles, and a tenth of it was this."""
    gc.freeze()
    gc.set_threshold(50_000)


def _by_pool(
    pool: Executor, url: str, pieces: Iterator[Piece], anew: bool, *, ahead: int
) -> Iterator[tuple[int, Found]]:
    waiting: deque[tuple[int, Future[Found]]] = deque()
    for piece in pieces:
        if not piece.claims:  # processes are started for work only
            yield piece.passed, []
            continue
        waiting.append((_size(piece), pool.submit(_matched_elsewhere, url, piece.claims, anew)))
        if len(waiting) > ahead:
            number, future = waiting.popleft()
            yield number, future.result()
    for number, future in waiting:
        yield number, future.result()


def _size(piece: Piece) -> int:
    return len(piece.claims) + piece.passed


def _matched_elsewhere(url: str, piece: Sequence[Waiting], anew: bool) -> Found:
    return _matched(engine_for(url), piece, anew)


def _matched(engine: Engine, piece: Sequence[Waiting], anew: bool) -> Found:
    """What is proposed for each claim, and up to where it was matched then."""
    return [
        (claim.claim_id, LookedUpTo(claim.asked, newest), _proposed(claim, given) if given else None)
        for claim, newest, given in _looked_up(engine, piece, anew)
    ]


def _looked_up(engine: Engine, piece: Sequence[Waiting], anew: bool) -> list[tuple[Waiting, int, Candidates | None]]:
    """The candidates of each claim, None where none of them changed since, read in one go."""
    found: list[tuple[Waiting, int, Candidates | None]] = []
    with reading(engine) as session:
        # Asked first: what is changed meanwhile is then seen by this run or by the next.
        newest = matched.newest_change(session)
        for claim in piece:
            given = with_nearest(session, claim.text, candidates(session, claim.text))
            ids = [entry.id for entry in given.entries]
            known = claim.before is not None and not anew
            changed = not known or matched.any_changed(session, ids, since=claim.before or 0)
            found.append((claim, newest, given if changed else None))
    return found


def _proposed(claim: Waiting, given: Candidates) -> list[Proposal]:
    return propose(
        claim.text,
        given.entries,
        limit=MATCHES,
        said_on=claim.said_on,
        frequency=given.frequency,
        rows=given.rows,
        nearness=given.nearness,
    )
