"""The deck over the base map: a nearly invisible copy of the clickable features."""

import json
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import asdict
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.base.scales import Theme, rgba
from components.drawing.maps.basemap import MapState
from components.drawing.maps.camera import Camera
from components.drawing.maps.touch_files import touch_url
from geo.read import Layer

# deck.gl leaves out what is fully transparent, so a touch target keeps the least visible alpha: 2 of 255, raised to
# 2.2 as deck.gl does with it. Through the opacity and not through a colour: a layer that names its colours is painted
# over by Streamlit as soon as one of its features is selected.
UNSEEN = 2.4e-5
TOUCH = "touch"
TOOLTIP_STYLE = {"fontFamily": "Noto Sans SC, sans-serif", "fontSize": "0.875rem", "padding": "0.4rem 0.6rem"}
# Constant templates: the renderer escapes the values it puts into them, never the template itself.
TOOLTIPS = {
    "zh": {"html": "<b>{name}</b>", "style": TOOLTIP_STYLE},
    "en": {"html": "<b>{name_en}</b>", "style": TOOLTIP_STYLE},
}


class CompactDeck(pdk.Deck):  # type: ignore[misc]
    """pydeck's deck, serialised without its two-space indent (a quarter of the bytes) and without NaN."""

    def to_json(self) -> str:
        return json.dumps(
            self, sort_keys=True, default=default_serialize, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )


def view_state(camera: Camera, nonce: int = 0, transition_ms: int = 900) -> pdk.ViewState:
    """pydeck's view of `camera`. A new `nonce` makes the browser go there again although the camera is the same."""
    return pdk.ViewState(
        **{key: value + 1e-7 * nonce for key, value in asdict(camera).items()}, transition_duration=transition_ms
    )


@lru_cache(maxsize=256)
def touch_layer(address: str, theme: Theme, size: float) -> Mapping[str, Any]:
    """The features of the file at `address` answer to pointer and click; they are drawn by the base map, not here.

    Returned as the JSON value that pydeck makes of it: building one costs more than sending it, and it never changes.
    """
    layer = pdk.Layer(
        "GeoJsonLayer",
        address,
        id=TOUCH,
        pickable=True,
        auto_highlight=True,
        highlight_color=rgba("selected", theme, 70),
        opacity=UNSEEN,
        get_line_width="properties.px",
        line_width_units=pdk.types.String("pixels"),
        line_width_scale=size,
        point_radius_min_pixels=12 * size,
    )
    return MappingProxyType(json.loads(json.dumps(layer, default=default_serialize)))


@lru_cache(maxsize=64)
def touch_points(address: str, ident: str, radius_m: float, theme: Theme) -> Mapping[str, Any]:
    """Unseen points of the file at `address` that answer to pointer and click within so many metres, as a layer `ident`
    of the deck, JSON like `touch_layer`'s."""
    layer = pdk.Layer(
        "GeoJsonLayer", address, id=ident, pickable=True, filled=True, stroked=False, opacity=UNSEEN,
        get_point_radius=radius_m, auto_highlight=True, highlight_color=rgba("selected", theme, 120),
    )  # fmt: skip
    return MappingProxyType(json.loads(json.dumps(layer, default=default_serialize)))


def touch_order(layer: Layer) -> tuple[int, bool, int]:
    """Sort key, lowest first: points over lines over areas, and the structure over its subdistricts."""
    return ({"polygon": 0, "line": 1, "point": 2}[layer.geometry], layer.group != "行政", layer.order)


@lru_cache(maxsize=1)
def _blank() -> CompactDeck:
    """An empty deck to copy: pydeck looks for Jupyter on the disk whenever it makes one."""
    return CompactDeck(map_provider="maplibre", map_style="map/style.json")


def touch_deck(state: MapState, visible: Iterable[Layer], view: pdk.ViewState) -> CompactDeck:
    """The base map of `state` under the touch targets of `shown`."""
    ordered = [layer.id for layer in sorted(visible, key=touch_order)]
    deck = copy(_blank())
    deck.initial_view_state, deck.map_style = view, state.url()
    deck._tooltip = TOOLTIPS.get(state.language, TOOLTIPS["en"])
    deck.layers = [dict(touch_layer(touch_url(ordered), state.theme, state.size))] if ordered else []
    return deck
