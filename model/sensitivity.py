"""Sensitivity: one lever at a time at its bounds (tornado), and Sobol indices where levers interact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.formulas import ancestors
from model.lever import Baseline, Lever
from model.outcomes import compute, evaluate, input_values
from model.trajectory import Array, position

SEED = 20_240_508
RESAMPLES = 100


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The outcome with one lever at its lower and at its upper bound, all else as in the scenario."""

    lever_id: str
    at_low: float
    at_high: float
    now: float

    @property
    def span(self) -> float:
        ends = (self.at_low, self.at_high, self.now)
        return max(ends) - min(ends)


@dataclass(frozen=True, kw_only=True)
class SobolIndex:
    """Share of the outcome's variance that a lever makes alone (`first`) and with all others (`total`), each with the
    half width of its 95 % confidence interval."""

    lever_id: str
    first: float
    first_half_width: float
    total: float
    total_half_width: float


def levers_of(baseline: Baseline, outcome_id: str) -> tuple[Lever, ...]:
    """The levers and assumptions that enter an outcome, in the baseline's order."""
    entering = ancestors(outcome_id)
    return tuple(lever for lever in baseline.levers if lever.id in entering)


def tornado(baseline: Baseline, values: Mapping[str, float], outcome_id: str, year: int) -> tuple[Bar, ...]:
    """Every lever that enters the outcome, at both bounds; the widest bar first, levers without effect left out.

    Empty where the outcome has no figure. An end at which it has none counts as no effect.

    Raises LeverError, KeyError for an unknown outcome and ValueError for a year outside 2023 to 2035.
    """
    inputs, levers = input_values(baseline, values), levers_of(baseline, outcome_id)
    rows = 1 + 2 * len(levers)
    moved: dict[str, Array] = {name: np.full((rows, 1), value) for name, value in inputs.items()}
    for place, lever in enumerate(levers):
        moved[lever.id][1 + 2 * place], moved[lever.id][2 + 2 * place] = lever.low, lever.high
    now, *ends = _in_year(moved, outcome_id, year, rows)
    if np.isnan(now):
        return ()
    ends = [now if np.isnan(end) else end for end in ends]
    bars = [
        Bar(lever_id=lever.id, at_low=low, at_high=high, now=now)
        for lever, low, high in zip(levers, ends[::2], ends[1::2], strict=True)
    ]
    moving = (bar for bar in bars if bar.at_low != bar.now or bar.at_high != bar.now)
    return tuple(sorted(moving, key=lambda bar: (-bar.span, bar.lever_id)))


def _in_year(inputs: Mapping[str, Array], outcome_id: str, year: int, rows: int) -> list[float]:
    array = compute(inputs, [outcome_id])[outcome_id]
    column = np.broadcast_to(array, (rows, array.shape[-1]))[:, position(year)]
    return [float(number) for number in column]


def sobol(
    baseline: Baseline, values: Mapping[str, float], outcome_id: str, year: int, *, samples: int = 256
) -> tuple[SobolIndex, ...]:
    """Sobol indices over the whole range of every lever that enters, evenly drawn and seeded; largest total first.

    `samples` is a power of two; it takes samples · (levers + 2) evaluations. Empty where fewer than two levers enter,
    the outcome does not move, or has no figure somewhere. Estimators of A. Saltelli and others (2010), as in
    `scipy.stats.sobol_indices`.
    """
    levers = levers_of(baseline, outcome_id)
    if len(levers) < 2 or evaluate(baseline, values).at(outcome_id, year) is None:
        return ()
    design = _design(levers, samples)
    rows = design.shape[0] * samples
    inputs: dict[str, Array] = {name: np.full((1, 1), value) for name, value in input_values(baseline, values).items()}
    inputs.update({lever.id: design[:, :, place].reshape(rows, 1) for place, lever in enumerate(levers)})
    results = np.array(_in_year(inputs, outcome_id, year, rows)).reshape(-1, 1, samples)
    if np.isnan(results).any() or np.ptp(results) == 0:
        return ()
    return _indices(levers, results)


def _design(levers: Sequence[Lever], samples: int) -> Array:
    """Values of the levers, shape (2 + levers, samples, levers): two independent draws A and B, then for each lever A
    with this lever's values of B."""
    from scipy.stats import qmc  # rarely needed and slow to import

    unit = qmc.Sobol(d=2 * len(levers), seed=SEED).random(samples)
    low, high = (np.array([getattr(lever, end) for lever in levers]) for end in ("low", "high"))
    a, b = (low + (high - low) * half for half in np.hsplit(unit, 2))
    crossed = np.repeat(a[np.newaxis], len(levers), axis=0)
    for place in range(len(levers)):
        crossed[place, :, place] = b[:, place]
    return np.concatenate([a[np.newaxis], b[np.newaxis], crossed])


def _indices(levers: Iterable[Lever], results: Array) -> tuple[SobolIndex, ...]:
    """Indices from the outcomes of the draws, shape (2 + levers, 1, samples), with seeded bootstrap intervals."""
    from scipy.stats import bootstrap, norm

    samples = results.shape[-1]
    resampled = bootstrap(
        [np.arange(samples)],
        lambda rows: _first_and_total(results[..., rows]),
        vectorized=False,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=SEED,
    )
    widths = norm.ppf(0.975) * resampled.standard_error
    columns = np.concatenate([_first_and_total(results), widths])
    indices = [
        SobolIndex(lever_id=lever.id, first=first, total=total, first_half_width=width, total_half_width=total_width)
        for lever, (first, total, width, total_width) in zip(levers, columns.T.tolist(), strict=True)
    ]
    return tuple(sorted(indices, key=lambda index: (-index.total, index.lever_id)))


def _first_and_total(results: Array) -> Array:
    """First and total order indices, shape (2, levers)."""
    from scipy.stats import sobol_indices

    outcomes = {"f_A": results[0], "f_B": results[1], "f_AB": results[2:]}
    indices = sobol_indices(func=outcomes, n=results.shape[-1])
    return np.stack([indices.first_order, indices.total_order])
