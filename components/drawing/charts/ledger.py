"""Tasks by unit or section and by light: bars of counted tasks with shape and number inside, rows outside the spec."""

from collections.abc import Mapping
from typing import Any

from components.base.scales import Theme, colour, lettering_px, palette
from components.drawing.charts.pick_bars import BARS, bar_names, bars_height, faded, pick_bars, values

Json = dict[str, Any]
ROW_PX = 27
DIM = 0.35
LABEL_PX = 11.5


def light_rows(
    counts: Mapping[str, Mapping[str, int]], names: Mapping[str, str], lights: Mapping[str, str], lit: str
) -> list[Json]:
    """A row a group and light, those without a task left out. `lights`: shape and name; `lit`: the group that stands
    out, "" for all."""
    return [
        {
            "id": ident, "name": names[ident], "place": place, "light": light, "n": n, "turn": turn,
            "words": f"{names[ident]}　{lights[light]} {n}", "label": f"{lights[light][:1]}{n if n > 1 else ''}",
            "lit": lit in ("", ident),
        }
        for place, (ident, by_light) in enumerate(counts.items())
        for turn, (light, n) in enumerate(by_light.items())
        if n
    ]  # fmt: skip


def light_height(groups: int, size: float) -> int:
    """Height in px of the bars of so many groups."""
    return bars_height(groups, size, ROW_PX)


def light_spec(height: int, roles: Mapping[str, str], theme: Theme, size: float, label_px: float = 210) -> Json:
    """A bar a group, its lights side by side in the order of `roles`, which gives each its colour."""
    tints = [colour(role, theme) for role in roles.values()]
    bar = {
        "name": BARS,
        "mark": {"type": "bar", "strokeWidth": 1, "height": {"band": 0.78}, "cursor": "pointer"}
        | {"stroke": palette(theme).ground},
        "encoding": {
            "color": {"field": "light", "scale": {"domain": list(roles), "range": tints}, "legend": None},
            "opacity": faded(DIM),
        },
    }
    label = {
        "mark": {"type": "text", "fontSize": lettering_px(LABEL_PX, size), "color": palette(theme).ground},
        "encoding": {"text": {"field": "label"}, "x": values("n", stack="zero", bandPosition=0.5)},
    }
    encoding = {"y": bar_names(theme, size, label_px), "x": values("n", stack="zero")}
    return pick_bars(height, encoding | {"order": {"field": "turn"}, "tooltip": {"field": "words"}}, [bar, label])
