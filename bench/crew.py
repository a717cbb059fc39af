"""Viewers behind a proxy: each keeps its cookie, comes back by itself when its line breaks, and remembers the gap."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException

from bench.wire import PageError, Value, Viewer

NODE = re.compile(r"explorer_node=(\d+)")
RETRY_S = 1.0
"""A browser tries again after half a second to a second and a half."""


class SpokenViewer(Viewer):
    """A viewer that also notes what messages on the page say."""

    def __init__(self, url: str, cookie: str = "") -> None:
        self.sentences: list[str] = []
        super().__init__(url, cookie)

    def _take_delta(self, message: ForwardMsg) -> None:
        super()._take_delta(message)
        if message.delta.WhichOneof("type") == "new_element" and message.delta.new_element.HasField("alert"):
            self.sentences.append(message.delta.new_element.alert.body)


@dataclass
class Member:
    """One viewer that moves a widget again and again until told to stop."""

    url: str
    page: str
    move: tuple[str, tuple[Value, ...]]
    pause_s: float = 0.0
    cookie: str = ""
    times_ms: list[float] = field(default_factory=list)
    gaps_s: list[float] = field(default_factory=list)
    """From the break of a line to the page that stands again."""
    nodes: list[str] = field(default_factory=list)
    is_up: threading.Event = field(default_factory=threading.Event)

    def live(self, stop: threading.Event) -> None:
        """Open the page, move, and open it again whenever the line breaks."""
        broken = 0.0
        while not stop.is_set():
            try:
                with Viewer(self.url, self.cookie) as viewer:
                    self._note_node(viewer)
                    viewer.load(self.page)
                    if broken:
                        self.gaps_s.append(time.monotonic() - broken)
                        broken = 0.0
                    self.is_up.set()
                    self._move_on(viewer, stop)
            except (OSError, WebSocketException, PageError):
                broken = broken or time.monotonic()
                stop.wait(RETRY_S)

    def _note_node(self, viewer: Viewer) -> None:
        if match := NODE.search(viewer.answered_cookie or self.cookie):
            self.cookie = match[0]
            self.nodes.append(match[1])

    def _move_on(self, viewer: Viewer, stop: threading.Event) -> None:
        name, values = self.move
        turn = 0
        while not stop.is_set():
            self.times_ms.append(viewer.move(name, values[turn % len(values)]).ms)
            turn += 1
            stop.wait(self.pause_s)


class Crew:
    """Several members at once; use it as a context manager."""

    def __init__(self, members: list[Member]) -> None:
        self.members, self._stop = members, threading.Event()
        self._threads = [threading.Thread(target=each.live, args=(self._stop,)) for each in members]

    def __enter__(self) -> Crew:
        for thread in self._threads:
            thread.start()
        for each in self.members:
            if not each.is_up.wait(120):
                raise RuntimeError("a page did not open")
        return self

    def __exit__(self, *fault: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def moves(self) -> int:
        """Moves so far."""
        return sum(len(each.times_ms) for each in self.members)
