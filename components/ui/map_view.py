"""A map on a page: the deck, or a picture without WebGL; the notice under it where its frame has no room for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base.settings import read_settings
from components.drawing.charts.label_places import Box
from components.drawing.maps.composition import room_under
from components.drawing.maps.deck import CompactDeck
from components.drawing.maps.frame import map_notice
from components.drawing.maps.picture import FOLDED_PX, MapPicture
from components.ui import viewport
from components.ui.map_turn import turn_buttons, turned
from components.ui.picks import picked_features
from components.words.text import plain_in_markdown, tr

Legend = Literal["open", "folded", "none"]
OPEN_PX = (900, 560)
"""Size of a map, px at text size 1.0, from which its legend stands open."""
PLATE_WIDE, PLATE_TALL, INSET_TALL, ENTRY_TALL, PLATE_EDGES = 232.0, 60.0, 100.0, 21.6, (10.0, 38.0)
"""Px at text size 1.0: width of a column of the opened legend, its height without inset and entries, the inset's, an
entry's, and how far it stands from the map's right and lower edge."""
A_COLUMN = 8
"""So many entries stand in one column; more take two where there is room (page.css)."""


def map_view(
    deck: CompactDeck, picture: MapPicture, *, key: str, size: tuple[int, int],
    on_select: Callable[[], None] | None = None, legend: Legend = "open", turns: bool = False,
) -> str:  # fmt: skip
    """Draw `deck`, the live form of `picture`, in `size` px; `selected_id(key)` gives the clicked id. `turns`: with
    buttons to tilt it and to bring it back.

    Returns the address of the live map's style, "" for a plain picture.
    """
    if not viewport.current().webgl:
        return _plain(picture, size)
    with st.container(key=f"{key}_frame", gap=None):
        if turns:
            turned(deck, picture.camera(*size), key)
        _live(deck, picture, key=key, size=size, on_select=on_select)
        if turns:
            turn_buttons(key)
        if legend != "none":
            _plate(picture, key, size, is_folded=legend == "folded")
    _notice(size)
    return str(deck.map_style)


def map_frame(picture: MapPicture, key: str, size: tuple[int, int]) -> DeltaGenerator:
    """The frame of a live map of `size` px at least, with its legend and the buttons to tilt it: where a part of the
    page that changes the map alone puts it by `map_in_frame`. The legend has to be the same for everything that the
    part may show."""
    if not viewport.current().webgl:
        return st.container()
    with st.container(key=f"{key}_frame", gap=None):
        place = st.container(gap=None)
        turn_buttons(key)
        _plate(picture, key, size)
    _notice(size)
    return place


def map_in_frame(
    deck: CompactDeck, picture: MapPicture, *, key: str, size: tuple[int, int],
    on_select: Callable[[], None] | None = None,
) -> str:  # fmt: skip
    """`map_view` within a frame that stands."""
    if not viewport.current().webgl:
        return _plain(picture, size)
    turned(deck, picture.camera(*size), key)
    _live(deck, picture, key=key, size=size, on_select=on_select)
    return str(deck.map_style)


def _live(
    deck: CompactDeck, picture: MapPicture, *, key: str, size: tuple[int, int],
    on_select: Callable[[], None] | None,
) -> None:  # fmt: skip
    st.pydeck_chart(
        deck, key=key, height=size[1], alt=picture.alt, on_select=on_select or "ignore",
        selection_mode="single-object",
    )  # fmt: skip


def _plain(picture: MapPicture, size: tuple[int, int]) -> str:
    """The picture where there is no WebGL; no address of a style."""
    plain = replace(picture, title="", subtitle="", notes=())
    st.image(plain.svg(size[0], round(size[1] + room_under(plain, size[0]))), width="stretch")
    st.info(tr("当前浏览器没有开启 WebGL，改用静态图；要素可从搜索框和表格中选择。"), icon=":material/image:")
    st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))
    return ""


def _notice(size: tuple[int, int]) -> None:
    """Under a small live map, in whose frame there is no room for it."""
    if size[0] <= FOLDED_PX:
        st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))


def _plate(picture: MapPicture, key: str, size: tuple[int, int], *, is_folded: bool = False) -> None:
    """Inset and legend in the map's frame, folded where the map is small or the area lies under them."""
    plate, text = picture.plate(*size), viewport.current().size
    is_large = size[0] >= OPEN_PX[0] * text and size[1] >= OPEN_PX[1] * text
    many = len(plate.entries) > A_COLUMN and size[0] > FOLDED_PX
    clear = [n for n in (1, 2)[: 1 + many] if picture.is_clear(*size, plate_box(size, len(plate.entries), text, n))]
    columns = clear[0] if clear else 1 + many
    with (
        st.container(key=f"{key}_plate{'_two' if columns > 1 else ''}", gap=None),
        st.expander(tr("图例"), expanded=is_large and bool(clear) and not is_folded),
    ):
        st.markdown(f"![]({plate.inset})  \n{tr('在济南市的位置')}")
        st.markdown("  \n".join(f"![]({sign}) {plain_in_markdown(label)}" for sign, label in plate.entries))


def plate_box(size: tuple[int, int], entries: int, text: float, columns: int = 1) -> Box:
    """Where the opened legend stands on a map of `size` px at text size `text`."""
    right, bottom = size[0] - PLATE_EDGES[0] * text, size[1] - PLATE_EDGES[1] * text
    tall = PLATE_TALL + (INSET_TALL + ENTRY_TALL * entries) / columns
    return Box(right - PLATE_WIDE * columns * text, bottom - tall * text, right, bottom)


def selected_id(key: str) -> str | None:
    """Id of the element that was clicked last on the map of `key`, or nothing."""
    return next(iter(picked_features(key).values()), None)
