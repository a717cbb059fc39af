"""Points over the land that answer to a click: where a facility is to be put."""

from typing import Any

import numpy as np
import shapely

from components.base import cache
from components.base.scales import Theme
from components.drawing.maps import made_files
from components.drawing.maps.deck import touch_layer, touch_points
from components.drawing.maps.made_files import MapFile
from components.topics.facilities.cover import ground_now
from components.topics.facilities.facts import Facility
from components.topics.facilities.state import point_text
from components.ui import viewport
from geo.measure import unproject
from model.single_flight import single_flight

POINTS = "facility_points"
EVERY = 4
"""Cells between two points in both directions: 400 m."""
RADIUS_M = 270.0


def point_layer(theme: Theme) -> dict[str, Any]:
    """The points as a layer of the deck; their file is fetched once. Raises LayerContractError for a broken layer."""
    return dict(touch_points(made_files.put(_file(cache.geo_versions())), POINTS, RADIUS_M, theme))


def facility_layer(facilities: tuple[Facility, ...]) -> dict[str, Any]:
    """The facilities that are drawn, as a layer that answers to a click."""
    url = made_files.put(_facility_file(facilities))
    return dict(touch_layer(url, viewport.theme(), viewport.current().size))


@single_flight(maxsize=32)
def _facility_file(facilities: tuple[Facility, ...]) -> MapFile:
    features = [
        {
            "type": "Feature",
            "properties": {"id": f.ident, "name": f.name_zh, "name_en": f.name_en, "px": 0},
            "geometry": f.place["geometry"],
        }
        for f in facilities
        if f.place
    ]
    return made_files.points(features)


@single_flight(maxsize=2)
def _file(version: tuple[int, ...]) -> MapFile:
    ground = ground_now()
    cells = ground.index[EVERY // 2 :: EVERY, EVERY // 2 :: EVERY].ravel()
    places = shapely.get_coordinates(unproject(shapely.multipoints(ground.xy[cells[cells >= 0]])))
    features = [
        {
            "type": "Feature",
            "properties": {"id": point_text((lon, lat)), "name": point_text((lon, lat)), "name_en": ""},
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }
        for lon, lat in np.round(places, 5).tolist()
    ]
    return made_files.points(features)
