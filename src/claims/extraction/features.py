"""What a statement has that makes it worth checking, or not: each feature a name and a count."""

import re
from collections import Counter

from claims.extraction.lexicon import base_of, words
from claims.extraction.parsed import Parsed, Span

_TOPICS = words("topics.json")
_GROUPS: dict[str, tuple[str, ...]] = {}
for _name, _list in _TOPICS.items():
    for _word in _list:
        _GROUPS[_word] = (*_GROUPS.get(_word, ()), _name)

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
_HAVE = words("words.json")["have_forms"]
_BE = words("words.json")["be_forms"] | {"been", "being", "be"}
_MODALS = words("words.json")["modals"]
_TENSE = {
    **dict.fromkeys(_BE, "passive"),
    **dict.fromkeys(_HAVE, "perfect"),
    "had": "past_perfect",
    "hadn't": "past_perfect",
}
_SUPERLATIVE = re.compile(r"[a-z]{4,}est$")
_COMPARATIVE = re.compile(r"[a-z]{4,}er$")
_ABSTRACT = re.compile(r"(?:tion|ment|ness|ity|ship|ism|ance|ence)s?$")

# Every feature there is, for fitting weights and for testing that a model speaks of no other.
ALL = (
    *sorted(_TOPICS),
    "figure", "two_figures", "decimal", "percent_sign", "currency_sign", "year", "large_figure",
    "name", "two_names", "past", "present", "perfect", "past_perfect", "passive", "copula", "progressive", "infinitive",
    "modal", "adverb", "adjective", "preposition", "determiner", "pronoun_subject", "subordinate", "relative",
    "question", "exclamation", "starts_with_pronoun", "starts_with_question", "starts_with_and", "no_verb", "no_figure",
    "superlative", "comparative_than", "abstract_noun", "noun", "very_short", "short", "middle", "long", "very_long",
    "quoted", "comma", "figure_and_time", "figure_and_people", "figure_and_money", "figure_and_trend", "trend_and_time",
    "he_acted", "we_acted", "i_acted", "i_think", "future_figure", "if_clause", "there_is", "imperative", "owner",
    "owns", "they_did", "they_are", "we_did", "we_have", "we_will", "i_did", "i_have", "i_will", "thing_did",
    "thing_does", "thing_is", "thing_has", "it_does", "it_is", "length", "pronouns_in_ten", "verbs_in_ten",
    "names_in_ten", "nouns_in_ten", "figures_in_ten", "first_person_in_ten",
    "negated_past", "names_and_past", "record_of_votes", "opinion_without_figure", "second_person_question",
)  # fmt: skip


def count(sentence: Parsed, span: Span) -> Counter[str]:
    """How often each feature stands in these words; features that are absent are left out."""
    found: Counter[str] = Counter()
    lowers = [sentence.words[at].lower for at in range(*span)]
    tags = sentence.tags[span[0] : span[1]]
    for lower in lowers:
        for group in _GROUPS.get(lower, ()):
            found[group] += 1
    _figures(sentence, span, found)
    _grammar(lowers, tags, found)
    _shape(sentence, span, lowers, tags, found)
    _who_does(lowers, tags, found)
    _density(lowers, tags, found)
    _together(found, lowers, tags)
    return found


def _figures(sentence: Parsed, span: Span, found: Counter[str]) -> None:
    for at in range(*span):
        if sentence.tags[at] != "#":
            continue
        word = sentence.words[at].text
        if not any(character.isdigit() for character in word):
            continue
        if _YEAR.match(word):
            found["year"] += 1
            continue
        found["figure"] += 1
        found["decimal"] += "." in word[1:-1]
        found["percent_sign"] += word.endswith("%")
        found["currency_sign"] += word[0] in "£$€¥₹"
        found["large_figure"] += len(word) > 3 and "," in word


def _grammar(lowers: list[str], tags: str, found: Counter[str]) -> None:
    for at, letter in enumerate(tags):
        lower = lowers[at]
        if letter == "V":
            found["past" if lower.endswith("ed") or base_of(lower) + "s" != lower else "present"] += 1
        elif letter == "E":
            helper = next((lowers[k] for k in range(at - 1, max(-1, at - 4), -1) if tags[k] in "AE"), "")
            found[_TENSE.get(helper, "participle")] += 1
        elif letter == "A":
            found["modal"] += lower in _MODALS
            found["copula"] += lower in _BE and tags[at + 1 : at + 2] not in ("E", "G")
        elif letter == "G":
            found["progressive"] += at > 0 and lowers[at - 1] in _BE
        elif letter == "B":
            found["infinitive"] += 1
        elif letter == "N":
            found["abstract_noun"] += bool(_ABSTRACT.search(lower))
            found["superlative"] += bool(_SUPERLATIVE.match(lower))
            found["comparative_than"] += bool(_COMPARATIVE.match(lower)) and "than" in lowers[at + 1 : at + 3]
    for letter, name in _BY_LETTER:
        found[name] += tags.count(letter)


_BY_LETTER = (
    ("R", "adverb"), ("J", "adjective"), ("I", "preposition"), ("D", "determiner"), ("U", "pronoun_subject"),
    ("S", "subordinate"), ("W", "relative"), ("P", "name"), ("N", "noun"), (",", "comma"), ("O", "owner"),
)  # fmt: skip


