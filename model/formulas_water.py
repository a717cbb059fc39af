"""The account of water: what people, industry, fields and nature need. Scope: the directly administered area.

No amount of water is printed anywhere in the documents, so the account asks: what do these people, this output and the
plan's own grain need, and from which allotment on does that hold?
"""

import numpy as np

from model import balance
from model.formula import Formula, Inputs, base_year_of, linked
from model.trajectory import STEPS, Array, constant_growth


def _irrigation(inputs: Inputs) -> Array:
    water = balance.farmland_10k_mu(inputs["sown_area"], inputs["crops_a_year"]) * inputs["irrigation_per_mu"]
    return linked(inputs["link_grain"], water * np.ones_like(STEPS), np.zeros_like(STEPS))


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
        text_zh="{water_per_industry} ×（1 − {industry_water_decline}）的（年份 − ‹base›）次方。",
        text_en="{water_per_industry} × (1 − {industry_water_decline}) to the power of (year − ‹base›).",
        compute=lambda g: constant_growth(
            g["water_per_industry"], -g["industry_water_decline"], base_year=base_year_of(g)
        ),
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
        "vegetables and livestock are not published.",
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
        title_en="Water that has to be allocated",
        unit="万立方米",
        scope="direct",
        inputs=(
            "water_needed",
            "reclaimed_water",
        ),
        text_zh="{water_needed} − {reclaimed_water}：核定水量不低于它，这样的人口、产出和粮食才用得上水。",
        text_en="{water_needed} − {reclaimed_water}: from this allocation on there is water for these people, this "
        "output and this grain.",
        compute=lambda g: g["water_needed"] - g["reclaimed_water"],
        direction="down",
        decimals=0,
        draw="level",
        asked_rank=4,
    ),
)
