"""Crossings by status on the base map: one sign and colour a status, the same on the map and in the charts."""

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Any, NamedTuple

from components.base.assets_store import layer_url
from components.base.scales import Theme, colour, palette
from components.drawing.maps.style_labels import BOLD, FONT
from geo.contracts import Feature
from geo.errors import LayerContractError
from geo.read import features
from model.crossings import Status
from model.single_flight import single_flight

Json = dict[str, Any]
SOURCE = "crossing_marks"
TILE_PX = 512
# From the zoom of the whole area on a laptop to one where neighbours have room; sign and least distance at the former.
SMALL, FAR, NEAR = 8.9, 9.6, 12.5
EM_AT_FAR, LEAST_EM, ROUNDS = 19.0, 0.95, 60
ASIDE = ["case", ["has", "aside"], ["array", "number", 2, ["get", "aside"]], ["literal", [0, 0]]]


class Sign(NamedTuple):
    """How a status is drawn: character on the map, Vega shape in charts, colour role, filled or hollow, short code."""

    character: str
    shape: str
    role: str
    filled: bool
    code: str


SIGNS = {
    Status.OPEN: Sign("●", "circle", "primary", True, "o"),
    Status.OPEN_YEAR_UNKNOWN: Sign("○", "circle", "primary", False, "u"),
    Status.EXPECTED: Sign("◆", "diamond", "plan", True, "e"),
    Status.CLOSED: Sign("×", "cross", "bad", True, "c"),
    Status.BUILDING: Sign("▲", "triangle-up", "warn", True, "b"),
    Status.NOT_OPEN: Sign("□", "square", "unknown", False, "n"),
}
BY_CODE = {sign.code: str(status) for status, sign in SIGNS.items()}


def encode(marks: Mapping[str, str]) -> str:
    """Marks as an address writes them: `x_qilu:o,x_huanggang:b`."""
    return ",".join(f"{ident}:{SIGNS[Status(status)].code}" for ident, status in marks.items())


def decode(text: str) -> dict[str, str]:
    """The marks an address names; what it cannot mean is left out."""
    parts = [part.partition(":") for part in text[:2000].split(",") if part]
    return {ident: BY_CODE[code] for ident, _, code in parts if ident.isidentifier() and code in BY_CODE}


def sources(marks: Mapping[str, str]) -> Json:
    """The located crossings with their status, inline: a dozen points."""
    found = []
    version = layer_url("crossings")
    aside = _asides(version)
    for feature in _located(version):
        properties = feature["properties"]
        if properties["id"] in marks:
            kept = {k: properties[k] for k in ("id", "name", "name_en")} | {"status": marks[properties["id"]]}
            kept |= {"aside": aside[properties["id"]]} if properties["id"] in aside else {}
            found.append({"type": "Feature", "geometry": feature["geometry"], "properties": kept})
    return {SOURCE: {"type": "geojson", "data": {"type": "FeatureCollection", "features": found}}}


@single_flight(maxsize=4)
def _located(_version: str) -> tuple[Feature, ...]:
    """The features of the layer, read once per content of its file."""
    try:
        return tuple(features("crossings"))
    except LayerContractError:  # the page says what is wrong with the layer; the map keeps the rest
        return ()


@single_flight(maxsize=4)
def _asides(version: str) -> dict[str, tuple[float, float]]:
    """By how much a sign is set aside, em to the right and down, where two would cover each other: crossings side by
    side stay two signs on a map of the whole area. Nearer, where there is room, they stand where they are."""
    em = EM_AT_FAR / TILE_PX / 2**FAR
    true = {f["properties"]["id"]: _mercator(*f["geometry"]["coordinates"]) for f in _located(version)}
    found = {ident: (x / em, y / em) for ident, (x, y) in true.items()}
    for _ in range(ROUNDS):
        for a, b in combinations(found, 2):
            one, two = found[a], found[b]
            apart = math.dist(one, two)
            push = (LEAST_EM - apart) / 2
            if push > 0:
                way = ((two[0] - one[0]) / apart, (two[1] - one[1]) / apart) if apart else (1.0, 0.0)
                found[a] = (one[0] - push * way[0], one[1] - push * way[1])
                found[b] = (two[0] + push * way[0], two[1] + push * way[1])
    moved = {i: (round(x - true[i][0] / em, 2), round(y - true[i][1] / em, 2)) for i, (x, y) in found.items()}
    return {ident: by for ident, by in moved.items() if any(by)}


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    """Position on the unit square of the map, right and down."""
    return longitude / 360, -math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)


