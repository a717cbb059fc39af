"""Validation of widget values from the browser: values that the widget cannot read count as not sent.

A message can claim anything for any widget: true or false for a slider, words for a number. Streamlit reads such values
before a page's own code runs and ends in an exception. Here they are left out, the widget keeps what it had, and the
page says so. What a widget can read but a page does not offer is checked by the page.
"""

import logging
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state import Serialized, WStates

UNREADABLE = (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError)
log = logging.getLogger(__name__)
_sessions: set[str] = set()
_read = WStates.__getitem__


def install() -> None:
    """Have Streamlit read values through these checks.

    `WStates` is private to Streamlit: the version is pinned and a test sends odd values to every widget.
    """
    WStates.__getitem__ = _read_checked  # type: ignore[method-assign]
    WStates.set_widget_from_proto = _take  # type: ignore[method-assign, assignment]


def were_sent(session_id: str) -> bool:
    """Whether this session has sent odd values since it was last asked."""
    if session_id not in _sessions:
        return False
    _sessions.discard(session_id)
    return True


def _take(states: WStates, sent: WidgetState) -> None:
    """A widget that stands on the page reads its value at once; one that does not yet, when it is placed."""
    states[sent.id] = Serialized(sent)
    if sent.id in states.widget_metadata and states.get(sent.id, _read) is _read:
        del states.states[sent.id]


def _read_checked(states: WStates, widget_id: str) -> Any:
    """Raises KeyError for a value that the widget cannot read, as for a widget without a value."""
    value, metadata = states.states.get(widget_id), states.widget_metadata.get(widget_id)
    if not isinstance(value, Serialized) or metadata is None:
        return _read(states, widget_id)
    kind = value.value.WhichOneof("value")
    if kind not in (None, metadata.value_type):
        _note(widget_id, f"{kind} for {metadata.value_type}")
        raise KeyError(widget_id)
    try:
        return _read(states, widget_id)
    except UNREADABLE as fault:
        _note(widget_id, type(fault).__name__)
        raise KeyError(widget_id) from fault


def _note(widget_id: str, what: str) -> None:
    log.warning("an odd value was left out: %s (%s)", widget_id[-40:], what)
    if context := get_script_run_ctx():
        _sessions.add(context.session_id)
