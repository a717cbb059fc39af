"""The new shapes over the old ones, on the project's own map."""

from dataclasses import replace

import shapely
import streamlit as st
from shapely.geometry import shape

from components.base.look import Look
from components.drawing.maps.basemap import map_of
from components.drawing.maps.outline import Outline
from components.drawing.maps.picture import MapPicture
from components.intake.map_answers import Outcome
from components.ui import viewport
from components.ui.map_view import map_view
from components.words.text import say, tr
from model.messages import message

KEY = "desk_map_preview"
HEIGHT = 460
"""Height of the map, px at text size 1.0."""
UNDER = {"startup_area": 100, "subdistricts": 80}
MOST_POINTS = 500


def picture(outcome: Outcome, layer: str, look: Look) -> MapPicture:
    """What there is now in its usual drawing, and the new edges over it."""
    listed = [shape(each["geometry"]) for each in outcome.preview["features"] if each["properties"]["part"] == "new"]
    points = [each for each in listed if each.geom_type == "Point"][:MOST_POINTS]
    edges = [each.boundary if each.area else each for each in listed if each.geom_type != "Point"]
    west, south, east, north = shapely.total_bounds([shape(each["geometry"]) for each in outcome.preview["features"]])
    label = say(message("导入的图形"), look.language)
    return MapPicture(
        replace(map_of(look), show={**UNDER, layer: 100}),
        (float(west), float(south), float(east), float(north)),
        title=say(message("导入的图形与现有图形"), look.language),
        alt=say(message("导入的图形叠在现有图形上，逐个要素的差别见表"), look.language),
        outline=Outline(shapely.union_all(edges) if edges else None, tuple((p.x, p.y) for p in points), label),
        margin=0.06,
    )


def preview(outcome: Outcome, layer: str, look: Look) -> None:
    """The map of old and new."""
    port, sheet = viewport.current(), picture(outcome, layer, look)
    size = (round(port.inside), round(HEIGHT * port.size))
    map_view(sheet.deck(*size, ()), sheet, key=KEY, size=size)
    st.caption(tr("底下是现有图形，描边的是导入的图形；预览抽稀过，量算和下载用原来的折点。"))
