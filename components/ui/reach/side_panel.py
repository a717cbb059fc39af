"""Beside the map: minutes per subdistrict, and what every crossing means, each with a button that tries it out."""

from typing import NamedTuple

import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult, ColumnConfig

from components.topics.crossings.facts import Line
from components.topics.reach import tables
from components.topics.reach.scene import Scene
from components.topics.reach.service import Effect
from components.topics.whatif import facts as declared
from components.ui import viewport
from components.ui.crossings import address, scenario_bar
from components.ui.picks import picked_row
from components.ui.reach.address import show
from components.ui.segments import unsearched
from components.ui.whatif import state as session
from components.ui.whatif.state import show_in
from components.words.text import tr
from model.scenario import Scenario, with_crossing

TURN = "reach_tables_turn"
ROW_PX = (22, 30)  # height of a row at size 1.0, least and most
HEAD_PX, TICK_PX = 36, 36  # a table's head; the tick of a row, the same at every size
AROUND_PX = 48 + 16 + 16 + 44 + 14  # choice of table, gaps, the line under the tables
RANKING_ROWS, RANKING_LEAST = 12, 4
WIDTHS_PX: dict[str, int] = {"do": 92, "closed": 64, "opened": 104, "worst": 190, "lost": 60}
NAME_PX = 150  # least width of a crossing's name
CARD_PX = 76  # the selected crossing under the tables
TABLE_WORDS = {"here": "各街道到{place}", "all": "各街道到{n}处目的地"}


class Room(NamedTuple):
    """Px that the tables have."""

    width: int
    height: int


def side(scene: Scene, room: Room) -> None:
    """The two tables in the room there is: subdistricts whole, the ranking as far as the screen goes."""
    size = viewport.current().size
    free, rows = room.height - round(AROUND_PX * size), len(scene.kit.grid.units) + 1
    head = round(HEAD_PX * size)
    row = min(max((free - 2 * head) // (rows + RANKING_ROWS), round(ROW_PX[0] * size)), round(ROW_PX[1] * size))
    first = head + rows * row + 4
    show_in("reach_table", scene.state.table)
    st.segmented_control(
        tr("表格"), list(TABLE_WORDS), key="reach_table", format_func=lambda one: unsearched(_table_word(scene, one)),
        required=True, label_visibility="collapsed", width="stretch", on_change=_table_chosen,
    )  # fmt: skip
    _units(scene, first, row)
    chosen = scene.facts.one(scene.state.crossing)
    left = free - first - head - (round(CARD_PX * size) if chosen else 0)
    _effects(scene, Room(room.width, head + max(left // row, RANKING_LEAST) * row + 4), row)
    if chosen:
        _card(chosen, scene.scenario)


def _card(chosen: Line, scenario: Scenario) -> None:
    """The selected crossing and what the scenario can do to it; under the tables, whose rows stay where they are."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"**{chosen.name}**", width="content")
        scenario_bar.card_actions(chosen, scenario)
        st.button("", icon=":material/close:", key="reach_x_close", type="tertiary", on_click=_leave)


def _table_word(scene: Scene, table: str) -> str:
    return tr(TABLE_WORDS[table], place=scene.destination, n=len(scene.kit.places))


def _table_chosen() -> None:
    address.write("table", st.session_state["reach_table"])


def _leave() -> None:
    address.write("x", "")


def _key(name: str) -> str:
    return f"reach_{name}_{st.session_state.get(TURN, 0)}"


def _units(scene: Scene, height: int, row: int) -> None:
    table = tables.there(scene) if scene.state.table == "all" else tables.here(scene)
    size, text = viewport.current().size, st.column_config.TextColumn
    figures = {name: st.column_config.NumberColumn(format=pattern) for name, pattern in table.formats.items()}
    columns = {table.columns[0]: text(width=round(150 * size))} | figures
    key = _key(f"units_{scene.state.table}")
    st.dataframe(
        table.arrow, key=key, hide_index=True, height=height, row_height=row, column_config=columns,
        placeholder="", on_select=lambda: _unit_chosen(key, table.idents), selection_mode="single-row",
    )  # fmt: skip


def _unit_chosen(key: str, idents: tuple[str, ...]) -> None:
    chosen = picked_row(key, idents) or ""
    address.write("unit", chosen if chosen != tables.WHOLE else "")


def _effects(scene: Scene, room: Room, row: int) -> None:
    """The ranking; a row selects, its button tries out. The name takes what the figures leave: no column is cut."""
    table, size = tables.ranking(scene), viewport.current().size
    titles = tables.effect_titles()
    widths = {name: round(px * size) for name, px in WIDTHS_PX.items() if name in table.columns}
    if sum(widths.values()) + TICK_PX + NAME_PX * size > room.width:
        del widths["worst"]
    widths = {"name": max(room.width - sum(widths.values()) - TICK_PX, round(NAME_PX * size)), **widths}
    columns: dict[str, ColumnConfig | ButtonColumnResult] = {
        name: st.column_config.TextColumn(
            titles[name], width=px, alignment="left" if name in ("name", "worst") else "right"
        )
        for name, px in widths.items()
    }
    key, press = _key("effects"), _key("effects_press")
    columns["do"] = st.column_config.ButtonColumn(
        titles["do"], width=widths["do"], key=press, on_click=_pressed, args=(press, scene),
        help=tr("在方案中关闭、开通或恢复这处通道；资料不变"),
    )  # fmt: skip
    st.dataframe(
        table.arrow.select(list(widths)), key=key, hide_index=True, height=room.height, row_height=row,
        column_config=columns,
        placeholder="", on_select=lambda: _effect_chosen(key, scene), selection_mode="single-row",
    )  # fmt: skip


def _effect_chosen(key: str, scene: Scene) -> None:
    chosen = picked_row(key, scene.effects())
    address.write("x", chosen.idents[0] if chosen else "")


def _pressed(key: str, scene: Scene) -> None:
    press, ranked = st.session_state[key], scene.effects()
    if press is not None and 0 <= press.row < len(ranked):
        try_out(ranked[press.row], scene.state.year)


def try_out(effect: Effect, year: int) -> None:
    """Shut what stands, open what does not; a second time gives back what the documents say. Shows the difference."""
    session.attempt(declared.load_facts(), lambda now: tried(now, effect, year))
    show("diff")
    if not effect.stands:  # what a new crossing saves is seldom on the way to the one place on the map
        address.write("table", "all")
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def tried(scenario: Scenario, effect: Effect, year: int) -> Scenario:
    """The scenario with the effect's crossings turned over."""
    for ident in effect.idents:
        if effect.stands:
            opened = ident in dict(scenario.openings)
            scenario = with_crossing(scenario, ident, closed=not opened)
        else:
            shut = ident in scenario.closures
            scenario = with_crossing(scenario, ident, opens=None if shut else year)
    return scenario
