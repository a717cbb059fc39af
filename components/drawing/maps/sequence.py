"""A map's picture in sheets that lie over each other: the ground, and what comes on to it, each on its own."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from components.drawing.maps import shapes, svg
from components.drawing.maps.basemap import base_style
from components.drawing.maps.drawing import Drawing, drawing, write_names

if TYPE_CHECKING:
    from components.drawing.maps.picture import MapPicture


class Entrance(NamedTuple):
    """What comes on to the map by itself: style layers by the word before their hyphen, of all their elements or of
    `idents` alone; `manner` says how a screen lets it come."""

    manner: str
    layers: tuple[str, ...]
    idents: frozenset[str] = frozenset()

    def takes(self, part: str, ident: str) -> bool:
        """Whether an element of a style layer belongs to it."""
        return part.partition("-")[0] in self.layers and (not self.idents or ident in self.idents)


def ground(picture: "MapPicture", size: tuple[int, int], entrances: Iterable[Entrance]) -> str:
    """SVG of everything that is on the map before the entrances, with the furniture. `size`: width and height in px."""
    later = tuple(entrances)

    def shows(part: str, ident: str) -> bool:
        return not any(entrance.takes(part, ident) for entrance in later)

    return svg.text_of(drawing(picture, *size, shows=shows).root)


def sheet_of(picture: "MapPicture", size: tuple[int, int], entrance: Entrance) -> str:
    """SVG of what comes with an entrance, on a clear sheet that lies over the ground of the same size."""
    whole = drawing(picture, *size)
    root = svg.root(*size, 1.0, "")
    view = _frame(root, whole)
    style = base_style(picture.state, "")
    features = shapes.projected(style["sources"], whole.sheet)
    shapes.paint(view, style, features, whole.sheet, entrance.takes)
    write_names(view, [label for label in whole.labels if entrance.takes(label.part, label.ident)])
    return svg.text_of(root)


def signs_at(picture: "MapPicture", size: tuple[int, int], idents: Sequence[str]) -> tuple[tuple[float, float], ...]:
    """Where the signs of elements stand, as shares of width and height, from west to east."""
    whole = drawing(picture, *size)
    frame = whole.composition.map
    boxes = [label.boxes[0] for label in whole.labels if label.part.endswith("-signs") and label.ident in idents]
    centres = ((frame.left + (b.left + b.right) / 2, frame.top + (b.top + b.bottom) / 2) for b in boxes)
    return tuple(sorted((round(x / size[0], 4), round(y / size[1], 4)) for x, y in centres))


def _frame(root: Element, whole: Drawing) -> Element:
    frame, sheet = whole.composition.map, whole.sheet
    return svg.add(
        root, "svg", x=frame.left, y=frame.top, width=sheet.width, height=sheet.height,
        viewBox=f"0 0 {svg.number(sheet.width)} {svg.number(sheet.height)}", overflow="hidden",
    )  # fmt: skip
