"""Two-step floating catchment (Luo and Wang 2003): capacity for each person within a walk, on each bank apart.

Step one shares a facility's capacity among the people whom it reaches; step two adds up for every cell the shares of
all facilities that reach it.
"""

import numpy as np
from scipy.sparse import csr_array

from model.cover.ground import Floats


def catchment(people: Floats, capacity: Floats, reach: csr_array) -> Floats:
    """Capacity for each person of every cell, shape (n,). A facility that reaches nobody serves nobody.

    `people`: (n,), `capacity`: (m,), `reach`: (n, m), 1 where a facility reaches a cell.
    Raises ValueError for a negative or missing number.
    """
    if not (np.isfinite(capacity).all() and (capacity >= 0).all() and (people >= 0).all()):
        raise ValueError("people and capacities are numbers from 0 up")
    served = np.asarray(people @ reach).ravel()
    shares = np.divide(capacity, served, out=np.zeros(len(capacity)), where=served > 0)
    return np.asarray(reach @ shares).ravel()
