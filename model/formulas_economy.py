"""Growth paths of the economy and of innovation. Scope: the directly administered area, as the 2024 plan counts.

Levels start from the printed figure of the base year and grow by rates. The growth of output is a real one, so its
later levels are at the prices of the base year and say so in their titles; budget, trade and foreign capital are
amounts of money of their year. Where a document prints only growth, the level is an index with the base year = 100.
"""

import numpy as np

from model.formula import Formula, Inputs, base_year_of, linked
from model.formulas_growth import (
    PATH_EN,
    PATH_ZH,
    growth_formula,
    index_formula,
    level_formula,
    path_inputs,
    path_rates,
)
from model.formulas_investment import INVESTMENT
from model.trajectory import Array, constant_growth, level_path, through_plan


def _patents(inputs: Inputs) -> Array:
    return through_plan(
        inputs["invention_patents_per_10k_2023"],
        inputs["invention_patents_per_10k_plan_2024"],
        inputs["patents"],
        base_year=base_year_of(inputs),
    )


def _income(inputs: Inputs) -> Array:
    return constant_growth(inputs["disposable_income_2023"], inputs["income_growth"], base_year=base_year_of(inputs))


INCOME = Formula(
    id="disposable_income",
    title_zh="居民人均可支配收入",
    title_en="Disposable income per resident",
    unit="元",
    scope="direct",
    inputs=("disposable_income_2023", "income_growth"),
    text_zh="{disposable_income_2023} ×（1 + {income_growth}）的（年份 − ‹base›）次方。文件未说明是否扣除价格因素。",
    text_en="{disposable_income_2023} × (1 + {income_growth}) to the power of (year − ‹base›).",
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
    text_zh="‹base›年{invention_patents_per_10k_2023}，‹base+1›年计划{invention_patents_per_10k_plan_2024}，此后直线到2035"
    "年的{patents}。",
    text_en="{invention_patents_per_10k_2023} in ‹base›, {invention_patents_per_10k_plan_2024} planned for ‹base+1›, "
    "then a straight line to {patents} in 2035.",
    compute=_patents,
    decimals=2,
    digits=0,
    indicator_id="invention_patents_per_10k",
)


def _budget(inputs: Inputs) -> Array:
    own = level_path(inputs["budget_revenue_2023"], path_rates("budget", inputs)) * np.exp(inputs["level_draw"])
    return linked(inputs["link_budget"], inputs["budget_revenue_2023"] * inputs["gdp"] / inputs["gdp_2023"], own)


INDUSTRY_OUTPUT = Formula(
    id="industry_output",
    title_zh="工业增加值（推算，‹base›年价）",
    title_en="Industrial value added (computed, prices of ‹base›)",
    unit="亿元",
    scope="direct",
    inputs=("gdp_2023", "industry_share", "industry_index"),
    text_zh="{gdp_2023} × {industry_share} × {industry_index} ÷ 100。文件没有工业增加值总量；假设全部工业与规模以上工"
    "业同速增长。",
    text_en="{gdp_2023} × {industry_share} × {industry_index} ÷ 100. No level is published; all industry is taken to "
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
    text_zh="{industry_output} ÷ {gdp}。工业与生产总值的增速分别设定，比例过高说明两条路径不相容。",
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
    inputs=("budget_revenue_2023", *path_inputs("budget"), "link_budget", "gdp", "gdp_2023"),
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
    text_zh="{budget_revenue} ÷ {gdp}。前者是名义额，后者是‹base›年价，价格上涨会使比例偏高，只作提示；债务和土地收入没"
    "有数，未计。",
    text_en="{budget_revenue} ÷ {gdp}. One in money of the year, the other at prices of ‹base›: inflation lifts the "
    "share, a hint only. Debt and land revenue are not published and not counted.",
    compute=lambda g: 100 * g["budget_revenue"] / g["gdp"],
    direction="none",
    decimals=1,
)
REAL_NOTE = (
    "增速按可比价，所以‹base+1›年起是‹base›年价，不等于当年现价‹2023|；文件所列2024年计划125.7亿元按现价，口径不同›。",
    "Growth is real, so that levels from ‹base+1› are at prices of ‹base›, not of their year‹2023|; the 125.7 "
    "published for 2024 is at current prices›.",
)
NOMINAL_NOTE = ("名义额，没有扣除价格。", "In money of the year.")
USD_NOTE = (
    "名义额。附件单位写作亿元，正文证明是美元，按亿美元计。",
    "In money of the year. The annex gives yuan; the text shows it is US dollars.",
)
ECONOMY: tuple[Formula, ...] = (
    level_formula(
        "gdp", "gdp", ("地区生产总值（‹base›年价）", "Gross regional product (prices of ‹base›)"), "亿元", REAL_NOTE
    ),
    growth_formula("gdp", "gdp_growth", ("地区生产总值增长率", "Growth of gross regional product"), ""),
    index_formula("industry", ("规模以上工业增加值", "Industrial value added")),
    growth_formula(
        "industry",
        "industrial_value_added_growth",
        ("规模以上工业增加值增长率", "Growth of industrial value added"),
        "industrial_value_added_growth",
    ),
    INDUSTRY_OUTPUT,
    INDUSTRY_WEIGHT,
    *INVESTMENT,
    index_formula("retail", ("社会消费品零售总额", "Retail sales of consumer goods")),
    growth_formula(
        "retail",
        "retail_sales_growth",
        ("社会消费品零售总额增长率", "Growth of retail sales"),
        "retail_sales_growth",
    ),
    level_formula("trade", "foreign_trade", ("外贸进出口", "Foreign trade"), "亿元", NOMINAL_NOTE),
    level_formula("foreign", "foreign_investment_used", ("实际使用外资", "Foreign capital used"), "亿美元", USD_NOTE),
    BUDGET,
    BUDGET_WEIGHT,
    index_formula("rd", ("全社会研发经费投入", "R&D expenditure")),
    growth_formula("rd", "rd_expenditure_growth", ("研发经费投入增长率", "Growth of R&D"), "rd_expenditure_growth"),
    PATENTS,
    INCOME,
)
