"""A map on a page: the deck, or a picture where the browser has no WebGL, and the sentences under it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from components.base.settings import read_settings
from components.drawing.maps.deck import CompactDeck
from components.drawing.maps.frame import map_notice
from components.ui import viewport
from components.ui.picks import picked_features
from components.words.text import tr
from geo import read as geo_read

STATIC = Path(geo_read.__file__).parent / "static"


def map_view(
    deck: CompactDeck, *, key: str, height: int, alt: str, on_select: Callable[[], None] | None = None
) -> None:
    """Draw `deck` at `height` px; `selected_id(key)` tells what was clicked."""
    if viewport.current().webgl:
        st.pydeck_chart(
            deck, key=key, height=height, alt=alt, on_select=on_select or "ignore", selection_mode="single-object"
        )
    else:
        st.image(str(STATIC / f"layout-{viewport.theme()}.svg"), width="stretch")
        st.info(tr("这台电脑的浏览器没有开启 WebGL，改用静态图；要素可从搜索框和表格中选择。"), icon=":material/image:")
    st.caption(map_notice(read_settings(), schematic=True, openstreetmap=True))


def selected_id(key: str) -> str | None:
    """Id of the element that was clicked last on the map of `key`, or nothing."""
    return next(iter(picked_features(key).values()), None)
