"""Shapes that only the base map draws: the belt's gradient, arrowheads, the river's banks, rings and kinds of edge.

Every shape says what it is in `part`. `strength`, 0 to 1, is the opacity of one of several shapes over each other:
together they make a gradient, on the live map and in pictures alike.
"""

import math
from collections.abc import Iterator
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.contracts import Feature
from geo.making.material import Material, feature, simplified
from geo.making.rivers import DRAWN_HALF_WIDTH_M, drawn_river, river_ends, river_in_area
from geo.making.structure import BELT_HALF_WIDTH_M, CORE_RADIUS_M, axis_line, core_centres
from geo.measure import project

OURS = {"precision": "schematic", "source": "本项目绘制，示意"}
BELT_STEPS = 6
BELT_FROM_M = 550.0  # half-width of the innermost band, a little more than the drawn river
INSETS = ((120.0, 0.22), (300.0, 0.25), (520.0, 0.28), (800.0, 0.32), (1150.0, 0.4), (1600.0, 1.0))
"""Margin in metres and opacity of each shape."""
INSET_ROUND_M = 150.0
ARROW_LENGTH_M, ARROW_HALF_WIDTH_M = 1500.0, 800.0
RINGS = (1.0, 0.66, 0.33)
NEAR_BORDER_M = 300.0  # the outline is thinned by 100 m, district borders by 150 m
NEAR_RIVER_M = 400.0
LEAST_M = 30.0  # shorter pieces are left over where two kinds meet
CUT_LEAST_M = 2500.0  # a modelled edge is straight over a longer way than any fitted one
FITTED = ("yaoqiang", "lingang", "tangwang_midwest")


def areas(material: Material) -> list[Feature]:
    """Nested shapes inside the outline and along the Yellow River, and the heads of the axis."""
    return [*_insets(material), *_belt(material), *_heads(material)]


def strokes(material: Material) -> list[Feature]:
    """Banks and mid-stream of the Yellow River, rings of the cores, edges of the outline by how they are known."""
    return [*_banks(material), *_rings(material), *_edges(material)]


def _base_feature(ground: BaseGeometry, part: str, ident: str, **more: Any) -> Feature:
    names = {"id": ident, "name": ident, "name_en": ident}
    return feature(simplified(ground, tolerance_m=12.0), {**names, **OURS, "accuracy_m": 3000, "part": part, **more})


def _insets(material: Material) -> Iterator[Feature]:
    """The area less a growing margin: laid over each other they leave a soft glow along the boundary."""
    for step, (margin, strength) in enumerate(INSETS, 1):
        inner = material.outline.buffer(-margin).buffer(-INSET_ROUND_M).buffer(INSET_ROUND_M, quad_segs=4)
        yield _base_feature(inner.simplify(40.0), "inset", f"inset_{step}", strength=strength)


def _belt(material: Material) -> Iterator[Feature]:
    course = river_in_area(material).simplify(400.0)
    for step in range(BELT_STEPS):
        reach = BELT_FROM_M + (BELT_HALF_WIDTH_M - BELT_FROM_M) * step / (BELT_STEPS - 1)
        band = course.buffer(reach + 900.0, quad_segs=8).buffer(-900.0, quad_segs=8)
        yield _base_feature(band.simplify(30.0), "belt", f"belt_{step + 1}", strength=round(1 / BELT_STEPS, 3))


def _heads(material: Material) -> Iterator[Feature]:
    line = axis_line(material)
    for ident, (tail, end) in {"south": line.coords[1::-1], "north": line.coords[-2:]}.items():
        way = math.atan2(end[1] - tail[1], end[0] - tail[0])
        right, up = math.cos(way), math.sin(way)
        # In the south a landmark stands on the line's end; in the north the wide middle of the head covers it.
        foot = 0.0 if ident == "south" else ARROW_LENGTH_M / 2
        base = (end[0] - right * foot, end[1] - up * foot)
        tip = (base[0] + right * ARROW_LENGTH_M, base[1] + up * ARROW_LENGTH_M)
        sides = [(base[0] - up * s, base[1] + right * s) for s in (ARROW_HALF_WIDTH_M, -ARROW_HALF_WIDTH_M)]
        yield _base_feature(Polygon([tip, *sides]), "head", f"axis_head_{ident}")


def _banks(material: Material) -> Iterator[Feature]:
    river = drawn_river(material)
    for ident, (start, end, strength) in river_ends(river).items():
        stretch = substring(river, start, end)
        sides = [stretch.offset_curve(side * DRAWN_HALF_WIDTH_M) for side in (1, -1)]
        yield _base_feature(shapely.union_all(sides), "bank", f"bank_{ident}", strength=strength)
        yield _base_feature(stretch, "thread", f"thread_{ident}", strength=strength)


def _rings(material: Material) -> Iterator[Feature]:
    for ident, centre in core_centres(material).items():
        circles = [centre.buffer(CORE_RADIUS_M * share, quad_segs=12).exterior for share in RINGS]
        yield _base_feature(shapely.union_all(circles), "ring", f"{ident}_rings")


def _edges(material: Material) -> Iterator[Feature]:
    """Every stretch of the outline as `sourced` (district border), `river`, `fitted` or `modelled`; a supplied outline
    is `stated` all around."""
    if "startup_area" in material.supplied:
        yield _base_feature(material.outline.boundary, "edge", "edge_stated", edge="stated")
        return
    for kind, line in outline_edges(material).items():
        yield _base_feature(line, "edge", f"edge_{kind}", edge=kind)


def outline_edges(material: Material) -> dict[str, BaseGeometry]:
    """Kind of edge to its stretches of the outline, on the ground."""
    borders = [project(shape(f["geometry"])).boundary for f in material.collection("districts")]
    outline = material.outline.boundary
    sourced = shapely.union_all(borders).buffer(NEAR_BORDER_M)
    river = material.yellow_river.buffer(NEAR_RIVER_M).difference(sourced)
    rest = outline.difference(sourced).difference(river)
    fitted_land = shapely.union_all([material.subdistricts[name].buffer(5.0) for name in FITTED])
    segments = list(_segments(rest))
    fitted = [line for line in segments if fitted_land.contains(line) and line.length < CUT_LEAST_M]
    kinds = {
        "sourced": outline.intersection(sourced),
        "river": outline.intersection(river),
        "fitted": shapely.union_all(fitted),
        "modelled": shapely.union_all([line for line in segments if line not in fitted]),
    }
    return {kind: _joined(line) for kind, line in kinds.items()}


def _segments(lines: BaseGeometry) -> Iterator[LineString]:
    for part in shapely.get_parts(shapely.line_merge(lines)).tolist():
        yield from (LineString(pair) for pair in zip(part.coords[:-1], part.coords[1:], strict=True))


def _joined(lines: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shapely.line_merge(lines))
    return shapely.multilinestrings(parts[shapely.length(parts) > LEAST_M])
