"""CPU time of the life circles and of the next sites: ``python -m bench.cover``.

Medians in this process, nothing cached between steps. Promised: one facility moved, and the new cover, ≤ 60 ms; five
best sites ≤ 2 s; 10,000 facilities × 100,000 cells ≤ 1 s.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from bench.reach import cpu_ms
from bench.report import circumstances
from geo.cover_ground import cover_ground, sites_at
from geo.cover_sites import Exclusion, candidates
from geo.read import features
from model.cover.circles import Sites, Walk, nearest_m, within
from model.cover.ground import Ground, by_area, by_people
from model.cover.pairs import reach_within
from model.cover.shares import fairness, mean_distance_by, share_of, shares_by
from model.cover.siting import maximal_cover

RIVER_M, WALK = 300.0, Walk(500.0, 1.3)
PROMISES_MS = {"one moved": 60.0, "five sites, area": 2000.0, "five sites, people": 2000.0, "10,000 × 100,000": 1000.0}


def schools() -> Sites:
    """The primary schools of the open map."""
    placed = (f for f in features("open_places") if f["properties"]["kind"] == "primary_school")
    return sites_at([tuple(f["geometry"]["coordinates"]) for f in placed])


def covered(ground: Ground, sites: Sites) -> None:
    """Everything that a page shows of a cover."""
    away, weights = nearest_m(ground, sites), by_area(ground)
    inside = within(away, WALK)
    share_of(weights, inside)
    fairness(shares_by("subdistricts", ground, weights, inside))
    shares_by("groups", ground, weights, inside)
    mean_distance_by("subdistricts", ground, weights, away)


def best(ground: Ground, sites: Sites, people: dict[str, float]) -> None:
    """Five sites by maximal cover."""
    weights = by_people(ground, people) if people else by_area(ground)
    away = nearest_m(ground, sites)
    points = candidates(ground, 5, sites, Exclusion(1000.0, 1000.0, WALK.radius_m))
    cells = np.flatnonzero(~within(away, WALK) & (weights > 0))
    far = np.minimum(nearest_m(replace(ground, xy=points.xy, bank=points.bank), sites), 60_000.0)
    maximal_cover(reach_within(ground, cells, points, WALK), weights[cells], points, far, 5)


def many(count: int, cells: int) -> tuple[Ground, Sites]:
    """A square with so many cells and facilities."""
    side = round(cells**0.5)
    row, col = (axis.ravel() for axis in np.mgrid[0:side, 0:side])
    small = np.zeros(side * side, dtype=np.int8)
    xy = np.column_stack([(col + 0.5) * 100.0, (row + 0.5) * 100.0])
    index = np.arange(side * side, dtype=np.int32).reshape(side, side)
    ground = Ground(100.0, 0.0, 0.0, index, xy, small + 1, small, small, ("a",), ("g",))
    random = np.random.default_rng(1)
    return ground, Sites(random.random((count, 2)) * side * 100.0, np.ones(count, dtype=np.int8))


def covered_of_many(facilities: int, cells: int) -> None:
    """The cover of so many cells by so many facilities."""
    covered(*many(facilities, cells))


def main() -> None:
    """Print the table."""
    ground, sites = cover_ground(100.0, RIVER_M), schools()
    moved = Sites(sites.xy + 137.0, sites.bank)
    steps: dict[str, Callable[[], Any]] = {
        "ground": lambda: cover_ground(100.0, RIVER_M),
        "one moved": lambda: covered(ground, moved),
        "five sites, area": lambda: best(ground, sites, {}),
        "five sites, people": lambda: best(ground, sites, {"cuizhai": 50_000, "daqiao": 60_000, "yaoqiang": 40_000}),
        **{f"{n:,} × {m:,}": partial(covered_of_many, n, m) for n, m in ((100, 100_000), (10_000, 100_000))},
    }  # fmt: skip
    load = os.getloadavg()[0]
    print(f"{len(ground):,} cells of 100 m, {len(sites)} facilities")
    for name, step in steps.items():
        ms, promise = cpu_ms(step, 5), PROMISES_MS.get(name)
        verdict = "" if promise is None else f"promised {promise:g}: {'kept' if ms <= promise else 'missed'}"
        print(f"{name:22} {ms:8.1f} ms  {verdict}")
    print(circumstances(load))


if __name__ == "__main__":
    main()
