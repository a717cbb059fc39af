"""Land and water as pictures, people by year: what is drawn and how it is said aloud."""

import streamlit as st

from components import viewport
from components.balance_page.answer import LIMITS
from components.balance_page.content import Shown
from components.charts.balance import picture_spec, sheet_table
from components.charts.balance_land import Limits, Part, draw_land
from components.charts.balance_people import KINDS, People, people_spec, people_table
from components.charts.balance_water import Ways, draw_water
from components.charts.indicator_sheet import Sheet
from components.format import number, quantity, year
from components.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT

AREA = "startup_area_size_2021"
X_LABELS_PX = 34
LINES = {"people": "population", "land": "carried_by_land", "water": "carried_by_water"}


def picture(name: str, sheet: Sheet, *, alt: str) -> None:
    """A sheet of px as a chart: figures in a table, the spec constant while the size is."""
    spec = picture_spec(name, (sheet.width, sheet.height), viewport.theme(), sheet.size)
    st.vega_lite_chart(sheet_table(sheet), spec, theme=None, width="stretch", key=f"balance_{name}_chart", alt=alt)


def land(shown: Shown, width: float) -> None:
    """The whole area as a bar, and how much of the carrying capacity the people take."""
    share = shown.at("population") / max(shown.at("carried_by_land"), 1e-9)
    used = (share, used_words(shown, share))
    limits = Limits(
        tr("蓝绿不低于{floor}%", floor=number(BLUE_GREEN_FLOOR_PCT)), tr("建设不高于{cap}%", cap=number(BUILT_CAP_PCT))
    )
    parts = land_parts(shown)
    alt = tr("全域用地：{parts}", parts=tr("、").join(f"{part.name} {part.area}" for part in parts))
    picture("land", draw_land(parts, limits, used, width, viewport.current().size), alt=alt)


def used_words(shown: Shown, share: float) -> str:
    """How much of what the land carries the people of the year take."""
    part = quantity(share * 100, "%", 0)
    if share > 1:
        return tr("{year}人口为用地可承载的 {part}，已超出", year=year(shown.year), part=part)
    return tr("{year}人口占用地可承载的 {part}", year=year(shown.year), part=part)


def land_parts(shown: Shown) -> tuple[Part, ...]:
    """Blue-green space at the left, construction land at the right, what is in neither between them."""
    land, size = shown.balance.land, shown.known.baseline.figure_by_id[AREA].value
    names = {"blue_green": tr("蓝绿空间"), "other": tr("其余"), "reserve": tr("战略留白"), "built": tr("可用建设")}
    shares = {"blue_green": land.blue_green, "other": land.other, "reserve": land.reserve, "built": land.built}
    return tuple(
        Part(kind, share, f"{names[kind]} {quantity(round(share, 1), '%')}", _km2(size * share / 100))
        for kind, share in shares.items()
    )


def _km2(value: float) -> str:
    return tr("{area} 平方公里", area=number(value, 1))


def water(shown: Shown, width: float, height: float) -> None:
    """The ways of the water in the chosen year."""
    ways = water_ways(shown)
    alt = tr("水量去向（万立方米）：{parts}", parts=tr("、").join(ways.names.values()))
    picture("water", draw_water(ways, width, height, viewport.current().size), alt=alt)


def water_ways(shown: Shown) -> Ways:
    """Amounts and names; the shortage is named where there is one."""
    available, usable = shown.filled["water_available"], shown.at("water_usable")
    production, living = shown.at("production_water"), shown.at("living_water")
    left = usable - production - living
    return Ways(
        available=available,
        usable=usable,
        production=production,
        living=living,
        names={
            "available": tr("可用水 {n}", n=number(available, 0)),
            "usable": tr("生活与生产 {n}", n=number(usable, 0)),
            "nature": tr("农业与生态 {n}", n=number(available - usable, 0)),
            "gap": tr("缺水 {n}", n=number(-left, 0)),
            "production": tr("生产 {n}", n=number(production, 0)),
            "living": tr("生活 {n}", n=number(living, 0)),
            "margin": tr("余量 {n}", n=number(left, 0)),
        },
    )


def people(shown: Shown, height: float) -> None:
    """People by year against what land and water carry."""
    port = viewport.current()
    drawn = people_lines(shown)
    spec = people_spec(height, viewport.theme(), port.size)
    table = people_table(drawn, height / port.size - X_LABELS_PX)
    alt = tr("2023至2035年人口与用地、水的承载（万人）：{year} {figures}", year=year(shown.year),
             figures=tr("、").join(f"{drawn.names[kind]} {drawn.figure[kind]}" for kind in KINDS))  # fmt: skip
    st.vega_lite_chart(table, spec, theme=None, width="stretch", key="balance_people_chart", alt=alt)


def people_lines(shown: Shown) -> People:
    """The three lines, their figures in the chosen year, and the limits that break."""
    found = shown.balance
    return People(
        lines={"people": found.population, "land": found.carried_by_land, "water": found.carried_by_water},
        names={"people": tr("人口"), "land": tr("用地可承载"), "water": tr("水可承载")},
        year=shown.year,
        broken=tuple(
            (item.first_year, tr("{year}超出{limit}", year=year(item.first_year), limit=tr(LIMITS[item.limit])))
            for item in sorted(found.broken, key=lambda item: item.first_year)
        ),
        figure={kind: number(shown.at(outcome_id), 1) for kind, outcome_id in LINES.items()},
    )
