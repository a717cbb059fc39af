"""Setting an own target: year, figure and slider; a value that cannot be one is explained and changes nothing."""

import streamlit as st

from components.base.scales import GRADE_MARK
from components.drawing.charts.indicator_figures import Figures
from components.topics.indicators.paces import unit_of
from components.topics.indicators.targets import YEARS, takes_targets
from components.topics.indicators.words import target_note
from components.ui import viewport
from components.ui.indicators import targets
from components.ui.indicators.slider import slider_range
from components.words.format import year as year_label
from components.words.text import tr
from data.catalog import Indicator

YEAR_KEY, NUMBER_KEY, SLIDER_KEY = "target_year", "target_number", "target_slider"
USUAL_YEAR = 2030


def target_tools(figures: Figures, own: dict[int, float]) -> None:
    """Controls of the own target; only figures can be set, so an indicator in words says why there are none."""
    indicator = figures.indicator
    head = tr("{mark} 自定目标", mark=GRADE_MARK["user"])
    if not takes_targets(indicator):
        st.caption(target_note(figures, own))
        return
    st.markdown(f"**{head}**　{target_note(figures, own)}")
    year = _year(indicator, own)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _year_choice(indicator)
        _number(figures, year, own)
        st.button(
            tr("清除"),
            icon=":material/restart_alt:",
            help=tr("清除这项指标的全部自定目标"),
            key="target_reset",
            disabled=not own,
            on_click=targets.reset,
            args=(indicator,),
        )
        _slider(figures, year, own)
    fault = targets.fault()
    if fault:
        st.warning(fault, icon=":material/edit_off:")


def _year(indicator: Indicator, own: dict[int, float]) -> int:
    """The year that is being set: the chosen one, else the last that has a target, else 2030."""
    key = f"{YEAR_KEY}_{indicator.id}"
    if st.session_state.get(key) is None:
        st.session_state[key] = max(own, default=USUAL_YEAR)
    return int(st.session_state[key])


def _year_choice(indicator: Indicator) -> None:
    st.segmented_control(
        tr("目标年"),
        YEARS,
        format_func=year_label,
        key=f"{YEAR_KEY}_{indicator.id}",
        label_visibility="collapsed",
        required=True,
    )


def _number(figures: Figures, year: int, own: dict[int, float]) -> None:
    indicator, key = figures.indicator, f"{NUMBER_KEY}_{figures.indicator.id}_{year}"
    limits = slider_range(figures, tuple(own.values()))
    st.session_state[key] = own.get(year)
    st.number_input(
        tr("{year}年自定目标", year=year),
        value=None,
        step=limits.step,
        format=f"%.{max(limits.decimals, indicator.display.decimals)}f",
        placeholder=tr(unit_of(indicator)) or tr("数值"),
        key=key,
        label_visibility="collapsed",
        width=round(150 * viewport.current().size),
        on_change=_take,
        args=(indicator, year, key),
    )


def _slider(figures: Figures, year: int, own: dict[int, float]) -> None:
    """The same target by hand; without one the slider waits at the last stated figure."""
    indicator, key = figures.indicator, f"{SLIDER_KEY}_{figures.indicator.id}_{year}"
    limits = slider_range(figures, tuple(own.values()))
    waiting = [v.value for v in figures.values]
    place = own.get(year, waiting[-1] if waiting else limits.low)
    st.session_state[key] = float(min(max(place, limits.low), limits.high))
    st.slider(
        tr("{year}年自定目标", year=year),
        limits.low,
        limits.high,
        step=limits.step,
        format=f"%.{limits.decimals}f",
        key=key,
        label_visibility="collapsed",
        on_change=_take,
        args=(indicator, year, key),
    )


def _take(indicator: Indicator, year: int, key: str) -> None:
    value = st.session_state[key]
    targets.set_target(indicator, year, None if value is None else float(value))
