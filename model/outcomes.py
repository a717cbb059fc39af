"""Outcomes of a scenario by year, each with the grade of its weakest input."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from model.formula import HALF, Scope, counted_inputs
from model.formulas import BASE_YEAR_ASSUMED, FORMULAS, changed_by, formula, needed_for
from model.lever import GRADES, Baseline, Grade, Lever
from model.trajectory import STEPS, YEARS, Array, Number, position

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
    inputs: Mapping[str, Number],
    outcome_ids: Iterable[str],
    draws: Mapping[str, Array] = NO_DRAW,
    computed: Mapping[str, Array] | None = None,
) -> dict[str, Array]:
    """The requested outcomes, and those they depend on, as arrays of shape (..., 13); with `computed` outcomes only the
    requested ones.

    `inputs` holds the levers and figures that enter, as numbers or as arrays of shape (n, 1) for n scenarios at once.
    `draws` holds uncertain growth as from `model.uncertainty`. Raises KeyError for what is missing.
    """
    arrays: dict[str, Array] = {name: np.asarray(value, dtype=np.float64) for name, value in inputs.items()}
    arrays.update(draws)
    if computed is not None:
        arrays.update((name, array) for name, array in computed.items() if name not in arrays)
    needed = needed_for(frozenset(outcome_ids)) if computed is None else tuple(outcome_ids)
    for name in needed:
        arrays[name] = FORMULAS[name].compute(arrays)
    return {name: arrays[name] for name in needed}


def input_values(baseline: Baseline, values: Mapping[str, float]) -> dict[str, float]:
    """Every lever and figure by id: `values` over the defaults. Raises LeverError as `Baseline.filled`."""
    return {**{figure.id: figure.value for figure in baseline.figures}, **baseline.filled(values)}


def evaluate(baseline: Baseline, values: Mapping[str, float]) -> Outcomes:
    """Every outcome of the scenario that moves the levers of `values`. Raises LeverError for an impossible value."""
    inputs = input_values(baseline, values)
    moved = changed_by(frozenset(lever.id for lever in baseline.levers if inputs[lever.id] != lever.default))
    if len(moved) == len(FORMULAS):
        return _outcomes(compute(inputs, FORMULAS), _grades(baseline, inputs))
    arrays, unmoved = _unmoved(baseline)
    changed = _outcomes(compute(inputs, moved, computed=arrays), _grades(baseline, inputs))
    return Outcomes({**unmoved.values, **changed.values}, changed.grades)


@lru_cache(maxsize=4)
def _unmoved(baseline: Baseline) -> tuple[Mapping[str, Array], Outcomes]:
    """Arrays and outcomes with no lever moved: what no moved lever enters stays as it is there."""
    inputs = input_values(baseline, {})
    arrays = compute(inputs, FORMULAS)
    return MappingProxyType(arrays), _outcomes(arrays, _grades(baseline, inputs))


def evaluate_along(
    baseline: Baseline, values: Mapping[str, float], lever_id: str, positions: Sequence[float]
) -> tuple[Outcomes, ...]:
    """Every outcome with one lever at each of `positions` and the others as in `values`: what `evaluate` gives there,
    the arithmetic done for all positions at once. Raises LeverError as `evaluate`."""
    lever, moved = baseline.lever(lever_id), changed_by(frozenset({lever_id}))
    places = [input_values(baseline, {**values, lever_id: position}) for position in positions]
    inputs_by_standing = {_standing(lever, inputs[lever_id]): inputs for inputs in places}
    grades = {standing: _grades(baseline, inputs) for standing, inputs in inputs_by_standing.items()}
    still = input_values(baseline, values)
    arrays = compute(still, FORMULAS)
    rest = _outcomes(arrays, _grades(baseline, still))
    along: dict[str, Number] = {**still, lever_id: np.array([inputs[lever_id] for inputs in places]).reshape(-1, 1)}
    spread = {
        name: np.broadcast_to(array, (len(places), len(STEPS)))
        for name, array in compute(along, moved, computed=arrays).items()
    }
    return tuple(
        Outcomes({**rest.values, **_rows({name: array[place] for name, array in spread.items()})}, standing)
        for place, standing in enumerate(grades[_standing(lever, inputs[lever_id])] for inputs in places)
    )


def _standing(lever: Lever, value: float) -> tuple[bool, bool]:
    """What of a lever's value grades depend on."""
    return value == lever.default, value >= HALF


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
        definition, outcome = FORMULAS[name], outcomes[name]
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


def _grades(baseline: Baseline, inputs: Mapping[str, float]) -> Mapping[str, tuple[Grade, ...]]:
    moved = frozenset(lever.id for lever in baseline.levers if inputs[lever.id] != lever.default)
    off = frozenset(name for name in SWITCHES if inputs[name] < HALF)
    return _grades_of(baseline, moved, off)


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


def _outcomes(arrays: Mapping[str, Array], grades: Mapping[str, tuple[Grade, ...]]) -> Outcomes:
    return Outcomes(_rows(arrays), grades)


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