def parts(marks: Mapping[str, str], selected: str, theme: Theme, words: tuple[str, float]) -> list[Json]:
    """Style layers: accuracy and emphasis of the selected crossing, signs, names. `words`: language and text size."""
    if not marks:
        return []
    language, size = words
    chosen = _selected(selected, theme, size) if selected in marks else []
    # The renderer places what comes later first: names keep clear of signs.
    return [*chosen, _names(theme, language, size), _signs(theme, size)]


def _selected(ident: str, theme: Theme, size: float) -> list[Json]:
    only, tint = ["==", ["get", "id"], ident], colour("selected", theme)
    ring = {"line-color": tint, "line-width": 2 * size, "line-dasharray": [3, 2]}
    halo = {"circle-radius": 16 * size, "circle-color": tint, "circle-opacity": 0.35}
    edge: Json = {"circle-stroke-color": tint, "circle-stroke-width": 3 * size}
    right, down = (by * EM_AT_FAR * size for by in _asides(layer_url("crossings")).get(ident, (0.0, 0.0)))
    edge["circle-translate"] = _zoomed(["literal", [right, down]], ["literal", [0, 0]], size)
    accuracy: Json = {"id": "crossing-accuracy", "type": "line", "source": "accuracy_circles"}
    emphasis: Json = {"id": "crossing-emphasis", "type": "circle", "source": SOURCE}
    return [accuracy | {"filter": only, "paint": ring}, emphasis | {"filter": only, "paint": halo | edge}]


def _by_status(values: Mapping[Status, Any]) -> list[Any]:
    pairs = [part for status, value in values.items() for part in (str(status), value)]
    return ["match", ["get", "status"], *pairs, values[Status.NOT_OPEN]]


def _tint(theme: Theme) -> list[Any]:
    return _by_status({status: colour(sign.role, theme) for status, sign in SIGNS.items()})


def _zoomed(far: Any, near: Any, size: float, *before: tuple[float, Any]) -> list[Any]:
    """`far` on a map of the whole area, `near` where signs side by side have room; `before`: zooms on smaller maps."""
    steps = [*before, (FAR, far), (NEAR, near)]
    closer = math.log2(size)
    return [
        "interpolate",
        ["linear"],
        ["zoom"],
        *(part for at, value in steps for part in (round(at + closer, 2), value)),
    ]


def _signs(theme: Theme, size: float) -> Json:
    layout = {
        "text-field": _by_status({status: sign.character for status, sign in SIGNS.items()}),
        "text-font": FONT,
        "text-size": _zoomed(EM_AT_FAR * size, 24 * size, size, (SMALL, 15 * size)),
        "text-offset": _zoomed(ASIDE, ["literal", [0, 0]], size),
        "text-allow-overlap": True,
        "text-padding": 0,
    }
    paint = {"text-color": _tint(theme), "text-halo-color": palette(theme).halo, "text-halo-width": 2 * size}
    return {"id": "crossing-signs", "type": "symbol", "source": SOURCE, "layout": layout, "paint": paint}


def _names(theme: Theme, language: str, size: float) -> Json:
    layout = {
        "text-field": ["get", "name" if language == "zh" else "name_en"],
        "text-font": BOLD,
        "text-size": _zoomed(12 * size, 13 * size, size),
        "text-variable-anchor": [
            "top-left",
            "right",
            "bottom-right",
            "left",
            "top",
            "bottom",
            "top-right",
            "bottom-left",
        ],
        "text-radial-offset": _zoomed(1.65, 1.7, size, (SMALL, 1.4)),
        "text-max-width": 8,
        "text-padding": 1,
        "text-justify": "auto",
        "symbol-sort-key": _by_status({status: n for n, status in enumerate(SIGNS)}),
    }
    paint = {"text-color": _tint(theme), "text-halo-color": palette(theme).halo, "text-halo-width": 1.6 * size}
    return {"id": "crossing-names", "type": "symbol", "source": SOURCE, "layout": layout, "paint": paint}
