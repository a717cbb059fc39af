"""Arithmetic of land, water, people and services, and their mutual limits; broadcasts over years and draws.

People are counted in 万人, land in km², farmland in 万亩, water in 万 m³ a year. Schools follow the life circles of
GB 50180-2018 (a primary school for each ten-minute circle of 15,000 to 25,000 people). Water follows the definitions of
the national water bulletin: water for living contains homes, services and construction; industry has its own.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.trajectory import Array, Number

BLUE_GREEN_FLOOR_PCT = 70.0
BUILT_CAP_PCT = 30.0
LandLimit = Literal["blue_green", "built_cap", "both"]
CarryingLimit = Literal["land", "water"]
GuardLimit = Literal["", "blue_green_floor", "built_cap", "sum"]
DAYS = 365
LITRES_A_DAY_TO_M3_A_YEAR = DAYS / 1000
YUAN_1E8_TO_1E4 = 1e4
"""万元 in one 亿元."""
THOUSANDS_IN_10K = 10
M2_IN_KM2 = 1e6
PEOPLE_IN_10K = 1e4
MU_IN_KM2 = 1500
KM2_IN_10K_MU = 1e4 / MU_IN_KM2


@dataclass(frozen=True)
class LandBudget:
    """Shares of the area in %; blue_green + built + reserve + other = 100. `limit` is the guardrail that binds."""

    blue_green: float
    built: float
    reserve: float
    other: float
    limit: LandLimit


@dataclass(frozen=True)
class Guarded:
    """A share in % within the guardrails; `held_by` names the guardrail that limited it, "" where none did."""

    value: float
    held_by: GuardLimit = ""


def guarded_blue_green(wanted_pct: float) -> Guarded:
    """Blue-green space never falls below its floor."""
    if wanted_pct < BLUE_GREEN_FLOOR_PCT:
        return Guarded(BLUE_GREEN_FLOOR_PCT, "blue_green_floor")
    return Guarded(wanted_pct)


def guarded_built(wanted_pct: float, blue_green_pct: float, other_pct: float = 0.0) -> Guarded:
    """Urban construction land never passes its cap, nor what blue-green space and other land leave of 100 %."""
    room = max(100 - max(blue_green_pct, BLUE_GREEN_FLOOR_PCT) - other_pct, 0.0)
    if wanted_pct > room and room < BUILT_CAP_PCT:
        return Guarded(room, "sum")
    return Guarded(BUILT_CAP_PCT, "built_cap") if wanted_pct > BUILT_CAP_PCT else Guarded(wanted_pct)


def building_allowance(blue_green_pct: Number, built_pct: Number, other_pct: Number = 0.0) -> Array:
    """Share in % that may be urban construction land, the strategic reserve included.

    min(built, 30, 100 − max(blue-green, 70) − other), never below 0: floor and cap of the 2021 opinion always hold.
    """
    blue_green = np.clip(np.asarray(blue_green_pct, dtype=np.float64), BLUE_GREEN_FLOOR_PCT, 100)
    built = np.clip(np.asarray(built_pct, dtype=np.float64), 0, BUILT_CAP_PCT)
    allowance: Array = np.maximum(np.minimum(built, 100 - blue_green - np.maximum(other_pct, 0)), 0)
    return allowance


def land_budget(blue_green_pct: float, built_pct: float, reserve_pct: float, other_pct: float = 0.0) -> LandBudget:
    """The four shares. `reserve_pct` is the part of the building allowance that is kept free (战略留白), 0 to 100.

    `other_pct` (villages, regional transport) is set aside first; what nothing claims counts as other land too.
    """
    blue_green = min(max(blue_green_pct, BLUE_GREEN_FLOOR_PCT), 100.0)
    allowance = float(building_allowance(blue_green_pct, built_pct, other_pct))
    reserve = allowance * min(max(reserve_pct, 0.0), 100.0) / 100
    by_floor, by_cap = 100 - blue_green - max(other_pct, 0.0), min(max(built_pct, 0.0), BUILT_CAP_PCT)
    limit: LandLimit = "both" if by_floor == by_cap else "blue_green" if by_floor < by_cap else "built_cap"
    return LandBudget(blue_green, allowance - reserve, reserve, 100 - blue_green - allowance, limit)


def carried_by_land(built_km2: Number, m2_per_person: Number) -> Array:
    """Urban people in 万人 that the built land holds: area / land per person."""
    people: Array = np.asarray(built_km2, dtype=np.float64) * M2_IN_KM2 / m2_per_person / PEOPLE_IN_10K
    return people


def farmland_10k_mu(sown_10k_mu: Number, crops_a_year: Number) -> Array:
    """Fields in 万亩 that bear the sown area, each so many times a year."""
    return np.asarray(sown_10k_mu, dtype=np.float64) / crops_a_year


def industrial_land_km2(output_1e8_yuan: Number, output_per_mu: Number) -> Array:
    """Land of industry in km²: value added in 万元 / 万元 per mu, 1,500 mu to the km²."""
    return np.asarray(output_1e8_yuan, dtype=np.float64) * YUAN_1E8_TO_1E4 / output_per_mu / MU_IN_KM2


def living_water(people_10k: Number, litres_a_day: Number) -> Array:
    """万 m³ a year of homes, services and construction: people · litres a day · 365 / 1,000."""
    water: Array = np.asarray(people_10k, dtype=np.float64) * litres_a_day * LITRES_A_DAY_TO_M3_A_YEAR
    return water


def industry_water(output_1e8_yuan: Number, m3_per_10k_yuan: Number) -> Array:
    """万 m³ a year of industry: value added in 万元 · m³ per 万元, restated in 万 m³."""
    water: Array = np.asarray(output_1e8_yuan, dtype=np.float64) * YUAN_1E8_TO_1E4 * m3_per_10k_yuan / PEOPLE_IN_10K
    return water


def ecology_water(others: Number, share_pct: Number) -> Array:
    """万 m³ a year for rivers and wetlands, `share_pct` of the total of which all `others` are the rest."""
    share = np.asarray(share_pct, dtype=np.float64)
    return others * share / (100 - share)


def carried_by_water(total: Number, fixed: Number, ecology_pct: Number, litres_a_day: Number) -> Array:
    """People in 万人 that the water holds which nature, irrigation and industry (`fixed`) leave; never below zero.

    `total` and `fixed` in 万 m³ a year; `total` NaN where no water is allotted, and so is the answer.
    """
    left = np.maximum(np.asarray(total, dtype=np.float64) * (1 - np.asarray(ecology_pct) / 100) - fixed, 0)
    people: Array = left / (np.asarray(litres_a_day, dtype=np.float64) * LITRES_A_DAY_TO_M3_A_YEAR)
    return people


def needed(people_10k: Number, per_1000: Number) -> Array:
    """Beds, doctors or places needed by a population in 万人 at a rate per thousand."""
    count: Array = np.asarray(people_10k, dtype=np.float64) * THOUSANDS_IN_10K * per_1000
    return count


def to_add(need: Number, stock: Number) -> Array:
    """What is missing beyond `stock`; never below zero."""
    missing: Array = np.maximum(np.asarray(need, dtype=np.float64) - stock, 0)
    return missing
