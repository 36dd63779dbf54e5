"""Numbers, units and periods in the words that people read."""

from claims.quantities.numbers import number_at
from claims.quantities.tokens import WORD, tokenise
from claims.quantities.units import TIME_OF

CURRENCY_NAMES = {
    "GBP": "pounds", "USD": "US dollars", "EUR": "euros", "JPY": "yen", "INR": "Indian rupees", "CNY": "yuan",
    "RUB": "roubles", "CHF": "Swiss francs", "AUD": "Australian dollars", "CAD": "Canadian dollars",
    "NZD": "New Zealand dollars", "HKD": "Hong Kong dollars", "SGD": "Singapore dollars", "KRW": "won", "ZAR": "rand",
    "SEK": "Swedish kronor", "NOK": "Norwegian kroner", "DKK": "Danish kroner", "TRY": "lira", "BRL": "reais",
    "MXN": "Mexican pesos", "PKR": "Pakistani rupees", "ILS": "shekels", "UAH": "hryvnias", "PLN": "zlotys",
    "NGN": "naira", "KES": "Kenyan shillings", "THB": "baht", "XBT": "bitcoins",
}  # fmt: skip
UNIT_NAMES = {
    "percent": "per cent", "percentage_point": "percentage points", "basis_point": "basis points", "foot": "feet",
    "inch": "inches", "century": "centuries", "degC": "degrees Celsius", "degF": "degrees Fahrenheit",
    "multiplier": "times", "fraction": "of the whole", "horsepower": "horsepower", "hertz": "hertz",
}  # fmt: skip
# Mean lengths of the Gregorian calendar.
DAYS_IN = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.436875,
    "year": 365.2425, "decade": 3652.425, "century": 36524.25,
}  # fmt: skip
ADVERB_DAYS = {
    "hourly": 1 / 24, "daily": 1.0, "nightly": 1.0, "weekly": 7.0, "monthly": DAYS_IN["month"],
    "yearly": DAYS_IN["year"], "annually": DAYS_IN["year"], "annum": DAYS_IN["year"],
}  # fmt: skip
LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
TIMES_NAMES = {10: "ten", 100: "a hundred", 1_000: "a thousand", 10_000: "ten thousand", 100_000: "a hundred thousand",
               1_000_000: "a million", 1_000_000_000: "a billion"}  # fmt: skip


def number(value: float) -> str:
    """A number to at most three figures after a scale word or two decimals without: "16.8 million", "1,416", "0.4"."""
    for scale, word in LARGE:
        if abs(value) >= scale:
            return f"{trimmed(value / scale, 2 if abs(value) < 100 * scale else 0)} {word}"
    return trimmed(value, 0 if abs(value) >= 1000 else 2)


def trimmed(value: float, decimals: int) -> str:
    """The value with thousands separators and no idle noughts after the point."""
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit(name: str) -> str:
    """The unit as said after a number: "pounds", "tonnes", "miles per hour", "per 100,000"; "" for counts."""
    if name == "count":
        return ""
    if name in CURRENCY_NAMES or name in UNIT_NAMES:
        return CURRENCY_NAMES.get(name) or UNIT_NAMES[name]
    if name.startswith("per_"):
        base = name.removeprefix("per_")
        return f"per {int(base):,}" if base.isdigit() else f"per {base}"
    if "/" in name:
        top, bottom = name.split("/", maxsplit=1)
        return f"{unit(top)} per {bottom.replace('_', ' ')}"
    if name.startswith(("square_", "cubic_")):
        power, _, length = name.partition("_")
        return f"{power} {unit(length)}"
    return name if name.isupper() else f"{name.replace('_', ' ')}s"


def times(ratio: float) -> str:
    """ "a thousand times", "about 14 times" for a ratio of ten or more."""
    for power, name in TIMES_NAMES.items():
        if abs(ratio / power - 1) < 0.02:
            return f"{name} times"
    return f"about {number(float(round(ratio)))} times"


def span_in_days(period: str) -> float | None:
    """How many days a period as written lasts ("a year", "over five years"); None for "a barrel"."""
    tokens = tokenise(period)
    count = 1.0
    for index, token in enumerate(tokens):
        if token.low in ADVERB_DAYS:
            return ADVERB_DAYS[token.low]
        if token.low in TIME_OF and TIME_OF[token.low] in DAYS_IN:
            return count * DAYS_IN[TIME_OF[token.low]]
        found = number_at(tokens, index) if token.kind and token.low not in {"a", "an"} and token.text else None
        if found and not found.ordinal and found.value > 0:
            count = found.value
        elif token.kind != WORD:
            continue
    return None
