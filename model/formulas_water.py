"""The account of water, what it leaves for people once an allotment is known, and energy.

Scope: the directly administered area, except the energy goal, which the 2021 opinion sets for the whole area. No amount
of water is printed anywhere in the documents, so the account asks: what do these people, this output and the plan's own
grain need, and from which allotment on does that hold? What water carries has a figure only where one is entered.
"""

import numpy as np

from model import balance
from model.formula import Formula, Inputs, linked
from model.trajectory import BASE_YEAR, STEPS, Array, constant_growth

ENERGY_BASE_YEAR, ENERGY_GOAL_YEAR = 2020, 2025
"""The goal (−20 % by 2025) names no base year; 2020, the year before its five-year plan, is assumed."""
ENERGY_STEPS = (STEPS + BASE_YEAR - ENERGY_BASE_YEAR) / (ENERGY_GOAL_YEAR - ENERGY_BASE_YEAR)
NOTHING = np.full_like(STEPS, np.nan)
"""No figure: the link is not turned on, or no water is allotted."""


def _allotted(inputs: Inputs) -> Array:
    """The allotment, 万 m³ a year, every year; NaN while none is entered."""
    allotment = inputs["water_allotment"]
    return np.where(allotment > 0, allotment, np.nan) * np.ones_like(STEPS)


def _total_water(inputs: Inputs) -> Array:
    """The allotment and what reclaimed water adds to it."""
    return _allotted(inputs) / (1 - inputs["reclaimed_share"] / 100)


def _irrigation(inputs: Inputs) -> Array:
    water = balance.farmland_10k_mu(inputs["sown_area"], inputs["crops_a_year"]) * inputs["irrigation_per_mu"]
    return linked(inputs["link_grain"], water * np.ones_like(STEPS), np.zeros_like(STEPS))


def _carried(inputs: Inputs) -> Array:
    fixed = inputs["irrigation_water"] + inputs["industry_water"]
    return balance.carried_by_water(_total_water(inputs), fixed, inputs["ecology_share"], inputs["water_per_person"])


def _energy(inputs: Inputs) -> Array:
    """Energy used, 2023 = 100: output over the reduction of energy per output since 2023."""
    intensity = (100 - inputs["energy_per_gdp_reduction"]) / (100 - inputs["energy_per_gdp_reduction"][..., :1])
    return linked(inputs["link_industry"], 100 * inputs["gdp"] / inputs["gdp_2023"] * intensity, NOTHING)


