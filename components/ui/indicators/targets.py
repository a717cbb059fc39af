"""Own targets of the open indicator, in its shown unit: in the address as `t2025`, `t2030`, `t2035`, checked here.

The session's scenario keeps those of every indicator, for the what-if pages too; the address holds the open one's.
"""

import math
from collections.abc import Mapping

import streamlit as st

from components.topics.assessment.rules import RATES
from components.topics.indicators.paces import unit_of
from components.ui import state
from components.ui.whatif import own_targets
from components.words.format import number, quantity
from components.words.text import pick, tr
from data.catalog import Indicator

YEARS = own_targets.YEARS
KEYS = {f"t{year}": year for year in YEARS}
FAULT = "indicators_target_fault"
LARGEST = 1e9
DIGITS = own_targets.DIGITS


def takes_targets(indicator: Indicator) -> bool:
    """Whether a target can be a figure: an indicator in words has no unit to set one in."""
    return indicator.measure != "text"


def bounds(indicator: Indicator) -> tuple[float, float]:
    """Lowest and highest value that the indicator can take, in the shown unit."""
    if indicator.measure == "share_pct":
        return 0.0, 100.0
    if indicator.measure in {"growth_pct", "growth_mean_pct"}:
        return -100.0, LARGEST
    may_fall = indicator.measure in RATES or (indicator.quantity == "rate" and indicator.unit == "%")
    return (-LARGEST if may_fall else 0.0), LARGEST


def fault_of(indicator: Indicator, value: float) -> str:
    """Why `value` cannot be a target, as a sentence; nothing when it can."""
    name = pick(indicator.title.zh, indicator.title.en)
    if not math.isfinite(value):
        return tr("{name}的自定目标须是一个数。", name=name)
    low, high = bounds(indicator)
    if not low <= value <= high:
        if indicator.measure == "share_pct":
            return tr("{name}是占比，自定目标须在0到100之间。", name=name)
        if value < low:
            return tr("{name}的自定目标不能低于{low}。", name=name, low=number(low))
        return tr("{name}的自定目标太大，最多{high}。", name=name, high=quantity(high, unit_of(indicator)))
    if indicator.measure == "count" and value != round(value):
        return tr("{name}按{unit}计数，自定目标须是整数。", name=name, unit=tr(unit_of(indicator)))
    return ""


def parse(indicator: Indicator, text: str) -> tuple[float | None, str]:
    """The target that `text` of an address stands for, or None with the reason."""
    try:
        value = float(text.strip())
    except ValueError:
        return None, fault_of(indicator, math.nan)
    fault = fault_of(indicator, value)
    return (None, fault) if fault else (round(value, DIGITS), "")


def read(indicator: Indicator | None) -> dict[int, float]:
    """Year to own target of the open indicator. What cannot be followed is left out with a visible sentence.

    Without targets in the address those that the session keeps for the indicator are put there.
    """
    stated = {key: st.query_params[key] for key in KEYS if key in st.query_params}
    if indicator is None or not takes_targets(indicator):
        _refuse(stated, indicator)
        return {}
    if not stated:
        kept = own_targets.of(indicator)
        write(indicator, kept)
        return kept
    found = {}
    for key, text in stated.items():
        value, fault = parse(indicator, text)
        if value is None:
            state.notice(tr("链接中的“{key}={value}”没有采用：{fault}", key=key, value=text[:40], fault=fault))
        else:
            found[KEYS[key]] = value
    write(indicator, found)
    return found


def current(indicator: Indicator) -> dict[int, float]:
    """Year to own target as `read` and `set_target` left it, for a part that reruns by itself."""
    return own_targets.of(indicator)


def _refuse(stated: Mapping[str, str], indicator: Indicator | None) -> None:
    if stated and indicator is None:
        state.notice(tr("链接中有自定目标，但没有写明指标，已忽略。"))
    elif stated:
        state.notice(tr("这项指标只有文字，没有数值，链接中的自定目标已忽略。"))
    clear_address()


def write(indicator: Indicator, targets: Mapping[int, float]) -> None:
    """Make `targets` the own targets of one indicator, in the scenario and in the address of the indicator's page."""
    own_targets.put(indicator, targets)
    if st.query_params.get(own_targets.ELSEWHERE) != indicator.id:
        return
    for key, year in KEYS.items():
        state.remember(key, f"{targets[year]:.15g}" if year in targets else None)


def clear_address() -> None:
    """Take the targets out of the address, as when another indicator is opened; the session keeps them."""
    for key in KEYS:
        state.remember(key, None)


def set_target(indicator: Indicator, year: int, value: float | None) -> None:
    """Set or, with None, drop the target of one year; a value that cannot be one changes nothing and is explained."""
    st.session_state.pop(FAULT, None)
    targets = own_targets.of(indicator)
    if value is None:
        targets.pop(year, None)
    else:
        fault = fault_of(indicator, value)
        if fault:
            st.session_state[FAULT] = fault
            return
        targets[year] = round(value, DIGITS)
    write(indicator, targets)


def reset(indicator: Indicator) -> None:
    """Drop every own target of one indicator."""
    st.session_state.pop(FAULT, None)
    write(indicator, {})


def fault() -> str:
    """What was wrong with the last value typed, once."""
    return str(st.session_state.pop(FAULT, ""))
