"""A changed map is sent before what stands beside it, and the rest a moment later.

A browser puts everything that has come on the page before it draws: a map that came with forty other elements waits for
them all. While the rest holds back, the map's files are fetched and its frame is drawn. The script waits; nothing runs.
"""

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.drawing.maps import style_requests
from components.ui import message_batches, viewport

REQUEST_S, PAINT_S = 0.25, 0.1
"""How long the rest holds back at most until the browser asks for the map's style, and from then: about what a browser
takes to fetch style and picture and to draw them."""


def ahead(key: str, style: str) -> None:
    """Called when the map of `key` has been written; waits where a part of the page runs in a browser and the map's
    `style` is another than it was."""
    before = st.session_state.get(f"{key}_style")
    st.session_state[f"{key}_style"] = style
    context = get_script_run_ctx(suppress_warning=True)
    if style and before not in (None, style) and context and context.fragment_ids_this_run and viewport.is_browser():
        with style_requests.expected(style) as request:
            message_batches.pass_on_now()
            request.wait(REQUEST_S)
        time.sleep(PAINT_S)
