"""Outcomes of a scenario by year, each with the grade of its weakest input."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from model.formula import BASE_YEAR_INPUT, HALF, Scope, base_year_of, counted_inputs
from model.formulas import BASE_YEAR_ASSUMED, FORMULAS, catalogue, changed_by, entering, formula, needed_for
from model.lever import GRADES, Baseline, Grade
from model.trajectory import BASE_YEAR, STEPS, YEARS, Array, Number, before, position

SWITCHES = tuple(sorted({definition.switch for definition in FORMULAS.values() if definition.switch}))
NO_DRAW = {"level_draw": np.zeros(1), "rate_draw": np.zeros(1)}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One outcome of 2023 to 2035, in `unit`; None where no figure exists. `grades` are all that enter, firmest first.

    `grade` is the weakest of them, and never better than derived: it is arithmetic.
    """

    id: str
    values: tuple[float | None, ...]
    unit: str
    scope: Scope
    grade: Grade
    grades: tuple[Grade, ...]

    def at(self, year: int) -> float | None:
        """Raises ValueError outside 2023 to 2035."""
        return self.values[position(year)]


@dataclass(frozen=True)
class Outcomes:
    """Every outcome of one scenario in catalogue order; `outcomes[id]`, `outcomes.at(id, year)`, iteration.

    `values` and `grades` by outcome id; an `Outcome` is put together where one is looked at, as few of them are.
    """

    values: Mapping[str, tuple[float | None, ...]]
    grades: Mapping[str, tuple[Grade, ...]]

    def __getitem__(self, outcome_id: str) -> Outcome:
        definition, grades = FORMULAS[outcome_id], self.grades[outcome_id]
        return Outcome(
            id=outcome_id,
            values=self.values[outcome_id],
            unit=definition.unit,
            scope=definition.scope,
            grade=grades[-1],
            grades=grades,
        )

    def __iter__(self) -> Iterator[Outcome]:
        return (self[outcome_id] for outcome_id in self.values)

    def at(self, outcome_id: str, year: int) -> float | None:
        return self.values[outcome_id][position(year)]

    def as_bytes(self) -> bytes:
        """The values as canonical JSON: equal scenarios give equal bytes."""
        return json.dumps(dict(self.values), allow_nan=False).encode()


@dataclass(frozen=True, kw_only=True)
class Input:
    """What enters a formula, by year; a lever or a figure has the same value every year."""

    id: str
    kind: Literal["lever", "figure", "outcome"]
    title_zh: str
    title_en: str
    unit: str
    grade: Grade
    values: tuple[float | None, ...]


def compute(
    inputs: Mapping[str, Number], outcome_ids: Iterable[str], draws: Mapping[str, Array] = NO_DRAW
) -> dict[str, Array]:
    """The requested outcomes, and those they depend on, as arrays of shape (..., 13).

    `inputs` holds the levers and figures that enter, as numbers or as arrays of shape (n, 1) for n scenarios at once.
    `draws` holds uncertain growth as from `model.uncertainty`. Raises KeyError for what is missing.
    """
    requested = frozenset(outcome_ids)
    arrays: dict[str, Array] = {name: np.asarray(inputs[name], dtype=np.float64) for name in entering(requested)}
    arrays[BASE_YEAR_INPUT] = np.asarray(inputs.get(BASE_YEAR_INPUT, BASE_YEAR), dtype=np.float64)
    arrays.update(draws)
    return _computed(arrays, needed_for(requested))


def _computed(arrays: dict[str, Array], names: Sequence[str]) -> dict[str, Array]:
    """The outcomes `names`, in catalogue order, from `arrays` of what enters them; adds them to `arrays`. None has a
    figure before the base year: a record is no projection."""
    base_year = base_year_of(arrays)
    for name in names:
        path = FORMULAS[name].compute(arrays)
        arrays[name] = path if base_year == BASE_YEAR else np.where(before(base_year), np.nan, path)
    return {name: arrays[name] for name in names}


def input_values(baseline: Baseline, values: Mapping[str, float]) -> dict[str, float]:
    """Every lever and figure by id, and the base year: `values` over the defaults. Raises as `Baseline.filled`."""
    figures = {figure.id: figure.value for figure in baseline.figures}
    return {BASE_YEAR_INPUT: float(baseline.base_year), **figures, **baseline.filled(values)}


def evaluate(baseline: Baseline, values: Mapping[str, float]) -> Outcomes:
    """Every outcome of the scenario that moves the levers of `values`. Raises LeverError for an impossible value."""
    inputs = input_values(baseline, values)
    moved, off = _moved(baseline, inputs)
    arrays, unmoved = _unmoved(baseline)
    names = changed_by(moved, off)
    changed = _computed({**arrays, **{name: np.asarray(inputs[name], dtype=np.float64) for name in moved}}, names)
    return Outcomes({**unmoved.values, **_rows(changed)}, _grades_of(baseline, moved, off))


@lru_cache(maxsize=4)
def _unmoved(baseline: Baseline) -> tuple[Mapping[str, Array], Outcomes]:
    """Arrays of all inputs and outcomes with no lever moved, and these outcomes: what no lever enters stays so."""
    inputs = input_values(baseline, {})
    arrays = {**{name: np.asarray(value, dtype=np.float64) for name, value in inputs.items()}, **NO_DRAW}
    outcomes = _computed(arrays, tuple(FORMULAS))
    return MappingProxyType(arrays), Outcomes(_rows(outcomes), _grades_of(baseline, *_moved(baseline, inputs)))


