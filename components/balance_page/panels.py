"""The four panels: each with its figure, its picture, the arithmetic in a line and its sliders."""

import streamlit as st

from components import viewport
from components.balance_page import pictures, services
from components.balance_page.content import Shown
from components.balance_page.formulas import formula_button
from components.balance_page.levers import TWO_ABREAST, guard_words, levers, more_levers
from components.format import number, quantity, year
from components.text import language, tr
from model.trajectory import position

PICTURE_PX, PEOPLE_PX = 186, 290
NAMES = {"land": "用地", "water": "水", "people": "人口"}


def land(shown: Shown, width: float) -> None:
    """地: shares of the whole area, and the people that the built land of the directly administered part carries."""
    with st.container(border=True, gap="xsmall", height="stretch"):
        _head(shown, "land", "carried_by_land", width)
        pictures.land(shown, width)
        st.markdown(f":small[{land_words(shown)}]")
        levers(shown, "land", width)


def water(shown: Shown, width: float) -> None:
    """水: where the water goes, and the people that the rest carries."""
    size = viewport.current().size
    with st.container(border=True, gap="xsmall", height="stretch"):
        _head(shown, "water", "carried_by_water", width)
        pictures.water(shown, width, PICTURE_PX * size)
        st.markdown(f":small[{water_words(shown)}]")
        levers(shown, "water", width)


def people(shown: Shown, width: float) -> None:
    """人: people by year against both."""
    with st.container(border=True, gap="xsmall", height="stretch"):
        _head(shown, "people", "population", width)
        pictures.people(shown, PEOPLE_PX * viewport.current().size)
        st.caption(people_words(shown))
        levers(shown, "people", width)


def needs(shown: Shown, width: float) -> None:
    """服务: what the people of the year need."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            title = tr("**服务**　{year}人口 {people} 所需", year=year(shown.year), people=shown.people())
            st.markdown(title, width="content")
            st.caption(services.legend(), width="stretch")
            more_levers(shown, "services", tr("调整标准"))
            services.list_button()
            formula_button(shown, "services", named=named_buttons(width))
        services.services(shown, width)


def _head(shown: Shown, panel: str, outcome_id: str, width: float) -> None:
    """Name and figure; the badge stands at what binds; buttons without words where there is no room for them."""
    roomy = named_buttons(width)
    binds = shown.balance.limit[position(shown.year)] == panel
    figure = tr("本方案 {n}", n=shown.people()) if panel == "people" else tr("可承载 {n}", n=shown.words(outcome_id))
    badge = f"　:orange-badge[{tr('约束')}]" if binds else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(f"{tr(NAMES[panel])}　{figure}{badge}", anchor=False, width="stretch")
        if panel in {"land", "water"}:
            more_levers(shown, panel, tr("△ 更多") if roomy else "△")
        formula_button(shown, panel, named=roomy)


def named_buttons(width: float) -> bool:
    """Whether the buttons beside a heading have room for words; other languages need more of it than Chinese."""
    return language() == "zh" and width >= TWO_ABREAST * viewport.current().size


def land_words(shown: Shown) -> str:
    """From the whole area to people, with the one assumption that joins the scopes."""
    return tr(
        "全域 {area} 平方公里 × 直管区 △{direct} × 可用建设 {built} = {land}；÷ 人均 {each} = **{people}**。{limit}",
        area=number(shown.known.baseline.figure_by_id[pictures.AREA].value),
        direct=quantity(shown.filled["direct_share"], "%"),
        built=quantity(round(shown.at("built_share"), 1), "%"),
        land=shown.words("built_land"),
        each=quantity(shown.filled["land_per_person"], "平方米"),
        people=shown.words("carried_by_land"),
        limit=f":orange[**{guard_words(shown)}**]",
    )


def water_words(shown: Shown) -> str:
    """From what production leaves to people, and the amount at which land becomes the limit."""
    left = max(shown.at("water_usable") - shown.at("production_water"), 0.0)
    return tr(
        "万立方米/年，直管区。生产之外余 {left} ÷ 人均每日 {each} = **{people}**。{turning}",
        left=number(left, 0),
        each=quantity(shown.filled["water_per_person"], "升"),
        people=shown.words("carried_by_water"),
        turning=turning_words(shown),
    )


def turning_words(shown: Shown) -> str:
    """The amount of water at which the limit passes from one to the other."""
    turn = number(shown.turning_water, 0)
    if shown.balance.limit[position(shown.year)] == "water":
        return tr("可用水量到 {turn} 以上，约束才由水转为用地。", turn=turn)
    return tr("可用水量到 {turn} 以下，约束才由用地转为水。", turn=turn)


def people_words(shown: Shown) -> str:
    """What the chart shows."""
    return tr("万人，直管区。浅色是还可容纳的余地，红色是超出；竖虚线为{year}。", year=year(shown.year))
