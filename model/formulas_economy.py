"""Growth paths of the economy and of innovation. Scope: the directly administered area, as the 2024 plan counts.

Levels start from the printed figure of 2023 and grow by rates. The growth of output is a real one, so its later levels
are at the prices of 2023 and say so in their titles; budget, trade and foreign capital are amounts of money of their
year. Where a document prints only growth, the level is an index with 2023 = 100.
"""

import numpy as np

from model.formula import Draw, Formula, Inputs, linked
from model.trajectory import STEPS, Array, constant_growth, growth_rates, level_path, through_plan

INDEX_BASE = 100.0
PATH_ZH = "当年增速：2024年为{{{name}_opening}}，此后{{fade_years}}年内直线过渡到{{{name}_long_run}}，再保持不变"
PATH_EN = "growth is {{{name}_opening}} in 2024, moves in a straight line to {{{name}_long_run}} within {{fade_years}}"


def _rates(name: str, inputs: Inputs) -> Array:
    return growth_rates(inputs[f"{name}_opening"], inputs[f"{name}_long_run"], inputs["fade_years"])


def _path_inputs(name: str) -> tuple[str, ...]:
    return (f"{name}_opening", f"{name}_long_run", "fade_years")


def _level(name: str, outcome: str, titles: tuple[str, str], unit: str, note: tuple[str, str] = ("", "")) -> Formula:
    """The printed level of 2023 compounded along the growth path `name`."""
    figure = f"{outcome}_2023"

    def compute(inputs: Inputs) -> Array:
        return np.asarray(level_path(inputs[figure], _rates(name, inputs)) * np.exp(inputs["level_draw"]))

    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit=unit,
        scope="direct",
        inputs=(figure, *_path_inputs(name)),
        text_zh=f"{{{figure}}} × 各年（1 + 当年增速）之积；{PATH_ZH.format(name=name)}。{note[0]}",
        text_en=f"{{{figure}}} × the product of (1 + growth) of the years; {PATH_EN.format(name=name)}. {note[1]}",
        compute=compute,
        decimals=2,
        indicator_id=outcome,
        draw="level",
    )


def _index(name: str, titles: tuple[str, str]) -> Formula:
    """An index with 2023 = 100 for a series of which the documents print growth only."""

    def compute(inputs: Inputs) -> Array:
        return np.asarray(level_path(INDEX_BASE, _rates(name, inputs)) * np.exp(inputs["level_draw"]))

    return Formula(
        id=f"{name}_index",
        title_zh=f"{titles[0]}指数（2023年为100）",
        title_en=f"{titles[1]}, index (2023 = 100)",
        unit="",
        scope="direct",
        inputs=_path_inputs(name),
        text_zh=f"100 × 各年（1 + 当年增速）之积；{PATH_ZH.format(name=name)}。文件仅列增长率，没有绝对量。",
        text_en=f"100 × the product of (1 + growth); {PATH_EN.format(name=name)}. Only growth is printed, no level.",
        compute=compute,
        draw="level",
    )


def _growth(name: str, outcome: str, titles: tuple[str, str], indicator_id: str) -> Formula:
    """The growth path itself, with the stated growth of 2023 in front."""
    figure = f"{name}_growth_2023"

    def compute(inputs: Inputs) -> Array:
        growth = ((1 + _rates(name, inputs) / 100) * np.exp(inputs["rate_draw"]) - 1) * 100
        return np.asarray(np.where(STEPS < 1, inputs[figure], growth))

    draw: Draw = "rate"
    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit="%",
        scope="direct",
        inputs=(figure, *_path_inputs(name)),
        text_zh=f"2023年为文件所列{{{figure}}}；{PATH_ZH.format(name=name)}。",
        text_en=f"2023 as printed: {{{figure}}}; {PATH_EN.format(name=name)}.",
        compute=compute,
        digits=0,
        indicator_id=indicator_id,
        draw=draw,
    )


def _patents(inputs: Inputs) -> Array:
    return through_plan(
        inputs["invention_patents_per_10k_2023"], inputs["invention_patents_per_10k_plan_2024"], inputs["patents"]
    )


def _income(inputs: Inputs) -> Array:
    return constant_growth(inputs["disposable_income_2023"], inputs["income_growth"])


INCOME = Formula(
    id="disposable_income",
    title_zh="居民人均可支配收入",
    title_en="Disposable income per resident",
    unit="元",
    scope="direct",
    inputs=("disposable_income_2023", "income_growth"),
    text_zh="{disposable_income_2023} ×（1 + {income_growth}）的（年份 − 2023）次方。文件未说明是否扣除价格因素。",
    text_en="{disposable_income_2023} × (1 + {income_growth}) to the power of (year − 2023).",
    compute=_income,
    decimals=0,
    indicator_id="disposable_income",
)
PATENTS = Formula(
    id="invention_patents_per_10k",
    title_zh="万人发明专利拥有量",
    title_en="Invention patents per 10,000 people",
    unit="件",
    scope="direct",
    inputs=("invention_patents_per_10k_2023", "invention_patents_per_10k_plan_2024", "patents"),
    text_zh="2023年{invention_patents_per_10k_2023}，2024年计划{invention_patents_per_10k_plan_2024}，此后直线到2035"
    "年的{patents}。",
    text_en="{invention_patents_per_10k_2023} in 2023, {invention_patents_per_10k_plan_2024} planned for 2024, then "
    "a straight line to {patents} in 2035.",
    compute=_patents,
    decimals=2,
    digits=0,
    indicator_id="invention_patents_per_10k",
)


