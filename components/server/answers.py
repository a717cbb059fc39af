"""How a prepared payload is answered: compressed if the browser can, and not at all if it already has it; and how much
of a request is read."""

import re

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from components.base.assets_store import Payload

ENTITY_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
FOREVER = "public, max-age=31536000, immutable"
NOT_KEPT = {"Cache-Control": "no-store"}


def answer(request: Request, payload: Payload, *, immutable: bool) -> Response:
    """The payload, or 304; `immutable` says that its address names its content."""
    headers = {
        "Cache-Control": FOREVER if immutable else "no-cache",
        "ETag": f'"{payload.digest}"',
        "Vary": "Accept-Encoding",
    }
    if _has_already(request, payload.digest):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", "") and len(payload.packed) < len(payload.plain):
        headers["Content-Encoding"] = "gzip"
        return Response(payload.packed, media_type=payload.media_type, headers=headers)
    return Response(payload.plain, media_type=payload.media_type, headers=headers)


def _has_already(request: Request, digest: str) -> bool:
    """Whether the browser names what it would get: several tags, weak ones and `*` count (RFC 9110, 13.1.2)."""
    stated = ",".join(request.headers.getlist("if-none-match"))
    return stated.strip() == "*" or digest in ENTITY_TAG.findall(stated)


async def body_within(request: Request, longest: int) -> bytes | None:
    """The request's body; None where it has more than `longest` bytes or its sender is gone."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > longest:
                return None
    except ClientDisconnect:
        return None
    return body
