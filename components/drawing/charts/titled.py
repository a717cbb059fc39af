"""A page's chart as a self-contained picture: title above, notes beneath, a width in px, no interaction."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import SANS, Theme, palette
from components.drawing.charts.lettering import wrap
from components.drawing.charts.sheet import SCHEMA

Json = dict[str, Any]
NOTE, TITLE, LINE = 13, 22, 20
"""Letter sizes and height of a line, px."""
PAGE_ONLY = ("$schema", "config", "background", "padding", "autosize", "params", "height", "width")


def titled(spec: Json, title: str, notes: Sequence[str], width: int, theme: Theme) -> Json:
    """`spec`, which a page draws as wide as its place, drawn `width` px wide under `title`, over `notes`.

    Its data stay outside: they come in as the data of the whole.
    """
    ink = palette(theme)
    lines = [line for note in notes for line in wrap(note, width, NOTE)]
    chart = {key: value for key, value in spec.items() if key not in PAGE_ONLY}
    letters = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 6, "fontSize": NOTE}
    foot = {
        "data": {"values": [{}]},
        "width": width,
        "height": LINE * len(lines) + 8,
        "mark": {**letters, "fill": ink.text_soft, "text": lines, "lineHeight": LINE},
    }
    return {
        "$schema": SCHEMA,
        "background": ink.ground,
        "padding": 24,
        "title": {"text": title, "anchor": "start", "fontSize": TITLE, "color": ink.text, "offset": 12},
        "vconcat": [{**chart, "width": width, "height": spec["height"]}, foot],
        "config": {"font": SANS, "view": {"stroke": None}},
    }
