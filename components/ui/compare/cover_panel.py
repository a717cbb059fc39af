"""覆盖之差: what the facilities of two scenarios change in cover, as a sentence, a map and a table."""

import streamlit as st

from components.base import cache
from components.drawing.charts.lettering import width_px
from components.topics.compare.cover_pair import CoverChoice, any_differ, cover_choice
from components.topics.compare.picture import Comparison
from components.topics.compare.reach_pair import twos
from components.topics.compare.view import VIEW
from components.topics.facilities.difference import KINDS, Difference, changed_kinds
from components.topics.facilities.difference_map import classes_group, difference_picture
from components.topics.facilities.difference_words import headline, method, subdistrict_table
from components.ui import viewport
from components.ui.compare import address
from components.ui.map_view import map_view
from components.ui.menu import target
from components.ui.session.address import state_of
from components.ui.session.look import page_look
from components.ui.signs_line import signs_line
from components.ui.tables_by_touch import room_for_toolbar
from components.ui.whatif.state import show_in
from components.words.text import pick, tr

MAP, PAIR, KIND = "compare_cover_map", "compare_cover_pair", "compare_cover_kind"
ROW_PX, MOST_ROW_PX, LEAST_MAP, SIDE_BY_SIDE, MAP_PART, GAP = 28, 38, 340, 640, 0.5, 24
HEAD_PX, EDGES = 14, 20
"""Letters of a column's head, and the space around them, px."""
AROUND = 240
"""Height of what stands above and below the map, px."""


def cover_panel(comparison: Comparison, height: int, width: float) -> None:
    """The difference in an area of `width` × `height` px; a sentence where there is none."""
    if not any_differ(comparison.entries):
        st.info(tr("各方案的设施完全相同，步行圈没有差别。"), icon=":material/info:")
        st.page_link(
            target("facilities"), label=tr("到设施与生活圈新增、移动或撤除设施"), icon=":material/school:",
            query_params={"view": "circles"},
        )  # fmt: skip
        return
    look = state_of(VIEW)
    choice = cover_choice(comparison.entries, look.pair, look.kind, comparison.year)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choose_pair(comparison, choice)
        _choose_kind(choice)
    if comparison.before:
        st.caption(tr("此处比较各方案本身，不随“调整前”变化。"))
    answer = choice.answer()
    st.markdown(headline(answer, choice.year, choice.letters))
    if choice.differs:
        _picture(answer, choice, height, width)


def _choose_pair(comparison: Comparison, choice: CoverChoice) -> None:
    pairs = twos(comparison.entries)
    if len(pairs) == 1:
        return
    show_in(PAIR, choice.two.key)
    st.selectbox(
        tr("后者减前者"), list(pairs), key=PAIR, format_func=lambda key: pairs[key].label, width=110,
        label_visibility="collapsed", on_change=lambda: address.write("pair", st.session_state[PAIR]),
    )  # fmt: skip


def _choose_kind(choice: CoverChoice) -> None:
    """Kinds that differ stand first."""
    declared = cache.facility_kinds()
    names = {kind.id: pick(kind.title.zh, kind.title.en) for kind in declared.kinds}
    changed = changed_kinds(choice.two.first.scenario, choice.two.second.scenario, choice.year)
    listed = [*changed, *(kind for kind in KINDS if kind not in changed)]
    show_in(KIND, choice.kind)
    st.selectbox(
        tr("设施类别"), listed, key=KIND, label_visibility="collapsed", width="stretch",
        format_func=lambda kind: names[kind] if kind in changed else tr("{kind}（相同）", kind=names[kind]),
        on_change=lambda: address.write("kind", st.session_state[KIND]),
    )  # fmt: skip


def _picture(answer: Difference, choice: CoverChoice, height: int, width: float) -> None:
    """Colours in words, map, table, method."""
    size, look = viewport.current().size, page_look()
    entries = classes_group(answer, look).entries
    st.markdown(signs_line(entries))
    lines = len(answer.after.subdistricts) + 2
    apart = width >= SIDE_BY_SIDE * size
    left, right = st.columns([MAP_PART, 1 - MAP_PART]) if apart else (st.container(), st.container())
    tall = max(height - round(AROUND * size), round(LEAST_MAP * size))
    row = min(max(tall // lines, round(ROW_PX * size)), round(MOST_ROW_PX * size)) if apart else round(ROW_PX * size)
    st.caption(method(answer, choice.year))
    with left:
        room = round(width * MAP_PART - GAP if apart else width), tall
        picture = difference_picture(answer, choice.year, choice.letters, look)
        map_view(picture.deck(*room, ()), picture, key=MAP, size=room)
    with right:
        _table(answer, choice, row, row * lines + round(12 * size))


def _table(answer: Difference, choice: CoverChoice, row: int, height: int) -> None:
    room_for_toolbar()
    frame, size, config = subdistrict_table(answer, choice.letters), viewport.current().size, st.column_config
    name, *numbers = frame.columns
    columns = {name: config.TextColumn(width=round(112 * size))}
    columns |= {
        title: config.NumberColumn(format="%.2f", width=round((width_px(title, HEAD_PX) + EDGES) * size))
        for title in numbers
    }
    st.dataframe(
        frame, key="compare_cover_units", hide_index=True, placeholder="", height=height, row_height=row,
        column_config=columns,
    )  # fmt: skip
