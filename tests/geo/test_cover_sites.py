"""Candidates for a facility keep off the river, the runway and what stands there."""

import numpy as np
import shapely
from shapely.geometry import LineString

from geo.cover_ground import cover_ground, sites_at
from geo.cover_sites import Exclusion, candidates, lonlat_of
from geo.reach_layers import placed, river


def test_candidates_keep_their_distances_and_come_back_to_degrees() -> None:
    ground = cover_ground(200.0, 300.0)
    school = sites_at([(117.08577, 36.83025)])
    free = candidates(ground, 5, school, Exclusion(1000.0, 1500.0, 800.0))
    every = candidates(ground, 5, sites_at([]), Exclusion(0.0, 0.0, 0.0))
    assert 0 < len(free) < len(every)
    points = shapely.points(free.xy)
    assert shapely.distance(points, LineString(river())).min() >= 1000
    assert min(shapely.distance(points, place.ground).min() for place in placed("runway").values()) >= 1500
    assert np.hypot(*(free.xy - school.xy[0]).T).min() >= 800
    back = sites_at([(float(lon), float(lat)) for lon, lat in lonlat_of(free)])
    assert np.abs(back.xy - free.xy).max() < 0.1 and (back.bank == free.bank).all()
    assert lonlat_of(sites_at([])).shape == (0, 2)
