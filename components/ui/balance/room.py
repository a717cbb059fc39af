"""How the panels stand in a window: side by side, or in rows with the services below."""

from dataclasses import dataclass

from components.ui.viewport import Viewport

FRAME = 34
"""What the frame around a panel takes of the width, px at size 1."""
THREE, TWO = 1020, 800
WIDE = 1500


@dataclass(frozen=True)
class Room:
    """Rows of panels, their inner width in px, the height of their pictures in px at size 1."""

    rows: tuple[tuple[str, ...], ...]
    width: float
    height: float
    wide: bool


def room(port: Viewport) -> Room:
    """The room in a window."""
    width = port.inside - FRAME * port.size
    at_one = width / port.size
    wide = at_one >= WIDE
    if wide:
        return Room((("land", "water", "people", "services"),), width, 200, wide)
    if at_one >= THREE:
        return Room((("land", "water", "people"),), width, 152, wide)
    if at_one >= TWO:
        return Room((("people",), ("land", "water")), width, 184, wide)
    return Room((("land",), ("water",), ("people",)), width, 184, wide)