WATER: tuple[Formula, ...] = (
    Formula(
        id="water_per_industry_output",
        title_zh="万元工业增加值用水量",
        title_en="Water per 10,000 yuan of industrial value added",
        unit="立方米",
        scope="direct",
        inputs=(
            "water_per_industry",
            "industry_water_decline",
        ),
        text_zh="{water_per_industry} ×（1 − {industry_water_decline}）的（年份 − 2023）次方。",
        text_en="{water_per_industry} × (1 − {industry_water_decline}) to the power of (year − 2023).",
        compute=lambda g: constant_growth(g["water_per_industry"], -g["industry_water_decline"]),
        direction="down",
        decimals=1,
    ),
    Formula(
        id="industry_water",
        title_zh="工业用水",
        title_en="Water for industry",
        unit="万立方米",
        scope="direct",
        inputs=(
            "industry_output",
            "water_per_industry_output",
        ),
        text_zh="{industry_output} × {water_per_industry_output}（亿元 × 立方米/万元 = 万立方米）。",
        text_en="{industry_output} × {water_per_industry_output}.",
        compute=lambda g: balance.industry_water(g["industry_output"], g["water_per_industry_output"]),
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="living_water",
        title_zh="生活用水（含服务业）",
        title_en="Water for living (with services)",
        unit="万立方米",
        scope="direct",
        inputs=(
            "population",
            "water_per_person",
        ),
        text_zh="{population} × {water_per_person} × 365 ÷ 1000。已含第三产业和建筑业用水，不另算。",
        text_en="{population} × {water_per_person} × 365 ÷ 1,000; services and construction are in it.",
        compute=lambda g: balance.living_water(g["population"], g["water_per_person"]),
        direction="down",
        decimals=0,
    ),
    Formula(
        id="irrigation_water",
        title_zh="灌溉用水",
        title_en="Water for irrigation",
        unit="万立方米",
        scope="direct",
        inputs=(
            "link_grain",
            "sown_area",
            "crops_a_year",
            "irrigation_per_mu",
        ),
        text_zh="{link_grain}为1时：{sown_area} ÷ {crops_a_year} × {irrigation_per_mu}；为0时不计。只算粮食，蔬菜和畜"
        "禽没有数。",
        text_en="With {link_grain} at 1: {sown_area} ÷ {crops_a_year} × {irrigation_per_mu}; none at 0. Grain only; "
        "vegetables and livestock are not printed.",
        compute=_irrigation,
        direction="down",
        decimals=0,
    ),
    Formula(
        id="ecology_water",
        title_zh="生态补水",
        title_en="Water for nature",
        unit="万立方米",
        scope="direct",
        inputs=(
            "living_water",
            "industry_water",
            "irrigation_water",
            "ecology_share",
        ),
        text_zh="（{living_water} + {industry_water} + {irrigation_water}）× {ecology_share} ÷（100% − "
        "{ecology_share}）。",
        text_en="({living_water} + {industry_water} + {irrigation_water}) × {ecology_share} ÷ (100 % − "
        "{ecology_share}).",
        compute=lambda g: balance.ecology_water(
            g["living_water"] + g["industry_water"] + g["irrigation_water"], g["ecology_share"]
        ),
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="water_needed",
        title_zh="总需水量",
        title_en="Water needed in all",
        unit="万立方米",
        scope="direct",
        inputs=(
            "living_water",
            "industry_water",
            "irrigation_water",
            "ecology_water",
        ),
        text_zh="{living_water} + {industry_water} + {irrigation_water} + {ecology_water}。",
        text_en="{living_water} + {industry_water} + {irrigation_water} + {ecology_water}.",
        compute=lambda g: g["living_water"] + g["industry_water"] + g["irrigation_water"] + g["ecology_water"],
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="reclaimed_water",
        title_zh="再生水等其他水源",
        title_en="Reclaimed and other water",
        unit="万立方米",
        scope="direct",
        inputs=(
            "water_needed",
            "reclaimed_share",
        ),
        text_zh="{water_needed} × {reclaimed_share}。",
        text_en="{water_needed} × {reclaimed_share}.",
        compute=lambda g: g["water_needed"] * g["reclaimed_share"] / 100,
        decimals=0,
        draw="level",
    ),
    Formula(
        id="water_required",
        title_zh="须核定的水量",
        title_en="Water that has to be allotted",
        unit="万立方米",
        scope="direct",
        inputs=(
            "water_needed",
            "reclaimed_water",
        ),
        text_zh="{water_needed} − {reclaimed_water}：核定水量不低于它，这样的人口、产出和粮食才用得上水。",
        text_en="{water_needed} − {reclaimed_water}: from this allotment on there is water for these people, this "
        "output and this grain.",
        compute=lambda g: g["water_needed"] - g["reclaimed_water"],
        direction="down",
        decimals=0,
        draw="level",
        asked_rank=4,
    ),
    Formula(
        id="water_margin",
        title_zh="水量余缺（自定核定水量）",
        title_en="Water margin (allotment of your own)",
        unit="万立方米",
        scope="direct",
        inputs=(
            "water_allotment",
            "water_required",
        ),
        text_zh="{water_allotment} − {water_required}，负数为缺水。没有填核定水量时不计算。",
        text_en="{water_allotment} − {water_required}; below zero is a shortage. None while no allotment is entered.",
        compute=lambda g: _allotted(g) - g["water_required"],
        decimals=0,
        draw="level",
        is_margin=True,
    ),
    Formula(
        id="carried_by_water",
        title_zh="水资源可承载人口（自定核定水量）",
        title_en="People that the water holds (allotment of your own)",
        unit="万人",
        scope="direct",
        inputs=(
            "water_allotment",
            "reclaimed_share",
            "ecology_share",
            "irrigation_water",
            "industry_water",
            "water_per_person",
        ),
        text_zh="（{water_allotment} ÷（100% − {reclaimed_share}）×（100% − {ecology_share}）− {irrigation_water} − "
        "{industry_water}）÷（{water_per_person} × 365 ÷ 1000），不足0按0计。没有填核定水量时不计算。",
        text_en="({water_allotment} ÷ (100 % − {reclaimed_share}) × (100 % − {ecology_share}) − {irrigation_water} − "
        "{industry_water}) ÷ ({water_per_person} × 365 ÷ 1,000), never below 0. None while no allotment is entered.",
        compute=_carried,
        draw="level",
    ),
    Formula(
        id="population_room",
        title_zh="人口余量",
        title_en="Room for more people",
        unit="万人",
        scope="direct",
        inputs=(
            "land_margin",
            "carried_by_water",
            "population",
        ),
        text_zh="取{land_margin}与（{carried_by_water} − {population}）中较小者，新增的人按城镇人口计；没有填核定水量"
        "时只看用地。负数为超载。",
        text_en="The smaller of {land_margin} and {carried_by_water} − {population}, those added being urban; of the "
        "land alone while no allotment is entered. Below zero is overload.",
        compute=lambda g: np.fmin(g["land_margin"], g["carried_by_water"] - g["population"]),
        draw="level",
        is_margin=True,
    ),
    Formula(
        id="population_carried",
        title_zh="可承载人口",
        title_en="People that land and water hold",
        unit="万人",
        scope="direct",
        inputs=(
            "population",
            "population_room",
        ),
        text_zh="{population} + {population_room}，不足0按0计。",
        text_en="{population} + {population_room}, never below 0.",
        compute=lambda g: np.maximum(g["population"] + g["population_room"], 0),
        draw="level",
    ),
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
        title_zh="能源消费指数（2023年为100）",
        title_en="Energy used, index (2023 = 100)",
        unit="",
        scope="direct",
        inputs=(
            "link_industry",
            "gdp",
            "gdp_2023",
            "energy_per_gdp_reduction",
        ),
        text_zh="{link_industry}为1时：100 × {gdp} ÷ {gdp_2023} ×（100% − {energy_per_gdp_reduction}）÷（100% − 2023"
        "年的累计降低）；为0时不计算。降幅目标是全域口径，用在直管区是假设。",
        text_en="With {link_industry} at 1: 100 × {gdp} ÷ {gdp_2023} × (100 % − {energy_per_gdp_reduction}) ÷ (100 % "
        "− that of 2023); none at 0. The goal is of the whole area; using it here is an assumption.",
        compute=_energy,
        direction="down",
        decimals=0,
        draw="level",
    ),
    Formula(
        id="carbon_index",
        title_zh="碳排放指数（2023年为100）",
        title_en="Carbon emitted, index (2023 = 100)",
        unit="",
        scope="direct",
        inputs=(
            "energy_index",
            "carbon_decline",
        ),
        text_zh="{energy_index} ×（1 − {carbon_decline}）的（年份 − 2023）次方。",
        text_en="{energy_index} × (1 − {carbon_decline}) to the power of (year − 2023).",
        compute=lambda g: g["energy_index"] * (1 - g["carbon_decline"] / 100) ** STEPS,
        direction="down",
        decimals=0,
        draw="level",
    ),
)
