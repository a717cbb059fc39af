"""The land budget, and the people that the built land holds.

The shares are those of the 2021 opinion, for the whole area; people are counted for the directly administered area. The
two scopes meet only through the assumed share of the whole area that the latter covers, and the texts say so.

Urban land carries urban people. Land per person has the range of `model.land_standard`; it contains industry, roads
and parks of the city. Villages, regional roads, railways and the airport are other land; the documents give no share.
"""

import numpy as np

from model import balance
from model.formula import Formula, linked
from model.trajectory import STEPS

EVERY_YEAR = np.ones_like(STEPS)
NOTHING = np.full_like(STEPS, np.nan)
"""No figure: the link is not turned on."""
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
        digits=0,
        compute=lambda g: np.maximum(g["blue_green"], balance.BLUE_GREEN_FLOOR_PCT) * EVERY_YEAR,
        indicator_id="blue_green_share",
    ),
    Formula(
        id="construction_land_share",
        title_zh="城镇建设用地占比（含留白）",
        title_en="Share of urban construction land (with the reserve)",
        unit="%",
        scope="area",
        inputs=("blue_green", "built", "other_land"),
        text_zh="取{built}与（100% − {blue_green} − {other_land}）中较小者，不超过30%。" + STILL_ZH,
        text_en="The smaller of {built} and 100 % − {blue_green} − {other_land}, at most 30 %. " + STILL_EN,
        digits=0,
        compute=lambda g: balance.building_allowance(g["blue_green"], g["built"], g["other_land"]) * EVERY_YEAR,
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
        digits=0,
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
        digits=0,
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
        text_zh="100% − {blue_green_share} − {construction_land_share}：村庄、区域公路铁路、机场等未归入以上两类的土"
        "地。",
        text_en="100 % − {blue_green_share} − {construction_land_share}: villages, regional roads and railways, the "
        "airport.",
        digits=0,
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
        text_zh="{startup_area_size_2021} × {direct_share} × {built_share}。面积和占比是全域口径；直管区占全域的份额"
        "由示意边界量得，边界本身按798平方公里凑成，量算是循环的；并假设两者用地结构相同。",
        text_en="{startup_area_size_2021} × {direct_share} × {built_share}. Size and shares are of the whole area; "
        "the part that is directly administered is measured on outlines fitted to the 798 km² themselves, a circular "
        "measure, and taken to have the same mix of land.",
        compute=lambda g: g["startup_area_size_2021"] * g["direct_share"] / 100 * g["built_share"] / 100,
        direction="none",
    ),
    Formula(
        id="carried_by_land",
        title_zh="用地可承载城镇人口",
        title_en="Urban population the land can support",
        unit="万人",
        scope="direct",
        inputs=("built_land", "land_per_person"),
        text_zh="{built_land} × 100（平方公里换算为万平方米）÷ {land_per_person}。人均用地依《城市用地分类与规划建设"
        "用地标准》GB 50137-2011，只承载城镇人口。",
        text_en="{built_land} × 100 ÷ {land_per_person}; land per person after GB 50137-2011, of urban people only.",
        compute=lambda g: balance.carried_by_land(g["built_land"], g["land_per_person"]),
        asked_rank=3,
    ),
    Formula(
        id="land_margin",
        title_zh="用地承载余量（城镇人口）",
        title_en="Room on the land (urban people)",
        unit="万人",
        scope="direct",
        inputs=("carried_by_land", "urban_population"),
        text_zh="{carried_by_land} − {urban_population}，负数为超载。",
        text_en="{carried_by_land} − {urban_population}; below zero is overload.",
        compute=lambda g: g["carried_by_land"] - g["urban_population"],
        is_margin=True,
    ),
    Formula(
        id="industrial_land",
        title_zh="工业用地（推算）",
        title_en="Industrial land (computed)",
        unit="平方公里",
        scope="direct",
        inputs=("link_industry", "industry_output", "output_per_mu"),
        text_zh="{link_industry}为1时：{industry_output} × 10000 ÷ {output_per_mu} ÷ 1500（亩换算为平方公里）；为0时"
        "不计算。",
        text_en="With {link_industry} at 1: {industry_output} × 10,000 ÷ {output_per_mu} ÷ 1,500 mu to the km²; none "
        "at 0.",
        compute=lambda g: linked(
            g["link_industry"], balance.industrial_land_km2(g["industry_output"], g["output_per_mu"]), NOTHING
        ),
        direction="none",
        draw="level",
    ),
    Formula(
        id="industrial_land_weight",
        title_zh="工业用地相当于可用建设用地（隐含）",
        title_en="Industrial land over built land (implied)",
        unit="%",
        scope="direct",
        inputs=("industrial_land", "built_land"),
        text_zh="{industrial_land} ÷ {built_land}。GB 50137-2011规划城市建设用地结构中，工业用地宜占15%至30%"
        "（据标准条文，未核原文）。",
        text_en="{industrial_land} ÷ {built_land}. GB 50137-2011 has industry at 15 to 30 % of a city's construction "
        "land (as the standard is known; its text was not checked).",
        compute=lambda g: 100 * g["industrial_land"] / np.where(g["built_land"] > 0, g["built_land"], np.nan),
        direction="none",
        draw="level",
    ),
    Formula(
        id="farmland",
        title_zh="粮食占用耕地（推算）",
        title_en="Farmland under grain (computed)",
        unit="平方公里",
        scope="direct",
        inputs=("link_grain", "sown_area", "crops_a_year"),
        text_zh="{link_grain}为1时：{sown_area} ÷ {crops_a_year} × 6.67（万亩换算为平方公里）；为0时不计算。",
        text_en="With {link_grain} at 1: {sown_area} ÷ {crops_a_year} × 6.67 (10,000 mu to km²); none at 0.",
        compute=lambda g: linked(
            g["link_grain"],
            balance.farmland_10k_mu(g["sown_area"], g["crops_a_year"]) * balance.KM2_IN_10K_MU * EVERY_YEAR,
            NOTHING,
        ),
        direction="none",
        decimals=0,
    ),
    Formula(
        id="green_beyond_fields",
        title_zh="蓝绿空间扣除粮食耕地后（占直管区）",
        title_en="Blue and green space beyond grain fields (part of the area)",
        unit="个百分点",
        scope="direct",
        inputs=("blue_green_share", "farmland", "startup_area_size_2021", "direct_share"),
        text_zh="{blue_green_share} − {farmland} ÷（{startup_area_size_2021} × {direct_share}）。余下的是水面、林地和"
        "公园；负数表示耕地超出蓝绿空间的容量。假设直管区的蓝绿占比与全域相同。",
        text_en="{blue_green_share} − {farmland} ÷ ({startup_area_size_2021} × {direct_share}): water, woods and "
        "parks are the rest; below zero the fields do not fit. The share is taken to be that of the whole area.",
        compute=lambda g: (
            g["blue_green_share"] - 1e4 * g["farmland"] / (g["startup_area_size_2021"] * g["direct_share"])
        ),
        decimals=0,
        is_margin=True,
    ),
)
