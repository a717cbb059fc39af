"""The deck over the base map: an all but invisible copy of each layer that can be pointed at and clicked."""

import json
from collections.abc import Iterable
from dataclasses import asdict

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components.assets_store import layer_url
from components.maps.camera import Camera
from components.scales import Theme, rgba
from components.text import language
from geo.read import Layer

# deck.gl leaves out what is fully transparent, so a touch target keeps the least visible alpha.
UNSEEN = [128, 128, 128, 2]
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


def touch_layer(layer: Layer, theme: Theme, size: float) -> pdk.Layer:
    """A layer whose features answer to pointer and click, drawn by the base map, not here."""
    return pdk.Layer(
        "GeoJsonLayer",
        layer_url(layer.id),
        id=layer.id,
        pickable=True,
        auto_highlight=True,
        highlight_color=rgba("selected", theme, 70),
        filled=layer.geometry != "line",
        stroked=layer.geometry != "polygon",
        get_fill_color=UNSEEN,
        get_line_color=UNSEEN,
        line_width_min_pixels=12 * size,
        point_radius_min_pixels=12 * size,
        point_radius_max_pixels=16 * size,
    )


def touch_deck(style: str, shown: Iterable[Layer], view: pdk.ViewState, theme: Theme, size: float = 1.0) -> CompactDeck:
    """Base map of address `style` under the touch targets of `shown`; areas below lines below points."""
    rank = {"polygon": 0, "line": 1, "point": 2}
    ordered = sorted(shown, key=lambda layer: (rank[layer.geometry], layer.order))
    return CompactDeck(
        layers=[touch_layer(layer, theme, size) for layer in ordered],
        initial_view_state=view,
        map_provider="maplibre",
        map_style=style,
        tooltip=TOOLTIPS[language()],
    )
