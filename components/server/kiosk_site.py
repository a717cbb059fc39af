"""A site that is locked to the kiosk: every address but the kiosk's own leads to it or is not there."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from components.base.navigation import KIOSK
from components.base.settings import read_settings
from components.server.kiosk_words import LANGUAGES
from components.server.wall_routes import WALL

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

HOME = f"/{KIOSK}"
OPEN = (
    "/readyz",
    "/healthz",
    "/metrics",
    "/selfcheck",
    "/favicon.png",
    "/favicon.ico",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
)
"""Addresses that are answered as they are."""
OPEN_ROOMS = ("/hall/", "/static/", "/fonts/", "/media/", "/component/", "/_stcore/bidi-components/")
WRITING = ("/hall/visit", WALL)
"""Addresses that take what a browser sends."""
LONGEST_QUERY = 60


class KioskOnly:
    """ASGI middleware of a locked site. Answers set no cookie."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] == "websocket" and not str(scope["path"]).endswith("/_stcore/stream"):
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http" and (refusal := _refusal(scope)):
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, _without_cookies(send) if scope["type"] == "http" else send)


def _refusal(scope: Scope) -> Response | None:
    """What is answered in place of the page; None where the address is open."""
    path, method = str(scope["path"]), str(scope["method"])
    if path == HOME and method in ("GET", "HEAD"):
        return None if _is_plain(scope) else RedirectResponse(HOME, status_code=307)
    is_open = path in OPEN or path.startswith(OPEN_ROOMS)
    if is_open and (method in ("GET", "HEAD") or path.startswith(WRITING)):
        return None
    accepts = dict(scope["headers"]).get(b"accept", b"")
    if method == "GET" and b"text/html" in accepts and not is_open:
        return RedirectResponse(HOME, status_code=307)
    return Response(status_code=404)


def _is_plain(scope: Scope) -> bool:
    """Whether the kiosk is asked for with nothing but, perhaps, a language, or as the site's wall."""
    query = scope.get("query_string", b"")
    if len(query) > LONGEST_QUERY:
        return False
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    wall = read_settings().kiosk_wall
    plain = ((key == "lang" and value in LANGUAGES) or (key == "wall" and value == wall != "") for key, value in pairs)
    return len(pairs) <= 1 and all(plain)


def _without_cookies(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", []) if pair[0].lower() != b"set-cookie"]
            message = {**message, "headers": others}
        await send(message)

    return sending
