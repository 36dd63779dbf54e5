"""Physical units into one another, by pint; money is never converted, a newsroom's sources say at which rate."""

from functools import lru_cache
from typing import Any

# Where our name for a unit is not pint's. A barrel is the oil trade's (42 US gallons), a ton the American one:
# the British ton is 1.6 per cent from the tonne, which no rounding in news shows.
PINT_NAMES = {
    "tonne": "metric_ton",
    "ton": "short_ton",
    "kilotonne": "kilometric_ton",
    "megatonne": "megametric_ton",
    "barrel": "oil_barrel",
    "nautical_mile": "nautical_mile",
    "light_year": "light_year",
    "troy_ounce": "troy_ounce",
    "part_per_million": "ppm",
    "pound_per_square_inch": "psi",
    "degC": "degree_Celsius",
    "degF": "degree_Fahrenheit",
    "degR": "degree_Rankine",
    "newton_metre": "newton * metre",
    "btu": "Btu",
}
# Words for which pint has no unit, or one that means something else.
# A hundredweight is 112 pounds in Britain and 100 in America.
INCONVERTIBLE = {
    "night", "degree", "turn", "magnitude", "point", "dram", "stone_weight", "part_per_billion", "hundredweight",
    "revolution/minute",
}  # fmt: skip


@lru_cache(maxsize=1)
def registry() -> Any:
    """The unit registry, made on first use: importing pint takes longer than reading an article."""
    import pint

    return pint.UnitRegistry()


def convert(value: float, unit: str, to: str) -> float | None:
    """`value` told in the unit `to` instead of `unit`; None where the two measure different things."""
    if unit == to:
        return value
    if unit in INCONVERTIBLE or to in INCONVERTIBLE:
        return None
    return converted(value, pint_name(unit), pint_name(to))


@lru_cache(maxsize=4096)
def converted(value: float, unit: str, to: str) -> float | None:
    """The same with pint's own names; pint answers unknown and unlike units with errors, which mean None here."""
    import pint

    try:
        return float(registry().Quantity(value, unit).to(to).magnitude)
    except (pint.UndefinedUnitError, pint.DimensionalityError):
        return None


def pint_name(unit: str) -> str:
    """Our name for a unit as an expression that pint reads: "square_mile" is "mile ** 2"."""
    if "/" in unit:
        top, bottom = unit.split("/", maxsplit=1)
        return f"{pint_name(top)} / {pint_name(bottom)}"
    for prefix, power in (("square_", 2), ("cubic_", 3)):
        if unit.startswith(prefix):
            return f"{unit.removeprefix(prefix)} ** {power}"
    if unit.endswith("_hour"):
        return f"{unit.removesuffix('_hour')} * hour"
    return PINT_NAMES.get(unit, unit)
