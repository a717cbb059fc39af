"""可达之差: what the crossings of two scenarios change in minutes, as a sentence, a map and a table."""

import streamlit as st

from components.topics.compare.picture import Comparison
from components.topics.compare.reach_pair import Two, differ, differ_in, selected_pair, twos
from components.topics.compare.reach_words import baseline_words, headline, named_columns
from components.topics.compare.view import VIEW
from components.topics.crossings.facts import Facts, load_facts
from components.topics.reach import method_words, service, tables
from components.topics.reach.between import Pair, between
from components.topics.reach.legend import legend
from components.topics.reach.scene import Scene
from components.ui import state, viewport
from components.ui.compare import address
from components.ui.map_view import map_view
from components.ui.menu import target
from components.ui.reach import map_panel
from components.ui.reach.model import build_with_sign
from components.ui.session.address import state_of
from components.ui.tables_by_touch import room_for_toolbar
from components.ui.whatif.state import show_in
from components.words.text import pick, tr
from model.scenario import BASELINE

MAP, PAIR, TO = "compare_reach_map", "compare_pair", "compare_to"
ROW_PX, MOST_ROW_PX, LEAST_MAP, SIDE_BY_SIDE, MAP_PART, GAP = 28, 38, 340, 640, 0.58, 24
AROUND = 260
"""Height of what stands above and below the map, px."""


def reach_panel(comparison: Comparison, height: int, width: float) -> None:
    """The difference in an area of `width` × `height` px; without one, a sentence. Loads the reach model if it must."""
    facts = load_facts()
    if not any(differ(facts, two) for two in twos(comparison.entries).values()):
        st.info(tr("各方案的通道完全相同，到各处的分钟数没有差别。"), icon=":material/info:")
        st.page_link(
            target("crossings"), label=tr("到跨河通道关闭、开通或推迟通道"), icon=":material/conversion_path:",
            query_params={"view": "reach"},
        )  # fmt: skip
        return
    build_with_sign()
    look = state_of(VIEW)
    two = selected_pair(facts, comparison.entries, look.pair, comparison.year)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choose_pair(comparison, two)
        to = _choose_destination(facts, look.to)
    if not differ_in(facts, two, comparison.year):
        st.info(_same(facts, two, comparison.year), icon=":material/info:")
        return
    if comparison.before:
        scene = between(Pair(BASELINE, BASELINE, comparison.year, to), viewport.theme())
        st.markdown(baseline_words(scene))
    else:
        scene = between(Pair(two.first.scenario, two.second.scenario, comparison.year, to), viewport.theme())
        st.markdown(headline(scene, two))
    if scene.changed or comparison.before:
        _picture(scene, two, height, width)


def _same(facts: Facts, two: Two, year: int) -> str:
    if not differ(facts, two):
        return tr("{one} 与 {other} 的通道完全相同，分钟数没有差别。", one=two.first.letter, other=two.second.letter)
    return tr(
        "{one} 与 {other} 的通道不同，但{year}年开通的通道相同，分钟数没有差别；可更换年份比较。",
        one=two.first.letter, other=two.second.letter, year=year,
    )  # fmt: skip


def _choose_pair(comparison: Comparison, two: Two) -> None:
    pairs = twos(comparison.entries)
    if len(pairs) == 1:
        return
    show_in(PAIR, two.key)
    st.selectbox(
        tr("后者减前者"), list(pairs), key=PAIR, format_func=lambda key: pairs[key].label, width=110,
        label_visibility="collapsed", on_change=lambda: address.write("pair", st.session_state[PAIR]),
    )  # fmt: skip


def _choose_destination(facts: Facts, destination: str) -> str:
    """The destination's id; one that is not known gives the default and a sentence."""
    names = {p.ident: pick(p.title_zh, p.title_en) for p in service.kit(facts.version).places}
    if destination not in names:
        state.notice(tr("链接中的“{key}={value}”无法识别，已改用默认值。", key="to", value=destination[:40]))
        destination = VIEW.defaults["to"]
        address.write("to", destination)
    show_in(TO, destination)
    st.selectbox(
        tr("目的地"), list(names), key=TO, format_func=lambda ident: tr("到 {place}", place=names[ident]),
        label_visibility="collapsed", on_change=lambda: address.write("to", st.session_state[TO]), width="stretch",
    )  # fmt: skip
    return destination


def _picture(scene: Scene, two: Two, height: int, width: float) -> None:
    """Colours in words, map, table, method."""
    size = viewport.current().size
    st.markdown(legend(scene.seen, viewport.theme(), size, scene.class_shares()))
    lines = len(scene.kit.grid.units) + 2
    apart = width >= SIDE_BY_SIDE * size
    left, right = st.columns([MAP_PART, 1 - MAP_PART]) if apart else (st.container(), st.container())
    tall = max(height - round(AROUND * size), round(LEAST_MAP * size))
    row = min(max(tall // lines, round(ROW_PX * size)), round(MOST_ROW_PX * size)) if apart else round(ROW_PX * size)
    st.caption(f"{method_words.method(scene)}{method_words.error(scene)}")
    with left:
        room = round(width * MAP_PART - GAP if apart else width), tall
        picture = map_panel.seen_picture(scene)
        map_view(map_panel.seen_deck(picture, room), picture, key=MAP, size=room)
    with right:
        _table(scene, two, row, row * lines + round(12 * size))


def _table(scene: Scene, two: Two, row: int, height: int) -> None:
    room_for_toolbar()
    screen = tables.here(scene)
    table = screen.arrow.drop_columns([tr("30分钟内")])
    titles = named_columns(table.column_names, two)
    size, config = viewport.current().size, st.column_config
    columns = {titles[0]: config.TextColumn(width=round(166 * size))} | {
        title: config.NumberColumn(format=screen.formats[name], width=round(54 * size))
        for name, title in zip(table.column_names[1:], titles[1:], strict=True)
    }
    st.dataframe(
        table.rename_columns(titles), key="compare_reach_units", hide_index=True, placeholder="", height=height,
        row_height=row, column_config=columns,
    )  # fmt: skip
