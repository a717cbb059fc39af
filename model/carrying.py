"""The 以水四定 balance: land shares, population carried by land and water, the binding limit, and service needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.balance import CarryingLimit, LandBudget, carrying_limit, land_budget, water_to_carry
from model.formulas import FORMULAS
from model.lever import Baseline, Grade
from model.outcomes import Outcomes, evaluate
from model.trajectory import YEARS

NEEDS: tuple[tuple[str, str, str], ...] = (
    ("beds", "beds_needed", "beds_to_add"),
    ("physicians", "physicians_needed", "physicians_to_add"),
    ("nursery_places", "nursery_places_needed", ""),
    ("school_places", "school_places_needed", "school_places_to_add"),
    ("primary_schools", "primary_schools_needed", "primary_schools_to_add"),
)
"""Service, outcome with the need, outcome with what is to be added; "" where no stock is printed to subtract."""
BESIDE: dict[str, tuple[str, ...]] = {
    "beds": ("second_hospital_opening",),
    "primary_schools": ("education_facilities_building", "resettlement_schools_started", "new_school_projects"),
}
"""Indicators of what is open, being built or planned. The documents print no beds or places for them, and the counts of
schools may overlap, so they stand beside a need and are never subtracted from it."""


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A limit that the scenario breaks: first year, and the largest overload in 万人."""

    limit: CarryingLimit
    first_year: int
    overload: float


@dataclass(frozen=True, kw_only=True)
class Need:
    """Need for a service by year, and the part still to be added; None where no figure exists.

    `beside`: indicators of facilities open, under construction or planned, to show next to the need.
    """

    id: str
    unit: str
    needed: tuple[float | None, ...]
    to_add: tuple[float | None, ...] | None
    grade: Grade
    beside: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Balance:
    """People in 万人 by year; `limit` by year is what holds fewer. `land` are shares of the whole area in %."""

    land: LandBudget
    population: tuple[float, ...]
    carried_by_land: tuple[float, ...]
    carried_by_water: tuple[float, ...]
    limit: tuple[CarryingLimit, ...]
    broken: tuple[Broken, ...]
    needs: tuple[Need, ...]


def balance(baseline: Baseline, values: Mapping[str, float]) -> Balance:
    """The balance of a scenario. Raises LeverError for an impossible value."""
    return weighed(baseline.filled(values), evaluate(baseline, values))


def weighed(filled: Mapping[str, float], outcomes: Outcomes) -> Balance:
    """The balance from the lever values and outcomes already computed."""
    people, land, water = (_line(outcomes, name) for name in ("population", "carried_by_land", "carried_by_water"))
    return Balance(
        land=land_budget(filled["blue_green"], filled["built"], filled["reserve"]),
        population=people,
        carried_by_land=land,
        carried_by_water=water,
        limit=tuple(carrying_limit(by_land, by_water) for by_land, by_water in zip(land, water, strict=True)),
        broken=(*_broken("land", people, land), *_broken("water", people, water)),
        needs=tuple(_need(outcomes, *names) for names in NEEDS),
    )


def turning_water(filled: Mapping[str, float], outcomes: Outcomes, year: int) -> float:
    """Water available a year, 万 m³, at which water holds as many people as land; below it water is the limit."""
    return float(
        water_to_carry(
            outcomes.at("carried_by_land", year) or 0.0,
            filled["water_per_person"],
            outcomes.at("production_water", year) or 0.0,
            filled["water_share"],
        )
    )


def _line(outcomes: Outcomes, outcome_id: str) -> tuple[float, ...]:
    return tuple(value for value in outcomes[outcome_id].values if value is not None)


def _broken(limit: CarryingLimit, people: tuple[float, ...], carried: tuple[float, ...]) -> tuple[Broken, ...]:
    over = {year: there - most for year, there, most in zip(YEARS, people, carried, strict=True) if there > most}
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
