"""The signs, codes and words of money."""

from claims.quantities.currency_names import COINED, national
from claims.quantities.word_list import forms, words

SYMBOLS = {
    "£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS",
    "₺": "TRY", "₦": "NGN", "₴": "UAH", "₫": "VND", "₱": "PHP", "฿": "THB", "₡": "CRC", "₭": "LAK", "₲": "PYG",
    "₵": "GHS", "₸": "KZT", "₮": "MNT", "₾": "GEL",
    "₼": "AZN", "֏": "AMD", "৳": "BDT", "៛": "KHR", "﷼": "IRR", "₿": "XBT",
}  # fmt: skip
# Letters glued before "$" (A$5, US$5, CAD$5).
DOLLARS = {
    "us": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD",
    "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "r": "BRL", "nt": "TWD", "mex": "MXN", "mxn": "MXN", "mx": "MXN",
    "j": "JMD", "tt": "TTD", "usd": "USD", "z": "ZWL", "n": "NAD", "fj": "FJD",
    "bz": "BZD", "bds": "BBD", "ec": "XCD", "gy": "GYD",
}  # fmt: skip
CODES = words(
    """
    GBP USD EUR JPY INR CNY RMB RUB KRW ILS TRY NGN UAH VND PHP THB AUD CAD NZD HKD SGD BRL TWD MXN CHF SEK
    NOK DKK PLN CZK HUF RON BGN ZAR KES GHS TZS UGX EGP MAD TND DZD SAR AED QAR KWD BHD OMR JOD LBP IRR IQD
    PKR BDT LKR NPR AFN IDR MYR ARS CLP COP PEN UYU VES CRC ISK HRK RSD KZT GEL AMD AZN BYN MDL XAF XOF ETB
    ZMW MZN AOA BAM MKD UZS KGS TJS TMT LYD YER SYP SDG MUR SCR MVR MMK KHR LAK BND FJD PGK BWP NAD MWK RWF
    BIF CDF DJF GNF GMD LRD SOS MGA JMD TTD BBD BSD BZD GYD DOP HTG GTQ HNL NIO PAB BOB PYG CUP XCD XPF MOP
    MNT DEM FRF ITL ESP NLG BTC XBT
    """
)
# Before digits these are rather names and words: COP 26.
NAMES_TOO = {"COP", "TRY", "MAD", "PEN", "BAM", "BOB", "SOS", "MOP", "BTC"}
LOWER_CODES = words(
    """
    usd gbp eur inr aud cad jpy cny rmb chf nzd hkd sgd sek nok dkk zar krw brl mxn thb pln czk huf ils idr myr vnd
    sar aed kwd qar egp ngn kes pkr twd rub uah
    """
)
CODE_ALIASES = {"rmb": "CNY", "sek": "SEK", "btc": "XBT"}
# Written before the digits, with or without a full stop, as spelled here.
PREFIX_WORDS = {
    "Rs": "INR", "Re": "INR", "RS": "INR", "RM": "MYR", "Rp": "IDR", "KSh": "KES", "Ksh": "KES", "KSH": "KES",
    "Sh": "KES", "USh": "UGX", "Ush": "UGX", "TSh": "TZS", "Tsh": "TZS", "Dh": "AED", "Dhs": "AED", "SFr": "CHF",
    "Sfr": "CHF", "DKr": "DKK", "SKr": "SEK", "NKr": "NOK", "Dkr": "DKK", "Skr": "SEK", "Nkr": "NOK", "Kč": "CZK",
    "Tk": "BDT", "DM": "DEM", "Fr": "CHF", "rs": "INR",
}  # fmt: skip
# After the digits.
SUFFIX_WORDS = {
    "Kč": "CZK", "zł": "PLN", "kr": "SEK", "rs": "INR", "Rs": "INR", "SFr": "CHF", "DM": "DEM",
}  # fmt: skip

# Words that name one currency by themselves, or stand for the one meant when no country is named.
WORDS = forms(COINED)
# With a capital these are people or names: "200 Afghani refugees".
LOWER_WORDS = {
    "mao",
    "sen",
    "fen",
    "fils",
    "bani",
    "sterling",
    "afghani",
    "guarani",
    "kuna",
    "kip",
    "taka",
    "dong",
    "lari",
    "loti",
    "rand",
    "real",
    "soles",
    "balboa",
}
# Money only after a scale: "3 million marks", "2 trillion won".
SCALED_WORDS = {"won": "KRW", "marks": "DEM", "crowns": "SEK", "krone": "NOK"}
# No prefix: "the buck 50 years on", "sterling 2.5".
NO_PREFIX = {"buck", "bucks", "quid", "sterling", "rand", "dong", "real", "lari", "kip", "soles", "ether"}
NATIONAL = national()
NATIONAL_STARTS = frozenset(phrase[0] for phrase in NATIONAL)
LONGEST_NATIONAL = max(map(len, NATIONAL))
# Small coins, with their currency and the part of it that they are.
COINS = {
    word: (code, part)
    for (code, part), listed in {
        ("USD", 0.01): "¢ cent cents",
        ("GBP", 0.01): "pence penny pennies",
        ("INR", 0.01): "paise paisa",
        ("RUB", 0.01): "kopeck kopecks kopek kopeks",
        ("CNY", 0.1): "jiao mao",
        ("CNY", 0.01): "fen",
        ("MXN", 0.01): "centavo centavos",
        ("EUR", 0.01): "eurocent eurocents",
        ("CHF", 0.01): "centime centimes rappen",
        ("DEM", 0.01): "pfennig pfennigs",
        ("SEK", 0.01): "öre",
        ("DKK", 0.01): "øre",
        ("PLN", 0.01): "grosz groszy",
        ("AED", 0.01): "fils",
        ("SAR", 0.01): "halala halalas",
        ("EGP", 0.01): "piastre piastres piaster piasters",
        ("THB", 0.01): "satang",
        ("MYR", 0.01): "sen",
        ("CZK", 0.01): "haler halers",
        ("BGN", 0.01): "stotinki",
        ("RON", 0.01): "bani",
        ("NGN", 0.01): "kobo",
        ("GHS", 0.01): "pesewa pesewas",
        ("ILS", 0.01): "agorot",
        ("TRY", 0.01): "kurus",
        ("XBT", 1e-8): "satoshi satoshis",
    }.items()
    for word in listed.split()
}
# "pounds" is weight after or before these words, and money otherwise.
WEIGHT_BEFORE = words(
    """
    weigh weighs weighed weighing lost gained lose gain lift lifted lifting heavy heavier lighter baby
    dropped weight foot feet ft inches tall kilogram kilograms kg ounces
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
