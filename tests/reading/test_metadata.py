"""What an article says about itself is taken only from lines written for it."""

from datetime import date

import pytest

from claims.reading import read_text

BODY = "The water rose by two metres on Sunday and flooded the lower town.\n\nNobody was hurt."

HEADLINES = [
    ("River floods lower town", "River floods lower town"),
    ("Will the river flood the town again?", "Will the river flood the town again?"),
    ("“We saw it coming”", "“We saw it coming”"),
    ("\n\n   River floods lower town   ", "River floods lower town"),
    ("River floods\nlower town", "River floods lower town"),
    ("The river flooded the lower town.", None),
    ("“We saw it coming.”", None),
    ("BRĂILA (Danube News) – The river rose", None),
    ("By Ana Pop", None),
    ("31 March 2022", None),
    ("word " * 60, None),
    ("* * *", None),
]


@pytest.mark.parametrize(("first", "title"), HEADLINES, ids=[repr(first[:30]) for first, _ in HEADLINES])
def test_the_headline_is_a_first_short_block_without_a_full_stop(first: str, title: str | None) -> None:
    assert read_text(f"{first}\n\n{BODY}").title == title


def test_a_lone_line_is_a_text_and_no_headline() -> None:
    assert read_text("River floods lower town").title is None
    assert read_text("\nRiver floods lower town\n\n").title is None


def test_a_text_without_blank_lines_has_its_first_line_as_headline() -> None:
    article = read_text("River floods lower town\nBy Ana Pop\nThe water rose.\nNobody was hurt.\nSchools stay shut.")
    assert article.title == "River floods lower town"
    assert article.byline == "Ana Pop"


BYLINES = [
    ("By Ana Pop", "Ana Pop"),
    ("BY ANA POP", "ANA POP"),
    ("by Ana Pop and Ion Rus", "Ana Pop and Ion Rus"),
    ("By Ana Pop, Ion Rus and Zoe de la Cruz", "Ana Pop, Ion Rus and Zoe de la Cruz"),
    ("By Ana Pop, health editor", "Ana Pop"),
    ("By Ana Pop in Brăila", "Ana Pop"),
    ("By Ana Pop | Danube News", "Ana Pop"),
    ("Words: Seán O’Neill", "Seán O’Neill"),
    ("By Friday", None),
    ("By Tuesday night the water had gone", None),
    ("By Monday Ana Pop had left.", None),
    ("By the river", None),
]


@pytest.mark.parametrize(("line", "byline"), BYLINES, ids=[line for line, _ in BYLINES])
def test_a_byline_is_a_line_of_names_after_by(line: str, byline: str | None) -> None:
    assert read_text(f"River floods lower town\n\n{line}\n\n{BODY}").byline == byline


def test_a_lone_name_before_its_biography_is_the_byline() -> None:
    assert read_text(f"{BODY}\n\nAna Pop\n\nAna Pop is a reporter in Brăila.").byline == "Ana Pop"
    assert read_text(f"{BODY}\n\nAna Pop\n\nThe mayor is from Brăila.").byline is None


DATELINES = [
    ("BRĂILA (Danube News) – The river rose.", "Danube News", None),
    ("PARIS (Reuters) - The river rose.", "Reuters", None),
    ("NEW DELHI, March 31, 2022 (PTI): The river rose.", "PTI", date(2022, 3, 31)),
    ("LONDON, March 31 (Reuters) - The river rose.", "Reuters", None),
    ("Cluj-Napoca (Danube News), 31 March 2022 — The river rose.", "Danube News", date(2022, 3, 31)),
    ("GALAȚI, 4 May 2021 – The river rose.", None, date(2021, 5, 4)),
    ("The mayor (Ana Pop) – who is new – said so.", None, None),
    ("He said in March 2021 (as before) - the river rose.", None, None),
    ("Water (two metres) - the most since 1970 - came.", None, None),
]


