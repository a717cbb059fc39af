"""Answers to those who watch over the server: alive, ready, measures, self-check.

GET /healthz    200 while the process answers at all
GET /readyz     200 once everything has been read ahead and the store answers, else 503 and what is missing
GET /metrics    measures in Prometheus's text format, for the addresses of `metrics_clients` only
GET /selfcheck  what the server found out about itself at its start, as JSON, for the same addresses
"""

import asyncio
from ipaddress import ip_address, ip_network
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.runtime import Runtime

from components.base import readiness, self_check
from components.base.metrics import READY, REGISTRY, SESSIONS, STORE_REACHABLE
from components.base.settings import read_settings
from components.server.answers import NOT_KEPT
from components.words.text import say

AGAIN_S, PATIENCE_S = 2.0, 3.0
"""How long an answer of the store stands, and how long one is waited for."""
REFUSAL = (
    "这个地址只应答 deploy/settings.toml 中 metrics_clients 所列的机器。\n"
    "Answered only to the machines in metrics_clients of deploy/settings.toml.\n"
)


class StoreProbe:
    """Whether the store answers. Looked at every `AGAIN_S` at most, one look at a time, however many ask."""

    def __init__(self) -> None:
        self._reachable, self._until = True, 0.0
        self._look: asyncio.Task[bool] | None = None

    async def answers(self) -> bool:
        """True also where the site keeps nothing (a kiosk) or only in memory on purpose."""
        if monotonic() < self._until:
            return self._reachable
        if self._look is None or self._look.done():
            self._look = asyncio.ensure_future(asyncio.to_thread(_store_answers))
        done, _ = await asyncio.wait({self._look}, timeout=PATIENCE_S)
        self._reachable = bool(done) and self._look.result()
        self._until = monotonic() + AGAIN_S
        STORE_REACHABLE.set(self._reachable)
        return self._reachable


def _store_answers() -> bool:
    from components.store.condition import store_trouble  # brings the database layer: only when it is needed

    return read_settings().kiosk or store_trouble() is None


STORE = StoreProbe()


async def healthz(_: Request) -> Response:
    """The process lives and its event loop turns."""
    return JSONResponse({"ok": True}, headers=NOT_KEPT)


async def readyz(_: Request) -> Response:
    """Whether visitors can be sent here, and what is missing if not."""
    parts = {"pages": readiness.is_ready()}
    if parts["pages"]:
        parts["store"] = await STORE.answers()
    if all(parts.values()):
        return JSONResponse({"ok": True, **parts}, headers=NOT_KEPT)
    retry = {"Retry-After": str(readiness.RETRY_AFTER_S)}
    return JSONResponse({"ok": False, **parts}, status_code=503, headers=NOT_KEPT | retry)


async def metrics(request: Request) -> Response:
    """The measures as they are now."""
    if not is_watcher(request):
        return _refusal()
    READY.set(readiness.is_ready())
    SESSIONS.set(_sessions())
    if readiness.is_ready():
        await STORE.answers()
    return Response(generate_latest(REGISTRY), headers=NOT_KEPT | {"Content-Type": CONTENT_TYPE_LATEST})


async def selfcheck(request: Request) -> Response:
    """The checks of the start, in Chinese and English."""
    if not is_watcher(request):
        return _refusal()
    checks = [
        {
            "id": check.ident,
            "verdict": check.verdict,
            "zh": f"{say(check.subject, 'zh')}：{say(check.sentence, 'zh')}",
            "en": f"{say(check.subject, 'en')}: {say(check.sentence, 'en')}",
        }
        for check in self_check.latest()
    ]
    sound = bool(checks) and all(check["verdict"] != "fault" for check in checks)
    return JSONResponse({"sound": sound, "checks": checks}, headers=NOT_KEPT)


def is_watcher(request: Request) -> bool:
    """Whether everybody on the way, the asker and the proxies named in X-Forwarded-For, is in `metrics_clients`.

    A proxy on this machine that states nobody would lend its own address to all the world; it is for the proxy's
    configuration to close these paths (deploy/nginx).
    """
    stated = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    way = [request.client.host if request.client else "", *(part.strip() for part in stated if part.strip())]
    networks = [ip_network(entry, strict=False) for entry in read_settings().metrics_clients]
    try:
        addresses = [ip_address(place) for place in way]
    except ValueError:
        return False
    return all(any(address in network for network in networks) for address in addresses)


def _refusal() -> Response:
    return PlainTextResponse(REFUSAL, status_code=403, headers=NOT_KEPT)


def _sessions() -> int:
    return Runtime.instance()._session_mgr.num_active_sessions() if Runtime.exists() else 0


PROBES: list[BaseRoute] = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/metrics", metrics),
    Route("/selfcheck", selfcheck),
]
