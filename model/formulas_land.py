"""The land budget, and the people that the built land holds.

The shares are those of the 2021 opinion, for the whole area; people are counted for the directly administered area. The
two scopes meet only through the assumed share of the whole area that the latter covers, and the texts say so. Land per
person follows GB 50137-2011: 85.1 to 105.0 m² a person for a city planned anew.
"""

import numpy as np

from model import balance
from model.formula import Formula
from model.trajectory import STEPS

EVERY_YEAR = np.ones_like(STEPS)
STILL_ZH = "不随年份变化：是管控要求，不是现状。"
STILL_EN = "The same every year: a requirement, not the state today."

LAND: tuple[Formula, ...] = (
    Formula(
        id="blue_green_share",
        title_zh="蓝绿空间占比",
        title_en="Share of blue and green space",
        unit="%",
        scope="area",
        inputs=("blue_green",),
        text_zh="取{blue_green}，不低于70%。" + STILL_ZH,
        text_en="{blue_green}, never below 70 %. " + STILL_EN,
        compute=lambda g: np.maximum(g["blue_green"], balance.BLUE_GREEN_FLOOR_PCT) * EVERY_YEAR,
        indicator_id="blue_green_share",
    ),
    Formula(
        id="construction_land_share",
        title_zh="城镇建设用地占比（含留白）",
        title_en="Share of urban construction land (with the reserve)",
        unit="%",
        scope="area",
        inputs=("blue_green", "built"),
        text_zh="取{built}与（100% − {blue_green}）中较小者，不超过30%。" + STILL_ZH,
        text_en="The smaller of {built} and 100 % − {blue_green}, at most 30 %. " + STILL_EN,
        compute=lambda g: balance.building_allowance(g["blue_green"], g["built"]) * EVERY_YEAR,
        direction="down",
        indicator_id="construction_land_share",
    ),
    Formula(
        id="reserve_share",
        title_zh="战略留白占比",
        title_en="Share of the strategic reserve",
        unit="%",
        scope="area",
        inputs=("construction_land_share", "reserve"),
        text_zh="{construction_land_share} × {reserve}。",
        text_en="{construction_land_share} × {reserve}.",
        compute=lambda g: g["construction_land_share"] * g["reserve"] / 100,
        direction="none",
    ),
    Formula(
        id="built_share",
        title_zh="可用建设用地占比（扣除留白）",
        title_en="Share of land built on (without the reserve)",
        unit="%",
        scope="area",
        inputs=("construction_land_share", "reserve_share"),
        text_zh="{construction_land_share} − {reserve_share}。",
        text_en="{construction_land_share} − {reserve_share}.",
        compute=lambda g: g["construction_land_share"] - g["reserve_share"],
        direction="none",
    ),
    Formula(
        id="other_share",
        title_zh="其余用地占比",
        title_en="Share of all other land",
        unit="%",
        scope="area",
        inputs=("blue_green_share", "construction_land_share"),
        text_zh="100% − {blue_green_share} − {construction_land_share}：村庄等未归入以上两类的土地。",
        text_en="100 % − {blue_green_share} − {construction_land_share}: villages and all that is in neither.",
        compute=lambda g: 100 - g["blue_green_share"] - g["construction_land_share"],
        direction="none",
    ),
    Formula(
        id="built_land",
        title_zh="直管区可用建设用地（推算）",
        title_en="Built land of the directly administered area (computed)",
        unit="平方公里",
        scope="direct",
        inputs=("startup_area_size_2021", "direct_share", "built_share"),
        text_zh="{startup_area_size_2021} × {direct_share} × {built_share}。面积和占比是全域口径；"
        "直管区占全域的份额是假设，并假设两者用地结构相同。",
        text_en="{startup_area_size_2021} × {direct_share} × {built_share}. Size and shares are of the whole area; the "
        "part that is directly administered is assumed, with the same mix of land.",
        compute=lambda g: g["startup_area_size_2021"] * g["direct_share"] / 100 * g["built_share"] / 100,
        direction="none",
    ),
    Formula(
        id="carried_by_land",
        title_zh="土地可承载人口",
        title_en="People that the land holds",
        unit="万人",
        scope="direct",
        inputs=("built_land", "land_per_person"),
        text_zh="{built_land} × 100（平方公里换算为万平方米）÷ {land_per_person}。"
        "人均用地依《城市用地分类与规划建设用地标准》GB 50137-2011。",
        text_en="{built_land} × 100 ÷ {land_per_person}; land per person after GB 50137-2011.",
        compute=lambda g: balance.carried_by_land(g["built_land"], g["land_per_person"]),
        asked_rank=3,
    ),
)
