"""The signs, codes and words of money."""

from claims.quantities.word_list import forms, words

SYMBOLS = {
    "£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₦": "NGN", "₴": "UAH", "₫": "VND", "₱": "PHP", "฿": "THB", "₡": "CRC", "₭": "LAK", "₲": "PYG",
    "₵": "GHS", "₸": "KZT", "₮": "MNT", "₾": "GEL",
}  # fmt: skip
# Letters glued before "$" (A$5, US$5, CAD$5).
DOLLARS = {
    "us": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD",
    "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "r": "BRL", "nt": "TWD", "mex": "MXN", "mxn": "MXN", "mx": "MXN",
    "j": "JMD", "tt": "TTD", "usd": "USD", "z": "ZWL", "n": "NAD", "fj": "FJD",
}  # fmt: skip
CODES = words(
    """
    GBP USD EUR JPY INR CNY RMB RUB KRW ILS TRY NGN UAH VND PHP THB AUD CAD NZD HKD SGD BRL TWD MXN CHF SEK
    NOK DKK PLN CZK HUF RON BGN ZAR KES GHS TZS UGX EGP MAD TND DZD SAR AED QAR KWD BHD OMR JOD LBP IRR IQD
    PKR BDT LKR NPR AFN IDR MYR ARS CLP COP PEN UYU VES CRC ISK HRK RSD KZT GEL AMD AZN BYN MDL XAF XOF ETB
    ZMW MZN AOA
    """
)
NAMES_TOO = {"COP", "TRY", "MAD", "PEN"}  # before digits these are rather names and words: COP 26
LOWER_CODES = {"usd", "gbp", "eur", "inr", "aud", "cad"}
CODE_ALIASES = {"rmb": "CNY", "sek": "SEK"}
# Written before the digits, with or without a full stop.
PREFIX_WORDS = {"rs": "INR", "re": "INR"}

# Words that name one currency by themselves, or stand for the one meant when no country is named.
WORDS = forms(
    {
        "USD": "dollar dollars bucks",
        "EUR": "euro euros",
        "GBP": "pound pounds sterling quid",
        "JPY": "yen",
        "CNY": "yuan renminbi kuai",
        "INR": "rupee rupees",
        "RUB": "rouble roubles ruble rubles",
        "CHF": "franc francs",
        "ZAR": "rand",
        "BRL": "reais",
        "MXN": "peso pesos",
        "NOK": "kroner krone",
        "SEK": "kronor krona",
        "TRY": "lira liras",
        "ILS": "shekel shekels",
        "AED": "dirham dirhams",
        "SAR": "riyal riyals",
        "NGN": "naira",
        "GHS": "cedi cedis",
        "THB": "baht",
        "MYR": "ringgit",
        "IDR": "rupiah",
        "VND": "dong",
        "BDT": "taka",
        "UAH": "hryvnia hryvnias",
        "PLN": "zloty zlotys",
        "HUF": "forint forints",
        "CZK": "koruna",
        "KES": "shilling shillings",
        "ETB": "birr",
        "ZMW": "kwacha",
        "XBT": "bitcoin bitcoins",
    }
)
NATIONAL = {
    tuple(named.split()): code
    for code, listed in {
        "USD": "us dollar | american dollar",
        "AUD": "australian dollar",
        "CAD": "canadian dollar",
        "NZD": "zealand dollar",
        "HKD": "kong dollar",
        "SGD": "singapore dollar",
        "TWD": "taiwan dollar",
        "JMD": "jamaican dollar",
        "CHF": "swiss franc",
        "XOF": "cfa franc",
        "EGP": "egyptian pound",
        "LBP": "lebanese pound",
        "SYP": "syrian pound",
        "SDG": "sudanese pound",
        "GBP": "british pound | sterling pound",
        "INR": "indian rupee",
        "PKR": "pakistani rupee | pakistan rupee",
        "LKR": "lankan rupee",
        "NPR": "nepali rupee | nepalese rupee",
        "MXN": "mexican peso",
        "ARS": "argentine peso | argentinian peso",
        "CLP": "chilean peso",
        "COP": "colombian peso",
        "PHP": "philippine peso",
        "CUP": "cuban peso",
        "UYU": "uruguayan peso",
        "NOK": "norwegian kroner | norwegian krone | norwegian crown",
        "DKK": "danish kroner | danish krone | danish crown",
        "SEK": "swedish krona | swedish kronor | swedish crown",
        "ISK": "icelandic krona",
        "CZK": "czech crown",
        "TRY": "turkish lira",
        "ILS": "israeli shekel",
        "MAD": "moroccan dirham",
        "SAR": "saudi riyal",
        "QAR": "qatari riyal",
        "IRR": "iranian rial",
        "KWD": "kuwaiti dinar",
        "IQD": "iraqi dinar",
        "JOD": "jordanian dinar",
        "TND": "tunisian dinar",
        "DZD": "algerian dinar",
        "RSD": "serbian dinar",
        "KES": "kenyan shilling",
        "UGX": "ugandan shilling",
        "TZS": "tanzanian shilling",
        "KRW": "korean won",
        "CNY": "chinese yuan",
        "JPY": "japanese yen",
        "RUB": "russian rouble | russian ruble",
        "BRL": "brazilian real | brazilian reais",
        "ZAR": "african rand",
        "PLN": "polish zloty",
        "HUF": "hungarian forint",
    }.items()
    for named in listed.split(" | ")
}
# Countries in two words, of which NATIONAL holds the second.
FIRST_OF_TWO = {"new", "hong", "sri", "south", "u", "west"}
HUNDREDTHS = {
    "¢": "USD",
    "pence": "GBP", "penny": "GBP", "pennies": "GBP", "cent": "USD", "cents": "USD", "paise": "INR", "kopecks": "RUB",
}  # fmt: skip
# "pounds" is weight after or before these words, and money otherwise.
WEIGHT_BEFORE = words(
    """
    weigh weighs weighed weighing lost gained lose gain lift lifted lifting heavy heavier lighter baby
    dropped
    """
)
WEIGHT_AFTER = {"heavier", "lighter", "overweight", "underweight"}
WEIGHED_GOODS = words(
    """
    meat beef chicken pork fish food cocaine heroin cannabis marijuana fentanyl drugs explosives explosive
    thrust force pressure rice flour sugar coffee cheese fruit vegetables rubbish waste trash plastic fat
    muscle lead copper steel gold silver uranium carbon dioxide potatoes apples tea butter powder ice
    """
)

# What pounds of money are "of": "40 pounds of damage"; of anything else they are a weight.
PAID_IN_POUNDS = words(
    """
    damage savings debt debts taxpayers taxpayer public government aid cash funding compensation spending investment
    cuts income money revenue profit profits losses loan loans tax taxes credit help support vouchers shopping rent
    benefits benefit capital assets fines bills charges interest relief pay wages your our their his her its my the
    this that those these each every it them which
    """
)
# After "a 20-pound" these cost or are worth so much; anything else weighs it.
COSTS_POUNDS = words(
    """
    note notes coin coins fine fines deal bill bills ticket tickets prize prizes house home flat fee fees budget
    investment contract project scheme jackpot bonus loan cut cuts rise increase bet shop payout voucher gift grant
    charge levy tax rent wage salary pension subsidy donation debt offer bid price fare membership deposit limit
    cap discount rebate payment
    """
)
