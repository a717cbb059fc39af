"""What a viewer draws on the map, as an address writes it: a line, an area, or the surroundings of a place."""

from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading
from components.topics.reach.state import point, text_of
from components.words.format import number
from components.words.text import tr
from geo.contracts import WINDOW

TOOLS = ("length", "area", "radius")
MOST_CORNERS = 30
USUAL_RADIUS_M, LARGEST_RADIUS_M = 1000, 20_000
DEFAULTS = {"tool": "length", "pts": "", "around": "", "r": str(USUAL_RADIUS_M)}
Place = tuple[float, float]


@dataclass(frozen=True)
class Sketch:
    """The tool, the corners as longitude and latitude in the order they were set (of the surroundings: their centre),
    the id of the element whose surroundings are meant in place of a centre, and how far they reach, metres."""

    tool: str = "length"
    corners: tuple[Place, ...] = ()
    around: str = ""
    radius_m: int = USUAL_RADIUS_M

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been set yet."""
        return not self.corners and not self.around


EMPTY = Sketch()


def extended(sketch: Sketch, place: Place) -> Sketch:
    """`sketch` with one corner more; the centre of surroundings is replaced. A corner on the last one is none, and so
    is one beyond the largest number or outside of the map's window."""
    corner = _rounded(place)
    if not is_in_window(corner):
        return sketch
    if sketch.tool == "radius":
        return Sketch(sketch.tool, (corner,), "", sketch.radius_m)
    is_new = sketch.corners[-1:] != (corner,) and len(sketch.corners) < MOST_CORNERS
    return Sketch(sketch.tool, (*sketch.corners, corner) if is_new else sketch.corners, "", sketch.radius_m)


def switched(sketch: Sketch, tool: str) -> Sketch:
    """`sketch` under another tool: a line and an area share their corners, surroundings start at the last of them."""
    corners = sketch.corners[-1:] if tool == "radius" else sketch.corners
    return Sketch(tool, corners, "", sketch.radius_m)


def is_in_window(place: Place) -> bool:
    """Whether a place is where the map's features may be."""
    west, south, east, north = WINDOW
    return west <= place[0] <= east and south <= place[1] <= north


def read(reading: Reading, located: Collection[str]) -> Sketch:
    """The sketch of an address; `located` are the ids of elements with a place on the map."""
    tool, around = reading.one_of("tool", TOOLS, "length"), reading.one_of("around", {"", *located}, "")
    if tool != "radius":
        return Sketch(tool, _corners(reading, MOST_CORNERS), "", _radius(reading))
    return Sketch(tool, () if around else _corners(reading, 1), around, _radius(reading))


def query(sketch: Sketch) -> dict[str, str]:
    """The pairs of an address that show `sketch`."""
    corners = "_".join(text_of(*corner) for corner in sketch.corners)
    return {"tool": sketch.tool, "pts": corners, "around": sketch.around, "r": str(sketch.radius_m)}


def _corners(reading: Reading, most: int) -> tuple[Place, ...]:
    """All corners of the address, or none where one cannot be taken."""
    text = reading.text("pts")
    parts = text.split("_") if text else []
    if len(parts) > most:
        reading.refuse("pts", text, lambda: tr("最多{n}个点。", n=most))
        return ()
    places = [point(part) for part in parts]
    corners = tuple(_rounded(place) for place in places if place and is_in_window(place))
    if len(corners) < len(parts):
        reading.refuse("pts", text, lambda: tr("每个点须写成“经度,纬度”，点与点以下划线分开，并在济南一带。"))
        return ()
    return corners


def _rounded(place: Place) -> Place:
    """A place as exact as an address holds it, about ten metres."""
    return round(place[0], 4), round(place[1], 4)


def _radius(reading: Reading) -> int:
    text = reading.text("r", DEFAULTS["r"])
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_RADIUS_M))
    if is_number and int(text) <= LARGEST_RADIUS_M and str(int(text)) == text:
        return int(text)
    reading.refuse("r", text, lambda: tr("半径须为 0 到 {most} 之间的整米数。", most=number(LARGEST_RADIUS_M)))
    return USUAL_RADIUS_M
