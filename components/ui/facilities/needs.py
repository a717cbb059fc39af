"""需要与规模: what the scenario's people need against the capacities there are, and entering a capacity."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.drawing.charts.facility_needs import need_height, need_spec
from components.drawing.charts.sheet import PICK
from components.topics.facilities.facts import Facts
from components.topics.facilities.overlay import added_of
from components.topics.facilities.state import State
from components.topics.facilities_and_needs import needs_content, needs_tables, needs_words
from components.topics.facilities_and_needs.needs import SERVICES, Need, needs_in
from components.topics.facilities_and_needs.view import VIEW
from components.topics.whatif import facts as declared
from components.ui import errors, folded, viewport
from components.ui.facilities import controls, map_panel
from components.ui.map_and_panel import Room
from components.ui.picks import picked_mark
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.text import tr
from model.scenario import Scenario, with_capacity, with_facility_changed

MOST = 1_000_000


def needs_view(facts: Facts, state: State, parts: Callable[[], Room]) -> None:
    """Service and year, the headline, map and bars, the facilities with their capacities."""
    places = st.columns((2, 1, 3), gap="small", vertical_alignment="bottom")
    services = {s.ident: tr(s.title) for s in SERVICES}
    controls.one_of(places[0], controls.Choice("svc", tr("服务"), services, state.service))
    controls.year_choice(places[1], state)
    needs = needs_in(facts, session.scenario(), state.year)
    need = needs_content.selected(needs, state)
    st.markdown(needs_words.headline(need))
    place = parts()
    with place.left, errors.boundary():
        map_panel.facilities_map(facts, needs_content.of_service(state, need), *place.map_px)
    with place.right, errors.boundary(), st.container(height=place.panel_px, border=False):
        _bars(needs, state)
        _capacities(need, state)
        _words(facts, needs, need, state)


def _bars(needs: tuple[Need, ...], state: State) -> None:
    rows, size, key = needs_tables.bar_rows(needs, state), viewport.current().size, controls.turn_key("needs")
    spec = need_spec(need_height(len(SERVICES), size), viewport.theme(), size)
    st.vega_lite_chart(
        pd.DataFrame(rows), spec, theme=None, key=key, selection_mode=PICK, alt=needs_words.bars_alt(),
        on_select=lambda: _pick(picked_mark(key, PICK)),
    )  # fmt: skip
    st.caption(needs_words.legend())
    figures = needs_content.need_figures(needs)
    st.markdown("　".join(f"{figure.label} **{figure.value}**" for figure in figures))


def _pick(ident: str) -> None:
    if ident in {service.ident for service in SERVICES}:
        address.write(VIEW, {"svc": ident})
    controls.new_turn()


def _capacities(need: Need, state: State) -> None:
    """The facilities behind the need; a capacity that is entered goes into the scenario."""
    table = needs_tables.capacities(need, state)
    title = needs_words.title_of(need.service)
    if table.empty:
        return
    st.markdown(f"**{tr('{title}的设施与规模', title=title)}**")
    idents, column = [str(ident) for ident in table.index], str(table.columns[-1])
    key = f"facilities_capacity_{need.service.ident}_{session.scenario().digest[:10]}"
    st.data_editor(
        table, key=key, hide_index=True, disabled=True if not need.service.is_counted else list(table.columns[:-1]),
        on_change=_take, args=(key, idents), placeholder="—",
        column_config={column: st.column_config.NumberColumn(min_value=0, max_value=MOST, step=1)},
    )  # fmt: skip


def _take(key: str, idents: list[str]) -> None:
    for row, cells in st.session_state[key].get("edited_rows", {}).items():
        value = next(iter(cells.values()), None)
        if 0 <= int(row) < len(idents):
            _enter(idents[int(row)], float(value) if isinstance(value, int | float) and 0 <= value <= MOST else None)


def _enter(ident: str, capacity: float | None) -> None:
    session.attempt(declared.load_facts(), lambda now: entered(now, ident, capacity))


def entered(scenario: Scenario, ident: str, capacity: float | None) -> Scenario:
    """The scenario with the capacity of a facility, one that it adds included."""
    added = added_of(scenario, ident)
    if added is None:
        return with_capacity(scenario, ident, capacity)
    return with_facility_changed(scenario, added, replace(added, capacity=capacity or 0.0))


def _words(facts: Facts, needs: tuple[Need, ...], need: Need, state: State) -> None:
    for sentence in needs_content.need_sentences(facts, need, state):
        st.caption(sentence.text)
    if box := folded.opened(tr("各项需要与已知规模的数"), key="facilities_needs_tables", icon=":material/table:"):
        with box:
            st.dataframe(needs_tables.needs_table(needs), hide_index=True, key="facilities_needs")
            reached = needs_tables.catchment_table(facts, need, state)
            if reached is not None:
                st.dataframe(reached, hide_index=True, key="facilities_catchment")
