"""What a report says about those who were asked."""

from datetime import timedelta

from claims.model.base import now
from claims.model.enums import Channel
from claims.reporting import csv, html
from claims.review import steps
from claims.store.queries.reports import report

HOUR = timedelta(hours=1)


def test_who_let_the_deadline_pass_is_in_the_report_and_who_still_has_time_is_not(desk) -> None:
    article = desk.article("The port handled 12 ships.")
    (claim,) = desk.claims(article)
    for who, deadline in (("The late one", now() - HOUR), ("The other one", now() + HOUR)):
        about = {"claim_id": claim, "actor_id": desk.checker, "who": who, "channel": Channel.EMAIL}
        steps.record_contact(desk.engine, **about, tried_at=now() - 2 * HOUR, deadline=deadline)
    made = desk.read(report, article, made_at=now())
    assert [contact.who for contact in made.claims[0].contacts] == ["The late one"]
    assert "asked, did not answer by" in html(made)
    assert "The late one: asked, did not answer by" in csv(made).decode()
    for written in (html(made), csv(made).decode()):
        assert "The other one" not in written
