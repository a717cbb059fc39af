"""HTTP routes of the app in addition to Streamlit's, and the headers of every response."""

import base64
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import config

from components.base import assets_store
from components.base.navigation import ENTRIES
from components.base.settings import Settings
from components.drawing.maps import made_files, style_requests, touch_files
from components.drawing.maps.basemap import MapState, base_style, empty_style
from components.server import hall, wall_routes
from components.server.along_routes import ALONG_ROUTES
from components.server.answers import FOREVER, answer
from components.server.early import Early
from components.server.elsewhere import Elsewhere
from components.server.entry_page import inline_scripts
from components.server.hosts import Hosts, own_names
from components.server.kiosk_site import KioskOnly
from components.server.message_guard import MessageGuard
from components.server.printing import print_sheet
from components.server.probes import PROBES
from components.server.room_routes import ROOM_ROUTES
from components.server.upload_guard import UploadGuard
from geo.errors import LayerContractError

# {inline} are the hashes of the inline scripts of the entry page. 'wasm-unsafe-eval' lets deck.gl compile its
# WebAssembly and nothing else. blob: in script-src is what lets Streamlit's components v2 load; only script that was
# already let in can make a blob.
# connect-src 'self' covers the websocket of the same host in today's browsers.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'{inline}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:{tiles}; font-src 'self' data:; connect-src 'self'{tiles}; worker-src 'self' blob:; "
    "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)"
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
"""Streamlit's own status routes. Enabled by the setting `streamlit_checks` for monitoring."""
LAYER_NAME = re.compile(r"^([a-z0-9_]+)\.([0-9a-f]{12}|missing)\.geojson$")
TOUCH_NAME = re.compile(r"^([a-z0-9_-]{1,600})\.([0-9a-f]{12}|missing)\.geojson$")
RESERVED = {
    *("_stcore", "static", "media", "component", "app", "geo", "fonts", "glyphs", "map", "print", "room", "hall"),
    "along",
}
HOME = ENTRIES[0].url_path
GLYPH_RANGE = re.compile(r"^(\d+)-(\d+)\.pbf$")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def disable_pages_autodiscovery() -> None:
    """Stop Streamlit from running a script of `pages/` on its own on a cold deep link, without our frame.

    `uses_pages_directory` is private to Streamlit: the version is pinned and a browser test guards this.
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False


def _inline_script_hashes() -> str:
    """CSP sources for the inline scripts of the entry page, each with a leading space."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline_scripts())
    return "".join(f" 'sha256-{digest}'" for digest in digests)


class SecurityHeaders:
    """ASGI middleware: the same protective headers on every HTTP answer."""

    def __init__(self, app: Any, tiles: str = "") -> None:
        self.app = app
        policy = CONTENT_SECURITY_POLICY.format(tiles=f" {tiles}" if tiles else "", inline=_inline_script_hashes())
        self.headers = [
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"permissions-policy", PERMISSIONS_POLICY.encode()),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            # A tile service's key can be restricted to the site's name, which it checks in the Referer header.
            (b"referrer-policy", b"strict-origin" if tiles else b"no-referrer"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self.headers]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


async def geo_layer(request: Request) -> Response:
    """One layer's GeoJSON under its content-named address."""
    match = LAYER_NAME.match(request.path_params["name"])
    payload = assets_store.layer_of(match[1], match[2]) if match else None
    if match is None or payload is None:
        return JSONResponse({"type": "FeatureCollection", "features": []}, status_code=404)
    return answer(request, payload, immutable=match[2] == payload.digest)


async def touch_layer(request: Request) -> Response:
    """What can be pointed at on a map, several layers in one file, under its content-named address."""
    match = TOUCH_NAME.match(request.path_params["name"])
    payload = touch_files.touch_file_of(match[1], match[2]) if match else None
    if match is None or payload is None:
        return JSONResponse({"type": "FeatureCollection", "features": []}, status_code=404)
    return answer(request, payload, immutable=match[2] == payload.digest)


async def font(request: Request) -> Response:
    """A web font of the shipped family."""
    name = request.path_params["name"]
    payload = assets_store.payload(assets_store.FONTS / name) if re.fullmatch(r"[\w-]+\.woff2", name) else None
    return answer(request, payload, immutable=True) if payload else Response(status_code=404)


