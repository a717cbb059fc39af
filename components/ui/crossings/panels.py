"""Beside the map: the inventory with one crossing's clauses, the counts, the spacing with its arithmetic."""

from typing import NamedTuple

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.topics.crossings import tables, words
from components.topics.crossings.content import NEAR_M, Content, Line, Row
from components.ui import errors, viewport
from components.ui.crossings import address, controls, pictures, scenario_bar
from components.ui.crossings.address import Address
from components.ui.picks import picked_row
from components.ui.provenance import source_button
from components.words import codes
from components.words.citation import cite, grade_label, scope_label
from components.words.format import number
from components.words.text import language, tr
from model.crossings import STANDING, Status, count_in
from model.scenario import BASELINE, Scenario
from model.single_flight import single_flight

# Px: the tick of a row, the same at every size. Px at size 1.0: the columns from the mark on (name, status, year, type,
# length …), heights of rows.
TICK_PX, NAME_PX, LEAST_COLUMNS = 40, 140, 4
COLUMNS_PX = (24, 204, 88, 110, 104, 230, 64, 150)
ROW_PX, HEAD_PX = (26, 42), 36


class Room(NamedTuple):
    """Px that a table has."""

    width: int
    height: int


def panel(known: Content, shown: Address, room: Room) -> None:
    """The panel that the address names, in the room there is."""
    controls.panel_choice(shown)
    with st.container(height=room.height, border=False):
        if shown.panel == "list":
            line = known.one(shown.crossing)
            if line:
                card(known, line, shown)
            crossing_list(known, shown, Room(room.width, room.height - 4))
        elif shown.panel == "counts":
            counts(known, shown)
        else:
            with errors.boundary():
                known.check_measured()
                spacing(known, shown)


