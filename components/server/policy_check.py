"""Whether the application's own first answer carries the content policy that it is meant to."""

import base64
import hashlib
import re
from collections.abc import MutableMapping
from typing import Any

from components.server.entry_page import inline_scripts
from model.messages import Message, message

HOST = b"127.0.0.1"
FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:")


async def policy_faults(app: Any) -> list[Message]:
    """What is wrong with the policy of the page at the root, as the application sends it."""
    headers = await _headers(app)
    policy = headers.get("content-security-policy", "")
    if not policy:
        return [message("页面没有带内容安全策略")]
    directives = {name: rest.split() for name, _, rest in (part.strip().partition(" ") for part in policy.split(";"))}
    scripts = directives.get("script-src", [])
    faults = [message("脚本策略放行了 {source}", source=source) for source in FORBIDDEN if source in scripts]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline_scripts()]
    if any(f"'sha256-{digest}'" not in scripts for digest in digests):
        faults.append(message("有内联脚本没有列入策略"))
    if re.search(r"https?://", " ".join(directives.get("default-src", []))):
        faults.append(message("默认来源放行了别的站点"))
    return faults


async def _headers(app: Any) -> dict[str, str]:
    """Headers of the answer to a browser on this machine that opens the first page."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": "/", "raw_path": b"/", "query_string": b"", "root_path": "",
        "headers": [(b"host", HOST), (b"accept", b"text/html")],
        "client": (HOST.decode(), 0), "server": (HOST.decode(), 0), "state": {},
    }  # fmt: skip
    headers: dict[str, str] = {}

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(answer: MutableMapping[str, Any]) -> None:
        if answer["type"] == "http.response.start":
            headers.update(
                (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in answer["headers"]
            )

    await app(scope, receive, send)
    return headers