def _moved(baseline: Baseline, inputs: Mapping[str, float]) -> tuple[frozenset[str], frozenset[str]]:
    """The levers that are not at their defaults, and the switches that are off."""
    moved = frozenset(lever.id for lever in baseline.levers if inputs[lever.id] != lever.default)
    return moved, frozenset(name for name in SWITCHES if inputs[name] < HALF)


def evaluate_along(
    baseline: Baseline, values: Mapping[str, float], lever_id: str, positions: Sequence[float]
) -> tuple[Outcomes, ...]:
    """Every outcome with one lever at each of `positions` and the others as in `values`: what `evaluate` gives there,
    the arithmetic done for all positions at once. Raises LeverError as `evaluate`."""
    places = [input_values(baseline, {**values, lever_id: position}) for position in positions]
    standings = [_moved(baseline, inputs) for inputs in places]
    grades = {standing: _grades_of(baseline, *standing) for standing in set(standings)}
    still = input_values(baseline, values)
    arrays = {name: np.asarray(value, dtype=np.float64) for name, value in still.items()} | NO_DRAW
    rest = _rows(_computed(arrays, tuple(FORMULAS)))
    arrays[lever_id] = np.array([inputs[lever_id] for inputs in places]).reshape(-1, 1)
    names = changed_by(frozenset({lever_id}), frozenset())
    shape = (len(places), len(STEPS))
    spread = {name: np.broadcast_to(array, shape) for name, array in _computed(arrays, names).items()}
    return tuple(
        Outcomes({**rest, **_rows({name: array[place] for name, array in spread.items()})}, grades[standing])
        for place, standing in enumerate(standings)
    )


def difference(first: Outcomes, second: Outcomes) -> dict[str, tuple[float | None, ...]]:
    """second − first by outcome and year; None where either has no figure."""
    return {
        one.id: tuple(
            None if before is None or after is None else after - before
            for before, after in zip(one.values, second[one.id].values, strict=True)
        )
        for one in first
    }


def inputs_of(baseline: Baseline, values: Mapping[str, float], outcome_id: str) -> tuple[Input, ...]:
    """What enters the formula of an outcome, in its own order, with values and grades. Raises KeyError, LeverError."""
    inputs, outcomes = input_values(baseline, values), evaluate(baseline, values)
    return tuple(_input(baseline, inputs, outcomes, name) for name in formula(outcome_id).inputs)


def _input(baseline: Baseline, inputs: Mapping[str, float], outcomes: Outcomes, name: str) -> Input:
    if name in FORMULAS:
        definition, outcome = catalogue(baseline.base_year)[name], outcomes[name]
        return Input(
            id=name,
            kind="outcome",
            title_zh=definition.title_zh,
            title_en=definition.title_en,
            unit=definition.unit,
            grade=outcome.grade,
            values=outcome.values,
        )
    stated = baseline.by_id.get(name) or baseline.figure_by_id[name]
    return Input(
        id=name,
        kind="lever" if name in baseline.by_id else "figure",
        title_zh=stated.title_zh,
        title_en=stated.title_en,
        unit=stated.unit,
        grade=grade_of(baseline, inputs, name),
        values=(inputs[name],) * len(YEARS),
    )


def grade_of(baseline: Baseline, inputs: Mapping[str, float], name: str) -> Grade:
    """The grade of a lever (user once moved) or of a figure."""
    lever = baseline.by_id.get(name)
    if lever is None:
        return baseline.figure_by_id[name].grade
    return lever.grade if inputs[name] == lever.default else "user"


@lru_cache(maxsize=256)
def _grades_of(baseline: Baseline, moved: frozenset[str], off: frozenset[str]) -> Mapping[str, tuple[Grade, ...]]:
    """The grades that enter every outcome, firmest first: they depend on which levers are moved and which switches are
    off, on no value. An outcome is arithmetic and has derived among them."""
    inputs = {name: 0.0 if name in off else 1.0 for name in SWITCHES}
    entering: dict[str, frozenset[Grade]] = {figure.id: frozenset({figure.grade}) for figure in baseline.figures}
    for lever in baseline.levers:
        entering[lever.id] = frozenset({"user" if lever.id in moved else lever.grade})
    for name, definition in FORMULAS.items():
        own: frozenset[Grade] = frozenset({"derived", "assumed"} if name in BASE_YEAR_ASSUMED else {"derived"})
        entering[name] = own.union(*(entering[item] for item in counted_inputs(definition, inputs)))
    return MappingProxyType({name: tuple(sorted(entering[name], key=GRADES.index)) for name in FORMULAS})


def _rows(arrays: Mapping[str, Array]) -> dict[str, tuple[float | None, ...]]:
    """`arrays` of 13 years by outcome; NaN, and only NaN, becomes None."""
    table = np.empty((len(arrays), len(STEPS)))
    for row, array in zip(table, arrays.values(), strict=True):
        row[:] = array
    has_gaps = np.logical_or.reduce(np.isnan(table), axis=1).tolist()
    return {
        name: tuple(None if number != number else number for number in row) if gaps else tuple(row)
        for name, row, gaps in zip(arrays, table.tolist(), has_gaps, strict=True)
    }