def _investment_rates(given: Inputs) -> Array:
    """Its own path; with the link, the growth of output from 2025 on, so that the investment rate stays."""
    own = _rates("investment", given)
    return np.where(STEPS > 1, linked(given["link_investment"], _rates("gdp", given), own), own)


def _investment(given: Inputs) -> Array:
    return np.asarray(level_path(INDEX_BASE, _investment_rates(given)) * np.exp(given["level_draw"]))


def _investment_growth(given: Inputs) -> Array:
    drawn = ((1 + _investment_rates(given) / 100) * np.exp(given["rate_draw"]) - 1) * 100
    return np.asarray(np.where(STEPS < 1, given["investment_growth_2023"], drawn))


def _budget(given: Inputs) -> Array:
    own = level_path(given["budget_revenue_2023"], _rates("budget", given)) * np.exp(given["level_draw"])
    return linked(given["link_budget"], given["budget_revenue_2023"] * given["gdp"] / given["gdp_2023"], own)


def _project_rate(given: Inputs) -> Array:
    """The plan's investment of 2024 carried along the index, over output; no figure for 2023."""
    in_2024 = INDEX_BASE * (1 + given["investment_opening"] / 100)
    spent = given["municipal_project_investment_plan_2024"] * given["investment_index"] / in_2024
    return np.where(STEPS < 1, np.nan, 100 * spent / given["gdp"])


