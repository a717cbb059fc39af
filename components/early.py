"""What a browser is told ahead: the map's own script on pages that show a map, and that a named picture never changes.

Streamlit asks for the map's script (3 MB) only when the first map element has arrived; told with the page itself, it
is there and compiled by then. `/media/` names are made of the content, so a picture under one can be kept.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit.file_util as file_util

from components.navigation import ENTRIES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
MAP_SCRIPT = "static/js/DeckGlJsonChart.*.js"
KEPT = b"public, max-age=31536000, immutable"


@lru_cache(maxsize=1)
def _map_script_link() -> bytes | None:
    """Value of the Link header, None where this Streamlit has no such script."""
    root = Path(file_util.get_static_dir())
    found = next(iter(root.glob(MAP_SCRIPT)), None)
    return f"</{found.relative_to(root).as_posix()}>; rel=modulepreload".encode() if found else None


class Early:
    """ASGI middleware that adds these headers."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.map_paths = {"/" if entry is ENTRIES[0] else f"/{entry.url_path}" for entry in ENTRIES if entry.has_map}

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and scope["method"] == "GET" and path in self.map_paths and _map_script_link():
            await self.app(scope, receive, _with(send, b"link", _map_script_link() or b""))
        elif scope["type"] == "http" and path.startswith("/media/") and path.endswith(".png"):
            await self.app(scope, receive, _with(send, b"cache-control", KEPT))
        else:
            await self.app(scope, receive, send)


def _with(send: Send, name: bytes, value: bytes) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 304):
            others = [pair for pair in message["headers"] if pair[0].lower() != name]
            message = {**message, "headers": [*others, (name, value)]}
        await send(message)

    return sending