def _shape(sentence: Parsed, span: Span, lowers: list[str], tags: str, found: Counter[str]) -> None:
    if not lowers:
        return
    length = sum(1 for letter in tags if letter.isalpha() or letter == "#")
    for name, low, high in (
        ("very_short", 0, 4),
        ("short", 4, 8),
        ("middle", 12, 20),
        ("long", 20, 32),
        ("very_long", 32, 9999),
    ):
        found[name] = int(low <= length < high)
    last = sentence.words[span[1] - 1].text
    found["question"] = int(last == "?" or (span[1] < len(sentence.words) and sentence.words[span[1]].text == "?"))
    found["exclamation"] = int(last == "!")
    found["starts_with_pronoun"] = int(tags[0] in "UY")
    found["starts_with_question"] = int(lowers[0] in _TOPICS["question_word"] or tags[0] == "A")
    found["starts_with_and"] = int(tags[0] == "C" or lowers[0] in {"so", "well", "now"})
    found["no_verb"] = int(not any(letter in "AVY" for letter in tags))
    found["imperative"] = int(lowers[0] in {"let", "let's", "look", "listen", "please", "consider", "remember"})
    found["quoted"] = int(any(letter in '“”"' for letter in tags))


_HE_THEY = frozenset({"he", "she", "they"})
_WE = frozenset({"we", "we've"})
_ME = frozenset({"i", "i've", "i'd", "i'm", "i'll"})


def _who_does(lowers: list[str], tags: str, found: Counter[str]) -> None:
    """Which kind of subject stands right before which kind of verb."""
    for at in range(1, len(tags)):
        before, lower, letter = lowers[at - 1], lowers[at], tags[at]
        if letter not in "VA":
            continue
        have = lower in _HAVE and tags[at + 1 : at + 2] not in ("E", "T", "G", "R")
        past = letter == "V" and not lower.endswith("s")
        found["owns"] += have
        if before in _HE_THEY:
            found["they_did" if past else "they_are"] += 1
        elif before in _WE:
            found["we_did" if past else "we_have" if lower in _HAVE else "we_will"] += 1
        elif before in _ME:
            found["i_did" if past else "i_have" if lower in _HAVE else "i_will"] += 1
        elif tags[at - 1] in "NP":
            found[
                "thing_did" if past else "thing_does" if letter == "V" else "thing_is" if lower in _BE else "thing_has"
            ] += 1
        elif before in {"it", "this", "that"}:
            found["it_does" if letter == "V" else "it_is"] += 1


def _density(lowers: list[str], tags: str, found: Counter[str]) -> None:
    """Counts for each ten words, so that a long sentence is not worth more for its length."""
    length = max(5, len(lowers))
    found["length"] = length // 5
    for name, letters in (
        ("pronouns_in_ten", "UXY"),
        ("verbs_in_ten", "VAB"),
        ("names_in_ten", "PO"),
        ("nouns_in_ten", "N"),
    ):
        found[name] = round(10 * sum(tags.count(letter) for letter in letters) / length)
    found["figures_in_ten"] = round(10 * found["figure"] / length)
    found["first_person_in_ten"] = round(10 * found["first_person"] / length)


def _together(found: Counter[str], lowers: list[str], tags: str) -> None:
    """Features that tell more in company."""
    figure = found["figure"] or found["large_number"] or found["number_word"]
    past = found["past"] or found["perfect"] or found["past_action"]
    found["no_figure"] = int(not figure)
    found["two_figures"] = int(found["figure"] > 1)
    found["two_names"] = int(found["name"] > 1)
    found["figure_and_time"] = int(bool(figure and (found["duration"] or found["year"])))
    found["figure_and_people"] = int(bool(figure and found["many_people"]))
    found["figure_and_money"] = int(bool(figure and (found["money"] or found["currency_sign"])))
    found["figure_and_trend"] = int(bool(figure and (found["rising"] or found["falling"])))
    found["trend_and_time"] = int(
        bool((found["rising"] or found["falling"]) and (found["time_point"] or found["year"]))
    )
    found["he_acted"] = int(bool((found["he_or_she"] or found["name"]) and past))
    found["we_acted"] = int(bool(found["first_plural"] and past))
    found["i_acted"] = int(bool(found["first_person"] and past))
    found["i_think"] = int(bool(found["first_person"] and found["feeling"]))
    found["future_figure"] = int(bool(figure and found["future"]))
    found["if_clause"] = int("if" in lowers)
    found["there_is"] = int(
        any(word in {"there's"} or (word == "there" and tags[at + 1 : at + 2] == "A") for at, word in enumerate(lowers))
    )
    found["negated_past"] = int(bool(found["negation"] and past))
    found["names_and_past"] = int(bool(found["name"] and past))
    found["record_of_votes"] = int(bool(found["vote_record"] and past))
    found["opinion_without_figure"] = int(
        bool(not figure and (found["feeling"] or found["evaluation"] or found["duty"]))
    )
    found["second_person_question"] = int(bool(found["second_person"] and found["question"]))
