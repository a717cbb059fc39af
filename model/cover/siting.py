"""Where the next facilities help most: maximal covering solved exactly, p-median and p-centre by exchanging sites.

Maximal covering location: Church and ReVelle (1974), as a mixed-integer programme for HiGHS through scipy. p-median and
p-centre: greedy start, then single exchanges until none helps (Teitz and Bart 1968), which need not be the optimum.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, csr_array, hstack, identity

from model.cover.circles import Sites
from model.cover.ground import Floats

LONGEST_S = 1.5
"""Seconds after which the solver gives the best sites so far."""
ROUNDS = 20
Whole = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Siting:
    """Chosen candidates in the order in which each adds most; what each adds; whether nothing better exists."""

    chosen: tuple[int, ...]
    gains: tuple[float, ...]
    is_optimal: bool


def maximal_cover(reach: csr_array, weights: Floats, sites: Sites, away: Floats, count: int) -> Siting:
    """The `count` candidates that together reach most weight; of equal ones the farthest from all others.

    `reach`: (demand, candidates), `weights`: (demand,), `sites`: the candidates, `away` (candidates,): metres to the
    nearest facility there is.
    """
    gains = np.asarray(weights @ reach).ravel()
    count = min(count, int((gains > 0).sum()))
    greedy = _greedy(reach, weights, sites, away, count)
    total = _total(reach, weights, greedy)
    if total >= np.sort(gains)[::-1][:count].sum() * (1 - 1e-9):  # no set of sites can do better than this sum
        return _siting(reach, weights, greedy, True)
    exact, is_proven = _solved(reach, weights, count)
    better = exact if _total(reach, weights, exact) > total * (1 + 1e-9) else greedy
    return _siting(reach, weights, better, is_proven)


def _solved(reach: csr_array, weights: Floats, count: int) -> tuple[Whole, bool]:
    """The optimum, or the best that the solver came to in its time, and whether it is proven."""
    useful = np.flatnonzero(np.asarray(weights @ reach).ravel() > 0)
    part, merged = _merged(csr_array(csc_array(reach)[:, useful]), weights)
    demand, sites = part.shape
    picks = np.concatenate([np.ones(sites), np.zeros(demand)])
    limits = [
        LinearConstraint(hstack([-part, identity(demand)]).tocsr(), ub=np.zeros(demand)),
        LinearConstraint(picks[None], ub=count),
    ]
    cost = np.concatenate([np.zeros(sites), -merged])
    options = {"time_limit": LONGEST_S, "mip_rel_gap": 1e-6}
    result = milp(cost, constraints=limits, bounds=Bounds(0, 1), integrality=picks, options=options)
    if result.x is None:
        return np.empty(0, dtype=np.intp), False
    return useful[np.flatnonzero(result.x[:sites] > 0.5)], bool(result.status == 0)


def _total(reach: csr_array, weights: Floats, chosen: Whole) -> float:
    """Weight that the chosen candidates reach together."""
    return float(weights[np.asarray(csc_array(reach)[:, chosen].sum(axis=1)).ravel() > 0].sum())


def _merged(reach: csr_array, weights: Floats) -> tuple[csr_array, Floats]:
    """Demand that the same candidates reach taken together: a tenth of the rows, the same optimum."""
    reach.sort_indices()
    groups: dict[bytes, int] = {}
    of_row = np.full(reach.shape[0], -1, dtype=np.intp)
    firsts: list[int] = []
    for row in range(reach.shape[0]):
        key = reach.indices[reach.indptr[row] : reach.indptr[row + 1]].tobytes()
        if key:
            of_row[row] = groups.setdefault(key, len(groups))
            if len(groups) > len(firsts):
                firsts.append(row)
    inside = of_row >= 0
    merged = np.bincount(of_row[inside], weights[inside], minlength=len(firsts))
    return csr_array(reach[firsts]), np.asarray(merged, dtype=float)


def _greedy(reach: csr_array, weights: Floats, sites: Sites, away: Floats, count: int) -> Whole:
    """One candidate after the other: the one that adds most, of equal ones the farthest from all there are."""
    columns, rest, apart, chosen = csc_array(reach), weights.astype(float).copy(), away.copy(), []
    for _ in range(count):
        gains = np.asarray(rest @ reach).ravel()
        equal = np.flatnonzero(gains >= gains.max() * (1 - 1e-9))
        best = int(equal[apart[equal].argmax()])
        chosen.append(best)
        rest[_near(columns, best)] = 0.0
        own = sites.bank == sites.bank[best]
        apart[own] = np.minimum(apart[own], np.hypot(*(sites.xy[own] - sites.xy[best]).T))
    return np.array(chosen, dtype=np.intp)


def _near(columns: csc_array, site: int) -> Whole:
    """Demand that a candidate reaches."""
    return np.asarray(columns.indices[columns.indptr[site] : columns.indptr[site + 1]], dtype=np.intp)


def _siting(reach: csr_array, weights: Floats, chosen: Whole, is_optimal: bool) -> Siting:
    """The chosen ones, each time the one that adds most to those before it."""
    columns, rest, left = csc_array(reach), weights.astype(float).copy(), [int(site) for site in chosen]
    listed, gains = [], []
    while left:
        best = max(left, key=lambda site: float(rest[_near(columns, site)].sum()))
        gains.append(float(rest[_near(columns, best)].sum()))
        rest[_near(columns, best)] = 0.0
        listed.append(best)
        left.remove(best)
    return Siting(tuple(listed), tuple(gains), is_optimal)


def least_mean(away: Floats, between: Floats, weights: Floats, count: int) -> tuple[int, ...]:
    """p-median: candidates that make the mean distance to the nearest site small.

    `away` (demand,): metres to the nearest site there is; `between` (demand, candidates); both finite even
    where nothing is near.
    """
    return _exchanged(lambda near: float((weights * near).sum()), away, between, count)


def least_farthest(away: Floats, between: Floats, weights: Floats, count: int) -> tuple[int, ...]:
    """p-centre: candidates that make the longest distance to the nearest site small; ties go to the smaller mean."""
    served = weights > 0
    mean = float(weights.sum()) or 1.0

    def cost(near: Floats) -> float:
        return float(near[served].max(initial=0.0)) + 1e-3 * float((weights * near).sum()) / mean

    return _exchanged(cost, away, between, count)


def _exchanged(cost: Callable[[Floats], float], away: Floats, between: Floats, count: int) -> tuple[int, ...]:
    """A greedy start, then one site at a time exchanged for a better one until none is."""
    chosen: list[int] = []
    sites = range(between.shape[1])
    for _ in range(min(count, between.shape[1])):
        base = np.minimum(away, between[:, chosen].min(axis=1)) if chosen else away
        chosen.append(min(sites, key=lambda site: cost(np.minimum(base, between[:, site]))))
    for _ in range(ROUNDS):
        before = list(chosen)
        for place in range(len(chosen)):
            others = [site for turn, site in enumerate(chosen) if turn != place]
            base = np.minimum(away, between[:, others].min(axis=1)) if others else away
            best = min(sites, key=lambda site: cost(np.minimum(base, between[:, site])))
            if cost(np.minimum(base, between[:, best])) < cost(np.minimum(base, between[:, chosen[place]])):
                chosen[place] = best
        if chosen == before:
            break
    return tuple(chosen)
