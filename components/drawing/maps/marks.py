"""Style parts for elements marked by their state: signs, their names, and the emphasis of the selected one."""

import math
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any

import numpy as np

from components.base import cache
from components.base.assets_store import layer_url
from components.base.scales import Theme, colour, lettering_px, palette
from components.drawing.maps import crowd, point_signs
from components.drawing.maps.mercator import TILE_PX, unit_square
from components.drawing.maps.name_points import name_points
from components.drawing.maps.signs import Marks, Sign, signs_of
from components.drawing.maps.style_labels import BOLD, FONT
from geo.contracts import Feature
from geo.errors import LayerContractError
from model.single_flight import single_flight

Json = dict[str, Any]
# From the zoom of the whole area on a laptop to one where neighbours have room; sign and least distance at the former.
SMALL, FAR, NEAR = 8.9, 9.6, 12.5
EM_AT_FAR, LEAST_EM, ROUNDS = 19.0, 0.95, 60
ASIDE = ["case", ["has", "aside"], ["array", "number", 2, ["get", "aside"]], ["literal", [0, 0]]]
AROUND = ["top-left", "right", "bottom-right", "left", "top", "bottom", "top-right", "bottom-left"]


def source_name(layer_id: str) -> str:
    """Name of the style's source that holds the marked elements of a layer."""
    return f"{layer_id}-marks"


def sources(marks: Marks) -> Json:
    """The marked elements of every layer as points with their state, inline: a few dozen at most."""
    crowded = crowd.offsets(marks)
    return {source_name(layer): _source(layer, states, crowded) for layer, states in marks.items()}


def _source(layer: str, states: Mapping[str, str], crowded: crowd.Offsets) -> Json:
    version, signs = layer_url(layer), signs_of(layer)
    aside = _asides(layer, version)
    marked = []
    for feature in _points(layer, version):
        properties = feature["properties"]
        ident = properties["id"]
        if ident in states:
            values = {k: properties[k] for k in ("id", "name", "name_en")} | {"status": states[ident]}
            if layer in crowd.LAYERS:
                by = crowd.asides(signs[states[ident]], crowded.get(ident, (0.0, 0.0)))
                values |= by | {"kind": properties.get("kind", "")}
            elif ident in aside:
                values["aside"] = aside[ident]
            marked.append({"type": "Feature", "geometry": feature["geometry"], "properties": values})
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": marked}}


@single_flight(maxsize=16)
def _points(layer: str, _version: str) -> tuple[Feature, ...]:
    """One point an element, read once per content of the layer's file."""
    try:
        listed = cache.features(layer)
    except LayerContractError:  # the page reports the layer's fault; the map keeps the rest
        return ()
    plain = all(feature["geometry"]["type"] == "Point" for feature in listed)
    return tuple(listed if plain else name_points(listed)["features"])


@single_flight(maxsize=16)
def _asides(layer: str, version: str) -> dict[str, tuple[float, float]]:
    """By how much a sign is set aside, em to the right and down, where two would cover each other: elements side by
    side stay two signs on a map of the whole area. Nearer, where there is room, they stand where they are."""
    points = _points(layer, version)
    if not points or layer in crowd.LAYERS:
        return {}
    em = EM_AT_FAR / TILE_PX / 2**FAR
    places = unit_square(np.array([f["geometry"]["coordinates"] for f in points])) / em
    true = {f["properties"]["id"]: (float(x), float(y)) for f, (x, y) in zip(points, places, strict=True)}
    moved = _apart(true)
    offsets = {i: (round(x - true[i][0], 2), round(y - true[i][1], 2)) for i, (x, y) in moved.items()}
    return {ident: by for ident, by in offsets.items() if any(by)}


