"""Addresses of a presenter's room: the light page for a notes window or a phone, its events, and its wishes.

GET  /room/<key>          the page (`?as=notes` or a phone's)
GET  /room/<key>/events   server-sent events: `scene` and `wish`
POST /room/<key>/wish     one JSON object, see `wish_of`
POST /room/<key>/scene    what the presenter shows, see `scene_of`; opens the room
"""

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from components.base import assets_store
from components.base.rooms import KEY, rooms
from components.server.answers import NOT_KEPT, answer, body_within

PULSE_S = 15.0
"""A comment after so much silence keeps proxies from closing the line, and finds out who has gone."""
LONGEST_WISH, LONGEST_SCENE = 200, 60_000
"""Bytes."""
SCENE: Mapping[str, type] = {
    **dict.fromkeys(("story", "heading", "said", "notes", "next", "lang"), str), "words": dict,
    **dict.fromkeys(("step", "count", "seconds", "total"), int),
    **dict.fromkeys(("before", "has_before", "levers_out", "has_levers", "away"), bool),
}  # fmt: skip
"""Keys of a scene and what each holds."""
MOST_STEPS = 999
SWITCHES = ("before", "levers")
ASSETS = Path(__file__).parents[1] / "assets"


def wish_of(body: bytes) -> dict[str, object] | None:
    """What a phone asks for: `by` steps on or back, one `step`, or a `toggle` of `before` or `levers`; also `clock`,
    the clock's fresh start. None for anything else."""
    try:
        wish = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(wish, dict) or len(wish) != 1:
        return None
    ((name, value),) = wish.items()
    number = type(value) is int and abs(value) <= MOST_STEPS
    good = {"by": number, "step": number, "toggle": value in SWITCHES, "clock": value is True}
    return {name: value} if good.get(name) else None


def scene_of(body: bytes) -> dict[str, object] | None:
    """What a presenter shows, by the keys of `SCENE`; None for anything else."""
    try:
        scene = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(scene, dict) or set(scene) != set(SCENE):
        return None
    fits = all(type(scene[name]) is kind for name, kind in SCENE.items())
    return scene if fits and all(isinstance(word, str) for word in scene["words"].values()) else None


async def room_page(request: Request) -> Response:
    """The page of a notes window or a phone; it has no words of its own and says so if its room is gone."""
    if not KEY.fullmatch(request.path_params["key"]):
        return Response(status_code=404)
    return asset(request, "room.html")


async def room_script(request: Request) -> Response:
    """The script of that page."""
    return asset(request, "room.js")


def asset(request: Request, name: str) -> Response:
    """A file that comes with the app; 404 where it is not there."""
    payload = assets_store.payload(ASSETS / name)
    return answer(request, payload, immutable=False) if payload else Response(status_code=404)


async def room_events(request: Request) -> Response:
    """Scenes and wishes as they come, the scene of the moment first."""
    return event_stream(request.path_params["key"])


def event_stream(key: str) -> Response:
    """The events of a room for as long as it is open; 404 where there is none."""
    if not rooms().is_open(key):
        return Response(status_code=404, headers=NOT_KEPT)
    headers = NOT_KEPT | {"X-Accel-Buffering": "no"}
    return StreamingResponse(_lines(key), media_type="text/event-stream", headers=headers)


async def _lines(key: str) -> AsyncIterator[bytes]:
    """Enters the room when the first line is asked for, so that whoever is gone before that takes no place."""
    listener = rooms().listen(key)
    if listener is None:  # full: the browser asks again
        return
    try:
        yield b"retry: 1000\n\n"
        while rooms().is_open(key):
            event = await listener.next(PULSE_S)
            yield f"event: {event[0]}\ndata: {event[1]}\n\n".encode() if event else b":\n\n"
    finally:
        rooms().leave(key, listener)


async def room_wish(request: Request) -> Response:
    """Take a wish."""
    key = request.path_params["key"]
    body = await json_body(request, LONGEST_WISH)
    wish = wish_of(body) if body is not None else None
    if wish is None:
        return Response(status_code=400)
    if not rooms().is_open(key):
        return Response(status_code=404)
    if "clock" in wish:
        rooms().restart_clock(key)
    elif not rooms().wish(key, wish):
        return Response(status_code=429, headers={"Retry-After": "1"})
    return Response(status_code=204)


async def room_scene(request: Request) -> Response:
    """Take what the presenter shows, and open the room where it is not there (yet, or any more)."""
    key = request.path_params["key"]
    body = await json_body(request, LONGEST_SCENE)
    scene = scene_of(body) if body is not None else None
    if scene is None or not KEY.fullmatch(key):
        return Response(status_code=400)
    rooms().publish(key, scene)
    return Response(status_code=204)


async def json_body(request: Request, longest: int) -> bytes | None:
    """The request's body, None where it is too long or not called JSON: a page of another site cannot send that here
    without asking first, which is not answered."""
    is_json = request.headers.get("content-type", "").split(";")[0].strip() == "application/json"
    return await body_within(request, longest) if is_json else None


ROOM_ROUTES: list[BaseRoute] = [
    Route("/room/room.js", room_script),
    Route("/room/{key}", room_page),
    Route("/room/{key}/events", room_events),
    Route("/room/{key}/wish", room_wish, methods=["POST"]),
    Route("/room/{key}/scene", room_scene, methods=["POST"]),
]
