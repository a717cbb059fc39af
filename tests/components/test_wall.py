"""A wall and its tablet: only the site's own key opens their room, and only what is offered can be asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from components.base import rooms as base_rooms
from components.base.rooms import Rooms, new_key
from components.base.settings import Settings, resolve
from components.server import kiosk_site, wall_routes
from components.server.kiosk_site import KioskOnly
from components.server.wall_routes import ROUTES, scene_of, wish_of

KEY = new_key()
CHOICE = {"id": "kiosk_ask_land", "label": "守得住绿地吗？", "main": False}
SCENE = {"mode": "visit", "lang": "zh", "heading": "题", "sentence": "", "choices": [CHOICE]}


@pytest.fixture(autouse=True)
def own_rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    rooms, site = Rooms(), Settings(kiosk=True, kiosk_wall=KEY)
    monkeypatch.setattr(wall_routes, "rooms", lambda: rooms)
    for module in (wall_routes, kiosk_site):
        monkeypatch.setattr(module, "read_settings", lambda: site)
    assert base_rooms.KEY.fullmatch(KEY)
    yield rooms


def status(path: str, value: object = None, kind: bytes = b"application/json") -> int:
    """The answer of a locked site: GET, or POST of `value`."""
    sent: list[dict[str, Any]] = []
    body = json.dumps(value).encode()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET" if value is None else "POST", "path": path, "query_string": b""}
    scope |= {"headers": [(b"content-type", kind), (b"content-length", str(len(body)).encode())]}
    asyncio.run(KioskOnly(Starlette(routes=ROUTES))(scope, receive, send))
    return int(sent[0]["status"])


def test_wall_and_tablet_meet_under_the_key_of_the_site(own_rooms: Rooms) -> None:
    place = f"/hall/wall/{KEY}"
    assert status(place) == 200 and status("/hall/wall/wall.js") == 200
    assert status(f"{place}/events") == 404 and status(f"{place}/wish", {"press": "kiosk_end"}) == 404
    assert status(f"{place}/scene", SCENE) == 204 and own_rooms.is_open(KEY)
    assert status(f"{place}/wish", {"press": "kiosk_ask_land"}) == 204


def test_another_key_opens_nothing(own_rooms: Rooms) -> None:
    for key in (new_key(), "x", KEY[:-1] + ("A" if KEY[-1] != "A" else "B")):
        assert status(f"/hall/wall/{key}") == 404 and status(f"/hall/wall/{key}/scene", SCENE) == 404
        assert not own_rooms.is_open(key)


def test_a_form_of_another_site_and_a_drumming_hand_are_refused() -> None:
    place = f"/hall/wall/{KEY}"
    assert status(f"{place}/scene", SCENE, b"text/plain") == 400
    status(f"{place}/scene", SCENE)
    answers = [status(f"{place}/wish", {"press": "kiosk_end"}) for _ in range(40)]
    assert answers[0] == 204 and answers[-1] == 429


NO_WISHES = (
    b"", b"[]", b"{}", b"[" * 5000, b'{"press": 1}', b'{"press": "a b"}', b'{"press": "kiosk_end", "x": 1}',
    b'{"press": "<script>"}', b'{"step": 3}', b'{"press": "' + b"a" * 99 + b'"}',
)  # fmt: skip
NO_SCENES: tuple[dict[str, object], ...] = (
    {"mode": "party"}, {"heading": "x" * 601}, {"lang": 1}, {"more": 1}, {"choices": {}}, {"choices": [CHOICE] * 21},
    {"choices": [CHOICE | {"id": "#a"}]}, {"choices": [CHOICE | {"main": "yes"}]}, {"choices": [{"id": "kiosk_end"}]},
)  # fmt: skip


@pytest.mark.parametrize("body", NO_WISHES)
def test_what_is_no_wish_is_none(body: bytes) -> None:
    assert wish_of(body) is None


@pytest.mark.parametrize("change", NO_SCENES)
def test_what_is_no_scene_is_none(change: dict[str, object]) -> None:
    assert scene_of(json.dumps(SCENE | change).encode()) is None
    assert scene_of(json.dumps(SCENE).encode()) == SCENE


def test_a_wall_is_asked_for_by_its_key_and_by_no_other() -> None:
    asked = {"type": "http", "headers": [], "method": "GET", "path": "/kiosk"}
    plain = {f"wall={KEY}": True, f"wall={new_key()}": False, "wall=": False, f"wall={KEY}&lang=en": False}
    for query, is_plain in plain.items():
        assert kiosk_site._is_plain(asked | {"query_string": query.encode()}) is is_plain, query


def test_a_key_that_can_be_guessed_is_refused_by_the_settings(tmp_path: Path) -> None:
    site = resolve(tmp_path / "settings.toml", {"EXPLORER_KIOSK_WALL": "wall"})
    assert site.settings.kiosk_wall == "" and site.faults
