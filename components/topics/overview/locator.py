"""The locator map: the area between river, old city, stations, hills and airport, under the plan of its structure."""

from dataclasses import replace

from components.base.look import Look
from components.drawing.maps.basemap import map_of
from components.drawing.maps.picture import MapPicture
from components.words.text import say
from model.messages import message

# Opacity of the layers in per cent.
OPACITY_PCT = {"belt": 100, "groups": 100, "startup_area": 100, "axis": 100, "axis_nodes": 100, "hills": 100}
OPACITY_PCT |= {"cores": 100, "crossing_lines": 100, "runway": 50}
# From the old city and both stations to the far edge of the area: west, south, east, north in degrees.
LOCATOR_BOX = (116.80, 36.605, 117.39, 37.05)
# The same on the page, with room for the words over the map: in the west of a wide one, more of it
# where it is low, in the north of an upright one.
WIDE_BOX = (116.55, 36.622, 117.39, 37.043)
LOW_BOX = (116.44, 36.622, 117.39, 37.043)
UPRIGHT_BOX = (116.74, 36.605, 117.40, 37.18)
PHONE_BOX = (116.74, 36.605, 117.40, 37.225)
Box = tuple[float, float, float, float]


def locator_picture(look: Look, box: Box = LOCATOR_BOX) -> MapPicture:
    """The locator map of the start-up area; `box` is seen whole."""
    return MapPicture(
        replace(map_of(look), show=OPACITY_PCT),
        box,
        title=say(message("起步区区位"), look.language),
        alt=say(
            message("区位示意图：济南老城在南，起步区在其北，跨黄河两岸；遥墙机场在黄河南岸、起步区东部"), look.language
        ),
        margin=0.03,
    )
