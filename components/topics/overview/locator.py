"""The locator map: the area between river, old city, stations, hills and airport, the groups faint behind them."""

from typing import Any

import pydeck as pdk

from components.base.assets_store import layer_url
from components.base.scales import Theme, palette, rgba
from components.drawing.maps.basemap import MapState
from components.drawing.maps.camera import fit
from components.drawing.maps.deck import CompactDeck, touch_deck, view_state

# Drawn by the base map with their names. The groups are not: their names would take the airport's place.
SHOWN = {"startup_area": 100, "axis": 100, "hills": 100}
# From the old city and both stations to the far edge of the area: west, south, east, north in degrees.
LOCATOR_BOX = (116.80, 36.63, 117.39, 37.05)
GROUP_ALPHA = 44


def locator_state(theme: Theme, language: str, size: float) -> MapState:
    """What the base map shows."""
    return MapState(theme, SHOWN, "", language, size)


def locator_deck(state: MapState, width_px: float, height_px: float) -> CompactDeck:
    """The map for a slot of the given size in px: nothing to click, names of the groups when pointed at."""
    deck = touch_deck(state.url(), [], view_state(fit(LOCATOR_BOX, width_px, height_px, 0.03)), state.theme, state.size)
    deck.layers = [_faint_groups(state.theme)]
    return deck


def _faint_groups(theme: Theme) -> Any:
    return pdk.Layer(
        "GeoJsonLayer",
        layer_url("groups"),
        id="faint_groups",
        pickable=True,
        stroked=True,
        filled=True,
        get_fill_color=_by_role(theme),
        get_line_color=_by_role(theme),
        line_width_min_pixels=1,
    )


def _by_role(theme: Theme) -> str:
    """An expression for the front end: each group in its own colour, as on every other page."""
    roles = [role for role in palette(theme).roles if role.startswith("group_")]
    chosen = str(rgba("neutral", theme, GROUP_ALPHA))
    for role in reversed(roles):
        chosen = f"properties.color_role === '{role}' ? {rgba(role, theme, GROUP_ALPHA)} : ({chosen})"
    return chosen
