"""A viewer without a browser: Streamlit's websocket, its protobuf messages and the browser's message cache.

It sends what the browser sends (rerun requests with widget values and the hashes of the messages it still
holds) and reads until the run has finished, so bytes, messages and time of one action can be counted.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

CACHE_MAX_AGE = 2  # finished runs after which the browser forgets an unused message
VALUE_FIELD = {
    "slider": "double_array_value",
    "number_input": "double_value",
    "checkbox": "bool_value",
    "selectbox": "string_value",
    "radio": "string_value",
    "text_input": "string_value",
    "button_group": "string_array_value",
    "select_slider": "string_array_value",
    "multiselect": "string_array_value",
    "button": "trigger_value",
    "expandable": "bool_value",
    "vega_lite_chart": "string_value",
}
Event = tuple[str, object]
Value = float | bool | str | Event
COMPONENT = "bidi_component"
TRIGGERS = {"trigger_value", "json_trigger_value"}
"""Sent once, then forgotten."""
FULL_RUN = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
FRAGMENT_RUN = ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


class PageError(RuntimeError):
    """The page raised, is unknown, or has no such widget."""


@dataclass(frozen=True)
class Widget:
    """One widget on the page as the server announced it."""

    kind: str
    id: str
    label: str
    fragment_id: str


@dataclass
class Exchange:
    """One action: from the request sent to the run finished."""

    ms: float = 0.0
    received_bytes: int = 0
    messages: int = 0
    references: int = 0
    bytes_by_kind: dict[str, int] = field(default_factory=dict)


def connection(url: str) -> dict[str, Any]:
    """How a browser connects."""
    return {
        "subprotocols": [Subprotocol("streamlit")],
        "origin": Origin(url),
        "max_size": None,
        "compression": None,
        "ping_interval": None,
        "open_timeout": 60,
    }


def _state_of(widget: Widget, value: tuple[Value, ...]) -> WidgetState:
    """What the browser says of the widget; a component reports an event with its value."""
    if widget.kind == COMPONENT:
        ((event, content),) = value  # type: ignore[misc, str-unpack]
        events = json.dumps([{"event": event, "value": content}])
        return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{widget.id}__events", json_trigger_value=events)
    state, slot = WidgetState(id=widget.id), VALUE_FIELD[widget.kind]
    if slot.endswith("_array_value"):
        getattr(state, slot).data.extend(value)
    else:
        setattr(state, slot, value[0])
    return state


class Screen:
    """What a browser knows of its page: widgets and their values, messages that it holds."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, str] = {}
        self.page_hash = ""
        self.page = ""
        self.query = ""
        self.widgets: dict[str, Widget] = {}
        self.values: dict[str, WidgetState] = {}
        self.message_ages: dict[str, int] = {}
        self.faults: list[str] = []
        self.timers: dict[str, float] = {}
        """Seconds between two runs of each timed fragment."""

    def find(self, name: str) -> Widget:
        """The widget with this key, or else this label."""
        for widget in self.widgets.values():
            if widget.id.endswith(f"-{name}") or widget.label == name:
                return widget
        labels = sorted(f"{w.label} ({w.id.rsplit('-', 1)[-1]})" for w in self.widgets.values())
        raise PageError(f"no widget {name!r} on page {self.page!r}; it has {labels}")

    def request(self, page_hash: str, page_name: str = "", fragment_id: str = "") -> bytes:
        """The message by which a browser has its page run."""
        request = BackMsg()
        script = request.rerun_script
        script.widget_states.widgets.extend(self.values.values())
        script.page_script_hash, script.page_name, script.fragment_id = page_hash, page_name, fragment_id
        script.query_string = self.query
        script.cached_message_hashes.extend(self.message_ages)
        context = script.context_info
        context.timezone, context.locale, context.color_scheme = "Asia/Shanghai", "zh-CN", "light"
        context.url = f"{self.url}/{self.page}"
        return bytes(request.SerializeToString())

    def setting(self, widget: Widget, *value: Value) -> bytes:
        """The message that sets a widget; its fragment alone runs. What was pressed is not pressed next time."""
        state = _state_of(widget, value)
        self.values[state.id] = state
        message = self.request(self.page_hash, fragment_id=widget.fragment_id)
        if state.WhichOneof("value") in TRIGGERS:
            del self.values[state.id]
        return message

    def take(self, kind: str, message: ForwardMsg, exchange: Exchange) -> None:
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            exchange.references += 1
            self.message_ages[message.ref_hash] = 0
        elif kind == "delta":
            if message.metadata.cacheable:
                self.message_ages[message.hash] = 0
            self._take_delta(message)
        elif kind == "auto_rerun":
            self.timers[message.auto_rerun.fragment_id] = message.auto_rerun.interval
        elif kind == "page_not_found":
            self.faults.append("page not found")

    def _take_delta(self, message: ForwardMsg) -> None:
        if (block := message.delta.add_block.expandable).id:
            self.widgets[block.id] = Widget("expandable", block.id, block.label, message.delta.fragment_id)
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.faults.append(element.exception.message[:300])
        elif kind in VALUE_FIELD or kind == COMPONENT:
            widget = getattr(element, kind)
            label = getattr(widget, "label", "")
            self.widgets[widget.id] = Widget(kind, widget.id, label, message.delta.fragment_id)

    def age_messages(self) -> None:
        self.message_ages = {digest: age + 1 for digest, age in self.message_ages.items() if age < CACHE_MAX_AGE}


