"""Limits on websocket messages and their rate, so that one visitor cannot slow down the others.

A page sends a message whenever a widget moves; a slider drawn along sends a few dozen a second. Streamlit takes every
message at once. Here a session has a budget: beyond it messages wait, and of those that wait a newer state of the
widgets takes the place of an older one, so that a fast slider is never behind. Presses of buttons are kept.
"""

import asyncio
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from time import monotonic
from typing import Any

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes

from components.base import metrics
from components.base.budget import Budget

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BURST = 60
"""Script runs that a session may request in a burst; after that, `PER_SECOND`."""
PER_SECOND = 20.0
LONGEST_QUEUE = 200
"""Messages that cannot be merged (presses of buttons). A hand does not get there: beyond it the session is closed."""
DEEPEST = 64
"""Maximum nesting of a component's value. The app's own components use four levels."""
REFUSED = {"clear_cache", "set_run_on_save", "debug_disconnect_websocket", "debug_shutdown_runtime", "load_git_info"}
"""Messages of the developer menu, refused because a visitor must not clear all caches."""
TRIGGERS = {"trigger_value", "string_trigger_value", "json_trigger_value", "chat_input_value"}
JSON_VALUES = ("json_value", "json_trigger_value")
BRACKETS = re.compile(r"[\[\]{}]")
log = logging.getLogger(__name__)


def is_too_deep(text: str) -> bool:
    """Whether JSON nests too deep for a parser. Brackets within strings count, so this is an upper bound."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for bracket in BRACKETS.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def without_deep_values(message: BackMsg) -> bool:
    """Take values out of `message` that nest too deep; True if there was one."""
    states = message.rerun_script.widget_states.widgets
    deep = [s for s in states if s.WhichOneof("value") in JSON_VALUES and is_too_deep(_json_of(s))]
    for state in deep:
        states.remove(state)
    return bool(deep)


def _json_of(state: Any) -> str:
    return str(getattr(state, state.WhichOneof("value")))


def replaces(newer: BackMsg, older: BackMsg) -> bool:
    """Whether `newer` makes `older` redundant: same page and fragment, and no button pressed."""
    if not newer.WhichOneof("type") == older.WhichOneof("type") == "rerun_script":
        return False
    pressed = (state.WhichOneof("value") in TRIGGERS for state in older.rerun_script.widget_states.widgets)
    return _place(newer) == _place(older) and not any(pressed)


def _place(message: BackMsg) -> tuple[str, str, str]:
    script = message.rerun_script
    return script.page_script_hash, script.page_name, script.fragment_id


class Inbox:
    """The `receive` of one websocket, with its budget."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._budget = Budget(BURST, PER_SECOND)
        self._waiting: deque[tuple[Message, BackMsg | None]] = deque()
        self._coming: asyncio.Task[Message] | None = None

    async def receive(self) -> Message:
        """The next message for Streamlit."""
        while True:
            if not self._waiting:
                self._take(await (self._coming or self._receive()))
                self._coming = None
                continue
            if self._waiting[0][1] is not None and (delay := self._budget.delay_s()):
                await self._gather(delay)
                continue
            message, request = self._waiting.popleft()
            if request is not None:
                self._budget.spend()
            return message

    async def _gather(self, seconds: float) -> None:
        """Take in what arrives within `seconds`; what is still to come then stays awaited."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0 and not self._is_closed():
            self._coming = self._coming or asyncio.ensure_future(self._receive())
            done, _ = await asyncio.wait({self._coming}, timeout=left)
            if done:
                self._take(self._coming.result())
                self._coming = None

    def _is_closed(self) -> bool:
        return bool(self._waiting) and self._waiting[-1][0]["type"] == "websocket.disconnect"

    def _take(self, message: Message) -> None:
        """Queue a message, drop it, or merge it with the last in the queue."""
        request = _parsed(message)
        if message["type"] == "websocket.disconnect":
            self._waiting.clear()
        if request is not None:
            if request.WhichOneof("type") in REFUSED:
                metrics.REFUSED.labels("developer_message").inc()
                return
            if without_deep_values(request):
                metrics.REFUSED.labels("deep_value").inc()
                message = {**message, "bytes": request.SerializeToString()}
            if self._waiting and (last := self._waiting[-1][1]) is not None and replaces(request, last):
                self._waiting.pop()
        self._waiting.append((message, request))
        if len(self._waiting) > LONGEST_QUEUE:
            metrics.REFUSED.labels("flood").inc()
            log.warning("a session was closed: %d messages waiting", len(self._waiting))
            self._waiting.clear()
            self._waiting.append(({"type": "websocket.disconnect", "code": 1008}, None))


def _parsed(message: Message) -> BackMsg | None:
    """The message as Streamlit reads it; None for one that is none or too long, which Streamlit refuses itself."""
    data = message.get("bytes")
    if message["type"] != "websocket.receive" or not data or len(data) > get_max_widget_state_size_bytes():
        return None
    parsed = BackMsg()
    try:
        parsed.ParseFromString(data)
    except DecodeError:
        return None
    return parsed


class MessageGuard:
    """ASGI middleware: an `Inbox` for every websocket."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, Inbox(receive).receive if scope["type"] == "websocket" else receive, send)
