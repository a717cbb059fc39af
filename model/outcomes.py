"""Outcomes of a scenario by year, each with the grade of its weakest input."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import numpy as np

from model.formula import Scope, counted_inputs
from model.formulas import BASE_YEAR_ASSUMED, FORMULAS, formula, needed_for
from model.lever import GRADES, Baseline, Grade, worst_grade
from model.trajectory import STEPS, YEARS, Array, Number, position

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
    """Every outcome of one scenario in catalogue order; `outcomes[id]`, `outcomes.at(id, year)`, iteration."""

    items: tuple[Outcome, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Outcome]:
        return MappingProxyType({outcome.id: outcome for outcome in self.items})

    def __getitem__(self, outcome_id: str) -> Outcome:
        return self.by_id[outcome_id]

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.items)

    def at(self, outcome_id: str, year: int) -> float | None:
        return self.by_id[outcome_id].at(year)

    def as_bytes(self) -> bytes:
        """The values as canonical JSON: equal scenarios give equal bytes."""
        return json.dumps({outcome.id: outcome.values for outcome in self.items}, allow_nan=False).encode()


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
    arrays: dict[str, Array] = {name: np.asarray(value, dtype=np.float64) for name, value in inputs.items()}
    arrays.update(draws)
    needed = needed_for(frozenset(outcome_ids))
    for name in needed:
        arrays[name] = FORMULAS[name].compute(arrays)
    return {name: arrays[name] for name in needed}


def input_values(baseline: Baseline, values: Mapping[str, float]) -> dict[str, float]:
    """Every lever and figure by id: `values` over the defaults. Raises LeverError as `Baseline.filled`."""
    return {**{figure.id: figure.value for figure in baseline.figures}, **baseline.filled(values)}


def evaluate(baseline: Baseline, values: Mapping[str, float]) -> Outcomes:
    """Every outcome of the scenario that moves the levers of `values`. Raises LeverError for an impossible value."""
    inputs = input_values(baseline, values)
    arrays = compute(inputs, FORMULAS)
    grades = _grades(baseline, inputs)
    return Outcomes(tuple(_outcome(grades[name], name, array) for name, array in arrays.items()))


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


def _grades(baseline: Baseline, inputs: Mapping[str, float]) -> dict[str, frozenset[Grade]]:
    """The grades that enter every lever, figure and outcome; an outcome is arithmetic and has derived among them."""
    grades: dict[str, frozenset[Grade]] = {name: frozenset({grade_of(baseline, inputs, name)}) for name in inputs}
    for name, definition in FORMULAS.items():
        own: frozenset[Grade] = frozenset({"derived", "assumed"} if name in BASE_YEAR_ASSUMED else {"derived"})
        grades[name] = own.union(*(grades[item] for item in counted_inputs(definition, inputs)))
    return grades


def _outcome(grades: frozenset[Grade], name: str, array: Array) -> Outcome:
    numbers = np.broadcast_to(array, STEPS.shape).tolist()
    return Outcome(
        id=name,
        values=tuple(None if number != number else number for number in numbers),
        unit=FORMULAS[name].unit,
        scope=FORMULAS[name].scope,
        grade=worst_grade(grades),
        grades=tuple(sorted(grades, key=GRADES.index)),
    )
