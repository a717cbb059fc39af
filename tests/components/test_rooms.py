"""A presenter's room: scenes and wishes reach every screen in it, nobody guesses one, and nobody fills the server."""

import asyncio
import json

import pytest
from starlette.applications import Starlette

from components.base import rooms as module
from components.base.rooms import MOST_LISTENERS, MOST_ROOMS, WISHES, Rooms, new_key, rooms
from components.server.room_routes import LONGEST_SCENE, LONGEST_WISH, ROOM_ROUTES, SCENE, scene_of, wish_of

KEY = new_key()
FIRST = {"story": "汇报", "step": 1, "heading": "在哪里"}
WHOLE = {name: kind() for name, kind in SCENE.items()} | {"words": {"on": "下一步"}}


async def events_of(listener, count):
    return [await listener.next(2.0) for _ in range(count)]


def test_keys_are_long_random_and_safe_in_an_address():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100 and all(module.KEY.fullmatch(key) for key in keys)


@pytest.mark.parametrize("key", ["", "short", "a" * 33, "../" + "a" * 29, "中" * 32])
def test_what_is_no_key_opens_no_room(key):
    with pytest.raises(ValueError, match="key"):
        Rooms().open(key)


def test_a_scene_reaches_all_screens_and_those_that_come_later():
    async def talk():
        all_rooms = Rooms()
        all_rooms.open(KEY)
        first = all_rooms.listen(KEY)
        all_rooms.publish(KEY, FIRST)
        (kind, body) = await first.next(2.0)
        second = all_rooms.listen(KEY)
        return kind, json.loads(body), json.loads((await second.next(2.0))[1])

    kind, scene, later = asyncio.run(talk())
    assert kind == "scene" and scene.items() >= FIRST.items() and scene["elapsed"] >= 0
    assert later["heading"] == scene["heading"]


def test_screens_are_let_go_when_the_server_stops():
    async def talk():
        all_rooms = Rooms()
        all_rooms.open(KEY)
        screen = all_rooms.listen(KEY)
        waiting = asyncio.create_task(screen.next(30.0))
        await asyncio.sleep(0)
        all_rooms.close()
        return await asyncio.wait_for(waiting, 2.0), all_rooms.is_open(KEY)

    assert asyncio.run(talk()) == (None, False)


def test_half_a_character_in_a_scene_silences_no_screen():
    all_rooms = Rooms()
    all_rooms.publish(KEY, FIRST | {"heading": "\ud800"})
    assert all_rooms._rooms[KEY].event()[1].encode()


def test_a_slow_screen_gets_the_newest_scene_and_every_wish_before_it():
    async def talk():
        all_rooms = Rooms()
        all_rooms.open(KEY)
        slow = all_rooms.listen(KEY)
        for step in range(5):
            all_rooms.publish(KEY, FIRST | {"step": step})
        all_rooms.wish(KEY, {"by": 1})
        events = await events_of(slow, 2)
        return events, await slow.next(0.05)

    ((scene, wish), silence) = asyncio.run(talk())
    assert json.loads(scene[1])["step"] == 4 and wish == ("wish", '{"by": 1}') and silence is None


def test_the_step_clock_starts_anew_with_a_step_and_both_when_asked(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])

    async def talk():
        all_rooms = Rooms()
        all_rooms.open(KEY)
        screen = all_rooms.listen(KEY)
        clocks = []
        for seconds, act in ((10, FIRST), (20, FIRST | {"step": 2}), (30, None)):
            now[0] += seconds
            all_rooms.publish(KEY, act) if act else all_rooms.restart_clock(KEY)
            scene = json.loads((await screen.next(2.0))[1])
            clocks.append((scene["elapsed"], scene["step_elapsed"]))
        return clocks

    assert asyncio.run(talk()) == [(10, 0), (30, 0), (0, 0)]


