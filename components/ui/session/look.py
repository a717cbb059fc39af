"""The look of the viewer whose page is being built. Settled once a run; whatever is drawn takes it from there."""

from contextvars import ContextVar

import streamlit as st

from components.base.look import SOURCE_LANGUAGE, Look
from components.ui import viewport
from components.words.text import languages

LANGUAGE = "lang"
_settled: ContextVar[Look | None] = ContextVar("look_of_this_run", default=None)


def page_look() -> Look:
    """Language from the session, theme and size from the browser. A thread serves one session at a time."""
    look = _settled.get()
    if look is None:
        look = settle(str(st.session_state.get(LANGUAGE, SOURCE_LANGUAGE)))
    return look


def settle(language: str) -> Look:
    """Fix the look of this run in `language`; the source language where it is not available."""
    port = viewport.current()
    spoken = language if language in languages() else SOURCE_LANGUAGE
    look = Look(spoken, viewport.theme(), port.size, port.width)
    _settled.set(look)
    return look
