"""The map, the unrolled river under it, and the counts by year: a click on a crossing selects it in all of them."""

from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.base import cache
from components.drawing.charts.crossings import (
    LineWords,
    Reference,
    count_rows,
    counts_spec,
    reference_rows,
    river_spec,
)
from components.drawing.charts.river_rows import NAME_ROWS, Mark, Room, river_rows
from components.drawing.maps.basemap import MapState
from components.drawing.maps.camera import fit
from components.drawing.maps.deck import touch_deck, view_state
from components.topics.crossings import tables, words
from components.topics.crossings.content import Content
from components.ui import viewport
from components.ui.crossings import address, controls
from components.ui.crossings.address import Address
from components.ui.map_view import map_view, selected_id
from components.ui.picks import picked_mark
from components.ui.viewport import Viewport
from components.words.text import language, tr
from model.crossings import count_in
from model.single_flight import single_flight

MAP_KEY, RIVER_KEY = "crossings_map", "crossings_river"
# The crossings with room for their names beside them: west, south, east, north in degrees.
BOX = (116.84, 36.694, 117.29, 36.968)
EDGE, EDGE_NARROW = 0.02, 0.17  # free share of the map at each side: names that reach over it are cut
UNDER = {"groups": 35, "startup_area": 100, "cores": 35}
KNOWN_UNTIL = 2025


def crossings_map(known: Content, shown: Address, height: int, width: float) -> None:
    """The base map with every located crossing by its status at the end of the year."""
    port, theme = viewport.current(), viewport.theme()
    marks = {ident: str(status) for ident, status in known.statuses(shown.year, shown.scenario).items()}
    base = MapState(theme, UNDER, shown.crossing, language(), port.size, marks)
    targets = [layer for layer in cache.layers() if layer.id == "crossings"]
    deck = touch_deck(base.url(), targets, view_state(fit(BOX, width, height, edge(port))), theme, port.size)
    said = tr("{year}年底的跨河通道示意图，逐处状态见通道清单", year=shown.year)
    map_view(deck, key=MAP_KEY, height=height, alt=said, on_select=_map_clicked)


def edge(port: Viewport) -> float:
    """The free share of a map at each side, so that names beside the outermost signs are not cut on a phone."""
    return EDGE_NARROW if port.narrow else EDGE


def _map_clicked() -> None:
    controls.select(selected_id(MAP_KEY) or "")


def river(known: Content, shown: Address, width: float, rows: int) -> None:
    """The river as a straight line in km, with the gaps between the crossings that stand; names in so many rows.

    Raises LayerContractError where a layer that it is measured on is broken.
    """
    known.check_measured()
    port, theme = viewport.current(), viewport.theme()
    room = river_room(known, width, port.size, rows)
    st.vega_lite_chart(
        _river_table(known, shown, room, language()),
        river_spec(room.domain, room.height, theme, port.size),
        theme=None,
        key=RIVER_KEY,
        on_select=_river_clicked,
        selection_mode="pick",
        alt=tr("{year}年底沿黄河展开的跨河通道与间距，数值见沿河间距", year=shown.year),
    )


@single_flight(maxsize=128)
def _river_table(known: Content, shown: Address, room: Room, language_code: str) -> pa.Table:
    return pa.Table.from_pandas(pd.DataFrame(rows_of_river(known, shown, room)), preserve_index=False)


def river_room(known: Content, width: float, size: float, rows: int = NAME_ROWS) -> Room:
    """The stretch and every located crossing, with room for the last sign."""
    places = [line.crossing.position_km for line in known.lines if line.crossing.position_km is not None]
    return Room((known.start_km - 1, max(known.end_km, *places) + 2), width, size, rows)


def rows_of_river(known: Content, shown: Address, room: Room) -> list[dict[str, Any]]:
    """Rows of the unrolled river for one state of the page."""
    found = known.statuses(shown.year, shown.scenario)
    marks = [
        Mark(
            line.ident,
            line.map_name,
            str(found[line.ident]),
            f"{line.name}　{words.status_word(found[line.ident])}　{tables.place_words(known, line)}",
            line.crossing.position_km,
            line.crossing.error_km,
        )
        for line in known.lines
        if line.place is not None and line.crossing.position_km is not None
    ]
    spacing = known.spacing(shown.year, shown.scenario, unclear=shown.unclear)
    return river_rows(marks, spacing, shown.crossing, room, tr(" 公里"))


def _river_clicked() -> None:
    controls.select(picked_mark(RIVER_KEY, "pick"))


def counts(known: Content, shown: Address, height: int) -> None:
    """Named crossings by year, stepped, and the documents' counts by shape."""
    rows = rows_of_counts(known, shown)
    spec = counts_spec((address.FIRST, address.LAST), height, viewport.theme(), viewport.current().size)
    said = tr("2021至2035年点名的通道数与文件、报道的数目，数值见下表")
    st.vega_lite_chart(pd.DataFrame(rows), spec, theme=None, key="crossings_counts", alt=said)


def rows_of_counts(known: Content, shown: Address) -> list[dict[str, Any]]:
    """Rows of the counts for one state of the page."""
    years = range(address.FIRST, address.LAST + 1)
    crossings = known.crossings(shown.scenario)
    stepped = count_rows(
        [count_in(crossings, year) for year in years],
        KNOWN_UNTIL,
        LineWords(tr("点名且计入"), tr("加是否计入未说明者")),
    )
    year = {"layer": "year", "x": shown.year, "y": 0, "text": words.years(shown.year)}
    return [year, *stepped, *reference_rows(references(known), address.LAST)]


def references(known: Content) -> list[Reference]:
    """The documents' counts with the year of their date; planned ones have none."""
    count = {str(row["count_id"]): int(row["count"]) for row in known.counts}
    return [
        Reference(count["open_2023"], 2023, "actual", tr("{n} 处（文件）", n=count["open_2023"])),
        Reference(count["open_2024_11"], 2024, "reported", tr("{n} 处（报道）", n=count["open_2024_11"])),
        Reference(count["planned"], None, "plan", tr("规划 {n} 处（文件，未写年份）", n=count["planned"])),
        Reference(
            count["planned_densified"], None, "plan",
            tr("加密至 {n} 处（文件，未写年份）", n=count["planned_densified"]),
        ),
    ]  # fmt: skip
