"""The guided walk through the eight images of the layout: which layers and which camera each one takes."""

from dataclasses import dataclass

from components.drawing.maps.camera import AREA_BOX

FRAME = ("startup_area", "yellow_river")


@dataclass(frozen=True)
class Step:
    """One image: id of its record in spatial_elements.csv, layers to show, box to look at (degrees).

    `is_unlisted`: the document counts the elements without naming them.
    """

    image_id: str
    layers: tuple[str, ...]
    box: tuple[float, float, float, float]
    is_unlisted: bool = False


STEPS = (
    Step("image_1", (*FRAME, "axis", "axis_nodes", "hills", "water_bodies"), (116.86, 36.60, 117.18, 37.05)),
    Step("image_2", (*FRAME, "belt", "subdistricts"), (116.84, 36.68, 117.34, 36.98)),
    Step("image_3", (*FRAME, "cores", "axis", "belt"), (116.88, 36.66, 117.32, 36.94)),
    Step("image_4", (*FRAME, "groups", "subdistricts", "cores"), AREA_BOX),
    Step("image_5", (*FRAME, "rivers", "water_bodies"), (116.70, 36.63, 117.42, 37.07), is_unlisted=True),
    Step("image_6", (*FRAME, "belt", "corridors", "crossing_lines", "crossings"), (116.82, 36.68, 117.36, 36.99)),
    Step("image_7", (*FRAME, "subdistricts", "corridors"), (116.82, 36.68, 117.36, 36.99)),
    Step("image_8", (*FRAME, "forest_belts", "corridors", "hills", "subdistricts"), AREA_BOX),
)
