"""The words and signs of physical units, ages and durations; the left-hand names are those of docs/formats.md."""

from claims.quantities.word_list import words

LENGTHS = {
    "millimetre": "millimetre millimetres millimeter millimeters",
    "centimetre": "centimetre centimetres centimeter centimeters",
    "decimetre": "decimetre decimetres decimeter decimeters",
    "metre": "metre metres meter meters",
    "kilometre": "kilometre kilometres kilometer kilometers kms kilometre",
    "nanometre": "nanometre nanometres nanometer nanometers",
    "micrometre": "micrometre micrometres micrometer micrometers micron microns",
    "picometre": "picometre picometres picometer picometers",
    "inch": "inch inches",
    "foot": "foot feet",
    "yard": "yard yards",
    "mile": "mile miles",
    "decametre": "decametre decametres decameter decameters",
    "hectometre": "hectometre hectometres hectometer hectometers",
    "furlong": "furlong furlongs",
    "fathom": "fathom fathoms",
    "parsec": "parsec parsecs",
}
TIMES = {
    "millisecond": "millisecond milliseconds",
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs",
    "day": "day days",
    "night": "night nights",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years yr yrs",
    "decade": "decade decades",
    "century": "century centuries",
}
OTHERS = {
    "microgram": "microgram micrograms microgramme microgrammes",
    "milligram": "milligram milligrams milligramme milligrammes",
    "gram": "gram grams gramme grammes",
    "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos",
    "tonne": "tonne tonnes",
    "ton": "ton tons",
    "kilotonne": "kilotonne kilotonnes kiloton kilotons",
    "megatonne": "megatonne megatonnes megaton megatons",
    "ounce": "ounce ounces",
    "carat": "carat carats",
    "litre": "litre litres liter liters",
    "millilitre": "millilitre millilitres milliliter milliliters",
    "megalitre": "megalitre megalitres megaliter megaliters",
    "gigalitre": "gigalitre gigalitres gigaliter gigaliters",
    "hectolitre": "hectolitre hectolitres hectoliter hectoliters",
    "gallon": "gallon gallons",
    "pint": "pint pints",
    "quart": "quart quarts",
    "decilitre": "decilitre decilitres deciliter deciliters",
    "centilitre": "centilitre centilitres centiliter centiliters",
    "microlitre": "microlitre microlitres microliter microliters",
    "hundredweight": "hundredweight hundredweights cwt",
    "quintal": "quintal quintals",
    "petabyte": "petabyte petabytes",
    "exabyte": "exabyte exabytes",
    "kilobit": "kilobit kilobits",
    "megabit": "megabit megabits",
    "gigabit": "gigabit gigabits",
    "terabit": "terabit terabits",
    "milliwatt": "milliwatt milliwatts",
    "kilovolt": "kilovolt kilovolts",
    "ampere": "ampere amperes amp amps",
    "ohm": "ohm ohms",
    "newton": "newton newtons",
    "megajoule": "megajoule megajoules",
    "gigajoule": "gigajoule gigajoules",
    "kilopascal": "kilopascal kilopascals",
    "megapascal": "megapascal megapascals",
    "atmosphere": "atmosphere atmospheres",
    "lumen": "lumen lumens",
    "lux": "lux",
    "becquerel": "becquerel becquerels",
    "microsievert": "microsievert microsieverts",
    "barrel": "barrel barrels",
    "bushel": "bushel bushels",
    "teaspoon": "teaspoon teaspoons tsp",
    "tablespoon": "tablespoon tablespoons tbsp",
    "dram": "dram drams drachma drachmas",
    "acre": "acre acres",
    "hectare": "hectare hectares",
    "watt": "watt watts",
    "kilowatt": "kilowatt kilowatts",
    "megawatt": "megawatt megawatts",
    "gigawatt": "gigawatt gigawatts",
    "terawatt": "terawatt terawatts",
    "horsepower": "horsepower bhp",
    "volt": "volt volts",
    "joule": "joule joules",
    "kilojoule": "kilojoule kilojoules",
    "calorie": "calorie calories",
    "kilocalorie": "kilocalorie kilocalories",
    "hertz": "hertz",
    "kilohertz": "kilohertz",
    "megahertz": "megahertz",
    "gigahertz": "gigahertz",
    "decibel": "decibel decibels",
    "pascal": "pascal pascals",
    "hectopascal": "hectopascal hectopascals",
    "millibar": "millibar millibars",
    "sievert": "sievert sieverts",
    "millisievert": "millisievert millisieverts",
    "bit": "bit bits",
    "byte": "byte bytes",
    "kilobyte": "kilobyte kilobytes",
    "megabyte": "megabyte megabytes",
    "gigabyte": "gigabyte gigabytes",
    "terabyte": "terabyte terabytes",
    "megapixel": "megapixel megapixels",
    "knot": "knot knots",
    "radian": "radian radians",
    "turn": "turns",
    "magnitude": "magnitude",
}
# Spelled in more than one word; hyphens between them and full stops behind them are passed over.
PHRASES = {
    "barrel": "b / d",
    "kilowatt_hour": "kilowatt hour|kilowatt hours",
    "megawatt_hour": "megawatt hour|megawatt hours",
    "gigawatt_hour": "gigawatt hour|gigawatt hours",
    "terawatt_hour": "terawatt hour|terawatt hours",
    "tonne": "metric ton|metric tons|metric tonnes|metric tonne",
    "ton": "short ton|short tons|us tons|us ton",
    "long_ton": "long ton|long tons",
    "nautical_mile": "nautical mile|nautical miles|sea miles",
    "mile": "statute mile|statute miles",
    "light_year": "light year|light years",
    "astronomical_unit": "astronomical unit|astronomical units",
    "troy_ounce": "troy ounce|troy ounces",
    "fluid_ounce": "fluid ounce|fluid ounces|fl oz",
    "newton_metre": "newton metre|newton metres|newton meter|newton meters",
    "acre_foot": "acre foot|acre feet",
    "pound_per_square_inch": "pounds per square inch|pound per square inch",
    "part_per_million": "parts per million",
    "part_per_billion": "parts per billion",
    "mile/hour": "m p h",
    "mile/gallon": "miles per gallon|miles to the gallon|mile per gallon",
}
# As written, capitals and all; these may also stand apart from the digits ("20 km").
SIGNS = {
    "mm": "millimetre", "cm": "centimetre", "cms": "centimetre", "dm": "decimetre", "km": "kilometre",
    "nm": "nanometre", "μm": "micrometre", "µm": "micrometre",
    "ft": "foot", "yd": "yard", "yds": "yard", "mi": "mile",
    "sqm": "square_metre",
    "sqft": "square_foot",
    "kg": "kilogram", "kgs": "kilogram", "mg": "milligram", "mcg": "microgram", "μg": "microgram", "µg": "microgram",
    "gm": "gram", "gms": "gram",
    "lb": "pound", "lbs": "pound", "oz": "ounce", "kt": "kilotonne", "Mt": "megatonne",
    "ml": "millilitre", "cl": "centilitre", "dl": "decilitre", "mL": "millilitre", "dL": "decilitre", "ha": "hectare",
    "gal": "gallon", "qt": "quart", "bbl": "barrel", "cc": "cubic_centimetre",
    "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "kw": "kilowatt", "hp": "horsepower",
    "kWh": "kilowatt_hour", "MWh": "megawatt_hour", "GWh": "gigawatt_hour", "TWh": "terawatt_hour",
    "kwh": "kilowatt_hour", "mAh": "milliampere_hour",
    "kV": "kilovolt", "mA": "milliampere", "kJ": "kilojoule", "MJ": "megajoule", "GJ": "gigajoule",
    "kcal": "kilocalorie", "BTU": "btu", "Nm": "newton_metre",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel",
    "hPa": "hectopascal", "kPa": "kilopascal", "MPa": "megapascal", "mb": "millibar", "mSv": "millisievert",
    "psi": "pound_per_square_inch",
    "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "gb": "gigabyte", "tb": "terabyte", "kb": "kilobit", "Kb": "kilobit", "Mb": "megabit", "Gb": "gigabit",
    "Mbps": "megabit/second", "mbps": "megabit/second", "Gbps": "gigabit/second", "kbps": "kilobit/second",
    "Kbps": "kilobit/second", "gbps": "gigabit/second",
    "ppm": "part_per_million", "ppb": "part_per_billion", "rpm": "revolution/minute", "RPM": "revolution/minute",
    "mph": "mile/hour", "MPH": "mile/hour", "kph": "kilometre/hour", "kmh": "kilometre/hour", "kmph": "kilometre/hour",
    "KPH": "kilometre/hour", "mpg": "mile/gallon", "bpd": "barrel",
}  # fmt: skip
# Only glued to digits: apart they are letters, names or other words.
GLUED_SIGNS = {
    "g": "gram", "t": "tonne", "l": "litre", "L": "litre", "V": "volt", "W": "watt", "J": "joule",
    "in": "inch", "st": "stone", "rad": "radian", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour",
    "h": "hour", "KM": "kilometre", "KG": "kilogram", "Km": "kilometre", "Kg": "kilogram",
    "yr": "year", "yrs": "year",
}  # fmt: skip
# Letters that may also stand apart from digits, where no word in lower case could: "10 L of water", "40 W".
LONE_SIGNS = {"L": "litre", "W": "watt", "V": "volt", "J": "joule", "g": "gram", "l": "litre", "t": "tonne"}
# What is sent in a second: "40 megabits per second".
CONTENTS = {f"{size}{kind}" for size in ("", "kilo", "mega", "giga", "tera") for kind in ("bit", "byte")}

# The same before it, up to six words back: "the tallest, at 632m", "he ran 100m".
METRE_LEADS = words(
    """
    tallest height altitude depth length width distance elevation ran swam jumped threw leap leapt measuring
    measures stands stood climbed summit peak longest highest deepest swum freestyle sprint sprinted
    """
)
# Words after "5m" (or "100 m") that make it metres and not millions.
METRE_CUES = words(
    """
    wide long tall high deep thick away above below apart across sprint hurdles freestyle backstroke
    breaststroke butterfly relay dash race pool swim tower wall fence wave waves radius diameter tsunami
    statue crane cliff drop fall x by
    """
)

SPEED_TIMES = {
    "hour": "hour", "second": "second", "hr": "hour", "h": "hour", "s": "second", "sec": "second", "minute": "minute",
    "min": "minute", "millisecond": "millisecond", "ms": "millisecond",
}  # fmt: skip
ANGLE_CUES = words(
    """
    rotate rotated turned tilted angled angle angles latitude longitude north south east west turn
    """
)
