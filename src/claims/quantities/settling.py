"""Units that only the words further off tell: whose rupees they are, and which points are of a percentage."""

from claims.model.enums import QuantityKind
from claims.quantities.reading import Figure
from claims.quantities.tokens import Token
from claims.quantities.word_list import words

BACK, AHEAD = 60, 20  # tokens in which a country may be named for a coin that several have
# For a coin that several countries have, the places that tell which one is meant.
PLACES = {
    "rupee": {
        "INR": "india indian delhi mumbai", "PKR": "pakistan pakistani islamabad karachi lahore",
        "LKR": "lanka lankan colombo", "NPR": "nepal nepali nepalese kathmandu", "MUR": "mauritius mauritian",
    },
    "peso": {
        "MXN": "mexico mexican", "ARS": "argentina argentine argentinian", "CLP": "chile chilean santiago",
        "COP": "colombia colombian", "PHP": "philippines philippine filipino manila", "CUP": "cuba cuban havana",
        "UYU": "uruguay uruguayan", "DOP": "dominican",
    },
    "dinar": {
        "IQD": "iraq iraqi baghdad", "KWD": "kuwait kuwaiti", "JOD": "jordan jordanian", "DZD": "algeria algerian",
        "TND": "tunisia tunisian tunis", "RSD": "serbia serbian belgrade", "BHD": "bahrain bahraini",
        "LYD": "libya libyan tripoli",
    },
    "shilling": {
        "KES": "kenya kenyan nairobi", "UGX": "uganda ugandan kampala", "TZS": "tanzania tanzanian",
        "SOS": "somalia somali",
    },
    "rial": {"IRR": "iran iranian tehran", "OMR": "oman omani", "YER": "yemen yemeni"},
    "riyal": {"SAR": "saudi riyadh", "QAR": "qatar qatari doha"},
    "dirham": {"AED": "uae emirates dubai", "MAD": "morocco moroccan"},
    "krona": {"SEK": "sweden swedish stockholm", "ISK": "iceland icelandic"},
    "kronor": {"SEK": "sweden swedish stockholm"},
    "kroner": {"NOK": "norway norwegian oslo", "DKK": "denmark danish copenhagen"},
    "krone": {"NOK": "norway norwegian oslo", "DKK": "denmark danish copenhagen"},
    "lira": {"TRY": "turkey turkish ankara istanbul", "LBP": "lebanon lebanese", "SYP": "syria syrian"},
    "kwacha": {"ZMW": "zambia zambian", "MWK": "malawi malawian"},
    "manat": {"AZN": "azerbaijan azerbaijani", "TMT": "turkmenistan turkmen"},
    "franc": {"CHF": "switzerland swiss zurich", "RWF": "rwanda rwandan", "XOF": "senegal mali ivory benin togo"},
}  # fmt: skip
CODE_OF = {
    coin: {place: code for code, places in issuers.items() for place in places.split()}
    for coin, issuers in PLACES.items()
}
ALSO = {"rs": "rupee", "re": "rupee"}
# Where these are near, the points beside a share are percentage points; those of a match or an index are none.
POLLS = words(
    """
    poll polls polled polling survey approval voters vote votes election electorate turnout support supported ballot
    candidate candidates party
    """
)
NEAR = 30  # tokens on either side


def settle(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """The figures with the currency of the country spoken of, and points as percentage points beside a share."""
    return [
        of_country(tokens, figure)
        if figure.kind is QuantityKind.MONEY
        else of_percentage(tokens, figures, index)
        if figure.noun in {"point", "points"} and figure.kind is QuantityKind.COUNT
        else figure
        for index, figure in enumerate(figures)
    ]


def of_country(tokens: list[Token], figure: Figure) -> Figure:
    """The sum in the coin of the country named nearest before it, or else after it, if several have such a coin."""
    for at in {figure.start, figure.end - 1}:
        word = tokens[at].low
        codes = CODE_OF.get(ALSO.get(word, word.removesuffix("s")))
        if codes is None or tokens[at - 1].low in codes:
            continue
        near = [*tokens[max(0, figure.start - BACK) : figure.start][::-1], *tokens[figure.end : figure.end + AHEAD]]
        named = (
            codes.get(token.low.removesuffix("'s").removesuffix("’s")) for token in near if token.text[:1].isupper()
        )
        code = next((code for code in named if code), None)
        return figure._replace(unit=code) if code else figure
    return figure


def of_percentage(tokens: list[Token], figures: list[Figure], index: int) -> Figure:
    """ "51 percent …, a 9-point lead": the points of a lead are percentage points where a share stands beside it."""
    figure = figures[index]
    around = figures[max(0, index - 2) : index + 3]
    shares = any(other.kind in {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT} for other in around)
    near = tokens[max(0, figure.start - NEAR) : figure.end + NEAR]
    if not shares or figure.scale != 1.0 or not any(token.low in POLLS for token in near):
        return figure
    return figure._replace(unit="percentage_point", kind=QuantityKind.PERCENTAGE_POINT, noun=None, explicit=True)
