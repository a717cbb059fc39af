"""The answer in one sentence, how the people stand to it, and on which assumptions it rests."""

import streamlit as st

from components import viewport
from components.balance_page.content import Shown
from components.citation import grade_label
from components.format import quantity, signed, year
from components.scales import GRADE_MARK
from components.text import pick, tr
from model.trajectory import position

LIMITS = {"land": "用地", "water": "水"}
RESTS_ON = (
    *("base_population", "water_available", "water_per_person", "direct_share"),
    *("population_growth", "water_share", "water_per_gdp", "land_per_person"),
)
"""What the sentence rests on most and no document prints."""
ROOMY, FEW = 1250, 3


def answer(shown: Shown) -> None:
    """Sentence, standing, assumptions; on a small screen the first of these only."""
    port = viewport.current()
    with st.container(gap="xxsmall"):
        st.title(headline(shown), anchor=False)
        st.markdown(standing(shown))
        st.caption(assumptions(shown, RESTS_ON if port.width >= ROOMY * port.size else RESTS_ON[:FEW]))


def headline(shown: Shown) -> str:
    """People that land and water hold in the chosen year, and which of them binds."""
    return tr(
        "到{year}，用地可承载 {land}，水可承载 {water}；约束是{limit}。",
        year=year(shown.year),
        land=shown.words("carried_by_land"),
        water=shown.words("carried_by_water"),
        limit=limit_word(shown),
    )


def limit_word(shown: Shown) -> str:
    """Name of what holds fewer people in the chosen year."""
    return tr(LIMITS[shown.balance.limit[position(shown.year)]])


def standing(shown: Shown) -> str:
    """People of the scenario against what is carried; from which year a limit is broken; the change to the baseline."""
    room, people = shown.at("population_room"), shown.people()
    if room >= 0:
        first = tr("✓ 本方案{year}人口 {people}，还可容纳 {room}。", year=year(shown.year), people=people,
                   room=shown.words("population_room"))  # fmt: skip
        words = [f":green[**{first}**]"]
    else:
        over = quantity(-room, tr("万人"), 1)
        first = tr("× 本方案{year}人口 {people}，超出可承载 {over}。", year=year(shown.year), people=people, over=over)
        words = [f":red[**{first}**]"]
    words += [f":red[{sentence}]" for sentence in broken(shown)]
    change = round(shown.at("population_carried") - (shown.base.at("population_carried", shown.year) or 0.0), 1)
    if change:
        words.append(tr("可承载人口比基准 {change}。", change=signed(change, tr("万人"), 1)))
    return tr("　").join(words)


def broken(shown: Shown) -> list[str]:
    """From which year which limit is broken, and by how many people at most."""
    return [
        tr("{year}起超出{limit}的承载，最多超 {over}。", year=year(item.first_year), limit=tr(LIMITS[item.limit]),
           over=quantity(item.overload, tr("万人"), 1))
        for item in sorted(shown.balance.broken, key=lambda item: item.first_year)
    ]  # fmt: skip


def assumptions(shown: Shown, lever_ids: tuple[str, ...] = RESTS_ON) -> str:
    """Grade, scope and the figures of ours that the sentence rests on, as they stand now."""
    grade = grade_label(shown.outcomes["population_room"].grade)
    figures = tr("、").join(_figure(shown, lever_id) for lever_id in lever_ids)
    if len(lever_ids) < len(RESTS_ON):
        figures = tr("{figures}等 {n} 项", figures=figures, n=len(RESTS_ON))
    return tr(
        "{grade}。两份文件没有人口和水量，这句话建立在{figures}之上，须以主管部门的数代替。"
        "人口和水是直管区口径，用地占比是全域口径，两者只经由“直管区占全域面积”相连。",
        grade=grade,
        figures=figures,
    )


def _figure(shown: Shown, lever_id: str) -> str:
    lever, now = shown.known.baseline.lever(lever_id), shown.filled[lever_id]
    mark = GRADE_MARK["user" if now != lever.default else lever.grade]
    return f"{mark} {pick(lever.title_zh, lever.title_en)} {quantity(now, lever.unit)}"
