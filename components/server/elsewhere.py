"""A process that has not read ahead yet sends pages on to the others, where a proxy says that there are some."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from components.base import readiness

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

HEADER = b"x-explorer-elsewhere"
"""Set by the proxy while it has not tried all processes (deploy/nginx/explorer.conf)."""
EXTENSION = "websocket.http.response"


class Elsewhere:
    """ASGI middleware: 503 to the websocket of a page, so that the proxy tries the next process."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] == "websocket" and not readiness.is_ready() and _has_others(scope):
            retry = (b"retry-after", str(readiness.RETRY_AFTER_S).encode())
            await send({"type": f"{EXTENSION}.start", "status": 503, "headers": [retry]})
            await send({"type": f"{EXTENSION}.body", "body": b""})
        else:
            await self.app(scope, receive, send)


def _has_others(scope: Scope) -> bool:
    return EXTENSION in scope.get("extensions", {}) and dict(scope["headers"]).get(HEADER) == b"yes"
