"""Goal seek: fix a target, free one to three levers; get their values, the binding limit, or the best reachable value.

The free levers move together from where they are towards their bounds, each by the same part of its way (a ray for
every choice of bounds). The first point of a ray that meets the target is bracketed on a grid and found by Brent's
method (scipy.optimize.brentq). Nothing is ever pulled to the nearest bound and called a solution: every answer, put
back in, reaches the target.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import brentq

from model.formulas import formula
from model.goal_limits import CARRYING, Binding, binding, slack
from model.lever import Baseline, Lever
from model.outcomes import compute, input_values
from model.trajectory import Array, position

GRID = np.linspace(0, 1, 129)
SMALLEST_PART = 1e-17
PARTS_OF_STEP = (1.0, 0.1, 0.01, 0.001)
MOST_FREE = 3
Values = tuple[tuple[str, float], ...]
"""(lever id, value) of the free levers."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """`values` reach the target exactly, from its good side. `rounded` are rounder ones, on parts of steps, that give
    it to the outcome's last decimal; None without any. `reached` is the outcome at `values`."""

    values: Values
    rounded: Values | None
    reached: float


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A limit binds before the target: `best` at `at` is as far as it goes while the limit holds; `needed` would reach
    the target beyond the limit, None where nothing does."""

    binding: Binding
    best: float
    at: Values
    needed: Values | None


@dataclass(frozen=True, kw_only=True)
class Unreachable:
    """Not reachable within the bounds: at best `best` at `at`. `no_effect` when the free levers do not move it."""

    best: float
    at: Values
    no_effect: bool


Answer = Solution | Limit | Unreachable


@dataclass(frozen=True)
class _Search:
    """One question: signed distances are ≥ 0 where the target is reached."""

    inputs: Mapping[str, float]
    levers: tuple[Lever, ...]
    outcome: str
    column: int
    target: float
    sign: int

    def points(self, ends: Sequence[float], parts: Array) -> dict[str, Array]:
        """The free levers at `parts` (n,) of their way to `ends`, as (n, 1); exactly at the ends where part is 1."""
        return {
            lever.id: ((1 - parts) * self.inputs[lever.id] + parts * end)[:, None]
            for lever, end in zip(self.levers, ends, strict=True)
        }

    def outcomes(self, moved: Mapping[str, Array]) -> Array:
        """The outcome in its year, shape (n,)."""
        count = len(next(iter(moved.values())))
        outcome = compute({**self.inputs, **moved}, [self.outcome])[self.outcome]
        return np.array(np.broadcast_to(outcome, (count, outcome.shape[-1]))[:, self.column])

    def distance(self, moved: Mapping[str, Array]) -> Array:
        return (self.outcomes(moved) - self.target) * self.sign

    def at(self, ends: Sequence[float], part: float) -> Values:
        moved = self.points(ends, np.array([part]))
        return tuple((lever.id, float(moved[lever.id][0, 0])) for lever in self.levers)

    def value_at(self, values: Values) -> float:
        return float(self.outcomes({name: np.array([[value]]) for name, value in values})[0])

    def room(self, values: Mapping[str, float]) -> dict[Binding, float]:
        """What land and water leave at one position of the free levers, in 万人."""
        return {limit: float(left[0]) for limit, left in slack({**self.inputs, **values}, self.column).items()}

    def rays(self) -> Iterator[tuple[float, ...]]:
        """Every choice of bounds that moves something."""
        here = tuple(self.inputs[lever.id] for lever in self.levers)
        yield from (ends for ends in product(*((lever.low, lever.high) for lever in self.levers)) if ends != here)


def seek(
    baseline: Baseline,
    values: Mapping[str, float],
    *,
    outcome: str,
    year: int,
    target: float,
    free: Sequence[str],
    at_least: bool | None = None,
) -> Answer:
    """Values of the levers `free` at which `outcome` is `target` in `year`, all else as in the scenario `values`.

    The target counts as reached from above, or from below where the outcome is better low (`at_least` overrides). A
    solution that overloads land or water, which the scenario did not, is answered by the limit. Raises LeverError,
    KeyError for an unknown outcome, ValueError for a year outside 2023 to 2035, a year without a figure, a target that
    is not finite, no or more than three free levers.
    """
    wants_more = formula(outcome).direction != "down" if at_least is None else at_least
    levers = tuple(baseline.lever(name) for name in dict.fromkeys(free))
    if not 1 <= len(levers) <= MOST_FREE or not np.isfinite(target):
        raise ValueError("goal seek needs a finite target and one to three free levers")
    inputs = input_values(baseline, values)
    search = _Search(inputs, levers, outcome, position(year), target, 1 if wants_more else -1)
    if np.isnan(search.value_at(_here(search))):
        raise ValueError(f"{outcome} has no figure for {year}")
    solutions = [(part, ends) for ends in search.rays() if (part := _first_solution(search, ends)) is not None]
    if not solutions:
        return _nothing_crosses(search)
    return _best_answer(search, sorted(solutions))


def _here(search: _Search) -> Values:
    return tuple((lever.id, search.inputs[lever.id]) for lever in search.levers)


def _first_solution(search: _Search, ends: Sequence[float]) -> float | None:
    """The smallest part of the way where the outcome meets the target, on the side that reaches it."""

    def signed(part: float) -> float:
        return float(search.distance(search.points(ends, np.array([part])))[0])

    return _first_crossing(signed, search.distance(search.points(ends, GRID)))


def _first_crossing(signed: Callable[[float], float], on_grid: Array) -> float | None:
    """First change of sign between grid points, as the part of the way at which `signed` is still or already ≥ 0."""
    if on_grid[0] == 0:
        return 0.0
    reached, has_figure = on_grid >= 0, ~np.isnan(on_grid)
    changes = np.flatnonzero((reached[1:] != reached[:-1]) & has_figure[1:] & has_figure[:-1])
    if not len(changes):
        return None
    low, high = float(GRID[changes[0]]), float(GRID[changes[0] + 1])
    good = high if reached[changes[0] + 1] else low
    if signed(good) == 0:
        return good
    root = float(brentq(signed, low, high, xtol=1e-15, rtol=4 * np.finfo(float).eps))
    return _nudged(signed, root, good)


def _nudged(signed: Callable[[float], float], root: float, good: float) -> float:
    """`root`, moved towards the side that reaches the target by as little as it takes."""
    part, step = root, max(float(np.spacing(root)), SMALLEST_PART) * float(np.sign(good - root))
    while signed(part) < 0 and (good > part) == (step > 0):
        part, step = part + step, step * 2
    return part if signed(part) >= 0 and (good - part) * (good - root) >= 0 else good


def _best_answer(search: _Search, solutions: list[tuple[float, tuple[float, ...]]]) -> Answer:
    """The nearest solution that keeps land and water; else the limit that the nearest one breaks."""
    start = search.room({})
    limits = [limit for limit in CARRYING if start[limit] >= 0]
    for part, ends in solutions:
        room = search.room(dict(search.at(ends, part)))
        if all(room[limit] >= 0 for limit in limits):
            return _solution(search, search.at(ends, part), limits)
    part, ends = solutions[0]
    return _limited(search, ends, part, limits)


def _limited(search: _Search, ends: tuple[float, ...], part: float, limits: list[Binding]) -> Limit:
    """How far the ray goes before it breaks one of `limits`, which hold at its start."""
    reach: dict[Binding, float] = {}
    for limit in limits:
        on_grid = slack({**search.inputs, **search.points(ends, GRID * part)}, search.column)[limit]
        crossing = _first_crossing(_room_along(search, ends, part, limit), on_grid)
        if crossing is not None and np.any(on_grid < 0):
            reach[limit] = crossing * part
    first = min(reach, key=lambda limit: reach[limit])
    at = search.at(ends, reach[first])
    return Limit(binding=first, best=search.value_at(at), at=at, needed=search.at(ends, part))


def _room_along(search: _Search, ends: Sequence[float], part: float, limit: Binding) -> Callable[[float], float]:
    """What one limit leaves, by the share of the way up to `part`."""
    return lambda share: search.room(dict(search.at(ends, share * part)))[limit]


def _nothing_crosses(search: _Search) -> Answer:
    """Every position reaches the target (the levers may stay), or none does."""
    here = _here(search)
    rows = [(search.outcomes(search.points(ends, GRID)), ends) for ends in search.rays()]
    if (search.value_at(here) - search.target) * search.sign >= 0:
        return _solution(search, here, [])
    best, part, ends = max(
        (
            (float(np.nanmax(row * search.sign)), float(GRID[np.nanargmax(row * search.sign)]), ends)
            for row, ends in rows
        ),
        key=lambda candidate: (candidate[0], -candidate[1]),
    )
    at, best = search.at(ends, part), best * search.sign
    free = frozenset(lever.id for lever in search.levers)
    limit = binding(search.outcome, {**search.inputs, **dict(at)}, search.column, free)
    if limit is not None:
        return Limit(binding=limit, best=best, at=at, needed=None)
    return Unreachable(best=best, at=at, no_effect=all(np.ptp(row) == 0 for row, _ in rows))


def _solution(search: _Search, values: Values, limits: list[Binding]) -> Solution:
    return Solution(values=values, rounded=_rounded(search, values, limits), reached=search.value_at(values))


def _rounded(search: _Search, values: Values, limits: list[Binding]) -> Values | None:
    """The roundest values near the exact ones that give the target to its last decimal and keep the limits."""
    nearest = (_next_to(search, values, limits, part) for part in PARTS_OF_STEP)
    least = 0.5 * 10.0 ** -formula(search.outcome).decimals
    return next((choice for beyond, choice in nearest if choice is not None and beyond < least), None)


def _next_to(search: _Search, values: Values, limits: list[Binding], part: float) -> tuple[float, Values | None]:
    """The parts of steps next to the exact values that reach the target within the limits, and how far beyond it."""
    choices = product(*(_steps(lever, value, part) for lever, (_, value) in zip(search.levers, values, strict=True)))
    positions = [tuple((lever.id, step) for lever, step in zip(search.levers, steps, strict=True)) for steps in choices]
    keeping = (choice for choice in positions if all(search.room(dict(choice))[limit] >= 0 for limit in limits))
    beyond = (((search.value_at(choice) - search.target) * search.sign, choice) for choice in keeping)
    return min((pair for pair in beyond if pair[0] >= 0), default=(0.0, None))


def _steps(lever: Lever, value: float, part: float) -> tuple[float, ...]:
    """The two values around a value on a grid of a `part` of the lever's step, within the bounds."""
    step = lever.step * part
    below = int(np.floor(round((value - lever.low) / step, 9)))
    return tuple(sorted({min(round(lever.low + count * step, 9), lever.high) for count in (below, below + 1)}))
