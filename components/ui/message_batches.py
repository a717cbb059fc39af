"""Messages of a run handed to the event loop together: once in `HOLD_S` and when the run ends, not one by one.

Each handing over wakes the loop, which then contends with the script for the interpreter and sends what little there
is; the browser in turn renders the page several times for one move. The order of messages and events stays.
"""

import threading
from collections import deque
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent

HOLD_S = 0.03
"""Longest time that a message waits for others: less than anybody notices while a page comes."""
WAITING = "_events_waiting"
Events = deque[tuple[ScriptRunner | None, ScriptRunnerEvent, dict[str, Any]]]
_thread = threading.local()
handle_event = AppSession._handle_scriptrunner_event_on_event_loop


def install() -> None:
    """Have sessions take their messages so. The method is private to Streamlit: the version is pinned and a test drives
    it."""
    AppSession._on_scriptrunner_event = _on_event  # type: ignore[method-assign, assignment]


def _on_event(session: AppSession, sender: ScriptRunner | None, event: ScriptRunnerEvent, **about: Any) -> None:
    """Called by the script's thread: a message waits, any other event is passed on at once with those before it."""
    _thread.session = session
    waiting = _waiting(session)
    waiting.append((sender, event, about))
    if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
        session._call_soon_on_event_loop(lambda: _pass_on(session))
    elif len(waiting) == 1:  # looked at after it was added: the loop may be emptying the queue meanwhile
        loop = session._event_loop
        session._call_soon_on_event_loop(lambda: _later(loop, session))


def pass_on_now() -> None:
    """Called by a script's thread: what has waited until now is passed on."""
    session: AppSession | None = getattr(_thread, "session", None)
    if session:
        session._call_soon_on_event_loop(lambda: _pass_on(session))


def _later(loop: Any, session: AppSession) -> None:
    loop.call_later(HOLD_S, _pass_on, session)


def _waiting(session: AppSession) -> Events:
    waiting: Events | None = session.__dict__.get(WAITING)
    return session.__dict__.setdefault(WAITING, deque()) if waiting is None else waiting


def _pass_on(session: AppSession) -> None:
    """On the event loop: all that waits, in the order in which it happened."""
    waiting = _waiting(session)
    while waiting:
        sender, event, about = waiting.popleft()
        if not (_is_address(about) and waiting and _is_address(waiting[0][2])):
            handle_event(session, sender, event, **about)


def _is_address(about: dict[str, Any]) -> bool:
    """Whether it is a message that changes the page's address: one that is followed by the next was seen by nobody, and
    the browser takes as long for it as for a chart."""
    message = about.get("forward_msg")
    return message is not None and message.HasField("page_info_changed")