INVESTMENT_INPUTS = (*_path_inputs("investment"), "link_investment", "gdp_opening", "gdp_long_run")
INVESTMENT_ZH = (
    f"{PATH_ZH.format(name='investment')}。{{link_investment}}为1时，2025年起改用生产总值的增速（2024年"
    "{gdp_opening}，过渡到{gdp_long_run}）。"
)
INVESTMENT_EN = (
    f"{PATH_EN.format(name='investment')}. With {{link_investment}} at 1, from 2025 the growth of output "
    "({gdp_opening} to {gdp_long_run})."
)
INVESTMENT_INDEX = Formula(
    id="investment_index",
    title_zh="固定资产投资指数（2023年为100）",
    title_en="Fixed-asset investment, index (2023 = 100)",
    unit="",
    scope="direct",
    inputs=INVESTMENT_INPUTS,
    text_zh=f"100 × 各年（1 + 当年增速）之积；{INVESTMENT_ZH}文件仅列增长率，没有绝对量。",
    text_en=f"100 × the product of (1 + growth); {INVESTMENT_EN} Only growth is printed, no level.",
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
    text_zh=f"2023年为文件所列{{investment_growth_2023}}；{INVESTMENT_ZH}",
    text_en=f"2023 as printed: {{investment_growth_2023}}; {INVESTMENT_EN}",
    compute=_investment_growth,
    switch="link_investment",
    linked_inputs=("gdp_opening", "gdp_long_run"),
    digits=0,
    indicator_id="fixed_asset_investment_growth",
    draw="rate",
)
INVESTMENT_RATE = Formula(
    id="investment_rate",
    title_zh="隐含投资率（2023年为100）",
    title_en="Implied investment rate (2023 = 100)",
    unit="",
    scope="direct",
    inputs=("investment_index", "gdp", "gdp_2023"),
    text_zh="{investment_index} ÷（{gdp} ÷ {gdp_2023}）。投资增速与产出增速是分开设的，这里看两者合起来意味着什么：超"
    "过100表示投资占产出的比例比2023年更高。投资是名义额、产出是2023年价，只作提示。",
    text_en="{investment_index} ÷ ({gdp} ÷ {gdp_2023}): what the two separate paths imply together. Above 100 "
    "investment weighs more in output than in 2023. One is in money, the other at prices of 2023: a hint only.",
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
    text_zh="{municipal_project_investment_plan_2024}（2024年21个市级重点项目的计划投资）× {investment_index} ÷（100 "
    "+ {investment_opening}）÷ {gdp}。只是部分项目，全部投资率更高；超过100%的投资率不能长期保持。",
    text_en="{municipal_project_investment_plan_2024} (planned for the 21 key projects of 2024) × {investment_index} "
    "÷ (100 + {investment_opening}) ÷ {gdp}. These are some projects only; a rate above 100 % cannot last.",
    compute=_project_rate,
    direction="none",
    decimals=0,
)
INDUSTRY_OUTPUT = Formula(
    id="industry_output",
    title_zh="工业增加值（推算，2023年价）",
    title_en="Industrial value added (computed, prices of 2023)",
    unit="亿元",
    scope="direct",
    inputs=("gdp_2023", "industry_share", "industry_index"),
    text_zh="{gdp_2023} × {industry_share} × {industry_index} ÷ 100。文件没有工业增加值总量；假设全部工业与规模以上工"
    "业同速增长。",
    text_en="{gdp_2023} × {industry_share} × {industry_index} ÷ 100. No level is printed; all industry is taken to "
    "grow as fast as that above the designated size.",
    compute=lambda g: g["gdp_2023"] * g["industry_share"] / 100 * g["industry_index"] / 100,
    decimals=1,
    draw="level",
)
INDUSTRY_WEIGHT = Formula(
    id="industry_weight",
    title_zh="工业增加值相当于产出（隐含）",
    title_en="Industrial value added over output (implied)",
    unit="%",
    scope="direct",
    inputs=("industry_output", "gdp"),
    text_zh="{industry_output} ÷ {gdp}。工业与生产总值的增速分开设，比例过高说明两条路径不相容。",
    text_en="{industry_output} ÷ {gdp}. The two have paths of their own; too high a share shows that they do not fit.",
    compute=lambda g: 100 * g["industry_output"] / g["gdp"],
    direction="none",
    decimals=0,
)
BUDGET = Formula(
    id="budget_revenue",
    title_zh="一般公共预算收入",
    title_en="General public budget revenue",
    unit="亿元",
    scope="direct",
    inputs=("budget_revenue_2023", *_path_inputs("budget"), "link_budget", "gdp", "gdp_2023"),
    text_zh="{budget_revenue_2023} × 各年（1 + 当年增速）之积；"
    + PATH_ZH.format(name="budget")
    + "。名义额，没有扣除价格。"
    "{link_budget}为1时，改为{budget_revenue_2023} × {gdp} ÷ {gdp_2023}。",
    text_en="{budget_revenue_2023} × the product of (1 + growth) of the years; "
    + PATH_EN.format(name="budget")
    + ". In money "
    "of the year. With {link_budget} at 1: {budget_revenue_2023} × {gdp} ÷ {gdp_2023}.",
    compute=_budget,
    switch="link_budget",
    linked_inputs=("gdp", "gdp_2023"),
    decimals=2,
    indicator_id="budget_revenue",
    draw="level",
)
BUDGET_WEIGHT = Formula(
    id="budget_weight",
    title_zh="预算收入相当于产出（隐含）",
    title_en="Budget revenue over output (implied)",
    unit="%",
    scope="direct",
    inputs=("budget_revenue", "gdp"),
    text_zh="{budget_revenue} ÷ {gdp}。前者是名义额，后者是2023年价，价格上涨会使比例偏高，只作提示；债务和土地收入没"
    "有数，未计。",
    text_en="{budget_revenue} ÷ {gdp}. One in money of the year, the other at prices of 2023: inflation lifts the "
    "share, a hint only. Debt and land revenue are not printed and not counted.",
    compute=lambda g: 100 * g["budget_revenue"] / g["gdp"],
    direction="none",
    decimals=1,
)
REAL_NOTE = (
    "增速按可比价，所以2024年起是2023年价，不等于当年现价；文件所列2024年计划125.7亿元按现价，口径不同。",
    "Growth is real, so that levels from 2024 are at prices of 2023, not of their year; the 125.7 printed for "
    "2024 are not.",
)
NOMINAL_NOTE = ("名义额，没有扣除价格。", "In money of the year.")
USD_NOTE = (
    "名义额。附件单位写作亿元，正文证明是美元，按亿美元计。",
    "In money of the year. The annex prints yuan; the text proves US dollars.",
)
ECONOMY: tuple[Formula, ...] = (
    _level("gdp", "gdp", ("地区生产总值（2023年价）", "Gross regional product (prices of 2023)"), "亿元", REAL_NOTE),
    _growth("gdp", "gdp_growth", ("地区生产总值增长率", "Growth of gross regional product"), ""),
    _index("industry", ("规模以上工业增加值", "Industrial value added")),
    _growth(
        "industry",
        "industrial_value_added_growth",
        ("规模以上工业增加值增长率", "Growth of industrial value added"),
        "industrial_value_added_growth",
    ),
    INDUSTRY_OUTPUT,
    INDUSTRY_WEIGHT,
    INVESTMENT_INDEX,
    INVESTMENT_GROWTH,
    INVESTMENT_RATE,
    PROJECT_RATE,
    _index("retail", ("社会消费品零售总额", "Retail sales of consumer goods")),
    _growth(
        "retail",
        "retail_sales_growth",
        ("社会消费品零售总额增长率", "Growth of retail sales"),
        "retail_sales_growth",
    ),
    _level("trade", "foreign_trade", ("外贸进出口", "Foreign trade"), "亿元", NOMINAL_NOTE),
    _level("foreign", "foreign_investment_used", ("实际使用外资", "Foreign capital used"), "亿美元", USD_NOTE),
    BUDGET,
    BUDGET_WEIGHT,
    _index("rd", ("全社会研发经费投入", "R&D expenditure")),
    _growth("rd", "rd_expenditure_growth", ("研发经费投入增长率", "Growth of R&D"), "rd_expenditure_growth"),
    PATENTS,
    INCOME,
)
