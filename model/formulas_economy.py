"""Growth paths of the economy and of innovation. Scope: the directly administered area, as the 2024 plan counts.

Levels start from the printed figure of 2023 and grow by rates, so later values are at the prices of 2023 where the rate
is a real one. Where a document prints only growth, the level is an index with 2023 = 100.
"""

import numpy as np

from model.formula import Draw, Formula, Inputs
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
        text_zh=f"100 × 各年（1 + 当年增速）之积；{PATH_ZH.format(name=name)}。文件只印增长率，没有绝对量。",
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
        text_zh=f"2023年为文件所印{{{figure}}}；{PATH_ZH.format(name=name)}。",
        text_en=f"2023 as printed: {{{figure}}}; {PATH_EN.format(name=name)}.",
        compute=compute,
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
    text_zh="2023年{invention_patents_per_10k_2023}，2024年计划{invention_patents_per_10k_plan_2024}，"
    "此后直线到2035年的{patents}。",
    text_en="{invention_patents_per_10k_2023} in 2023, {invention_patents_per_10k_plan_2024} planned for 2024, "
    "then a straight line to {patents} in 2035.",
    compute=_patents,
    decimals=2,
    indicator_id="invention_patents_per_10k",
)
USD_NOTE = ("附件单位印作亿元，正文证明是美元，按亿美元计。", "The annex prints yuan; the text proves US dollars.")
ECONOMY: tuple[Formula, ...] = (
    _level("gdp", "gdp", ("地区生产总值", "Gross regional product"), "亿元"),
    _growth("gdp", "gdp_growth", ("地区生产总值增长率", "Growth of gross regional product"), ""),
    _index("industry", ("规模以上工业增加值", "Industrial value added")),
    _growth(
        "industry",
        "industrial_value_added_growth",
        ("规模以上工业增加值增长率", "Growth of industrial value added"),
        "industrial_value_added_growth",
    ),
    _index("investment", ("固定资产投资", "Fixed-asset investment")),
    _growth(
        "investment",
        "fixed_asset_investment_growth",
        ("固定资产投资增长率", "Growth of fixed-asset investment"),
        "fixed_asset_investment_growth",
    ),
    _index("retail", ("社会消费品零售总额", "Retail sales of consumer goods")),
    _growth(
        "retail",
        "retail_sales_growth",
        ("社会消费品零售总额增长率", "Growth of retail sales"),
        "retail_sales_growth",
    ),
    _level("trade", "foreign_trade", ("外贸进出口", "Foreign trade"), "亿元"),
    _level("foreign", "foreign_investment_used", ("实际使用外资", "Foreign capital used"), "亿美元", USD_NOTE),
    _level("budget", "budget_revenue", ("一般公共预算收入", "General public budget revenue"), "亿元"),
    _index("rd", ("全社会研发经费投入", "R&D expenditure")),
    _growth("rd", "rd_expenditure_growth", ("研发经费投入增长率", "Growth of R&D"), "rd_expenditure_growth"),
    PATENTS,
    INCOME,
)