class Viewer(Screen):
    """One connected session; use it as a context manager."""

    def __init__(self, url: str, cookie: str = "") -> None:
        super().__init__(url)
        headers = {"Cookie": cookie} if cookie else None
        place = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._connection = connect(place, additional_headers=headers, **connection(url))
        answer = self._connection.response
        self.answered_cookie = answer.headers.get("Set-Cookie", "") if answer else ""

    def load(self, page: str = "") -> Exchange:
        """First run of the session, as after opening the address ``/page``."""
        self.page = page
        return self._rerun(page_hash="", page_name=page)

    def switch(self, page: str) -> Exchange:
        """Go to another page through the menu."""
        if page not in self.pages:
            raise PageError(f"no page {page!r}; the menu has {sorted(self.pages)}")
        self.page, self.query, self.widgets, self.values = page, "", {}, {}
        return self._rerun(page_hash=self.pages[page])

    def move(self, name: str, *value: Value) -> Exchange:
        """Set a widget, named by key or label; only its fragment reruns if it lives in one."""
        return self._exchange(self.setting(self.find(name), *value))

    def beat(self, fragment_id: str) -> Exchange:
        """Run a timed fragment, as the browser does when its time has come."""
        return self._rerun(page_hash=self.page_hash, fragment_id=fragment_id)

    def _rerun(self, page_hash: str, page_name: str = "", fragment_id: str = "") -> Exchange:
        return self._exchange(self.request(page_hash, page_name, fragment_id))

    def _exchange(self, message: bytes) -> Exchange:
        exchange = Exchange()
        began = time.perf_counter()
        self.socket.send(message)
        self._read_until_finished(exchange)
        exchange.ms = (time.perf_counter() - began) * 1e3
        if self.faults:
            raise PageError(f"page {self.page!r}: {self.faults}")
        return exchange

    def _read_until_finished(self, exchange: Exchange, timeout_s: float = 120.0) -> None:
        while True:
            raw = self.socket.recv(timeout=timeout_s, decode=False)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type") or ""
            exchange.received_bytes += len(raw)
            exchange.messages += 1
            exchange.bytes_by_kind[kind] = exchange.bytes_by_kind.get(kind, 0) + len(raw)
            self.take(kind, message, exchange)
            if kind == "script_finished" and message.script_finished in (FULL_RUN, FRAGMENT_RUN):
                if message.script_finished == FULL_RUN:
                    self.age_messages()
                return

    def __enter__(self) -> Self:
        self.socket = self._connection.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        self.socket.close()
