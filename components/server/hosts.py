"""Host names of this site. Requests under any other name (DNS rebinding) are refused.

Allowed are this machine itself, the address at which the browser reached it, and the names of the settings.
"""

import socket
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from functools import lru_cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

from components.base.metrics import REFUSED

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
PROBES = {"/healthz", "/readyz", "/_stcore/health"}
"""Asked by proxies under whatever name; the answers are made from nothing of the request."""
REFUSAL = (
    "这个网址不在允许之列。请用本机地址打开，或在 deploy/settings.toml 的 allowed_hosts 中加上本站的名称。\n"
    "This address is not allowed. Use the machine's own address, or add the site's name to allowed_hosts in "
    "deploy/settings.toml.\n"
)
POLICY_VIOLATION = 1008


def own_names(*others: str | None) -> tuple[str, ...]:
    """Loopback, the machine's own name and usable `others`; 0.0.0.0 (all addresses) names no host and is skipped."""
    wild = {"", "0.0.0.0", "::"}
    machine = socket.gethostname()
    names = [*LOOPBACK, machine, f"{machine}.local", *(name for name in others if name)]
    return tuple(dict.fromkeys(name.lower() for name in names if name not in wild))


def host_of(authority: str) -> str | None:
    """Lower-case name or address in `name:port`, without the brackets of IPv6; None for anything malformed."""
    try:
        parts = urlsplit(f"//{authority}")
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    beside = parts.username, parts.password, parts.path, parts.query, parts.fragment
    if not parts.hostname or any(beside) or not authority.isprintable() or " " in authority:
        return None
    return parts.hostname.rstrip(".")


def matches(host: str, patterns: Iterable[str]) -> bool:
    """Whether `host` is one of the names; `*.example.org` stands for every name below it, `*` for any."""
    return any(
        pattern == "*" or host == pattern or (pattern.startswith("*.") and host.endswith(pattern[1:]))
        for pattern in patterns
    )


class Hosts:
    """ASGI middleware for pages and websockets: Host, and Origin where there is one, are of this site."""

    def __init__(self, app: Any, allowed: tuple[str, ...] = LOOPBACK) -> None:
        self.app = app
        self.allowed = tuple(pattern.lower().strip("[]") for pattern in allowed)
        self._is_own = lru_cache(maxsize=1024)(self._is_own_uncached)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] in PROBES or self._is_welcome(scope):
            await self.app(scope, receive, send)
            return
        REFUSED.labels("host").inc()
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await PlainTextResponse(REFUSAL, status_code=403)(scope, receive, send)

    def _is_welcome(self, scope: Scope) -> bool:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        local = str((scope.get("server") or ("",))[0])
        return len(hosts) == 1 and len(origins) <= 1 and self._is_own(hosts[0], b"".join(origins), local)

    def _is_own_uncached(self, host: bytes, origin: bytes, local: str) -> bool:
        return self._is_allowed(host.decode("latin-1"), local) and (
            not origin or self._is_allowed(_authority(origin.decode("latin-1")), local)
        )

    def _is_allowed(self, authority: str, local: str) -> bool:
        """An address that is the connection's own end cannot be another site's name."""
        host = host_of(authority)
        return host is not None and (matches(host, self.allowed) or (host == local and _is_address(host)))


def _authority(origin: str) -> str:
    """`name:port` of an origin; "" for `null` and for schemes other than http and https."""
    scheme, _, authority = origin.partition("://")
    return authority if scheme in ("http", "https") else ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
