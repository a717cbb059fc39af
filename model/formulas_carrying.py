"""What an allotment of water leaves, and the people whom land and water carry. Scope: the directly administered area.

No allotment is printed in the documents: what water carries has a figure only where the viewer enters one.
"""

import numpy as np

from model import balance
from model.formula import Formula, Inputs
from model.trajectory import STEPS, Array


def _allotted(inputs: Inputs) -> Array:
    """The allotment, 万 m³ a year, every year; NaN while none is entered."""
    allotment = inputs["water_allotment"]
    return np.where(allotment > 0, allotment, np.nan) * np.ones_like(STEPS)


def _total_water(inputs: Inputs) -> Array:
    """The allotment and what reclaimed water adds to it."""
    return _allotted(inputs) / (1 - inputs["reclaimed_share"] / 100)


def _carried(inputs: Inputs) -> Array:
    fixed = inputs["irrigation_water"] + inputs["industry_water"]
    return balance.carried_by_water(_total_water(inputs), fixed, inputs["ecology_share"], inputs["water_per_person"])


CARRYING: tuple[Formula, ...] = (
    Formula(
        id="water_margin",
        title_zh="水量余缺（自定核定水量）",
        title_en="Water margin (user-set allocation)",
        unit="万立方米",
        scope="direct",
        inputs=(
            "water_allotment",
            "water_required",
        ),
        text_zh="{water_allotment} − {water_required}，负数为缺水。没有填核定水量时不计算。",
        text_en="{water_allotment} − {water_required}; below zero is a shortage. None while no allocation is entered.",
        compute=lambda g: _allotted(g) - g["water_required"],
        decimals=0,
        draw="level",
        is_margin=True,
    ),
    Formula(
        id="carried_by_water",
        title_zh="水资源可承载人口（自定核定水量）",
        title_en="Population the water can support (user-set allocation)",
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
        "{industry_water}) ÷ ({water_per_person} × 365 ÷ 1,000), never below 0. None until an allocation is entered.",
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
        "land alone until an allocation is entered. Below zero is overload.",
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
)
