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
from components.words.text import tr

FOLDED_PX = 640
"""Up to this width the live map folds its own notice into a button."""


def map_view(
    deck: CompactDeck, picture: MapPicture, *, key: str, size: tuple[int, int],
    on_select: Callable[[], None] | None = None,
) -> str:  # fmt: skip
    """Draw `deck`, the live form of `picture`, in `size` px; `selected_id(key)` gives the clicked id.

    Returns the address of the live map's style, "" for a plain picture.
    """
    if viewport.current().webgl:
        st.pydeck_chart(
            deck, key=key, height=size[1], alt=picture.alt, on_select=on_select or "ignore",
            selection_mode="single-object",
        )  # fmt: skip
    else:
        plain = replace(picture, title="", subtitle="", notes=())
        st.image(plain.svg(size[0], round(size[1] + room_under(plain, size[0]))), width="stretch")
        st.info(tr("这台电脑的浏览器没有开启 WebGL，改用静态图；要素可从搜索框和表格中选择。"), icon=":material/image:")
    if not viewport.current().webgl or size[0] <= FOLDED_PX:
        st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))
    return str(deck.map_style) if viewport.current().webgl else ""


def selected_id(key: str) -> str | None:
    """Id of the element that was clicked last on the map of `key`, or nothing."""
    return next(iter(picked_features(key).values()), None)