def test_an_idle_room_ends_and_rooms_screens_and_wishes_are_bounded(monkeypatch):
    async def talk():
        all_rooms = Rooms()
        all_rooms.open(KEY)
        screens = [all_rooms.listen(KEY) for _ in range(MOST_LISTENERS + 1)]
        taken = [all_rooms.wish(KEY, {"by": 1}) for _ in range(WISHES + 1)]
        for _ in range(MOST_ROOMS + 5):
            all_rooms.open(new_key())
        stays = all_rooms.is_open(KEY)
        for screen in screens[:-1]:
            all_rooms.leave(KEY, screen)
        later = module.time.monotonic() + module.IDLE_S + 1
        monkeypatch.setattr(module.time, "monotonic", lambda: later)
        return screens, taken, stays, len(all_rooms._rooms), all_rooms.is_open(KEY)

    screens, taken, stays, count, is_open = asyncio.run(talk())
    assert screens[-1] is None and None not in screens[:-1]
    assert taken == [True] * WISHES + [False]
    assert stays, "a room with screens in it outlasts those without"
    assert count <= MOST_ROOMS and not is_open


@pytest.mark.parametrize(
    "body", [b'{"by": 1}', b'{"by": -1}', b'{"step": 3}', b'{"toggle": "before"}', b'{"clock": true}']
)
def test_a_wish_is_one_of_five_kinds(body):
    assert wish_of(body) == json.loads(body)


HOSTILE = [
    b"", b"[]", b"null", b"1", b'{"by": true}', b'{"by": 1.5}', b'{"by": 1e400}', b'{"step": 100000}',
    b'{"toggle": "x"}', b'{"toggle": ["before"]}', b'{"clock": 1}', b'{"by": 1, "step": 2}', b'{"leave": true}',
    b"\xff\xfe", b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE)
def test_anything_else_is_none(body):
    assert wish_of(body) is None


def answer(method, path, body=b"", **headers):
    """Status and body of the app's answer to one request."""

    async def call():
        parts = []
        pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": pairs}

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            parts.append(message)

        await Starlette(routes=ROOM_ROUTES)(scope, receive, send)
        return parts[0]["status"], b"".join(part.get("body", b"") for part in parts[1:]).decode()

    return asyncio.run(call())


def wish_status(key, body=b'{"by": 1}', content_type="application/json"):
    return answer("POST", f"/room/{key}/wish", body, content_type=content_type)[0]


def test_only_json_for_a_room_that_is_there_is_taken():
    rooms().open(KEY)
    assert wish_status(KEY) == 204
    assert wish_status(KEY, content_type="text/plain") == 400
    assert wish_status(new_key()) == 404
    assert wish_status(KEY, b" " * (LONGEST_WISH + 1)) == 400
    assert answer("GET", f"/room/{KEY}/wish")[0] == 405


def test_a_room_that_is_not_there_has_no_events_but_a_page_that_waits():
    assert answer("GET", f"/room/{new_key()}/events")[0] == 404
    assert answer("GET", "/room/nonsense")[0] == 404
    status, page = answer("GET", f"/room/{new_key()}")
    assert status == 200 and '<script src="/room/room.js">' in page
    assert "EventSource" in answer("GET", "/room/room.js")[1]


def test_a_burst_of_wishes_is_told_to_wait():
    key = new_key()
    rooms().open(key)
    answers = [wish_status(key) for _ in range(2 * WISHES)]
    assert answers[:WISHES] == [204] * WISHES and 429 in answers


def scene_status(key, scene):
    return answer("POST", f"/room/{key}/scene", json.dumps(scene).encode(), content_type="application/json")[0]


def test_a_scene_opens_the_room_again_after_a_restart():
    key = new_key()
    assert wish_status(key) == 404
    assert scene_status(key, WHOLE) == 204 and rooms().is_open(key)
    assert wish_status(key) == 204


FOREIGN = [
    {}, WHOLE | {"step": "1"}, WHOLE | {"step": True}, WHOLE | {"words": {"on": 1}}, WHOLE | {"more": 1},
    WHOLE | {"notes": "n" * LONGEST_SCENE}, [], "x",
]  # fmt: skip


@pytest.mark.parametrize("scene", FOREIGN)
def test_what_is_no_scene_opens_nothing(scene):
    key = new_key()
    assert scene_status(key, scene) == 400 and not rooms().is_open(key)
    assert scene_status("short", WHOLE) == 400
    assert scene_of(json.dumps(WHOLE).encode()) == WHOLE