async def glyphs(request: Request) -> Response:
    """Map glyphs of one range. An unknown range is answered with an empty but valid file:
    one missing range would make the renderer drop every tile of the source that uses it."""
    match = GLYPH_RANGE.match(request.path_params["range"])
    payload = assets_store.payload(assets_store.GLYPHS / f"{match[1]}-{match[2]}.pbf") if match else None
    if payload is None:
        return Response(b"", media_type="application/x-protobuf", headers={"Cache-Control": FOREVER})
    return answer(request, payload, immutable=True)


async def map_style(request: Request) -> Response:
    """The base map's style with the layers, opacities and emphasis in the address."""
    state = MapState.from_query(dict(request.query_params))
    try:
        style = base_style(state, "")
    except LayerContractError:  # the page says which file; the map keeps at least its ground
        style = empty_style(state)
    body = json.dumps(style, ensure_ascii=False, separators=(",", ":")).encode()
    style_requests.report(request.url.query)
    return answer(request, assets_store.pack(body, "application/json"), immutable=False)


async def made_file(request: Request) -> Response:
    """A picture or a touch layer that a page has made."""
    payload = made_files.get(request.path_params["name"])
    return answer(request, payload.payload, immutable=True) if payload else Response(status_code=404)


class FlatPages:
    """ASGI middleware: pages have one-part addresses; a browser asking for a deeper one is led to its last part.

    Without this the page's relative addresses would miss every script and the browser would show nothing. The first
    page lives at the root; its own name leads there.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        parts = [p for p in str(scope.get("path", "")).split("/") if p]
        misplaced = parts == [HOME] or (len(parts) > 1 and parts[0] not in RESERVED)
        if scope["type"] == "http" and misplaced and _wants_page(scope):
            query = scope.get("query_string", b"").decode("latin-1")
            target = "/" + ("" if parts == [HOME] else quote(parts[-1])) + ("?" + query if query else "")
            await RedirectResponse(target, status_code=307)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _wants_page(scope: Scope) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in accepted


ROUTES: list[BaseRoute] = [
    *PROBES,
    Route("/geo/{name}", geo_layer),
    Route("/fonts/{name}", font),
    Route("/glyphs/{stack}/{range}", glyphs),
    Route("/map/style.json", map_style),
    Route("/map/touch/{name}", touch_layer),
    Route("/map/made/{name}", made_file),
    Route("/print/{page}", print_sheet),
    *ROOM_ROUTES,
    *ALONG_ROUTES,
    *hall.ROUTES,
    *wall_routes.ROUTES,
]


class Closed:
    """ASGI middleware: addresses that are not there for visitors."""

    def __init__(self, app: Any, paths: tuple[str, ...] = CLOSED) -> None:
        self.app = app
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_closed = scope["type"] == "http" and str(scope["path"]).rstrip("/") in self.paths
        await (Response(status_code=404) if is_closed else self.app)(scope, receive, send)


def configure(settings: Settings) -> tuple[str, ...]:
    """Tell Streamlit what the settings say, and give the names under which the site answers.

    Its own options count too: `tasks.py run --lan` gives the machine's addresses so.
    """
    option = config.get_option
    configured = (option("server.address"), option("browser.serverAddress"), *option("server.allowedHosts"))
    stated = urlsplit(settings.site_address).hostname
    allowed = (*own_names(*configured, stated), *settings.allowed_hosts)
    config.set_option("server.allowedHosts", ["*"])  # checked here, for pages as well as for websockets
    if settings.streamlit_checks:
        config.set_option("server.scriptHealthCheckEnabled", True)
    return allowed


def middleware(settings: Settings | None = None) -> list[Middleware]:
    """Around every answer, outermost first. The settings' tile service is the one foreign origin that is allowed."""
    settings = settings or Settings()
    return [
        Middleware(SecurityHeaders, tiles=settings.tiles_origin),
        Middleware(Hosts, allowed=configure(settings)),
        *([Middleware(KioskOnly)] if settings.kiosk else []),
        Middleware(Elsewhere),
        Middleware(MessageGuard),
        Middleware(Closed, paths=() if settings.streamlit_checks else CLOSED),
        Middleware(Early),
        Middleware(FlatPages),
        Middleware(UploadGuard),
    ]
