"""Land, water and people as the charts draw them."""

from typing import Any

from components.drawing.charts.balance_people import People, people_figures
from components.drawing.charts.balance_water import Ways, water_figures
from components.topics.balance.answer import LIMITS
from components.topics.balance.content import ScenarioYear
from components.topics.whatif.outcome_words import bare_figure
from components.words.format import number, quantity, rounded, year
from components.words.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT

AREA = "startup_area_size_2021"
LAND = ("blue_green", "other", "reserve", "built")
LINES = {
    "people": "population", "urban": "urban_population", "land": "carried_by_land", "water": "carried_by_water",
}  # fmt: skip


def land(current: ScenarioYear) -> dict[str, Any]:
    """Parts of the whole area as kind, share in %, share and km² in words; how much of what land carries is taken."""
    size = current.facts.baseline.figure_by_id[AREA].value
    shares = [(kind, getattr(current.balance.land, kind)) for kind in LAND]
    used = current.at("urban_population") / max(current.at("carried_by_land"), 1e-9)
    return {
        "parts": [
            (kind, round(share, 2), quantity(round(share, 1), "%"), _km2(size * share / 100)) for kind, share in shares
        ],
        "limit": float(BLUE_GREEN_FLOOR_PCT),
        "limits": limit_words(),
        "used": round(used, 4),
        "usedWords": used_words(current, used),
    }


def limit_words() -> tuple[str, str]:
    """The two limits, at the left and the right of the line where they meet."""
    return (
        tr("蓝绿不低于{floor}%", floor=number(BLUE_GREEN_FLOOR_PCT)),
        tr("建设不高于{cap}%", cap=number(BUILT_CAP_PCT)),
    )


def names() -> dict[str, dict[str, str]]:
    """Words of the kinds in each picture."""
    return {
        "land": {
            "blue_green": tr("蓝绿空间"), "other": tr("其余用地"), "reserve": tr("战略留白"),
            "built": tr("可用建设"),
        },
        "water": {
            "required": tr("须核定"), "allotted": tr("核定（自定）"), "reclaimed": tr("再生水等"), "gap": tr("缺水"),
            "irrigation": tr("灌溉"), "ecology": tr("生态"), "industry": tr("工业"), "living": tr("生活"),
            "margin": tr("余量"),
        },
        "people": {
            "people": tr("常住人口"), "urban": tr("城镇人口"), "land": tr("用地可承载城镇"),
            "water": tr("水可承载（自定）"),
        },
    }  # fmt: skip


def used_words(current: ScenarioYear, share: float) -> str:
    """How much of what the land carries the urban people of the year take."""
    part = quantity(share * 100, "%", 0)
    if share > 1:
        return tr("直管区：{year}城镇人口为用地可承载的 {part}，已超出", year=year(current.year), part=part)
    return tr("直管区：{year}城镇人口占用地可承载的 {part}", year=year(current.year), part=part)


def _km2(value: float) -> str:
    return tr("全域 {area} 平方公里", area=number(value, 0))


def water(current: ScenarioYear) -> dict[str, Any]:
    """Where the water comes from and goes to in the chosen year."""
    return water_figures(
        Ways(
            required=current.at("water_required"),
            allotment=current.filled["water_allotment"],
            reclaimed=current.at("reclaimed_water"),
            irrigation=current.at("irrigation_water"),
            ecology=current.at("ecology_water"),
            industry=current.at("industry_water"),
            living=current.at("living_water"),
        ),
        lambda amount: number(rounded(amount, 2)),
    )


def people(current: ScenarioYear) -> dict[str, Any]:
    """People by year against what land and, where it is allotted, water carry; the first limit that breaks."""
    broken = sorted(current.balance.broken, key=lambda item: item.first_year)
    years = current.facts.baseline.years
    lines = {kind: [current.outcomes.at(outcome_id, year) for year in years] for kind, outcome_id in LINES.items()}
    complete = {kind: [value or 0.0 for value in line] for kind, line in lines.items() if None not in line}
    return people_figures(
        People(
            lines=complete,
            years=years,
            year=current.year,
            broken=tuple(
                (item.first_year, tr("{year}超出{limit}", year=year(item.first_year), limit=tr(LIMITS[item.limit])))
                for item in broken
            ),
            figure={kind: bare_figure(LINES[kind], current.at(LINES[kind])) for kind in complete},
        )
    )
