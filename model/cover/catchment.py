"""Two-step floating catchment (Luo and Wang 2003): capacity for each person within a walk, on each bank apart.

Step one shares a facility's capacity among the people in its circle; step two adds up for every cell the shares of all
facilities whose circles it lies in.
"""

import numpy as np
from scipy.spatial import cKDTree

from model.cover.circles import Sites
from model.cover.ground import Floats, Ground


def catchment(ground: Ground, people: Floats, sites: Sites, capacity: Floats, radius_m: float) -> Floats:
    """Capacity for each person of every cell, shape (n,). A facility with nobody in its circle serves nobody.

    `people`: (n,), `capacity`: (m,), one for each site. Raises ValueError for a negative or missing number.
    """
    if not (np.isfinite(capacity).all() and (capacity >= 0).all() and (people >= 0).all()):
        raise ValueError("people and capacities are numbers from 0 up")
    access = np.zeros(len(ground))
    for bank in (1, -1):
        cells, own = np.flatnonzero(ground.bank == bank), np.flatnonzero(sites.bank == bank)
        if not len(cells) or not len(own):
            continue
        tree = cKDTree(ground.xy[cells])
        for site, near in zip(own, tree.query_ball_point(sites.xy[own], radius_m), strict=True):
            inside = cells[np.array(near, dtype=np.intp)]
            served = people[inside].sum()
            if served > 0:
                access[inside] += capacity[site] / served
    return access
