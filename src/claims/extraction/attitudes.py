"""What somebody makes of things, told without a figure: nothing a checker could look up.

dismissed the idea of a rift            a judgement of words
has repeatedly urged the bank to        a wish
is expected to raise the matter         an expectation
remained open to talks, is in no hurry  a mood
does not say by how much                what is not told
"""

from claims.extraction.facts import OURSELVES, Facts
from claims.extraction.lexicon import base_of, words

_A = words("attitudes.json")
_SAYING = frozenset({"say", "specify", "disclose", "know"})
_ASKING = frozenset({"how", "what", "why", "whether", "who", "when", "where", "if"})
_NEGATED = frozenset({"not", "hasn't", "didn't", "doesn't", "don't", "haven't", "never"})
_WITHIN = 4  # words after the verb that tell what it is about
_PASSIVE = frozenset({"is", "are", "was", "were", "been", "being"})
_OFF = frozenset({"off", "down", "aside"})


def is_attitude(found: Facts, *, said: bool) -> bool:
    """Whether the piece tells an attitude, a wish, an expectation or a mood, and no figure or rank with it."""
    if found.amounts or found.ranked:
        return False
    at = _verb(found)
    if at < 0:
        return False
    return _of_a_verb(found, at) or _mood(found) or (said and _meant(found))


def _verb(found: Facts) -> int:
    """The place of the main verb: the last of "has repeatedly urged", "is expected"; -1 without one."""
    at = next((k for k, letter in enumerate(found.tags) if letter in "AVYE"), -1)
    if at < 0 or found.tags[at] in "VE":
        return at
    for k in range(at + 1, min(len(found.tags), at + 5)):
        if found.tags[k] in "EBG" and found.lowers[k] not in {"been", "be", "being"}:
            return k
        if found.tags[k] not in "RAEBG":
            break
    return at


def _of_a_verb(found: Facts, at: int) -> bool:
    """Whether the main verb tells what somebody thinks of something."""
    base = base_of(found.lowers[at])
    after = found.lowers[at + 1 : at + 1 + _WITHIN]
    passive = found.tags[at] == "E" and any(word in _PASSIVE for word in found.lowers[max(0, at - 3) : at])
    if base in {"expect", "set", "think", "believe", "say"} and passive and not found.figures:
        past = "have" in after  # "birds were thought to have lost": a finding
        return after[:1] == ["to"] and not past
    if base in _SAYING and _NEGATED & set(found.lowers[max(0, at - 3) : at]):
        return bool(_ASKING & set(after))
    if passive:
        return False
    if base == "expect" and "V" not in found.tags[at + 1 :]:
        return not ("to" in found.lowers[at:] and "E" in found.tags[at + 1 :])  # "expects homes to be reconnected"
    if base in _A["judging"] and _A["ideas"] & set(after):
        return True
    if base in _A["waving"] and after[:1] and after[0] in _OFF:
        return True
    return base in _A["attitudes"]


def _mood(found: Facts) -> bool:
    """ "remained open to talks", "is in no hurry", "is under pressure to show results", "remains to be seen"."""
    line = " ".join(found.lowers)
    return any(phrase in line for phrase in _A["moods"])


def _meant(found: Facts) -> bool:
    """ "the recall is meant chiefly for a home audience"."""
    means = any(
        word in {"meant", "intended", "designed"} and found.tags[at] == "E" for at, word in enumerate(found.lowers)
    )
    return means and not found.dated and not set(found.lowers) & OURSELVES
