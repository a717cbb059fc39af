"""Energy and the carbon that comes with it.

Scope: the goal of energy per output is of the whole area, as the 2021 opinion sets it; the indices are of the directly
administered area and assume that the goal holds there too.
"""

import numpy as np

from model.formula import Formula, Inputs, base_year_of, linked, steps
from model.trajectory import BASE_YEAR, STEPS, Array, position

ENERGY_BASE_YEAR, ENERGY_GOAL_YEAR = 2020, 2025
"""The goal (−20 % by 2025) names no base year; 2020, the year before its five-year plan, is assumed."""
ENERGY_STEPS = (STEPS + BASE_YEAR - ENERGY_BASE_YEAR) / (ENERGY_GOAL_YEAR - ENERGY_BASE_YEAR)
NOTHING = np.full_like(STEPS, np.nan)
"""No figure: the link is not turned on."""


def _energy(inputs: Inputs) -> Array:
    """Energy used, base year = 100: output over the reduction of energy per output since then."""
    start = position(base_year_of(inputs))
    cut = inputs["energy_per_gdp_reduction"]
    intensity = (100 - cut) / (100 - cut[..., start : start + 1])
    return linked(inputs["link_industry"], 100 * inputs["gdp"] / inputs["gdp_2023"] * intensity, NOTHING)


ENERGY: tuple[Formula, ...] = (
    Formula(
        id="energy_per_gdp_reduction",
        title_zh="单位GDP能源消耗累计降低（2025年后为外推）",
        title_en="Reduction of energy per unit of GDP (extrapolated beyond 2025)",
        unit="%",
        scope="area",
        inputs=("energy_cut",),
        text_zh="以2020年为基期（文件未写明，系假设），每年降幅相同、到2025年共降{energy_cut}，此后按同一速度外推，不"
        "是目标：1 −（1 − {energy_cut}）的（年份 − 2020）÷ 5 次方。",
        text_en="From 2020 (an assumed base, the document names none) by the same factor every year to {energy_cut} "
        "in 2025; beyond, the same pace is extrapolated, no goal: 1 − (1 − {energy_cut}) to the power of (year − "
        "2020) ÷ 5.",
        compute=lambda g: 100 - 100 * (1 - g["energy_cut"] / 100) ** ENERGY_STEPS,
        digits=0,
        indicator_id="energy_per_gdp_reduction",
    ),
    Formula(
        id="energy_index",
        title_zh="能源消费指数（‹base›年为100）",
        title_en="Energy used, index (‹base› = 100)",
        unit="",
        scope="direct",
        inputs=(
            "link_industry",
            "gdp",
            "gdp_2023",
            "energy_per_gdp_reduction",
        ),
        text_zh="{link_industry}为1时：100 × {gdp} ÷ {gdp_2023} ×（100% − {energy_per_gdp_reduction}）÷（100% − ‹base›"
        "年的累计降低）；为0时不计算。降幅目标是全域口径，用在直管区是假设。",
        text_en="With {link_industry} at 1: 100 × {gdp} ÷ {gdp_2023} × (100 % − {energy_per_gdp_reduction}) ÷ (100 % "
        "− that of ‹base›); none at 0. The goal is of the whole area; using it here is an assumption.",
        compute=_energy,
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="carbon_index",
        title_zh="碳排放指数（‹base›年为100）",
        title_en="Carbon emitted, index (‹base› = 100)",
        unit="",
        scope="direct",
        inputs=(
            "energy_index",
            "carbon_decline",
        ),
        text_zh="{energy_index} ×（1 − {carbon_decline}）的（年份 − ‹base›）次方。",
        text_en="{energy_index} × (1 − {carbon_decline}) to the power of (year − ‹base›).",
        compute=lambda g: g["energy_index"] * (1 - g["carbon_decline"] / 100) ** steps(g),
        direction="down",
        decimals=0,
        draw="level",
    ),
)
