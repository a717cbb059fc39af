"""以水四定 in one value: land, water and people against each other, what binds, and what the people need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.balance import CarryingLimit, LandBudget, land_budget
from model.formulas import FORMULAS, stated_inputs
from model.lever import Baseline, Grade
from model.outcomes import Outcomes, compute, evaluate, input_values
from model.trajectory import YEARS, position

NEEDS: tuple[tuple[str, str, str], ...] = (
    ("beds", "beds_needed", "beds_to_add"),
    ("physicians", "physicians_needed", "physicians_to_add"),
    ("nursery_places", "nursery_places_needed", ""),
    ("school_places", "school_places_needed", "school_places_to_add"),
    ("primary_schools", "primary_schools_needed", "primary_schools_to_add"),
)
"""Service, outcome with the need, outcome with what it has grown by; "" where no stock is printed to subtract."""
BESIDE: dict[str, tuple[str, ...]] = {
    "beds": ("second_hospital_opening",),
    "primary_schools": ("education_facilities_building", "resettlement_schools_started", "new_school_projects"),
}
"""Indicators of what is open, being built or planned. The documents print no beds or places for them, and the counts of
schools may overlap, so they stand beside a need and are never subtracted from it."""
Values = tuple[float | None, ...]


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A limit that the scenario breaks: first year, and the largest overload in 万人."""

    limit: CarryingLimit
    first_year: int
    overload: float


@dataclass(frozen=True, kw_only=True)
class Need:
    """How much of a service is needed by year, and what it has grown by since 2023; None where no figure exists.

    `beside`: indicators of facilities open, under construction or planned, to show next to the need.
    """

    id: str
    unit: str
    needed: Values
    to_add: Values | None
    grade: Grade
    beside: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Balance:
    """People in 万人 by year, None before the base year. `land` are shares of the whole area in %.

    Land carries urban people, water all of them; `carried_by_water` is None while no water is allotted. `limit` by year
    is what leaves less room; None while it cannot be told because no water is allotted and the land suffices.
    """

    land: LandBudget
    population: Values
    urban_population: Values
    carried_by_land: Values
    carried_by_water: Values
    limit: tuple[CarryingLimit | None, ...]
    broken: tuple[Broken, ...]
    needs: tuple[Need, ...]


def balance(baseline: Baseline, values: Mapping[str, float]) -> Balance:
    """The balance of a scenario. Raises LeverError for an impossible value."""
    return weighed(baseline.filled(values), evaluate(baseline, values))


def weighed(filled: Mapping[str, float], outcomes: Outcomes) -> Balance:
    """The balance where every lever's value and the outcomes are at hand."""
    people, water = outcomes["population"].values, outcomes["carried_by_water"].values
    by_land = outcomes["land_margin"].values
    by_water = tuple(
        None if carried is None or present is None else carried - present
        for carried, present in zip(water, people, strict=True)
    )
    return Balance(
        land=land_budget(filled["blue_green"], filled["built"], filled["reserve"], filled["other_land"]),
        population=people,
        urban_population=outcomes["urban_population"].values,
        carried_by_land=outcomes["carried_by_land"].values,
        carried_by_water=water,
        limit=tuple(_limit(*margins) for margins in zip(by_land, by_water, strict=True)),
        broken=(*_broken("land", by_land), *_broken("water", by_water)),
        needs=tuple(_need(outcomes, *names) for names in NEEDS),
    )


def plausible_range(baseline: Baseline, values: Mapping[str, float], outcome_id: str, year: int) -> tuple[float, float]:
    """Least and most of an outcome while what is not known moves within where it may lie.

    Only levers with a plausible range that the scenario leaves alone move, each to the end that lowers (raises) the
    outcome by itself. Raises as `evaluate`.
    """
    entering = stated_inputs(outcome_id)
    free = {
        lever.id: lever.plausible
        for lever in baseline.levers
        if lever.plausible and lever.id in entering and values.get(lever.id, lever.default) == lever.default
    }
    inputs = input_values(baseline, values)
    names = tuple(free)
    ends = [{name: end} for name, pair in free.items() for end in pair]
    results = _at(inputs, names, [{}, *ends], outcome_id, year)[1:]
    pairs = list(zip(names, results[::2], results[1::2], strict=True))
    least = {name: free[name][int(low > high)] for name, low, high in pairs}
    most = {name: free[name][int(low <= high)] for name, low, high in pairs}
    low, high = _at(inputs, names, [least, most], outcome_id, year)
    return low, high


def _at(
    inputs: Mapping[str, float],
    names: tuple[str, ...],
    rows: Sequence[Mapping[str, float]],
    outcome_id: str,
    year: int,
) -> list[float]:
    """The outcome in a year for each row, in which the named levers stand where it says."""
    moved = {name: np.array([[row.get(name, inputs[name])] for row in rows]) for name in names}
    array = compute({**inputs, **moved}, [outcome_id])[outcome_id]
    return [float(value) for value in np.broadcast_to(array, (len(rows), len(YEARS)))[:, position(year)]]


def _limit(by_land: float | None, by_water: float | None) -> CarryingLimit | None:
    """What leaves less room; land when they are equal, or when it is broken and the water is not known."""
    if by_land is None or by_water is None:
        return "land" if by_land is not None and by_land < 0 else None
    return "water" if by_water < by_land else "land"


def _broken(limit: CarryingLimit, margins: Values) -> tuple[Broken, ...]:
    over = {year: -margin for year, margin in zip(YEARS, margins, strict=True) if margin is not None and margin < 0}
    return (Broken(limit=limit, first_year=min(over), overload=max(over.values())),) if over else ()


def _need(outcomes: Outcomes, service: str, need: str, add: str) -> Need:
    return Need(
        id=service,
        unit=FORMULAS[need].unit,
        needed=outcomes[need].values,
        to_add=outcomes[add].values if add else None,
        grade=outcomes[need].grade,
        beside=BESIDE.get(service, ()),
    )
