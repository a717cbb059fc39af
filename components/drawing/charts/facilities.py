"""Facilities by category or level and by stage: bars of counted entries, constant specifications with rows outside."""

from collections.abc import Mapping
from typing import Any, Literal

from components.base.scales import Theme, colour, palette
from components.drawing.charts.pick_bars import BARS, bar_names, bars_height, faded, pick_bars, values
from components.drawing.maps.signs import FACILITY_SIGNS

Json = dict[str, Any]
ROW_PX = 25
DIM = 0.35


def stage_rows(
    counts: Mapping[str, Mapping[str, int]], names: Mapping[str, str], stages: Mapping[str, str], lit: tuple[str, ...]
) -> list[Json]:
    """A row a group and stage, those without an entry left out. `lit`: groups that stand out; none means all."""
    return [
        {
            "id": ident, "name": f"{names[ident]} {sum(by_stage.values())}", "place": place, "stage": stage, "n": n,
            "turn": turn, "words": f"{names[ident]}　{stages[stage]} {n}", "lit": not lit or ident in lit,
        }
        for place, (ident, by_stage) in enumerate(counts.items())
        for turn, (stage, n) in enumerate(by_stage.items())
        if n
    ]  # fmt: skip


def stage_height(groups: int, size: float, row: float = ROW_PX) -> int:
    """Height in px of the bars of so many groups."""
    return bars_height(groups, size, row)


def stage_spec(
    height: int, theme: Theme, size: float, *, stack: Literal["zero", "center"] = "zero", label_px: float = 200
) -> Json:
    """A bar a group, its stages side by side; `center` puts the bars' middles under one another, as a pyramid."""
    stages = list(FACILITY_SIGNS)
    tints = [colour(FACILITY_SIGNS[stage].role, theme) for stage in stages]
    mark = {"type": "bar", "strokeWidth": 1, "height": {"band": 0.72}, "cursor": "pointer"}
    bar = {
        "name": BARS,
        "mark": mark | {"stroke": palette(theme).ground},
        "encoding": {
            "color": {"field": "stage", "scale": {"domain": stages, "range": tints}, "legend": None},
            "opacity": faded(DIM),
        },
    }
    encoding = {"y": bar_names(theme, size, label_px), "x": values("n", stack=stack)}
    return pick_bars(height, encoding | {"order": {"field": "turn"}, "tooltip": {"field": "words"}}, [bar])
