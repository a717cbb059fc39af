"""Water, the balance of people against land and water, and energy.

Scope: the directly administered area, except the energy goal, which the 2021 opinion sets for the whole area. No figure
of available water is printed anywhere in the documents: every result here waits for the water authority's number.
"""

import numpy as np

from model import balance
from model.formula import Formula
from model.trajectory import BASE_YEAR, STEPS, constant_growth

ENERGY_BASE_YEAR, ENERGY_GOAL_YEAR = 2020, 2025
"""The goal (−20 % by 2025) names no base year; 2020, the year before its five-year plan, is assumed."""
ENERGY_STEPS = (STEPS + BASE_YEAR - ENERGY_BASE_YEAR) / (ENERGY_GOAL_YEAR - ENERGY_BASE_YEAR)

WATER: tuple[Formula, ...] = (
    Formula(
        id="production_water_per_gdp",
        title_zh="万元生产总值生产用水量",
        title_en="Production water per 10,000 yuan of GRP",
        unit="立方米",
        scope="direct",
        inputs=("water_per_gdp", "water_decline"),
        text_zh="{water_per_gdp} ×（1 − {water_decline}）的（年份 − 2023）次方。",
        text_en="{water_per_gdp} × (1 − {water_decline}) to the power of (year − 2023).",
        compute=lambda g: constant_growth(g["water_per_gdp"], -g["water_decline"]),
        direction="down",
        decimals=2,
    ),
    Formula(
        id="production_water",
        title_zh="生产用水",
        title_en="Water for production",
        unit="万立方米",
        scope="direct",
        inputs=("gdp", "production_water_per_gdp"),
        text_zh="{gdp} × {production_water_per_gdp}（亿元 × 立方米/万元 = 万立方米）。",
        text_en="{gdp} × {production_water_per_gdp}.",
        compute=lambda g: balance.production_water(g["gdp"], g["production_water_per_gdp"]),
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="living_water",
        title_zh="生活用水",
        title_en="Water for living",
        unit="万立方米",
        scope="direct",
        inputs=("population", "water_per_person"),
        text_zh="{population} × {water_per_person} × 365 ÷ 1000。",
        text_en="{population} × {water_per_person} × 365 ÷ 1,000.",
        compute=lambda g: balance.living_water(g["population"], g["water_per_person"]),
        direction="down",
        decimals=0,
    ),
    Formula(
        id="water_needed",
        title_zh="生活与生产用水需求",
        title_en="Water needed for living and production",
        unit="万立方米",
        scope="direct",
        inputs=("living_water", "production_water"),
        text_zh="{living_water} + {production_water}。",
        text_en="{living_water} + {production_water}.",
        compute=lambda g: g["living_water"] + g["production_water"],
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="water_usable",
        title_zh="可供生活与生产的水量",
        title_en="Water usable for living and production",
        unit="万立方米",
        scope="direct",
        inputs=("water_available", "water_share"),
        text_zh="{water_available} × {water_share}。两数都是假设，须以水行政主管部门核定的数代替。",
        text_en="{water_available} × {water_share}. Both are assumed and wait for the water authority's numbers.",
        compute=lambda g: g["water_available"] * g["water_share"] / 100 * np.ones_like(STEPS),
        decimals=0,
    ),
    Formula(
        id="water_margin",
        title_zh="水量余缺",
        title_en="Water margin",
        unit="万立方米",
        scope="direct",
        inputs=("water_usable", "water_needed"),
        text_zh="{water_usable} − {water_needed}，负数为缺水。",
        text_en="{water_usable} − {water_needed}; below zero is a shortage.",
        compute=lambda g: g["water_usable"] - g["water_needed"],
        decimals=0,
        draw="level",
        is_margin=True,
        asked_rank=5,
    ),
    Formula(
        id="carried_by_water",
        title_zh="水资源可承载人口",
        title_en="People that the water holds",
        unit="万人",
        scope="direct",
        inputs=("water_usable", "production_water", "water_per_person"),
        text_zh="（{water_usable} − {production_water}）÷（{water_per_person} × 365 ÷ 1000），不足0按0计。",
        text_en="({water_usable} − {production_water}) ÷ ({water_per_person} × 365 ÷ 1,000), never below 0.",
        compute=lambda g: balance.carried_by_water(g["water_usable"], g["production_water"], g["water_per_person"]),
        draw="level",
    ),
    Formula(
        id="population_carried",
        title_zh="可承载人口",
        title_en="People that land and water hold",
        unit="万人",
        scope="direct",
        inputs=("carried_by_land", "carried_by_water"),
        text_zh="取{carried_by_land}与{carried_by_water}中较小者。",
        text_en="The smaller of {carried_by_land} and {carried_by_water}.",
        compute=lambda g: np.minimum(g["carried_by_land"], g["carried_by_water"]),
        draw="level",
    ),
    Formula(
        id="population_room",
        title_zh="人口余量",
        title_en="Room for more people",
        unit="万人",
        scope="direct",
        inputs=("population_carried", "population"),
        text_zh="{population_carried} − {population}，负数为超载。",
        text_en="{population_carried} − {population}; below zero is overload.",
        compute=lambda g: g["population_carried"] - g["population"],
        draw="level",
        is_margin=True,
        asked_rank=4,
    ),
    Formula(
        id="energy_per_gdp_reduction",
        title_zh="单位GDP能源消耗累计降低",
        title_en="Reduction of energy per unit of GDP",
        unit="%",
        scope="area",
        inputs=("energy_cut",),
        text_zh="以2020年为基期（文件未写明，系假设），每年降幅相同、到2025年共降{energy_cut}，此后保持同一速度："
        "1 −（1 − {energy_cut}）的（年份 − 2020）÷ 5 次方。",
        text_en="From 2020 (an assumed base, the document names none) by the same factor every year to {energy_cut} in "
        "2025, and on at that pace: 1 − (1 − {energy_cut}) to the power of (year − 2020) ÷ 5.",
        compute=lambda g: 100 - 100 * (1 - g["energy_cut"] / 100) ** ENERGY_STEPS,
        indicator_id="energy_per_gdp_reduction",
    ),
)
