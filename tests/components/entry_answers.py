"""What the server says to one GET of an entry page, without a server."""

import asyncio
from typing import Any

from components.server.early import Early


class Answer:
    """What the server says to one GET: status, headers by name and text."""

    def __init__(self, messages: list[dict[str, Any]]) -> None:
        self.status: int = messages[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:])

    @property
    def text(self) -> str:
        return self.body.decode()


async def streamlit(scope: dict[str, Any], receive: object, send: Any) -> None:
    """Stands for Streamlit behind the middleware."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b"streamlit's own"})


def get(path: str, client: str = "127.0.0.1", **headers: str) -> Answer:
    messages: list[dict[str, Any]] = []
    path, _, query = path.partition("?")

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": sent, "query_string": query.encode()} | {
        "client": (client, 50000)
    }
    asyncio.run(Early(streamlit)(scope, None, send))  # type: ignore[arg-type]
    return Answer(messages)
