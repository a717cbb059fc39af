"""The exported picture of one indicator: its ladders under one title, with the source beneath."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import Theme, palette
from components.drawing.charts.indicator_ladder import Frame, Ladder
from components.drawing.charts.indicator_sheet import SCHEMA
from components.drawing.charts.ladder_rows import ladder_rows
from components.drawing.charts.ladder_spec import chart_config, ladder_spec

PICTURE_WIDTH = 960
HEIGHTS = (300, 140)
NOTE_LINE = 18


def picture_spec(
    ladders: Sequence[Ladder], name: str, source_note: Sequence[str], theme: Theme = "light"
) -> dict[str, Any]:
    """Level and growth one above the other, data inside: what `exports.png_bytes` draws."""
    parts = [
        _part(ladder, Frame(PICTURE_WIDTH, height, 1.0), theme)
        for ladder, height in zip(ladders, HEIGHTS, strict=False)
    ]
    return {
        "$schema": SCHEMA,
        "background": palette(theme).ground,
        "padding": 24,
        "title": {"text": name, "anchor": "start", "fontSize": 22, "color": palette(theme).text, "offset": 12},
        "vconcat": [*parts, _note(source_note, theme)],
        "config": chart_config(theme, 1.0),
    }


def _part(ladder: Ladder, frame: Frame, theme: Theme) -> dict[str, Any]:
    whole = ladder_spec(ladder, frame, theme)
    inside = {k: v for k, v in whole.items() if k not in {"config", "$schema", "background", "padding", "autosize"}}
    rows = ladder_rows(ladder, frame).to_dict("records")
    return inside | {"data": {"values": rows}, "width": round(frame.plot_width)}


def _note(lines: Sequence[str], theme: Theme) -> dict[str, Any]:
    foot = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 4, "fontSize": 12}
    return {
        "data": {"values": [{}]},
        "width": PICTURE_WIDTH,
        "height": NOTE_LINE * len(lines),
        "mark": foot | {"text": list(lines), "lineHeight": NOTE_LINE, "fill": palette(theme).text_soft},
    }
