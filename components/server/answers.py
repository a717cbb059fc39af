"""How a prepared payload is answered: compressed if the browser can, and not at all if it already has it."""

from starlette.requests import Request
from starlette.responses import Response

from components.base.assets_store import Payload

FOREVER = "public, max-age=31536000, immutable"


def answer(request: Request, found: Payload, *, immutable: bool) -> Response:
    """The payload, or 304; `immutable` says that its address names its content."""
    headers = {
        "Cache-Control": FOREVER if immutable else "no-cache",
        "ETag": f'"{found.digest}"',
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", "") and len(found.packed) < len(found.plain):
        headers["Content-Encoding"] = "gzip"
        return Response(found.packed, media_type=found.media_type, headers=headers)
    return Response(found.plain, media_type=found.media_type, headers=headers)
