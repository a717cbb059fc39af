"""Answers to Streamlit's own addresses that the app can give better: the entry page, scripts, and pictures.

Scripts go out compressed to other machines: 2.5 MB instead of 7.5 for a first map over a wire or Wi-Fi. On the same
machine unpacking would only cost, and a proxy there compresses by itself. `/media/` names are made of the content, so a
picture under one never changes.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import streamlit.file_util as file_util
from starlette.requests import Request

from components.base.assets_store import Payload, payload
from components.base.navigation import ENTRIES, KIOSK, UNLISTED
from components.server.answers import FOREVER, answer
from components.server.entry_page import entry_page, kiosk_page, plain_page
from components.server.first_html import of_address
from components.server.first_pictures import ALBUM, follows

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]


# One-part addresses with an answer of their own; the first page's name is led to the root elsewhere.
NAMES = ("readyz", "healthz", "metrics", "selfcheck", ENTRIES[0].url_path)


class Early:
    """ASGI middleware that gives these answers."""

    def __init__(self, app: Any) -> None:
        self.app = app
        entries = (*ENTRIES, *UNLISTED)
        self.pages = {"/" if entry is ENTRIES[0] else f"/{entry.url_path}": entry for entry in entries}

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        path = str(scope.get("path", ""))
        if (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and (path in self.pages or _asks_in_vain(scope))
        ):
            await answer(Request(scope), await self._entry(scope), immutable=False)(scope, receive, send)
        elif scope["type"] == "http" and _is_far(scope) and (script := _script(path)):
            # In a thread: compressing the map's 3 MB takes a while, once.
            file = await asyncio.to_thread(payload, script)
            await (answer(Request(scope), file, immutable=True) if file else self.app)(scope, receive, send)
        elif scope["type"] == "http" and path.startswith("/media/") and path.endswith(".png"):
            await self.app(scope, receive, _cached_forever(send))
        else:
            await self.app(scope, receive, send)

    async def _entry(self, scope: Scope) -> Payload:
        """The entry page of an address. One without a page leads to the first page, which says so."""
        path = str(scope["path"])
        entry = self.pages.get(path, ENTRIES[0])
        if path == f"/{KIOSK}":
            return kiosk_page()
        if entry in UNLISTED:
            return plain_page(entry.has_map)
        language, is_plain = of_address(bytes(scope.get("query_string", b"")).decode("latin-1"))
        is_known = is_plain and path in self.pages and await follows()
        return entry_page(entry, language, ALBUM.picture(entry.url_path, language) if is_known else None)


def _asks_in_vain(scope: Scope) -> bool:
    """Whether a browser navigates to a one-part address that is neither a page nor anything else here."""
    name = str(scope["path"]).removeprefix("/")
    if name in NAMES or not name or "/" in name or "." in name:
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _script(path: str) -> Path | None:
    """The file of one of Streamlit's scripts or style sheets, whose names are made of their content."""
    root = Path(file_util.get_static_dir())
    file = root / path.lstrip("/")
    of_ours = path.startswith(("/static/js/", "/static/css/")) and path.endswith((".js", ".css"))
    return file if of_ours and ".." not in path and file.is_file() else None


def _is_far(scope: Scope) -> bool:
    """Whether the browser is on another machine."""
    try:
        return not ip_address((scope.get("client") or ("127.0.0.1",))[0]).is_loopback
    except ValueError:  # a name, or a socket file
        return False


def _cached_forever(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 304):
            others = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*others, (b"cache-control", FOREVER.encode())]}
        await send(message)

    return sending
