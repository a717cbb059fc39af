"""Limits that goal seek reports instead of exceeding: carrying capacity of land and water, and land guardrails."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.formula import BASE_YEAR_INPUT
from model.formulas import ancestors
from model.outcomes import compute
from model.trajectory import BASE_YEAR, Array, Number, position

Binding = Literal["land", "water", "blue_green", "built_cap"]
CARRYING: tuple[Binding, ...] = ("land", "water")


def slack(inputs: Mapping[str, Number], column: int) -> dict[Binding, Array]:
    """Room left by land and by water in 万人, the least from the base year up to `column`, as (n,). Below zero: broken.

    NaN by water while none is allotted: there is then no limit to hold.
    """
    rooms = _rooms(inputs)
    years = slice(position(int(np.max(inputs.get(BASE_YEAR_INPUT, BASE_YEAR)))), column + 1)
    return {limit: np.min(np.atleast_2d(rooms[limit])[:, years], axis=1) for limit in CARRYING}


def _rooms(inputs: Mapping[str, Number]) -> dict[Binding, Array]:
    """Room for urban people on the land and for all people by water, 万人; NaN while no water is allotted."""
    outcomes = compute(inputs, ["land_margin", "population", "carried_by_water"])
    return {"land": outcomes["land_margin"], "water": outcomes["carried_by_water"] - outcomes["population"]}


def binding(outcome_id: str, inputs: Mapping[str, float], column: int, free: frozenset[str]) -> Binding | None:
    """The limit that holds `outcome_id` back at this point, None where it is only the bounds of the free levers."""
    over = ancestors(outcome_id) | {outcome_id}
    if {"carried_by_land", "carried_by_water"} <= over:
        rooms = _rooms(inputs)
        tighter: Binding = "water" if rooms["water"][column] < rooms["land"][column] else "land"
        if not free & ancestors(f"carried_by_{tighter}"):
            return tighter
    if "construction_land_share" in over:
        return _land_binding(inputs, free)
    return "blue_green" if "blue_green" in over & free and inputs["blue_green"] <= BLUE_GREEN_FLOOR_PCT else None


def _land_binding(inputs: Mapping[str, float], free: frozenset[str]) -> Binding | None:
    """Which guardrail holds the building allowance: what blue and green leave, or the cap."""
    left, cap = 100 - inputs["blue_green"] - inputs["other_land"], inputs["built"]
    if left <= cap and ("built" in free or inputs["blue_green"] <= BLUE_GREEN_FLOOR_PCT):
        return "blue_green" if free & {"built", "blue_green"} else None
    return "built_cap" if cap >= BUILT_CAP_PCT and free & {"built", "blue_green"} else None
