"""Routes of the kiosk: scenes of the loop, pictures, the sign of life of its browser, the end of a visit."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.base import readiness
from components.base.assets_store import Payload
from components.base.budget import Budget
from components.base.look import Look, using
from components.base.pulse import pulse
from components.base.release import pinned
from components.base.scales import GRADE_MARK
from components.base.settings import read_settings
from components.server.answers import NOT_KEPT, answer, body_within
from components.server.kiosk_words import LANGUAGES
from components.store.release_pointer import follow
from components.store.shared import shared_store
from components.store.visits import shared_tally
from components.words.citation import grade_label, scope_short
from data.errors import DataContractError
from geo.errors import LayerContractError

if TYPE_CHECKING:
    from components.story.kiosk.parts import Scene
    from components.topics.contract import Figure

LONGEST_BODY = 400
BURST, A_SECOND = 60.0, 1.0
"""Visits that are counted at once, and after that in a second."""
BROKEN = (DataContractError, LayerContractError)


visits_counted = Budget(BURST, A_SECOND)


async def loop(_: Request) -> Response:
    """The scenes of the loop in every language, with the addresses of their pictures; 503 where files are broken."""
    try:
        whole = await asyncio.to_thread(_loop)
    except BROKEN:
        return JSONResponse({"scenes": [], "ahead": {}}, status_code=503, headers=NOT_KEPT)
    return JSONResponse(whole, headers=NOT_KEPT)


def _loop() -> dict[str, Any]:
    """Scenes, and by shape of the screen the pictures of the questions, the site's own language first."""
    follow(shared_store())
    with pinned():
        return _scenes()


def _scenes() -> dict[str, Any]:
    from components.story.kiosk import pictures  # the models behind it take a second to load
    from components.story.kiosk.parts import LOOP_SHAPES

    spoken = {code: pictures.loop(code) for code in LANGUAGES}
    own = read_settings().kiosk_language
    scenes = [
        {
            **{code: _words(code, lines[place]) for code, lines in spoken.items()},
            "looks": {shape: _look(spoken[own][place], place + 1, own, shape) for shape in LOOP_SHAPES},
        }
        for place in range(min(map(len, spoken.values())))
    ]
    return {"scenes": scenes, "ahead": {shape: _ahead(own, is_upright=shape == "tall") for shape in ("tall", "wide")}}


def _ahead(own: str, *, is_upright: bool) -> list[str]:
    from components.story.kiosk import pictures

    languages = sorted(LANGUAGES, key=lambda code: code != own)
    names = [pictures.name_of(pictures.LOOP, "1", code, is_upright=is_upright) for code in languages]
    names += [name for code in languages for name in pictures.every_name(code, is_upright=is_upright)]
    return [pictures.address_of(name) for name in names]


def _look(scene: "Scene", number: int, code: str, shape: str) -> dict[str, Any]:
    """The sheets of a scene on a screen of this shape with their manners, and the places where something opens."""
    from components.story.kiosk import pictures
    from components.story.kiosk.parts import LOOP_SHAPES

    size = LOOP_SHAPES[shape]
    sheets = [
        {"address": pictures.address_of(pictures.sheet_name(number, place, code, shape)), "manner": sheet.manner}
        for place, sheet in enumerate(scene.sheets)
    ]
    return {"size": size, "sheets": sheets, "spots": scene.spots(*size)}


def _words(code: str, scene: "Scene") -> dict[str, str]:
    with using(Look(code)):
        words = {"heading": scene.heading, "sentence": scene.sentence}
        return words | (_figure(scene.figure) if scene.figure else {"value": "", "mark": "", "label": ""})


def _figure(figure: "Figure") -> dict[str, str]:
    parts = (figure.label, scope_short(figure.scope) if figure.scope else "", grade_label(figure.grade))
    return {"value": figure.value, "mark": GRADE_MARK.get(figure.grade, ""), "label": " · ".join(filter(None, parts))}


async def picture(request: Request) -> Response:
    """A picture by name; 404 for none, 503 where files are broken."""
    try:
        payload, version = await asyncio.to_thread(_picture, request.path_params["name"])
    except BROKEN:
        return Response(status_code=503, headers=NOT_KEPT)
    if payload is None:
        return Response(status_code=404)
    return answer(request, payload, immutable=request.query_params.get("v") == version)


def _picture(name: str) -> tuple[Payload | None, str]:
    from components.story.kiosk import pictures

    return pictures.picture(name), pictures.version()


async def beat(request: Request) -> Response:
    """The browser lives; 503 while the server still warms its caches, so that a page waits with a fresh start."""
    pulse.beat(request.query_params.get("mode", ""), _machine(request))
    return Response(status_code=204 if readiness.is_ready() else 503, headers=NOT_KEPT)


async def visit(request: Request) -> Response:
    """A visit has ended: counted on a locked site, once a second at most and in bursts of a hall's screens."""
    try:
        report = json.loads(await body_within(request, LONGEST_BODY) or b"")
        seconds, language = int(report["seconds"]), str(report["language"])
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return Response(status_code=400)
    if language not in LANGUAGES:
        return Response(status_code=400)
    if read_settings().kiosk and visits_counted.takes():
        shared_tally().visit(seconds, language)
    return Response(status_code=204, headers=NOT_KEPT)


async def health(request: Request) -> Response:
    """For the watchdog beside a browser: 200 while the browser of its own machine gives signs of life, else 503."""
    machine = _machine(request)
    age = pulse.age_s(machine)
    words = {
        "ready": readiness.is_ready(),
        "browser_s": None if age is None else round(age),
        "up_s": round(pulse.up_s()),
    }
    return JSONResponse(words, status_code=200 if pulse.is_alive(machine) else 503, headers=NOT_KEPT)


def _machine(request: Request) -> str:
    return request.client.host if request.client else ""


ROUTES: list[BaseRoute] = [
    Route("/hall/loop.json", loop),
    Route("/hall/picture/{name}", picture),
    Route("/hall/beat", beat),
    Route("/hall/visit", visit, methods=["POST"]),
    Route("/hall/health", health),
]
