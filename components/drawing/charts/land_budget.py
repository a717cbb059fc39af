"""The two stated limits on the use of the land, as one bar."""

from typing import Any

from components.base.scales import SANS, Theme, colour, palette
from components.words.text import tr

HEIGHT_PX = 52


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
        {
            "part": part.replace(" ≥", "\n≥").replace(" ≤", "\n≤"),
            "from": low,
            "to": high,
            "middle": (low + high) / 2,
            "role": role,
        }
        for part, low, high, role in parts
        if high > low
    ]
    config = {"font": SANS, "background": None, "view": {"stroke": None}}
    frame = {"height": HEIGHT_PX * size, "padding": 0, "autosize": {"type": "fit", "contains": "padding"}}
    return {"data": {"values": values}, **frame, "config": config, "layer": _bar_and_words(theme, size)}


def _bar_and_words(theme: Theme, size: float) -> list[dict[str, Any]]:
    roles = ["forest", "neutral", "core"]
    x = {"field": "from", "type": "quantitative", "scale": {"domain": [0, 100]}, "axis": None}
    scale = {"domain": roles, "range": [colour(r, theme) for r in roles]}
    fill = {"field": "role", "type": "nominal", "legend": None, "scale": scale}
    middle = {"value": HEIGHT_PX * size / 2}
    # Pale enough for words in the colour of text to be read on it, in both themes.
    bar = {"type": "bar", "height": HEIGHT_PX * size, "opacity": 0.5}
    words = {
        "type": "text",
        "fontSize": 14 * size,
        "fontWeight": 700,
        "color": palette(theme).text,
        "baseline": "middle",
    }
    words |= {"lineBreak": "\n", "lineHeight": 18 * size, "dy": -9 * size}
    return [
        {"mark": bar, "encoding": {"x": x, "x2": {"field": "to"}, "y": middle, "color": fill}},
        {"mark": words, "encoding": {"x": {**x, "field": "middle"}, "y": middle, "text": {"field": "part"}}},
    ]
