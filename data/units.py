"""The units that the documents print, and the only place that converts 万, 亿 and foreign units."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A printed unit: what it measures and how many base units it holds."""

    dimension: str
    factor: float = 1.0


UNITS: dict[str, Unit] = {
    "": Unit("none"),
    "%": Unit("percent"),
    "个百分点": Unit("percentage_point"),
    "元": Unit("yuan"),
    "万元": Unit("yuan", 1e4),
    "亿元": Unit("yuan", 1e8),
    "万美元": Unit("usd", 1e4),
    "亿美元": Unit("usd", 1e8),
    "人": Unit("person"),
    "名": Unit("person"),
    "位": Unit("person"),
    "万人": Unit("person", 1e4),
    "万人次": Unit("visit", 1e4),
    "户": Unit("household"),
    "家": Unit("organisation"),
    "张": Unit("bed"),
    "件": Unit("item"),
    "万件": Unit("item", 1e4),
    "个": Unit("piece"),
    "处": Unit("place"),
    "项": Unit("entry"),
    "条": Unit("line"),
    "次": Unit("time"),
    "起": Unit("incident"),
    "套": Unit("dwelling"),
    "套（间）": Unit("dwelling"),
    "万套": Unit("dwelling", 1e4),
    "万辆": Unit("vehicle", 1e4),
    "公里": Unit("metre", 1e3),
    "万平方米": Unit("square_metre", 1e4),
    "平方公里": Unit("square_metre", 1e6),
    "万亩": Unit("square_metre", 1e4 * 10_000 / 15),
    "万吨": Unit("tonne", 1e4),
    "微克/立方米": Unit("microgram_per_cubic_metre"),
    "年一遇": Unit("return_period_year"),
    "位次": Unit("rank"),
}


def convert(value: float, from_unit: str, to_unit: str) -> float:
    """`value` restated from one printed unit in another of the same dimension.

    Raises ValueError when the units measure different things (yuan and US dollars, say) or are unknown.
    """
    if from_unit not in UNITS or to_unit not in UNITS:
        raise ValueError(f"unknown unit: {from_unit!r} or {to_unit!r}")
    source, target = UNITS[from_unit], UNITS[to_unit]
    if source.dimension != target.dimension:
        raise ValueError(f"{from_unit} ({source.dimension}) cannot become {to_unit} ({target.dimension})")
    return value * source.factor / target.factor
