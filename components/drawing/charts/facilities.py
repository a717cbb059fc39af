"""Facilities by category or level and by stage: bars of counted entries, constant specifications with rows outside."""

from collections.abc import Mapping
from typing import Any, Literal

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.sheet import PICK, SCHEMA
from components.drawing.maps.signs import FACILITY_SIGNS

Json = dict[str, Any]
ROW_PX, TOP_PX = 25, 8
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
    return round((TOP_PX + row * max(groups, 1)) * size)


def stage_spec(
    height: int, theme: Theme, size: float, *, stack: Literal["zero", "center"] = "zero", label_px: float = 200
) -> Json:
    """A bar a group, its stages side by side; `center` puts the bars' middles under one another, as a pyramid."""
    ink = palette(theme)
    axis = {"labelColor": ink.text, "labelFontSize": round(12.5 * size), "ticks": False, "domain": False}
    y = {
        "field": "name", "type": "nominal", "title": None, "sort": {"field": "place"},
        "axis": axis | {"labelLimit": label_px * size, "labelPadding": 6},
    }  # fmt: skip
    x = {"field": "n", "type": "quantitative", "title": None, "axis": None, "stack": stack}
    order, stages = {"field": "turn"}, list(FACILITY_SIGNS)
    tints = [colour(FACILITY_SIGNS[stage].role, theme) for stage in stages]
    encoding: Json = {"y": y, "x": x, "order": order, "tooltip": {"field": "words"}}
    bar = {
        "mark": {"type": "bar", "stroke": ink.ground, "strokeWidth": 1, "height": {"band": 0.72}, "cursor": "pointer"},
        "encoding": {
            "color": {"field": "stage", "scale": {"domain": stages, "range": tints}, "legend": None},
            "opacity": {"condition": {"test": "datum.lit", "value": 1}, "value": DIM},
        },
        "name": "bars",
    }
    pick = {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["bars"]}
    return {
        "$schema": SCHEMA, "height": height, "width": "container", "background": None, "params": [pick],
        "autosize": {"type": "fit", "contains": "padding"},  "encoding": encoding, "layer": [bar],
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip
