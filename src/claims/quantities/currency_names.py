"""Currencies by the country that issues them: "Bahraini dinars", "Costa Rican colones", "Hong Kong dollars"."""

# For each coin, in the singular, the codes and the countries as an adjective or a name stands before the coin.
ISSUED = {
    "dollar": {
        "USD": "us|american|united states|u . s .|u . s", "AUD": "australian|australia", "CAD": "canadian|canada",
        "NZD": "new zealand", "HKD": "hong kong", "SGD": "singapore|singaporean", "TWD": "taiwan|new taiwan|taiwanese",
        "JMD": "jamaican|jamaica", "BSD": "bahamian", "BBD": "barbados|barbadian", "FJD": "fijian|fiji",
        "NAD": "namibian|namibia", "TTD": "trinidad and tobago|trinidad|trinidadian", "BZD": "belize|belizean",
        "BMD": "bermudian|bermuda", "BND": "brunei", "GYD": "guyanese|guyana", "LRD": "liberian|liberia",
        "SRD": "surinamese|suriname", "ZWL": "zimbabwean|zimbabwe", "XCD": "east caribbean|eastern caribbean",
        "KYD": "cayman|cayman islands", "SBD": "solomon islands",
    },
    "pound": {
        "GBP": "british|uk|sterling|english|u . k .", "EGP": "egyptian", "LBP": "lebanese", "SYP": "syrian",
        "SDG": "sudanese", "SSP": "south sudanese", "FKP": "falkland|falkland islands|falklands",
        "GIP": "gibraltar", "SHP": "saint helena|st helena", "IEP": "irish", "CYP": "cypriot|cyprus",
    },
    "franc": {
        "CHF": "swiss", "XOF": "cfa|west african cfa|west african", "XAF": "central african cfa|central african",
        "RWF": "rwandan|rwanda", "CDF": "congolese", "BIF": "burundian|burundi", "DJF": "djiboutian|djibouti",
        "GNF": "guinean|guinea", "KMF": "comorian", "XPF": "cfp|pacific", "FRF": "french", "BEF": "belgian",
        "LUF": "luxembourg",
    },
    "peso": {
        "MXN": "mexican", "ARS": "argentine|argentinian|argentinean", "CLP": "chilean", "COP": "colombian",
        "PHP": "philippine|filipino", "CUP": "cuban", "UYU": "uruguayan", "DOP": "dominican",
    },
    "rupee": {
        "INR": "indian", "PKR": "pakistani|pakistan", "LKR": "sri lankan|sri lanka", "NPR": "nepali|nepalese",
        "MUR": "mauritian|mauritius", "SCR": "seychelles|seychellois",
    },
    "rouble|ruble": {"RUB": "russian", "BYN": "belarusian|belarussian|belarus"},
    "dinar": {
        "KWD": "kuwaiti|kuwait", "IQD": "iraqi|iraq", "JOD": "jordanian|jordan", "TND": "tunisian",
        "DZD": "algerian", "RSD": "serbian", "BHD": "bahraini|bahrain", "LYD": "libyan",
    },
    "denar": {"MKD": "macedonian"},
    "rial|riyal": {
        "SAR": "saudi|saudi arabian", "QAR": "qatari|qatar", "IRR": "iranian", "OMR": "omani", "YER": "yemeni",
    },
    "dirham": {"AED": "uae|emirati|united arab emirates", "MAD": "moroccan"},
    "krona|kronor|krone|kroner|kronur|crown|króna|krónur": {
        "SEK": "swedish", "NOK": "norwegian", "DKK": "danish", "ISK": "icelandic", "CZK": "czech", "SKK": "slovak",
        "EEK": "estonian",
    },
    "shilling": {"KES": "kenyan|kenya", "UGX": "ugandan|uganda", "TZS": "tanzanian|tanzania", "SOS": "somali"},
    "won": {"KRW": "korean|south korean", "KPW": "north korean"},
    "yuan|renminbi": {"CNY": "chinese"},
    "yen": {"JPY": "japanese"},
    "real|reais": {"BRL": "brazilian"},
    "rand": {"ZAR": "african|south african"},
    "lira|lire": {"TRY": "turkish|new turkish", "ITL": "italian", "MTL": "maltese", "SYP": "syrian", "LBP": "lebanese"},
    "shekel": {"ILS": "israeli|new israeli|israeli new|new"},
    "koruna|koruny": {"CZK": "czech", "SKK": "slovak"},
    "som": {"UZS": "uzbek|uzbekistani", "KGS": "kyrgyz|kyrgyzstani"},
    "manat": {"AZN": "azerbaijani|azeri|azerbaijan", "TMT": "turkmen|turkmenistan"},
    "kwacha": {"ZMW": "zambian", "MWK": "malawian"},
    "leu|lei": {"RON": "romanian", "MDL": "moldovan"},
    "lev|leva": {"BGN": "bulgarian"},
    "florin": {"AWG": "aruban"},
    "guilder": {"NLG": "dutch", "ANG": "antillean"},
    "mark": {"DEM": "german|deutsche|west german", "FIM": "finnish", "BAM": "bosnian|convertible"},
    "schilling": {"ATS": "austrian"},
    "escudo": {"PTE": "portuguese", "CVE": "cape verdean|cape verde"},
    "peseta": {"ESP": "spanish"},
    "drachma": {"GRD": "greek"},
    "dram": {"AMD": "armenian"},
    "sol|soles": {"PEN": "peruvian|nuevo|nuevos"},
    "pula": {"BWP": "botswana"},
    "kina": {"PGK": "papua new guinean|papua new guinea"},
    "tala": {"WST": "samoan"},
}  # fmt: skip

