"""Land, water and people as the charts draw them."""

from typing import Any

from components.drawing.charts.balance_people import KINDS, People, people_figures
from components.drawing.charts.balance_water import Ways, water_figures
from components.topics.balance.answer import LIMITS
from components.topics.balance.content import ScenarioYear
from components.words.format import number, quantity, year
from components.words.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT

AREA = "startup_area_size_2021"
LAND = ("blue_green", "other", "reserve", "built")
LINES = {"people": "population", "land": "carried_by_land", "water": "carried_by_water"}


def land(current: ScenarioYear) -> dict[str, Any]:
    """Parts of the whole area as kind, share in %, share and km² in words; how much of what land carries is taken."""
    size = current.facts.baseline.figure_by_id[AREA].value
    shares = [(kind, getattr(current.balance.land, kind)) for kind in LAND]
    used = current.at("population") / max(current.at("carried_by_land"), 1e-9)
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
            "blue_green": tr("蓝绿空间"), "other": tr("其余"), "reserve": tr("战略留白"), "built": tr("可用建设"),
        },
        "water": {
            "available": tr("可用水"), "usable": tr("生活与生产"), "nature": tr("农业与生态"), "gap": tr("缺水"),
            "production": tr("生产"), "living": tr("生活"), "margin": tr("余量"),
        },
        "people": {"people": tr("人口"), "land": tr("用地可承载"), "water": tr("水可承载")},
    }  # fmt: skip


def used_words(current: ScenarioYear, share: float) -> str:
    """Share of the land's carrying capacity that the year's population takes up."""
    part = quantity(share * 100, "%", 0)
    if share > 1:
        return tr("{year}人口为用地可承载的 {part}，已超出", year=year(current.year), part=part)
    return tr("{year}人口占用地可承载的 {part}", year=year(current.year), part=part)


def _km2(value: float) -> str:
    return tr("{area} 平方公里", area=number(value, 1))


def water(current: ScenarioYear) -> dict[str, Any]:
    """Uses of water in the selected year."""
    return water_figures(
        Ways(
            available=current.filled["water_available"],
            usable=current.at("water_usable"),
            production=current.at("production_water"),
            living=current.at("living_water"),
        ),
        lambda amount: number(amount, 0),
    )


def people(current: ScenarioYear) -> dict[str, Any]:
    """People by year against what land and water carry; the first limit that breaks."""
    balance = current.balance
    broken = sorted(balance.broken, key=lambda item: item.first_year)
    return people_figures(
        People(
            lines={"people": balance.population, "land": balance.carried_by_land, "water": balance.carried_by_water},
            year=current.year,
            broken=tuple(
                (item.first_year, tr("{year}超出{limit}", year=year(item.first_year), limit=tr(LIMITS[item.limit])))
                for item in broken
            ),
            figure={kind: number(current.at(LINES[kind]), 1) for kind in KINDS},
        )
    )
