"""Crossings by status on the base map: one sign and colour a status, the same on the map and in the charts."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from components.assets_store import layer_url
from components.maps.style_labels import BOLD, FONT
from components.scales import Theme, colour, palette
from geo.contracts import Feature
from geo.errors import LayerContractError
from geo.read import features
from model.crossings import Status

Json = dict[str, Any]
SOURCE = "crossing_marks"


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
    for feature in _located(layer_url("crossings")):
        properties = feature["properties"]
        if properties["id"] in marks:
            kept = {k: properties[k] for k in ("id", "name", "name_en")} | {"status": marks[properties["id"]]}
            found.append({"type": "Feature", "geometry": feature["geometry"], "properties": kept})
    return {SOURCE: {"type": "geojson", "data": {"type": "FeatureCollection", "features": found}}}


@lru_cache(maxsize=4)
def _located(_version: str) -> tuple[Feature, ...]:
    """The features of the layer, read once per content of its file."""
    try:
        return tuple(features("crossings"))
    except LayerContractError:  # the page says what is wrong with the layer; the map keeps the rest
        return ()


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
    edge = {"circle-stroke-color": tint, "circle-stroke-width": 3 * size}
    accuracy: Json = {"id": "crossing-accuracy", "type": "line", "source": "accuracy_circles"}
    emphasis: Json = {"id": "crossing-emphasis", "type": "circle", "source": SOURCE}
    return [accuracy | {"filter": only, "paint": ring}, emphasis | {"filter": only, "paint": halo | edge}]


def _by_status(values: Mapping[Status, str]) -> list[Any]:
    pairs = [part for status, value in values.items() for part in (str(status), value)]
    return ["match", ["get", "status"], *pairs, values[Status.NOT_OPEN]]


def _tint(theme: Theme) -> list[Any]:
    return _by_status({status: colour(sign.role, theme) for status, sign in SIGNS.items()})


def _signs(theme: Theme, size: float) -> Json:
    layout = {
        "text-field": _by_status({status: sign.character for status, sign in SIGNS.items()}),
        "text-font": FONT,
        "text-size": 24 * size,
        "text-allow-overlap": True,
    }
    paint = {"text-color": _tint(theme), "text-halo-color": palette(theme).halo, "text-halo-width": 2 * size}
    return {"id": "crossing-signs", "type": "symbol", "source": SOURCE, "layout": layout, "paint": paint}


def _names(theme: Theme, language: str, size: float) -> Json:
    layout = {
        "text-field": ["get", "name" if language == "zh" else "name_en"],
        "text-font": BOLD,
        "text-size": 13 * size,
        "text-variable-anchor": ["top-left", "right", "bottom-right", "left", "top", "bottom"],
        "text-radial-offset": 1.6,
        "text-max-width": 10,
        "text-justify": "auto",
    }
    paint = {"text-color": _tint(theme), "text-halo-color": palette(theme).halo, "text-halo-width": 1.6 * size}
    return {"id": "crossing-names", "type": "symbol", "source": SOURCE, "layout": layout, "paint": paint}
