"""Signs, or small bars, as one picture that the browser fetches once; a page names the part of it that it wants.

Written into a page's text they would be sent, read and decoded again with every move: four kilobytes where the
address of each takes forty bytes.
"""

from collections.abc import Iterable
from functools import lru_cache
from xml.etree.ElementTree import Element

from components.drawing.maps import made_files, svg
from components.drawing.maps.legend import HEIGHT, WIDTH, draw
from components.drawing.maps.made_files import MapFile
from components.drawing.maps.structure_signs import Shape

MARGIN = 4.0
"""Units between two signs in the picture: none shines into another's window."""
Extent = tuple[float, float]
Frozen = tuple[tuple[str, tuple[tuple[str, str | float], ...]], ...]


def addresses(
    signs: Iterable[Iterable[Shape]], size: float, extent: Extent = (WIDTH, HEIGHT)
) -> tuple[str, ...]:  # fmt: skip
    """An address for each sign of `extent` units, `size` px to a unit."""
    frozen = tuple(tuple((tag, tuple(values.items())) for tag, values in sign) for sign in signs)
    file = made_files.put(_sheet(frozen, size, extent))
    return tuple(f"{file}#s{place}" for place in range(len(frozen)))


@lru_cache(maxsize=256)
def _sheet(signs: tuple[Frozen, ...], size: float, extent: Extent) -> MapFile:
    """The signs one under the other. Size and view are those of the first; an address changes the view alone."""
    wide, high = extent
    root = Element("svg", {"xmlns": svg.NAMESPACE, "width": svg.number(wide * size), "height": svg.number(high * size)})
    root.set("viewBox", f"0 0 {wide:g} {high:g}")
    for place, sign in enumerate(signs):
        top = f"{(high + MARGIN) * place:g}"
        svg.add(root, "view", id=f"s{place}", viewBox=f"0 {top} {wide:g} {high:g}")
        draw(svg.add(root, "g", transform=f"translate(0 {top})"), ((tag, dict(values)) for tag, values in sign))
    return made_files.drawing(svg.text_of(root))
