"""Fixed-asset investment, and how much of output it takes. Scope: the directly administered area.

Of investment the documents print growth only, so its level is an index with the base year = 100. With its link it grows
as output does. The ratios to output are hints: investment is in money of its year, output at the prices of the base
year.
"""

import numpy as np

from model.formula import Formula, Inputs, linked, steps
from model.formulas_growth import INDEX_BASE, PATH_EN, PATH_ZH, path_inputs, path_rates
from model.trajectory import Array, level_path


def _investment_rates(inputs: Inputs) -> Array:
    """Its own path; with the link, the growth of output from the second year on, so that the investment rate stays."""
    own = path_rates("investment", inputs)
    return np.where(steps(inputs) > 1, linked(inputs["link_investment"], path_rates("gdp", inputs), own), own)


def _investment(inputs: Inputs) -> Array:
    return np.asarray(level_path(INDEX_BASE, _investment_rates(inputs)) * np.exp(inputs["level_draw"]))


def _investment_growth(inputs: Inputs) -> Array:
    growth = ((1 + _investment_rates(inputs) / 100) * np.exp(inputs["rate_draw"]) - 1) * 100
    return np.asarray(np.where(steps(inputs) < 1, inputs["investment_growth_2023"], growth))


def _project_rate(inputs: Inputs) -> Array:
    """The plan's investment of the next year carried along the index, over output; no figure for the base year."""
    in_plan_year = INDEX_BASE * (1 + inputs["investment_opening"] / 100)
    spent = inputs["municipal_project_investment_plan_2024"] * inputs["investment_index"] / in_plan_year
    return np.where(steps(inputs) < 1, np.nan, 100 * spent / inputs["gdp"])


INVESTMENT_INPUTS = (*path_inputs("investment"), "link_investment", "gdp_opening", "gdp_long_run")
INVESTMENT_ZH = (
    f"{PATH_ZH.format(name='investment')}。{{link_investment}}为1时，‹base+2›年起改用生产总值的增速（‹base+1›年"
    "{gdp_opening}，过渡到{gdp_long_run}）。"
)
INVESTMENT_EN = (
    f"{PATH_EN.format(name='investment')}. With {{link_investment}} at 1, from ‹base+2› the growth of output "
    "({gdp_opening} to {gdp_long_run})."
)
INVESTMENT_INDEX = Formula(
    id="investment_index",
    title_zh="固定资产投资指数（‹base›年为100）",
    title_en="Fixed-asset investment, index (‹base› = 100)",
    unit="",
    scope="direct",
    inputs=INVESTMENT_INPUTS,
    text_zh=f"100 × 各年（1 + 当年增速）之积；{INVESTMENT_ZH}文件仅列增长率，没有绝对量。",
    text_en=f"100 × the product of (1 + growth); {INVESTMENT_EN} Only growth is published, no level.",
    compute=_investment,
    switch="link_investment",
    linked_inputs=("gdp_opening", "gdp_long_run"),
    draw="level",
)
INVESTMENT_GROWTH = Formula(
    id="fixed_asset_investment_growth",
    title_zh="固定资产投资增长率",
    title_en="Growth of fixed-asset investment",
    unit="%",
    scope="direct",
    inputs=("investment_growth_2023", *INVESTMENT_INPUTS),
    text_zh=f"‹base›年为文件所列{{investment_growth_2023}}；{INVESTMENT_ZH}",
    text_en=f"‹base› as published: {{investment_growth_2023}}; {INVESTMENT_EN}",
    compute=_investment_growth,
    switch="link_investment",
    linked_inputs=("gdp_opening", "gdp_long_run"),
    digits=0,
    indicator_id="fixed_asset_investment_growth",
    draw="rate",
)
INVESTMENT_RATE = Formula(
    id="investment_rate",
    title_zh="隐含投资率（‹base›年为100）",
    title_en="Implied investment rate (‹base› = 100)",
    unit="",
    scope="direct",
    inputs=("investment_index", "gdp", "gdp_2023"),
    text_zh="{investment_index} ÷（{gdp} ÷ {gdp_2023}）。投资与产出的增速分别设定，此处检验两者是否相容：超"
    "过100表示投资占产出的比例比‹base›年更高。投资是名义额、产出是‹base›年价，只作提示。",
    text_en="{investment_index} ÷ ({gdp} ÷ {gdp_2023}): what the two separate paths imply together. Above 100 "
    "investment weighs more in output than in ‹base›. One is in money, the other at prices of ‹base›: a hint only.",
    compute=lambda g: g["investment_index"] / (g["gdp"] / g["gdp_2023"]),
    direction="none",
    decimals=0,
)
PROJECT_RATE = Formula(
    id="project_investment_rate",
    title_zh="市级重点项目投资相当于产出（随投资指数外推）",
    title_en="Investment of the city's key projects over output (carried along)",
    unit="%",
    scope="direct",
    inputs=("municipal_project_investment_plan_2024", "investment_index", "investment_opening", "gdp"),
    text_zh="{municipal_project_investment_plan_2024}（‹base+1›年市级重点项目的计划投资）× {investment_index} ÷（100 "
    "+ {investment_opening}）÷ {gdp}。只是部分项目，全部投资率更高；超过100%的投资率不能长期保持。",
    text_en="{municipal_project_investment_plan_2024} (planned for the city's key projects of ‹base+1›) "
    "× {investment_index} ÷ (100 + {investment_opening}) ÷ {gdp}. "
    "These are some projects only; a rate above 100 % cannot last.",
    compute=_project_rate,
    direction="none",
    decimals=0,
)
INVESTMENT: tuple[Formula, ...] = (INVESTMENT_INDEX, INVESTMENT_GROWTH, INVESTMENT_RATE, PROJECT_RATE)
