"""The queue: filtered, sorted and paged in SQL."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from claims.extraction import Claimant
from claims.matching import Entry, Proposal
from claims.model.base import now
from claims.model.enums import ClaimantKind, ClaimState, DifferenceKind, Outcome
from claims.model.report import Difference
from claims.model.tables import Claim
from claims.reading import Article
from claims.review import steps
from claims.store.queries.claims import matches
from claims.store.queries.filters import Filters, Sort, View
from claims.store.queries.queue import PAGE, QueuePage, counts_by_view, queue


def page(desk, *, member: int | None = None, number: int = 1, **filters: object) -> QueuePage:
    return desk.read(queue, Filters(**filters), member_id=member, page=number)


def ids(found: QueuePage) -> list[int]:
    return [line.id for line in found.lines]


def test_an_empty_queue_is_one_page_without_lines(desk) -> None:
    found = page(desk)
    assert (found.lines, found.total, found.page, found.pages) == ((), 0, 1, 1)


def test_a_line_says_what_to_know_before_opening_a_claim(desk, draft) -> None:
    worse, better = desk.passages("It is 12 per cent.", "It is 46 per cent.")
    text = "Nearly 70% came by sea."
    mayor = Claimant("Ingrid Sole", ClaimantKind.PERSON, "the mayor")
    claim = draft(text, text, text="Nearly 70% of visitors came by sea.", claimant=mayor, checkworthiness=0.9)

    def proposal(passage: int, score: float, says: str) -> Proposal:
        differs = (
            Difference(DifferenceKind.NUMBER, "70%", "46 per cent", says),
            Difference(DifferenceKind.DATE, "", "", "another year"),
        )
        return Proposal(Entry(passage, "…"), score, (), Outcome.DIFFERS, differs)

    article_id = steps.add_article(
        desk.engine,
        article=Article(text, "Ferries pay", publisher="The Post"),
        drafts=[claim],
        actor_id=desk.checker,
        proposals={
            0: [
                proposal(worse, 40.0, "58 percentage points lower"),
                proposal(better, 80.0, "24 percentage points lower"),
            ]
        },
    )
    (claim_id,) = desk.claims(article_id)
    desk.bring(claim_id, ClaimState.QUEUED)
    steps.take(desk.engine, claim_id=claim_id, actor_id=desk.checker)
    (line,) = page(desk).lines
    assert (line.id, line.quote, line.text) == (claim_id, text, "Nearly 70% of visitors came by sea.")
    assert (line.state, line.checkworthiness) == (ClaimState.IN_PROGRESS, 0.9)
    assert (line.article_id, line.article_title, line.publisher) == (article_id, "Ferries pay", "The Post")
    assert (line.claimant, line.assignee) == ("Ingrid Sole", "Mina Marsh")
    assert (line.says, line.best_score) == ("24 percentage points lower", 80.0)

    best, second = desk.read(matches, claim_id)
    steps.confirm_match(desk.engine, match_id=second.id, actor_id=desk.checker, based_on=1)
    assert page(desk).lines[0].says == "58 percentage points lower"  # what a person confirmed comes first
    steps.reconsider_match(desk.engine, match_id=second.id, actor_id=desk.checker, based_on=2)
    steps.reject_match(desk.engine, match_id=best.id, actor_id=desk.checker, based_on=1)
    assert page(desk).lines[0].says == "58 percentage points lower"  # what was rejected does not count
    steps.reject_match(desk.engine, match_id=second.id, actor_id=desk.checker, based_on=3)
    assert (page(desk).lines[0].says, page(desk).lines[0].best_score) == (None, None)


def test_a_best_match_that_differs_in_nothing_says_nothing(desk) -> None:
    desk.claim(matches=desk.passages("It is so."))
    (line,) = page(desk).lines
    assert (line.says, line.best_score) == (None, 50.0)


@pytest.fixture
def work(desk) -> dict[str, int]:
    """Claims in different hands and states, by a name for each."""
    found = {
        "new": desk.claim(),
        "waiting": desk.claim(ClaimState.QUEUED),
        "mine": desk.claim(ClaimState.IN_PROGRESS),
        "colleague's": desk.claim(ClaimState.QUEUED),
        "back": desk.claim(ClaimState.CHANGES_REQUESTED),
        "submitted": desk.claim(ClaimState.SUBMITTED),
        "done": desk.claim(ClaimState.PUBLISHED),
        "aside": desk.claim(ClaimState.NOT_CHECKABLE),
    }
    steps.assign(desk.engine, claim_id=found["colleague's"], actor_id=desk.lead, to_id=desk.colleague)
    return found


VIEWS: list[tuple[str | None, View, set[str]]] = [
    ("checker", View.MINE, {"mine", "back"}),
    ("colleague", View.MINE, {"colleague's"}),
    ("editor", View.MINE, set()),
    (None, View.MINE, set()),
    ("checker", View.UNASSIGNED, {"waiting"}),
    (None, View.UNASSIGNED, {"waiting"}),
    ("editor", View.SIGN_OFF, {"submitted"}),
    ("checker", View.SIGN_OFF, set()),  # wrote the verdict
    (None, View.SIGN_OFF, {"submitted"}),
    ("lead", View.ALL, {"new", "waiting", "mine", "colleague's", "back", "submitted", "done", "aside"}),
]


def test_each_view_holds_what_its_name_says(desk, work: dict[str, int]) -> None:
    for who, view, names in VIEWS:
        member = getattr(desk, who) if who else None
        found = page(desk, member=member, view=view)
        assert {name for name, claim_id in work.items() if claim_id in ids(found)} == names, (who, view)
        assert found.total == len(names), (who, view)
        assert desk.read(counts_by_view, member_id=member)[view] == len(names), (who, view)


def test_what_one_approved_already_no_longer_waits_for_ones_sign_off(desk, setting) -> None:
    setting("CLAIMS_APPROVALS", "2")
    claim_id = desk.claim(ClaimState.SUBMITTED)
    steps.approve(desk.engine, claim_id=claim_id, actor_id=desk.editor, verdict_version=1)
    assert ids(page(desk, member=desk.editor, view=View.SIGN_OFF)) == []
    assert ids(page(desk, member=desk.lead, view=View.SIGN_OFF)) == [claim_id]
    steps.request_changes(
        desk.engine, claim_id=claim_id, actor_id=desk.second_editor, verdict_version=1, comment="Which year?"
    )
    desk.take(claim_id)
    desk.propose(claim_id, based_on=1)
    desk.submit(claim_id)
    assert ids(page(desk, member=desk.editor, view=View.SIGN_OFF)) == [claim_id]  # a new version, not seen yet


@pytest.mark.parametrize(
    ("states", "names"),
    [
        ((ClaimState.QUEUED,), {"waiting", "colleague's"}),
        ((ClaimState.QUEUED, ClaimState.PUBLISHED), {"waiting", "colleague's", "done"}),
        ((ClaimState.ARCHIVED,), set()),
    ],
)
def test_states_narrow_a_view(desk, work: dict[str, int], states: tuple[ClaimState, ...], names) -> None:
    assert set(ids(page(desk, states=states))) == {work[name] for name in names}


def test_the_queue_of_one_article(desk) -> None:
    first, second = desk.article("One.", "Two."), desk.article("Three.")
    assert ids(page(desk, article_id=first)) == desk.claims(first)
    assert ids(page(desk, article_id=second)) == desk.claims(second)
    for nowhere in (99, 0, -5, 2**31, 10**30, -(10**30)):
        assert page(desk, article_id=nowhere).total == 0


QUOTES = [
    "It rose by 100% in May.",
    "A file_name is not news.",
    "He said 'no' and \"never\".",
    "It cost a\\b / c.",
    "Plain.",
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", QUOTES),
        ("PLAIN", ["Plain."]),
        ("100%", ["It rose by 100% in May."]),
        ("%", ["It rose by 100% in May."]),
        ("_", ["A file_name is not news."]),
        ("e_n", ["A file_name is not news."]),
        ("'no'", ["He said 'no' and \"never\"."]),
        ('"never"', ["He said 'no' and \"never\"."]),
        ("\\", ["It cost a\\b / c."]),
        ("/", ["It cost a\\b / c."]),
        ("may rose", ["It rose by 100% in May."]),
        ("may plain", []),
        ("harbour", QUOTES),  # the title of the article
        ("'; DROP TABLE claim; --", []),
        (" ".join(["plain"] * 40), ["Plain."]),
    ],
)
def test_words_are_looked_for_as_they_are_typed(desk, words: str, found: list[str]) -> None:
    desk.article(*QUOTES, title="Harbour news")
    assert [line.quote for line in page(desk, words=words).lines] == found


@pytest.mark.parametrize("words", ["élan", "ÉLAN", "паром", "Σκάφος"])
def test_capitals_of_any_script_make_no_difference(desk, words: str) -> None:
    desk.article("L’Élan coule.", "ПАРОМ ушёл.", "Το σκάφος έφυγε.", "None of them.")
    assert page(desk, words=words).total == 1


def test_pages_hold_every_claim_once_and_one_beyond_the_last_is_the_last(desk) -> None:
    claim_ids = desk.claims(desk.article(*(f"Claim {n:02}." for n in range(2 * PAGE + 3))))
    pages = [page(desk, number=number) for number in (1, 2, 3)]
    assert [claim_id for found in pages for claim_id in ids(found)] == claim_ids
    assert {(found.total, found.pages) for found in pages} == {(2 * PAGE + 3, 3)}
    assert page(desk, number=99).page == page(desk, number=10**30).page == 3
    assert page(desk, number=0).page == page(desk, number=-7).page == 1


def test_the_claim_most_worth_checking_comes_first_equals_in_the_order_they_were_found(desk) -> None:
    low, high, same = desk.claim(checkworthiness=0.1), desk.claim(checkworthiness=0.9), desk.claim(checkworthiness=0.9)
    assert ids(page(desk)) == [high, same, low]


def test_the_claim_that_waits_longest_comes_first_when_asked_for(desk) -> None:
    first, second, third = desk.claim(), desk.claim(), desk.claim()
    with Session(desk.engine) as session:
        session.get_one(Claim, third).state_since = now() - timedelta(days=2)
        session.commit()
    assert ids(page(desk, sort=Sort.OLDEST)) == [third, first, second]
