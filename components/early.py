"""Answers of Streamlit's own addresses that a browser gets better ones for: the entry page, and pictures that are kept.

`/media/` names are made of the content, so a picture under one never changes.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import Request

from components.answers import FOREVER, answer
from components.entry_page import entry_page
from components.navigation import ENTRIES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]


class Early:
    """ASGI middleware that gives these answers."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.pages = {"/" if entry is ENTRIES[0] else f"/{entry.url_path}": entry.has_map for entry in ENTRIES}

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and path in self.pages:
            await answer(Request(scope), entry_page(self.pages[path]), immutable=False)(scope, receive, send)
        elif scope["type"] == "http" and path.startswith("/media/") and path.endswith(".png"):
            await self.app(scope, receive, _kept(send))
        else:
            await self.app(scope, receive, send)


def _kept(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 304):
            others = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*others, (b"cache-control", FOREVER.encode())]}
        await send(message)

    return sending
