"""The catalogue of outcomes: every formula by id, in an order in which each stands after its inputs."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType

from model.base_words import worded
from model.formula import Formula
from model.formulas_carrying import CARRYING
from model.formulas_economy import ECONOMY
from model.formulas_energy import ENERGY
from model.formulas_land import LAND
from model.formulas_people import PEOPLE
from model.formulas_services import SERVICES
from model.formulas_water import WATER
from model.trajectory import BASE_YEAR


@cache
def catalogue(base_year: int) -> Mapping[str, Formula]:
    """Every outcome by id, titles and texts as they read for a base year; the arithmetic is the same for all."""
    return MappingProxyType(
        {
            entry.id: replace(
                entry,
                title_zh=worded(entry.title_zh, base_year),
                title_en=worded(entry.title_en, base_year),
                text_zh=worded(entry.text_zh, base_year),
                text_en=worded(entry.text_en, base_year),
            )
            for entry in (*ECONOMY, *PEOPLE, *SERVICES, *LAND, *WATER, *CARRYING, *ENERGY)
        }
    )


FORMULAS: Mapping[str, Formula] = catalogue(BASE_YEAR)
"""The outcomes with the titles and texts of the first base year. Where a person reads them: `catalogue`."""
RETIRED_OUTCOMES = frozenset({"production_water", "production_water_per_gdp", "water_usable"})
"""Outcomes of older releases; targets that a scenario sets for them are left out. Their ids are never used again."""
BASE_YEAR_ASSUMED = frozenset({"energy_per_gdp_reduction"})
"""Outcomes whose formula itself assumes something that no lever stands for; they are never better than assumed."""


def formula(outcome_id: str) -> Formula:
    """The formula of an outcome. Raises KeyError with a clear message when there is none."""
    if outcome_id not in FORMULAS:
        raise KeyError(f"no outcome {outcome_id!r}")
    return FORMULAS[outcome_id]


@cache
def ancestors(outcome_id: str) -> frozenset[str]:
    """Every lever, figure and outcome that enters the outcome, directly or through others; not the outcome itself."""
    direct = formula(outcome_id).inputs
    return frozenset(direct).union(*(ancestors(name) for name in direct if name in FORMULAS))


@cache
def stated_inputs(outcome_id: str) -> tuple[str, ...]:
    """The levers and figures that enter the outcome, directly or through others."""
    return tuple(sorted(name for name in ancestors(outcome_id) if name not in FORMULAS))


@cache
def needed_for(outcome_ids: frozenset[str]) -> tuple[str, ...]:
    """The outcomes to compute for these, themselves included, in catalogue order."""
    required = outcome_ids.union(*(ancestors(name) for name in outcome_ids))
    return tuple(name for name in FORMULAS if name in required)


@cache
def entering(outcome_ids: frozenset[str]) -> tuple[str, ...]:
    """The levers and figures that enter any of these outcomes, directly or through others."""
    return tuple(sorted({name for outcome_id in outcome_ids for name in stated_inputs(outcome_id)}))


@cache
def moved_by(lever_id: str) -> tuple[str, ...]:
    """The outcomes that a lever enters, in catalogue order; empty for a dead lever. Spread levers enter none."""
    return tuple(name for name in FORMULAS if lever_id in ancestors(name))


@lru_cache(maxsize=1024)
def changed_by(lever_ids: frozenset[str], off: frozenset[str]) -> tuple[str, ...]:
    """The outcomes that any of these levers enters, in catalogue order; links whose switches are `off`, and not among
    the levers, lead nowhere."""
    changed = set(lever_ids)
    for name, entry in FORMULAS.items():
        is_cut = entry.switch in off and entry.switch not in lever_ids
        counted = (item for item in entry.inputs if not (is_cut and item in entry.linked_inputs))
        if any(item in changed for item in counted):
            changed.add(name)
    return tuple(name for name in FORMULAS if name in changed)
