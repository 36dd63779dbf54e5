"""The words that numbers are written with."""

from claims.quantities.word_list import numbered

ONES = numbered(
    """
    zero|nought|naught|nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
)
TENS = numbered("twenty thirty forty|fourty fifty sixty seventy eighty ninety", start=2, step=10)
HUNDRED = 100

SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lac": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
}
SCALES |= {f"{word}s": SCALES[word] for word in ("thousand", "lakh", "crore", "million", "billion", "trillion")}

# Letters that scale a numeral they are glued to; "m" may also be metres, which `units` settles.
GLUED_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9} | {
    word: SCALES[word] for word in ("mn", "mln", "mil", "bn", "bln", "tn", "trn", "tln", "lakh", "million", "billion")
}

DOZEN = {"dozen", "dozens", "doz", "dozs"}

ORDINALS = numbered(
    """
    zeroth first second third fourth fifth sixth seventh eighth ninth|nineth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """
) | {f"{word[:-1]}ieth": value for word, value in TENS.items()}
ORDINAL_SCALES = {
    "hundredth": 1e2,
    "thousandth": 1e3,
    "millionth": 1e6,
    "billionth": 1e9,
    "trillionth": 1e12,
}

# What one part is when so many make the whole: singular after "a" and "one", plural after more.
PARTS = {"half": 2, "third": 3, "quarter": 4} | {
    word: value
    for word, value in ORDINALS.items()
    if value > 2  # "second" is never a part
}
PARTS |= {word: int(value) for word, value in ORDINAL_SCALES.items()}
PARTS_PLURAL = {"halves": 2} | {f"{word}s": value for word, value in PARTS.items() if word != "half"}

VULGAR_VALUES = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}

MINUS_WORDS = {"minus", "negative"}
MINUS_SIGNS = {"-", "−", "–"}
HYPHENS = {"-", "‐", "‑", "–", "—"}

CARDINALS = ONES.keys() | TENS.keys() | {"hundred"}
