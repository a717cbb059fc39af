"""The map, the unrolled river under it, and the counts by year: a click on a crossing selects it in all of them."""

from typing import NamedTuple

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st

from components.base import cache
from components.base.words_cache import words_cache
from components.drawing.charts.crossings import river_spec
from components.drawing.charts.river_rows import Room
from components.drawing.maps.deck import CompactDeck
from components.drawing.maps.picture import MapPicture
from components.topics.crossings import charts
from components.topics.crossings.facts import Facts
from components.topics.crossings.map_picture import EDGE, crossings_picture
from components.topics.crossings.state import State
from components.ui import viewport
from components.ui.crossings import controls
from components.ui.map_view import map_view, selected_id
from components.ui.picks import picked_mark
from components.ui.session.look import page_look
from components.ui.viewport import Viewport
from model.scenario import Scenario

MAP_KEY, RIVER_KEY = "crossings_map", "crossings_river"
EDGE_NARROW = 0.17  # free share of a phone's map at each side: names that reach over it are cut


class Slot(NamedTuple):
    """Width in px, and height: px of a map, rows of names of the river."""

    width: float
    height: int


def crossings_deck(facts: Facts, state: State, scenario: Scenario, slot: Slot) -> tuple[CompactDeck, MapPicture]:
    """The base map with every located crossing by its status at the end of the year, live and as a picture."""
    picture = crossings_picture(facts, state, scenario, page_look(), edge(viewport.current()))
    targets = [layer for layer in cache.layers() if layer.id == "crossings"]
    return picture.deck(round(slot.width), slot.height, targets), picture


def crossings_map(deck: CompactDeck, picture: MapPicture, slot: Slot) -> str:
    """Draw it; returns the address of its style, "" where it is not live."""
    return map_view(
        deck, picture, key=MAP_KEY, size=(round(slot.width), slot.height), on_select=_map_clicked, turns=True
    )


def edge(port: Viewport) -> float:
    """The free share of a map at each side, so that names beside the outermost signs are not cut on a phone."""
    return EDGE_NARROW if port.narrow else EDGE


def _map_clicked() -> None:
    controls.select(selected_id(MAP_KEY) or "")


def river(facts: Facts, state: State, scenario: Scenario, slot: Slot) -> None:
    """The river as a straight line in km, with the gaps between the crossings that stand.

    Raises LayerContractError where a layer that it is measured on is broken.
    """
    facts.check_measured()
    port, theme = viewport.current(), viewport.theme()
    room = charts.river_room(facts, slot.width, port.size, slot.height)
    st.vega_lite_chart(
        _river_table((facts, state, scenario), room),
        river_spec(room.domain, room.height, theme, port.size),
        theme=None,
        key=RIVER_KEY,
        on_select=_river_clicked,
        selection_mode="pick",
        alt=charts.river_alt(state.year),
    )


@words_cache(128)
def _river_table(about: tuple[Facts, State, Scenario], room: Room) -> pa.Table:
    return pa.Table.from_pandas(pd.DataFrame(charts.rows_of_river(*about, room)), preserve_index=False)


def _river_clicked() -> None:
    controls.select(picked_mark(RIVER_KEY, "pick"))


def counts(facts: Facts, state: State, scenario: Scenario, height: int) -> None:
    """Named crossings by year, stepped, and the documents' counts by shape."""
    rows = pd.DataFrame(charts.rows_of_counts(facts, state, scenario))
    spec = charts.page_counts_spec(height, viewport.theme(), viewport.current().size)
    st.vega_lite_chart(rows, spec, theme=None, key="crossings_counts", alt=charts.counts_alt())