@pytest.mark.parametrize(("line", "publisher", "day"), DATELINES, ids=[line[:30] for line, *_ in DATELINES])
def test_a_dateline_gives_the_publisher_and_the_day(line: str, publisher: str | None, day: date | None) -> None:
    article = read_text(f"River floods lower town\n\n{line}\n\n{BODY}")
    assert (article.publisher, article.published_on) == (publisher, day)


DAYS = [
    ("Published 31 March 2022", date(2022, 3, 31)),
    ("Published: Thursday, March 31st, 2022 at 10:15 GMT", date(2022, 3, 31)),
    ("31 Mar 2022", date(2022, 3, 31)),
    ("2022-03-31", date(2022, 3, 31)),
    ("2022-03-31T10:15:00Z", date(2022, 3, 31)),
    ("Posted on 31/03/2022", date(2022, 3, 31)),
    ("03/31/2022", date(2022, 3, 31)),
    ("03.04.2022", None),
    ("04/04/2022", date(2022, 4, 4)),
    ("31 February 2022", None),
    ("99 Smarch 2022", None),
    ("31 March 2022 was the wettest day", None),
    ("Published 31 March 2022, updated Friday 1 April 2022 09:30", date(2022, 3, 31)),
    ("In 2022", None),
]


@pytest.mark.parametrize(("line", "day"), DAYS, ids=[line for line, _ in DAYS])
def test_the_day_comes_from_a_line_that_says_nothing_else(line: str, day: date | None) -> None:
    assert read_text(f"River floods lower town\n\n{line}\n\n{BODY}").published_on == day


def test_a_date_in_the_middle_of_the_article_is_not_its_day() -> None:
    middle = "\n\n".join(["The river rose."] * 10 + ["4 May 2021"] + ["It fell again."] * 10)
    assert read_text(f"River floods lower town\n\n{middle}").published_on is None


LANGUAGES = [
    ("en", "The river has flooded the lower part of the town, and the mayor said that the schools would stay shut."),
    ("de", "Der Fluss hat den unteren Teil der Stadt überflutet, und die Schulen bleiben nach Angaben des Rates zu."),
    ("fr", "La rivière a inondé le bas de la ville, et les écoles resteront fermées pour la semaine, a dit le maire."),
    ("es", "El río ha inundado la parte baja de la ciudad y las escuelas se quedan sin clases, según el alcalde."),
    ("it", "Il fiume ha inondato la parte bassa della città e le scuole non riaprono per ora, ha detto il sindaco."),
    ("pt", "O rio inundou a parte baixa da cidade e as escolas não abrem por uma semana, disse o presidente da junta."),
    (
        "nl",
        "De rivier heeft het lage deel van de stad onder water gezet en de scholen zijn niet open, zegt het bestuur.",
    ),
    (
        "ro",
        "Râul a inundat partea de jos a orașului, iar școlile nu se deschid după Paște, a spus primarul care este nou.",
    ),
    (
        "pl",
        "Rzeka zalała dolną część miasta i szkoły nie będą otwarte do piątku, jak mówi burmistrz na swojej stronie.",
    ),
    ("sv", "Floden har svämmat över i den lägre delen av staden och skolorna är stängda till fredag, enligt kommunen."),
    (None, "Ana Pop, Ion Rus, Marie Blanc, Max Braun, John Smith, Zoe Cruz, Jan Jansen, Ola Berg, Eva Nowak"),
    (None, "The river rose."),
    (None, "नदी ने शहर के निचले हिस्से में बाढ़ ला दी और स्कूल बंद रहेंगे ऐसा महापौर ने कहा है"),
    (None, "12 34 56 78 90 " * 20),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES, ids=[f"{code}-{text[:12]}" for code, text in LANGUAGES])
def test_the_language_is_guessed_only_when_it_is_clear(language: str | None, text: str) -> None:
    assert read_text(text).language == language
