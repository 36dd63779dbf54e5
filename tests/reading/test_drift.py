"""Whether quoted words still stand in a text that was read again."""

import pytest

from claims.reading.drift import instead, stands

PAGE = "The accounts came out in May. The council spent £3.6 million on road repairs in 2023. The roads are old."
SAID = "The council spent £3.6 million on road repairs in 2023."


@pytest.mark.parametrize("text", [PAGE, PAGE.replace(" spent ", "\n  spent "), PAGE.upper(), f"<{PAGE}>"])
def test_words_stand_whatever_their_spacing_and_case(text: str) -> None:
    assert stands(SAID, text)
    assert instead(SAID, PAGE, text) is None


def test_the_kind_of_quotation_marks_does_not_matter() -> None:
    assert stands("“It’s old,” she said", 'Then "It\'s old," she said.')


def test_a_changed_figure_is_shown_as_it_is_now() -> None:
    assert instead(SAID, PAGE, PAGE.replace("3.6", "4.1")) == SAID.replace("3.6", "4.1")


def test_what_is_added_before_does_not_matter() -> None:
    after = "A new headline. " + PAGE.replace("road repairs", "road and bridge repairs")
    assert instead(SAID, PAGE, after) == SAID.replace("road repairs", "road and bridge repairs")


def test_words_that_are_cut_leave_nothing() -> None:
    assert instead(SAID, PAGE, PAGE.replace(SAID + " ", "")) is None


def test_words_that_never_stood_there_have_no_successor() -> None:
    assert instead("Something else.", PAGE, "All of it is new.") is None
    assert instead(SAID, PAGE, "Nothing of it is left.") is None
    assert instead(SAID, PAGE, "") is None
