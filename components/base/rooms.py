"""Rooms: what the screen of a presenter tells a notes window and a phone, and what they ask of it, in one process.

A room is known by a key that cannot be guessed; whoever has it may turn the pages. What is on the presenter's screen is
its `scene`, of which only the newest counts; a `wish` goes from a phone to the presenter's browser. All of it happens
in the event loop of the server.
"""

import asyncio
import json
import re
import secrets
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from components.base.budget import Budget
from model.single_flight import single_flight

KEY = re.compile(r"[A-Za-z0-9_-]{32}")
KEY_BYTES = 24
MOST_ROOMS, MOST_LISTENERS, MOST_WAITING = 300, 12, 32
"""Rooms in all, screens in one room, and events that wait for a slow screen."""
IDLE_S = 6 * 3600.0
"""After this time without a scene and without listeners a room is given up."""
WISHES, WISHES_A_SECOND = 20, 5.0
"""Wishes that a room takes at once, and after that in a second."""
Event = tuple[str, str]
"""Kind, `scene` or `wish`, and its JSON."""


def new_key() -> str:
    """A key of 192 random bits, 32 characters that are safe in an address."""
    return secrets.token_urlsafe(KEY_BYTES)


class Listener:
    """One screen that waits for events."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=MOST_WAITING)
        self._signal = asyncio.Event()

    def put(self, event: Event) -> None:
        """Hand over an event; a scene replaces an older one that still waits."""
        if event[0] == "scene":
            waiting = [other for other in self._events if other[0] != "scene"]
            self._events = deque(waiting, maxlen=MOST_WAITING)
        self._events.append(event)
        self._signal.set()

    async def next(self, timeout_s: float) -> Event | None:
        """The next event, None if there is none for `timeout_s` seconds."""
        if not self._events:
            self._signal.clear()
            try:
                await asyncio.wait_for(self._signal.wait(), timeout_s)
            except TimeoutError:
                return None
        return self._events.popleft() if self._events else None

    def wake(self) -> None:
        """Let the screen look up, with nothing new for it."""
        self._signal.set()


@dataclass
class _Room:
    scene: dict[str, object] = field(default_factory=dict)
    began: float = 0.0
    step_began: float = 0.0
    active: float = field(default_factory=time.monotonic)
    listeners: set[Listener] = field(default_factory=set)
    wishes: Budget = field(default_factory=lambda: Budget(WISHES, WISHES_A_SECOND))

    def event(self) -> Event:
        """The scene with the seconds since the talk and since this step began."""
        now = time.monotonic()
        clock = {"elapsed": round(now - self.began, 1), "step_elapsed": round(now - self.step_began, 1)}
        return "scene", json.dumps(self.scene | clock)


class Rooms:
    """All rooms of this process."""

    def __init__(self) -> None:
        self._rooms: dict[str, _Room] = {}

    def open(self, key: str) -> None:
        """Have a room under this key, a new one or the one that is there. Raises ValueError for what is no key."""
        self._ensured(key)

    def _ensured(self, key: str) -> _Room:
        if not KEY.fullmatch(key):
            raise ValueError("not a room's key")
        room = self._room(key)
        if room is None:
            self._make_space()
            room = self._rooms[key] = _Room(began=time.monotonic(), step_began=time.monotonic())
        return room

    def _make_space(self) -> None:
        """Give up rooms that nobody uses, and the one longest at rest if there are still too many."""
        for key in list(self._rooms):
            self._room(key)
        while len(self._rooms) >= MOST_ROOMS:
            del self._rooms[min(self._rooms, key=self._need)]

    def _need(self, key: str) -> tuple[bool, float]:
        room = self._rooms[key]
        return bool(room.listeners), room.active

    def _room(self, key: str) -> _Room | None:
        """The room, unless it has been at rest for too long."""
        room = self._rooms.get(key)
        if room and not room.listeners and time.monotonic() - room.active > IDLE_S:
            del self._rooms[key]
            return None
        return room

    def publish(self, key: str, scene: Mapping[str, object]) -> None:
        """Tell a room what is on screen, a new one where there is none. Raises ValueError for what is no key."""
        room = self._ensured(key)
        if room.scene == scene:
            return
        room.active = time.monotonic()
        if room.scene.get("step") != scene.get("step") or room.scene.get("story") != scene.get("story"):
            room.step_began = room.active
        room.scene = dict(scene)
        _tell(room, room.event())

    def restart_clock(self, key: str) -> None:
        """Count the time of the talk and of this step from now."""
        if room := self._room(key):
            room.began = room.step_began = time.monotonic()
            _tell(room, room.event())

    def wish(self, key: str, wish: Mapping[str, object]) -> bool:
        """Hand a wish to the presenter; False if there were too many of late, or there is no such room."""
        room = self._room(key)
        if room is None or not room.wishes.takes():
            return False
        room.active = time.monotonic()
        _tell(room, ("wish", json.dumps(dict(wish))))
        return True

    def is_open(self, key: str) -> bool:
        """Whether there is a room under this key."""
        return self._room(key) is not None

    def listen(self, key: str) -> Listener | None:
        """A new screen in the room, which gets the scene at once; None if there is no such room or it is full."""
        room = self._room(key)
        if room is None or len(room.listeners) >= MOST_LISTENERS:
            return None
        listener = Listener()
        room.listeners.add(listener)
        if room.scene:
            listener.put(room.event())
        return listener

    def close(self) -> None:
        """End every room: the server is about to stop."""
        listeners = [listener for room in self._rooms.values() for listener in room.listeners]
        self._rooms.clear()
        for listener in listeners:
            listener.wake()

    def leave(self, key: str, listener: Listener) -> None:
        """The screen is gone."""
        if room := self._room(key):
            room.listeners.discard(listener)


def _tell(room: _Room, event: Event) -> None:
    for listener in room.listeners:
        listener.put(event)


@single_flight(maxsize=1)
def rooms() -> Rooms:
    """The rooms of this process."""
    return Rooms()
