"""Addresses of a wall that a tablet drives. Both know the site's key (`kiosk_wall`), and there is no other room.

GET  /hall/wall/<key>          the tablet's page
GET  /hall/wall/<key>/events   server-sent events: `scene` and `wish`
POST /hall/wall/<key>/wish     one JSON object, see `wish_of`
POST /hall/wall/<key>/scene    what the wall shows, see `scene_of`
"""

import json
import re
import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.base.rooms import rooms
from components.base.settings import read_settings
from components.server.room_routes import LONGEST_SCENE, LONGEST_WISH, asset, event_stream, json_body

CHOICE = re.compile(r"[a-z][a-z0-9_]{1,60}")
MODES = ("loop", "waiting", "visit", "leaving")
TEXTS = ("lang", "heading", "sentence")
MOST_CHOICES, LONGEST_TEXT = 20, 600
Endpoint = Callable[[Request], Awaitable[Response]]


def wish_of(body: bytes) -> dict[str, object] | None:
    """What the tablet asks for: `press` one of the choices. None for anything else."""
    wish = _object(body)
    pressed = wish.get("press") if wish is not None and len(wish) == 1 else None
    return {"press": pressed} if isinstance(pressed, str) and CHOICE.fullmatch(pressed) else None


def scene_of(body: bytes) -> dict[str, object] | None:
    """What the wall shows: `mode`, language, heading, sentence, and the choices with id, label and whether it is the
    main one; None for anything else."""
    scene = _object(body)
    if scene is None or set(scene) != {"mode", "choices", *TEXTS} or scene["mode"] not in MODES:
        return None
    texts, choices = [scene[name] for name in TEXTS], scene["choices"]
    if not isinstance(choices, list) or len(choices) > MOST_CHOICES:
        return None
    fits = all(isinstance(text, str) and len(text) <= LONGEST_TEXT for text in texts)
    return scene if fits and all(_is_choice(choice) for choice in choices) else None


def _is_choice(choice: object) -> bool:
    if not isinstance(choice, dict) or set(choice) != {"id", "label", "main"}:
        return False
    ident, label = choice["id"], choice["label"]
    is_named = isinstance(ident, str) and CHOICE.fullmatch(ident) is not None
    return is_named and isinstance(label, str) and len(label) <= LONGEST_TEXT and type(choice["main"]) is bool


def _object(body: bytes) -> dict[str, object] | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _of_the_site(endpoint: Endpoint) -> Endpoint:
    """The same endpoint, for the site's own key alone."""

    async def guarded(request: Request) -> Response:
        own = read_settings().kiosk_wall
        key = str(request.path_params["key"])
        if not own or not secrets.compare_digest(own.encode(), key.encode()):
            return Response(status_code=404)
        return await endpoint(request)

    return guarded


async def page(request: Request) -> Response:
    """The tablet's page."""
    return asset(request, "wall.html")


async def script(request: Request) -> Response:
    """The script of that page."""
    return asset(request, "wall.js")


async def events(request: Request) -> Response:
    """Scenes and wishes as they come, for both screens."""
    return event_stream(request.path_params["key"])


async def wish(request: Request) -> Response:
    """Hand the tablet's wish to the wall."""
    body = await json_body(request, LONGEST_WISH)
    press = wish_of(body) if body is not None else None
    if press is None:
        return Response(status_code=400)
    key = request.path_params["key"]
    if not rooms().is_open(key):
        return Response(status_code=404)
    return Response(status_code=204) if rooms().wish(key, press) else Response(status_code=429)


async def scene(request: Request) -> Response:
    """Take what the wall shows."""
    body = await json_body(request, LONGEST_SCENE)
    screen = scene_of(body) if body is not None else None
    if screen is None:
        return Response(status_code=400)
    rooms().publish(request.path_params["key"], screen)
    return Response(status_code=204)


WALL = "/hall/wall/"
ROUTES: list[BaseRoute] = [
    Route(f"{WALL}wall.js", script),
    Route(f"{WALL}{{key}}", _of_the_site(page)),
    Route(f"{WALL}{{key}}/events", _of_the_site(events)),
    Route(f"{WALL}{{key}}/wish", _of_the_site(wish), methods=["POST"]),
    Route(f"{WALL}{{key}}/scene", _of_the_site(scene), methods=["POST"]),
]
