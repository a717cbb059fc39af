"""Facilities in the scenario: add, place, move or remove one; what is changed, back and on, and putting all back."""

from dataclasses import replace

import streamlit as st

from components.topics.facilities import overlay
from components.topics.facilities.facts import Facility, Facts, load_facts
from components.topics.facilities.overlay import SCENARIO, added_of, is_own
from components.topics.facilities.state import EAST, NORTH, SOUTH, TODAY, WEST, State, point_text
from components.topics.facilities_and_needs.view import VIEW
from components.topics.whatif import facts as declared
from components.ui.changes_line import Changes, changes_line
from components.ui.facilities import controls
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.text import pick, tr
from model.scenario import (
    Scenario,
    with_facility,
    with_facility_changed,
    with_place,
    with_removal,
    with_slip,
    without,
    without_facility,
)
from model.scenario_shape import AddedFacility


def bar(scenario: Scenario) -> bool:
    """What the scenario changes of facilities, undo and redo, and putting all back; whether there is anything."""
    text = overlay.summary(load_facts(), scenario)
    helped = tr("设施回到资料所载；方案的其他改动不变")
    return changes_line(Changes(text, tr("方案没有改动设施"), _restore, helped), "facilities")


def _restore() -> None:
    session.attempt(declared.load_facts(), _without_changes)


def _without_changes(scenario: Scenario) -> Scenario:
    changes = overlay.changes_of(scenario)
    for ident in changes.removals:
        scenario = with_removal(scenario, ident, removed=False)
    for ident, _ in changes.slips:
        scenario = with_slip(scenario, ident, 0)
    return without(without(without(scenario, "facilities"), "positions"), "capacities")


def placing(facts: Facts, state: State) -> None:
    """Add a facility at a point, or put the selected one there: the point is clicked on the map or typed. Folded away
    until there is either, and then not sent with every move."""
    is_open = state.next.at is not None or facts.one(state.facility) is not None
    box = st.expander(
        tr("新增、移动或撤除设施"), icon=":material/edit_location_alt:", expanded=is_open, on_change="rerun",
        key=f"facilities_placing_{'at' if is_open else 'none'}",
    )  # fmt: skip
    if box.open:
        with box:
            _placing(facts, state)


def _placing(facts: Facts, state: State) -> None:
    selected = facts.one(state.facility)
    st.caption(tr("点击地图空白处取点（约 400 米一格），或直接填写经纬度；记入方案，等级为自定。"))
    lon, lat = state.next.at or (None, None)
    columns = st.columns(2)
    _degrees(columns[0], "lon", tr("经度"), lon, (WEST, EAST))
    _degrees(columns[1], "lat", tr("纬度"), lat, (SOUTH, NORTH))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _adding(facts, state)
        if selected:
            _moving(selected, state)
            removal(selected)


def _degrees(
    place: st.delta_generator.DeltaGenerator, key: str, label: str, now: float | None, bounds: tuple[float, float]
) -> None:  # fmt: skip
    widget = f"facilities_{key}"
    if st.session_state.get(widget) != now and now is not None:
        st.session_state[widget] = now
    place.number_input(
        label, bounds[0] + 1e-5, bounds[1] - 1e-5, value=None, step=0.001, format="%.5f", key=widget,
        on_change=_take_point,
    )  # fmt: skip


def _take_point() -> None:
    lon, lat = (st.session_state.get(f"facilities_{key}") for key in ("lon", "lat"))
    if isinstance(lon, float) and isinstance(lat, float):
        address.write(VIEW, {"at": point_text((lon, lat))})


def _adding(facts: Facts, state: State) -> None:
    kind = facts.kinds.kind(state.circles.kind)
    name = pick(kind.title.zh, kind.title.en) if kind else ""
    st.button(
        tr("在此新增一处{kind}", kind=name), icon=":material/add_location_alt:", key="facilities_add",
        disabled=state.next.at is None, on_click=_add,
    )  # fmt: skip


def _add() -> None:
    state = controls.current()  # as it is now: the year is chosen without this part of the page
    if state.next.at:
        added = AddedFacility(state.circles.kind, *state.next.at, max(state.year, TODAY))
        session.attempt(declared.load_facts(), lambda now: with_facility(now, added))
        address.write(VIEW, {"at": ""})


def _moving(facility: Facility, state: State) -> None:
    st.button(
        tr("将{name}移到此处", name=facility.name), icon=":material/moving:", key="facilities_move",
        disabled=state.next.at is None, on_click=_move, args=(facility, state),
    )  # fmt: skip


def _move(facility: Facility, state: State) -> None:
    at = state.next.at
    if at is None:
        return
    if facility.origin == SCENARIO:
        session.attempt(declared.load_facts(), lambda now: _moved(now, facility, at))
        controls.select("")  # its id goes with its place
    else:
        session.attempt(declared.load_facts(), lambda now: with_place(now, facility.ident, at))
    address.write(VIEW, {"at": ""})


def _moved(scenario: Scenario, facility: Facility, at: tuple[float, float]) -> Scenario:
    added = added_of(scenario, facility.ident)
    if added is None:
        return scenario
    return with_facility_changed(scenario, added, replace(added, lon=at[0], lat=at[1]))


def removal(facility: Facility) -> None:
    """Take a facility out of the scenario, or its own place back."""
    if is_own(facility) and facility.origin != SCENARIO:
        st.button(tr("回到原来的位置"), icon=":material/undo:", key="facilities_unplace", on_click=_unplace,
                  args=(facility.ident,))  # fmt: skip
    st.button(tr("撤除{name}", name=facility.name), icon=":material/delete:", key="facilities_remove",
              on_click=_remove, args=(facility,), help=tr("在方案中撤除，资料不变"))  # fmt: skip


def _unplace(ident: str) -> None:
    session.attempt(declared.load_facts(), lambda now: with_place(now, ident, None))


def _remove(facility: Facility) -> None:
    session.attempt(declared.load_facts(), lambda now: _removed(now, facility))
    controls.select("")


def _removed(scenario: Scenario, facility: Facility) -> Scenario:
    if facility.origin != SCENARIO:
        return with_removal(scenario, facility.ident, removed=True)
    added = added_of(scenario, facility.ident)
    return without_facility(scenario, added) if added else scenario
