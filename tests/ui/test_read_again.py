"""The button that reads a source again, all the way: from the page over a server to what the page then says."""

import pytest
from tests.changing_page import SAID, changing_page

from claims.model.enums import ClaimState
from claims.reading import web


def test_the_page_says_what_became_of_the_quoted_words(desk, open_page, monkeypatch: pytest.MonkeyPatch) -> None:
    with changing_page() as page:
        passages = desk.passages(SAID, url=page.url)
        claim = desk.claim(ClaimState.IN_PROGRESS)
        piece = desk.evidence(claim, passages[0])
        screen = open_page("claim", who="Mina Marsh", claim=claim)
        with desk.nothing_stored():  # a link into the desk's own network is not followed
            screen.press(f"evidence_read_{piece}")
        assert "private network" in screen.says
        public = web.is_public
        monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1" or public(address))
        screen.press(f"evidence_read_{piece}")
        assert "The quoted words stand in the text read on" in screen.says
        page.says = SAID.replace("3.6", "4.1")
        screen.press(f"evidence_read_{piece}")
        assert "It now says: “The council spent £4.1 million on road repairs in 2023”." in screen.says
