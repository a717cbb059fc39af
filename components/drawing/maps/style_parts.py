"""Single parts of a map style: a fill, a line, a filter by one property."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def fill(ident: str, source: str, tint: Any, opacity: Any = 1.0) -> Json:
    """The inside of areas."""
    paint = {"fill-color": tint, "fill-opacity": opacity, "fill-antialias": False}
    return {"id": ident, "type": "fill", "source": source, "paint": paint}


def line(
    ident: str, source: str, tint: Any, width: float, opacity: Any = 1.0, *, dashes: Sequence[float] = ()
) -> Json:  # fmt: skip
    """Lines, or the edges of areas; `dashes` in widths of the line."""
    paint: Json = {"line-color": tint, "line-width": round(width, 2), "line-opacity": opacity}
    if dashes:
        paint["line-dasharray"] = list(dashes)
    shape = {"line-join": "round", "line-cap": "round"}
    return {"id": ident, "type": "line", "source": source, "layout": shape, "paint": paint}


def only(name: str, value: str) -> Json:
    """The filter for features whose property `name` is `value`."""
    return {"filter": ["==", ["get", name], value]}


def butt(part: Json) -> Json:
    """The same line with flat ends, also of its dashes."""
    return part | {"layout": part["layout"] | {"line-cap": "butt"}}