def crossing_list(known: Content, shown: Address, room: Room) -> None:
    """Every named crossing; a row selects. Rows as high as lets all be seen, whole columns as far as they fit."""
    table = _list_table(known, shown.year, shown.scenario, shown.crossing, language())
    size = viewport.current().size
    key = f"crossings_list_{st.session_state.get('crossings_list_turn', 0)}"
    head = round(HEAD_PX * size)
    row = min(max((room.height - head - 4) // len(table), round(ROW_PX[0] * size)), round(ROW_PX[1] * size))
    text = st.column_config.TextColumn
    widths = dict(zip(table.column_names, column_widths(room.width, size), strict=False))
    st.dataframe(
        table, key=key, hide_index=True, height=min(room.height, head + row * len(table) + 4), row_height=row,
        column_config={name: text(width=px) for name, px in widths.items()},
        on_select=lambda: _row_chosen(key, known.idents), selection_mode="single-row",
    )  # fmt: skip


def column_widths(width: int, size: float) -> list[int]:
    """Widths in px of the columns: as many as fit whole, the name taking what they leave; no column is cut at the
    panel's edge. At least name, status and year; the others are reached by scrolling."""
    px = [round(one * size) for one in COLUMNS_PX]
    free = width - TICK_PX
    seen = next((n for n in range(len(px), LEAST_COLUMNS, -1) if sum(px[:n]) <= free), LEAST_COLUMNS)
    px[1] = max(px[1] + free - sum(px[:seen]), round(NAME_PX * size))
    return px


@single_flight(maxsize=128)
def _list_table(known: Content, year: int, scenario: Scenario, chosen: str, language_code: str) -> pa.Table:
    table = tables.on_screen(known, year, scenario)
    table.insert(0, " ", ["▶" if ident == chosen else "" for ident in table.index])
    return pa.Table.from_pandas(table, preserve_index=False)


def _row_chosen(key: str, idents: list[str]) -> None:
    address.write("x", picked_row(key, idents) or "")


def card(known: Content, line: Line, shown: Address) -> None:
    """One crossing: status, years, length, place, what contradicts what, every clause."""
    status = known.statuses(shown.year, shown.scenario)[line.ident]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{line.name}**　{tr(codes.CROSSING_TYPES[line.row['type']])}", width="stretch")
            source_button(line.citations(known.sources), key=f"crossings_source_{line.ident}")
            st.button(
                "", icon=":material/close:", key="crossings_close", type="tertiary", on_click=controls.select,
                args=("",), help=tr("取消选择"),
            )  # fmt: skip
        year = tr("{year}年底", year=shown.year)
        st.markdown(f"{year}{tr('：')}{words.status_word(status)}　{tr('通车')}{tr('：')}{tables.when(line)}")
        st.caption(f"{tr('位置')}{tr('：')}{tables.place_words(known, line)}")
        if line.row["other_names"]:
            st.caption(f"{tr('又写作')}{tr('：')}{str(line.row['other_names']).replace(';', '、')}")
        scenario_bar.card_actions(line, shown.scenario)
        for group in tables.contradictions(line):
            _side_by_side(known, group)
        st.caption(str(line.row["note"]))


def _side_by_side(known: Content, group: list[Row]) -> None:
    """Statements of one attribute that differ, each with its source and grade."""
    attribute = tr(codes.CROSSING_ATTRIBUTES[str(group[0]["attribute"])])
    st.markdown(tr("**{what}有 {n} 种说法**", what=attribute, n=len(group)))
    for fact in group:
        source = known.sources[str(fact["source_id"])]
        st.caption(f"{grade_label(str(fact['grade']))}　{fact['text']}　{source.short}　{fact['note']}")


def counts(known: Content, shown: Address) -> None:
    """The chart, and in words which of the documents' crossings are named."""
    pictures.counts(known, shown, round(290 * viewport.current().size))
    st.markdown(named_sentence(known))
    st.dataframe(tables.counts_table(known), hide_index=True)
    rows = [cite(row, known.sources) for row in known.counts if row["scope"] != "city"]
    source_button(rows, key="crossings_counts_source")
    st.caption(
        tr("线是本表点名的通道，点和虚线是文件与报道的总数；{year}年之后的线只加上已报道的计划年份，不是预测。",
           year=pictures.KNOWN_UNTIL)
    )  # fmt: skip


def named_sentence(known: Content) -> str:
    """Which of the nine and the eleven open ones are named."""
    parts = []
    for ident in ("open_2023", "open_2024_11"):
        row = next(r for r in known.counts if r["count_id"] == ident)
        year = int(str(row["as_of"])[:4])
        standing = [
            line.name
            for line in known.lines
            if line.crossing.counted == "yes" and known.statuses(year, BASELINE)[line.ident] in STANDING
        ]
        sentence = tr(
            "**{n} 处（{when}）**：知道名字的 {k} 处——{names}；另有 {u} 处已通车但是否计入未说明；其余没有名单。",
            n=row["count"], when=row["as_of"], k=row["named"], u=row["named_unclear"], names="、".join(standing),
        )  # fmt: skip
        parts.append(f"{sentence}{row['note']}{tr('。')}")
    parts.append(tr("**19 处、加密后 21 处**：文件没有名单，本表只点到其中一部分。"))
    return "\n\n".join(parts)


def spacing(known: Content, shown: Address) -> None:
    """Mean and largest gap of the year with the arithmetic, against the reported 2.2 km."""
    controls.basis_choice(shown)
    found = known.spacing(shown.year, shown.scenario, unclear=shown.unclear)
    gaps = tables.gap_names(known, shown.year, shown.scenario, unclear=shown.unclear)
    widest = max(gaps, key=lambda gap: gap[2])
    mean, most = st.columns(2)
    mean.metric(tr("{year}年底平均间距", year=shown.year), words.km(found.mean_gap_km))
    most.metric(tr("最大间距（±{e}）", e=words.km(widest[3])), words.km(widest[2]))
    st.markdown(tr("最大一段：{a} — {b}。", a=widest[0], b=widest[1]))
    st.markdown(arithmetic(known, shown))
    _reported(known)
    table = pd.DataFrame(gaps, columns=[tr("从"), tr("到"), tr("公里"), "±"]).round(1)
    with st.expander(tr("逐段间距")):
        st.dataframe(table, hide_index=True)
    with st.expander(tr("历年间距")):
        st.dataframe(tables.yearly(known, range(address.FIRST, address.LAST + 1), shown.scenario), hide_index=True)


def arithmetic(known: Content, shown: Address) -> str:
    """How the mean comes about, with its figures filled in and what limits it."""
    found = known.spacing(shown.year, shown.scenario, unclear=shown.unclear)
    n = len(found.positions_km)
    filled = tr(
        "平均间距 = 河长 ÷（通道数 + 1）= {length} ÷ {gaps} = {mean}；各段之和等于河长。",
        length=words.km(found.length_km), gaps=n + 1, mean=words.km(found.mean_gap_km),
    )  # fmt: skip
    method = tr(
        "{grade}：河长取黄河中心线距起步区边界 {near} 米以内的一段（示意河线，±200 米），"
        "两端随推算的边界可差约 2 公里。只算有位置的 {n} 处；没有名字或坐标的通道不在内，它们只会使间距更小。",
        grade=grade_label("derived"), near=number(NEAR_M), n=n,
    )  # fmt: skip
    return f"{filled}\n\n{method}"


def _reported(known: Content) -> None:
    """The press's figure, its scope, and what it would mean on our line."""
    row = known.reported_spacing
    if row is None:
        return
    every = float(row["value"])
    length = known.end_km - known.start_km
    said = tr(
        "报道：起步区范围平均 {km} 公里 1 处（{grade}，{scope}）。{note}。",
        km=number(every, 1), grade=grade_label(str(row["grade"])), scope=scope_label(str(row["scope"])),
        note=row["note"],
    )  # fmt: skip
    check = tr(
        "按本图河长 {length}，{km} 公里 1 处合约 {n} 处：接近规划加密后的处数，不是已通车的处数"
        "（推算；两者口径不同，只作核对）。",
        length=words.km(length), km=number(every, 1), n=round(length / every),
    )  # fmt: skip
    with st.container(border=True):
        st.markdown(f"{said}\n\n{check}")
        source_button([cite(row, known.sources)], key="crossings_reported_source")


def headline(known: Content, shown: Address, *, wide: bool = True) -> str:
    """The year in one sentence, and what the sources count; in a line of its own where one line would not hold both."""
    year, counted = _headline(known, shown, language())
    return f"{year}　{counted}" if wide else f"{year}  \n:small[{counted}]"


@single_flight(maxsize=128)
def _headline(known: Content, shown: Address, language_code: str) -> tuple[str, str]:
    said = {str(row["count_id"]): int(row["count"]) for row in known.counts}
    count = count_in(known.crossings(shown.scenario), shown.year)
    ahead = tr("，另有 {n} 处按报道的计划或方案应通车", n=count.expected) if count.expected else ""
    now = known.statuses(shown.year, shown.scenario)
    doubtful = sum(c.counted == "unclear" and now[c.ident] is Status.EXPECTED for c in known.crossings(shown.scenario))
    ahead += tr("（是否计入未说明的 {n} 处不在内）", n=doubtful) if doubtful else ""
    return tr(
        "**{year}年底**：点名的通道已通车 **{sure}** 处{ahead}；另有 {unclear} 处已通车，是否计入未说明。",
        year=shown.year, sure=count.sure, ahead=ahead, unclear=count.unclear,
    ), tr(
        "文件：2023年底 {open} 处，规划 {planned} 处、加密至 {dense} 处（直管区）；"
        "报道：2024年11月起 {press} 处（全域）。",
        open=said["open_2023"], planned=said["planned"], dense=said["planned_densified"], press=said["open_2024_11"],
    )  # fmt: skip