# Coins named in one word, after which no country needs to stand; a country may stand before them all the same.
COINED = {
    "USD": "dollar dollars buck bucks", "EUR": "euro euros", "GBP": "pound pounds sterling quid", "JPY": "yen",
    "CNY": "yuan yuans renminbi kuai", "INR": "rupee rupees", "RUB": "rouble roubles ruble rubles",
    "CHF": "franc francs", "ZAR": "rand rands", "BRL": "reais", "MXN": "peso pesos", "NOK": "kroner krone",
    "SEK": "kronor krona", "TRY": "lira liras", "ILS": "shekel shekels sheqel sheqels", "AED": "dirham dirhams",
    "SAR": "riyal riyals", "IRR": "rial rials", "NGN": "naira nairas", "GHS": "cedi cedis", "THB": "baht bahts",
    "MYR": "ringgit ringgits", "IDR": "rupiah rupiahs", "VND": "dong", "BDT": "taka takas",
    "UAH": "hryvnia hryvnias hryvnya hryvnyas", "PLN": "zloty zlotys zloties zlotych złoty złotych",
    "HUF": "forint forints", "CZK": "koruna korunas koruny", "KES": "shilling shillings", "ETB": "birr birrs",
    "ZMW": "kwacha kwachas", "RON": "lei leu", "BGN": "leva levs", "ALL": "leks", "KZT": "tenge tenges",
    "GEL": "lari laris", "MNT": "tugrik tugriks togrog", "AFN": "afghani afghanis", "MMK": "kyat kyats",
    "LAK": "kip kips", "KHR": "riel riels", "BTN": "ngultrum", "MVR": "rufiyaa", "TJS": "somoni", "AZN": "manat manats",
    "MOP": "pataca patacas", "PEN": "soles", "BOB": "boliviano bolivianos", "PYG": "guarani guaranis guaranies",
    "VES": "bolivar bolivars bolivares", "CRC": "colones", "GTQ": "quetzal quetzals quetzales",
    "HNL": "lempira lempiras", "NIO": "cordoba cordobas", "PAB": "balboa balboas", "HTG": "gourde gourdes",
    "GMD": "dalasi dalasis", "SLE": "leones", "AOA": "kwanza kwanzas", "MZN": "metical meticais meticals",
    "BWP": "pulas", "LSL": "loti maloti", "SZL": "lilangeni emalangeni", "MGA": "ariary", "MRU": "ouguiya ouguiyas",
    "ERN": "nakfa", "TOP": "paanga pa'anga", "VUV": "vatu", "STN": "dobra dobras", "HRK": "kuna kunas",
    "MKD": "denar denars", "IQD": "dinar dinars", "DEM": "deutschmark deutschmarks deutschemark deutschemarks",
    "ITL": "lire", "ESP": "peseta pesetas", "PTE": "escudo escudos", "NLG": "guilder guilders",
    "ATS": "schilling schillings", "FIM": "markka markkas", "XBT": "bitcoin bitcoins", "KGS": "soms",
}  # fmt: skip
# The countries whose coin is no other country's, for those of COINED.
ISSUERS = {
    "NGN": "nigerian", "GHS": "ghanaian|ghana", "THB": "thai", "MYR": "malaysian", "IDR": "indonesian",
    "VND": "vietnamese", "BDT": "bangladeshi|bangladesh", "UAH": "ukrainian", "PLN": "polish", "HUF": "hungarian",
    "ETB": "ethiopian", "KZT": "kazakh|kazakhstani|kazakhstan", "GEL": "georgian", "MNT": "mongolian", "AFN": "afghan",
    "MMK": "burmese|myanmar", "LAK": "lao|laotian|laos", "KHR": "cambodian", "BTN": "bhutanese", "MVR": "maldivian",
    "TJS": "tajik|tajikistani", "MOP": "macau|macanese", "PEN": "peruvian", "BOB": "bolivian", "PYG": "paraguayan",
    "VES": "venezuelan", "CRC": "costa rican", "GTQ": "guatemalan", "HNL": "honduran", "NIO": "nicaraguan",
    "PAB": "panamanian", "HTG": "haitian", "GMD": "gambian", "SLE": "sierra leonean|sierra leone", "AOA": "angolan",
    "MZN": "mozambican|mozambique", "LSL": "lesotho", "SZL": "swazi", "MGA": "malagasy", "MRU": "mauritanian",
    "ERN": "eritrean", "TOP": "tongan", "VUV": "vanuatu", "HRK": "croatian", "BGN": "bulgarian", "ALL": "albanian",
    "ITL": "italian", "CNY": "chinese", "ZAR": "south african", "BRL": "brazilian",
}  # fmt: skip
# Coins whose names are other words too, so that they need their country before them.
NEED_COUNTRY = {"ALL": "lek", "BGN": "lev", "CRC": "colon", "SLE": "leone", "TOP": "pa'anga", "BRL": "reals"}


def plural(coin: str) -> str:
    """The coin's English plural."""
    return coin if coin.endswith("s") else f"{coin}s"


def national() -> dict[tuple[str, ...], str]:
    """Each way to name a country and its coin, word by word, with the code."""
    named = {
        (*country.split(), form): code
        for coins, issuers in ISSUED.items()
        for coin in coins.split("|")
        for form in (coin, plural(coin))
        for code, countries in issuers.items()
        for country in countries.split("|")
    }
    named |= {
        (*country.split(), form): code
        for code, countries in ISSUERS.items()
        for form in f"{COINED[code]} {NEED_COUNTRY.get(code, '')}".split()
        for country in countries.split("|")
    }
    return named
