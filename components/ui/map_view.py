"""A map on a page: the deck, or a picture without WebGL; the notice under it where its frame has no room for it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.base.settings import read_settings
from components.drawing.maps.composition import room_under
from components.drawing.maps.deck import CompactDeck
from components.drawing.maps.frame import map_notice
from components.drawing.maps.picture import MapPicture
from components.ui import viewport
from components.ui.picks import picked_features
from components.words.text import plain_in_markdown, tr

OPEN_PX = (900, 560)
"""Size of a map, px at text size 1.0, from which its legend stands open."""
FOLDED_PX = 640
"""Up to this width the live map folds its own notice into a button."""


def map_view(
    deck: CompactDeck, picture: MapPicture, *, key: str, size: tuple[int, int],
    on_select: Callable[[], None] | None = None, with_legend: bool = True,
) -> str:  # fmt: skip
    """Draw `deck`, the live form of `picture`, in `size` px; `selected_id(key)` gives the clicked id.

    Returns the address of the live map's style, "" for a plain picture.
    """
    if viewport.current().webgl:
        with st.container(key=f"{key}_frame", gap=None):
            st.pydeck_chart(
                deck, key=key, height=size[1], alt=picture.alt, on_select=on_select or "ignore",
                selection_mode="single-object",
            )  # fmt: skip
            if with_legend:
                _plate(picture, key, size)
    else:
        plain = replace(picture, title="", subtitle="", notes=())
        st.image(plain.svg(size[0], round(size[1] + room_under(plain, size[0]))), width="stretch")
        st.info(tr("这台电脑的浏览器没有开启 WebGL，改用静态图；要素可从搜索框和表格中选择。"), icon=":material/image:")
    if not viewport.current().webgl or size[0] <= FOLDED_PX:
        st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))
    return str(deck.map_style) if viewport.current().webgl else ""


def _plate(picture: MapPicture, key: str, size: tuple[int, int]) -> None:
    """Inset and legend in the map's frame, folded where the map is small."""
    plate, text = picture.plate(*size), viewport.current().size
    is_open = size[0] >= OPEN_PX[0] * text and size[1] >= OPEN_PX[1] * text
    with st.container(key=f"{key}_plate", gap=None), st.expander(tr("图例"), expanded=is_open):
        st.markdown(f"![]({plate.inset})  \n{tr('在济南市的位置')}")
        st.markdown("  \n".join(f"![]({sign}) {plain_in_markdown(label)}" for sign, label in plate.entries))


def selected_id(key: str) -> str | None:
    """Id of the element that was clicked last on the map of `key`, or nothing."""
    return next(iter(picked_features(key).values()), None)
