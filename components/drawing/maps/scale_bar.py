"""Length of the scale bar: round, and right at the latitude of the map's centre."""

from typing import NamedTuple

from components.drawing.charts.steps import step_below
from components.drawing.maps.camera import Sheet

SCALE_SHARE, LEAST_BAR_PX = 0.16, 100.0
"""What the bar takes of the map's width at most, and what it may take on any map at text size 1.0."""


class ScaleBar(NamedTuple):
    """A round length on the ground, and its length on the sheet in px."""

    km: float
    px: float


def scale_bar(sheet: Sheet, size: float = 1.0) -> ScaleBar:
    """The longest round length that takes no more than its share, at the latitude of the map's centre."""
    most_km = max(sheet.width * SCALE_SHARE, LEAST_BAR_PX * size) * sheet.metres_per_px / 1000
    km = step_below(most_km)
    return ScaleBar(km, km * 1000 / sheet.metres_per_px)
