"""Own targets as a viewer sets them: kept in the session's scenario, stated in the address for the open indicator."""

from collections.abc import Mapping

import streamlit as st

from components.topics.indicators.state import State, target_pairs
from components.topics.indicators.targets import DIGITS, fault_of, takes_targets
from components.topics.indicators.view import VIEW
from components.ui.session import address
from components.ui.whatif import own_targets
from data.catalog import Indicator

FAULT = "indicators_target_fault"


def settle(indicator: Indicator | None, state: State) -> None:
    """Bring address and scenario together: targets that the address states go into the scenario; without any, those
    that the scenario holds for the open indicator go into the address."""
    if indicator is not None and takes_targets(indicator):
        write(indicator, dict(state.targets) or own_targets.of(indicator))


def write(indicator: Indicator, targets: Mapping[int, float]) -> None:
    """Make `targets` the own targets of one indicator, in the scenario and in the address of the indicator's page."""
    own_targets.put(indicator, targets)
    if st.query_params.get(own_targets.ELSEWHERE) == indicator.id:
        address.write(VIEW, target_pairs(targets))


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
    """The fault of the last value typed; read once, then cleared."""
    return str(st.session_state.pop(FAULT, ""))
