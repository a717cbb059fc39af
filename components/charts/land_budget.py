"""The two stated limits on the use of the land, as one bar."""

from typing import Any

from components.scales import SANS, Theme, colour, palette
from components.text import tr


def land_budget_spec(green_floor_pct: float, built_cap_pct: float, theme: Theme, size: float) -> dict[str, Any]:
    """Vega-Lite spec: the whole area (100 %) as a bar split at the floor of blue-green space and the cap of built land.

    What lies between floor and cap (nothing when they sum to 100) is left open.
    """
    parts = (
        (tr("蓝绿空间 ≥ {p:g}%", p=green_floor_pct), 0.0, green_floor_pct, "forest"),
        (tr("未限定"), green_floor_pct, 100 - built_cap_pct, "neutral"),
        (tr("建设用地 ≤ {p:g}%", p=built_cap_pct), 100 - built_cap_pct, 100.0, "core"),
    )
    values = [
        {"part": part, "from": low, "to": high, "middle": (low + high) / 2, "role": role}
        for part, low, high, role in parts
        if high > low
    ]
    config = {"font": SANS, "background": None, "view": {"stroke": None}}
    return {"data": {"values": values}, "height": 46 * size, "config": config, "layer": _bar_and_words(theme, size)}


def _bar_and_words(theme: Theme, size: float) -> list[dict[str, Any]]:
    roles = ["forest", "neutral", "core"]
    x = {"field": "from", "type": "quantitative", "scale": {"domain": [0, 100]}, "axis": None}
    scale = {"domain": roles, "range": [colour(r, theme) for r in roles]}
    fill = {"field": "role", "type": "nominal", "legend": None, "scale": scale}
    bar = {"type": "bar", "height": 40 * size, "opacity": 0.8}
    words = {"type": "text", "fontSize": 14 * size, "fontWeight": 700, "color": palette(theme).halo}
    return [
        {"mark": bar, "encoding": {"x": x, "x2": {"field": "to"}, "color": fill}},
        {"mark": words, "encoding": {"x": {**x, "field": "middle"}, "text": {"field": "part"}}},
    ]