def _apart(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The places, in em, moved until no two are nearer than the least distance."""
    moved = dict(places)
    for _ in range(ROUNDS):
        for a, b in combinations(moved, 2):
            one, two = moved[a], moved[b]
            apart = math.dist(one, two)
            push = (LEAST_EM - apart) / 2
            if push > 0:
                way = ((two[0] - one[0]) / apart, (two[1] - one[1]) / apart) if apart else (1.0, 0.0)
                moved[a] = (one[0] - push * way[0], one[1] - push * way[1])
                moved[b] = (two[0] + push * way[0], two[1] + push * way[1])
    return moved


def parts(
    marks: Marks, selected: str, theme: Theme, words: tuple[str, float], unnamed: Collection[str] = ()
) -> list[Json]:  # fmt: skip
    """Style layers, a layer after the other: accuracy and emphasis of the selected element, names, signs.

    `words`: language and text size. `unnamed`: layers without names. What comes later is placed first by the renderer:
    names keep clear of signs.
    """
    emphasis = [
        part
        for layer, states in marks.items()
        if selected in states
        for part in _selected(layer, _far_px(marks, layer, selected), selected, (theme, words[1]))
    ]
    names = [_names(layer, theme, *words) for layer in marks if layer not in unnamed]
    kinds = [_kinds(layer, theme, words[1]) for layer in marks if layer in crowd.LAYERS]
    return [*emphasis, *names, *(_signs(layer, theme, words[1]) for layer in marks), *kinds]


def _far_px(marks: Marks, layer: str, ident: str) -> tuple[float, float]:
    """By how many px at size 1.0 the sign of an element is set aside on a map of the whole area."""
    if layer in crowd.LAYERS:
        return crowd.offsets(marks).get(ident, (0.0, 0.0))
    right, down = _asides(layer, layer_url(layer)).get(ident, (0.0, 0.0))
    return right * EM_AT_FAR, down * EM_AT_FAR


def _selected(layer: str, aside: tuple[float, float], ident: str, look: tuple[Theme, float]) -> list[Json]:
    """Accuracy and emphasis of one element. `look`: theme and text size."""
    theme, size = look
    only, tint = ["==", ["get", "id"], ident], colour("selected", theme)
    ring = {"line-color": tint, "line-width": 2 * size, "line-dasharray": [3, 2]}
    halo = {"circle-radius": 16 * size, "circle-color": tint, "circle-opacity": 0.35}
    edge: Json = {"circle-stroke-color": tint, "circle-stroke-width": 3 * size}
    far = [part * size for part in aside]
    edge["circle-translate"] = _zoomed(["literal", far], ["literal", [0, 0]], size)
    accuracy: Json = {"id": f"{layer}-accuracy", "type": "line", "source": "accuracy_circles"}
    emphasis: Json = {"id": f"{layer}-marked", "type": "circle", "source": source_name(layer)}
    return [accuracy | {"filter": only, "paint": ring}, emphasis | {"filter": only, "paint": halo | edge}]


def _by_state(signs: Mapping[str, Sign], values: Mapping[str, Any]) -> list[Any]:
    pairs = [part for state in signs for part in (state, values[state])]
    return ["match", ["get", "status"], *pairs, values[list(signs)[-1]]]


def _tint(layer: str, theme: Theme) -> list[Any]:
    signs = signs_of(layer)
    return _by_state(signs, {state: colour(sign.role, theme) for state, sign in signs.items()})


def _zoomed(far: Any, near: Any, size: float, *before: tuple[float, Any]) -> list[Any]:
    """`far` on a map of the whole area, `near` where signs side by side have room; `before`: zooms on smaller maps."""
    steps = [*before, (FAR, far), (NEAR, near)]
    closer = math.log2(size)
    stops = (part for at, value in steps for part in (round(at + closer, 2), value))
    return ["interpolate", ["linear"], ["zoom"], *stops]


def _signs(layer: str, theme: Theme, size: float) -> Json:
    signs = signs_of(layer)
    layout = {
        "text-field": _by_state(signs, {state: sign.character for state, sign in signs.items()}),
        "text-font": FONT,
        "text-size": _sign_size(layer, size),
        "text-offset": _zoomed(ASIDE, ["literal", [0, 0]], size),
        "text-allow-overlap": True,
        "text-padding": 0,
    }
    paint = {"text-color": _tint(layer, theme), "text-halo-color": palette(theme).halo, "text-halo-width": 2 * size}
    return {"id": f"{layer}-signs", "type": "symbol", "source": source_name(layer), "layout": layout, "paint": paint}


def _sign_size(layer: str, size: float) -> list[Any]:
    if layer not in crowd.LAYERS:
        return _zoomed(EM_AT_FAR * size, 24 * size, size, (SMALL, 15 * size))
    signs = signs_of(layer)
    far, near = (
        _by_state(signs, {state: px * size * crowd.WIDER.get(sign.character, 1.0) for state, sign in signs.items()})
        for px in (crowd.FAR_PX, crowd.NEAR_PX)
    )
    return _zoomed(far, near, size, (SMALL, crowd.SMALL_PX * size))


def _kinds(layer: str, theme: Theme, size: float) -> Json:
    """What places are, on the shapes of their state."""
    halo, far, near = palette(theme).halo, crowd.FAR_PX, crowd.NEAR_PX
    layout = {
        "text-field": point_signs.FACILITY_SIGN,
        "text-font": FONT,
        "text-size": _zoomed(far * crowd.KIND_SHARE * size, near * crowd.KIND_SHARE * size, size),
        "text-offset": _zoomed(_pair("kind_aside"), _pair("kind_lower"), size),
        "text-allow-overlap": True,
        "text-padding": 0,
    }
    paint = {"text-color": halo, "text-halo-color": halo, "text-halo-width": 0}
    part = {"id": f"{layer}-mark-kinds", "type": "symbol", "source": source_name(layer), "minzoom": crowd.KIND_ZOOM}
    return part | {"layout": layout, "paint": paint}


def _pair(name: str) -> list[Any]:
    """Two numbers of a feature, as the renderer takes an offset."""
    return ["array", "number", 2, ["get", name]]


def _names(layer: str, theme: Theme, language: str, size: float) -> Json:
    signs = signs_of(layer)
    layout = {
        "text-field": ["get", "name" if language == "zh" else "name_en"],
        "text-font": BOLD,
        "text-size": _zoomed(lettering_px(12, size), lettering_px(13, size), size),
        "text-variable-anchor": AROUND,
        "text-radial-offset": _zoomed(1.65, 1.7, size, (SMALL, 1.4)),
        "text-max-width": 8,
        "text-padding": 1,
        "text-justify": "auto",
        "symbol-sort-key": _by_state(signs, {state: n for n, state in enumerate(signs)}),
    }
    tint, halo = _tint(layer, theme), palette(theme).halo
    paint = {"text-color": tint, "text-halo-color": halo, "text-halo-width": 1.6 * size}
    part = {"id": f"{layer}-names", "type": "symbol", "source": source_name(layer), "layout": layout, "paint": paint}
    return part | ({"minzoom": crowd.NAME_ZOOM} if layer == "open_places" else {})
