"""Service needs of the population: beds, doctors, nursery places, schools. Scope: the directly administered area.

Levels per 1,000 pass through the plan of the next year. What a need has grown by since the base year is no deficit: a
hospital has opened since, and its beds are not printed. Schools follow GB 50180-2018, where a primary school belongs to
each ten-minute life circle of 15,000 to 25,000 people, so they are counted on urban people; it prints no school places
per 1,000.
"""

from dataclasses import replace

import numpy as np

from model import balance
from model.formula import Formula, Inputs, base_year_of, linked
from model.trajectory import STEPS, Array, through_plan

Titles = tuple[str, str]
NOTHING = np.full_like(STEPS, np.nan)
"""No figure: the link is not turned on."""


def _per_1000(lever: str, outcome: str, titles: Titles, unit: str, *, has_actual: bool = True) -> Formula:
    """A service level: the actual of the base year where it is printed, the next plan, then the lever's by 2035."""
    actual, plan = f"{outcome}_2023", f"{outcome}_plan_2024"

    def compute(inputs: Inputs) -> Array:
        start = inputs[actual] if has_actual else np.asarray(np.nan)
        return through_plan(start, inputs[plan], inputs[lever], base_year=base_year_of(inputs))

    first_zh = f"‹base›年{{{actual}}}" if has_actual else "‹base›年文件没有数"
    first_en = f"{{{actual}}} in ‹base›" if has_actual else "no figure of ‹base›"
    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit=unit,
        scope="direct",
        inputs=(actual, plan, lever) if has_actual else (plan, lever),
        text_zh=f"{first_zh}，‹base+1›年计划{{{plan}}}，此后直线到2035年的{{{lever}}}。",
        text_en=f"{first_en}, {{{plan}}} planned for ‹base+1›, then a straight line to {{{lever}}} in 2035.",
        compute=compute,
        decimals=2,
        digits=0,
        indicator_id=outcome,
    )


def _needed(outcome: str, titles: Titles, unit: str, per_1000: str) -> Formula:
    def compute(inputs: Inputs) -> Array:
        return balance.needed(inputs["population"], inputs[per_1000])

    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit=unit,
        scope="direct",
        inputs=("population", per_1000),
        text_zh=f"{{population}} × 10（1万人为10千人） × {{{per_1000}}}。",
        text_en=f"{{population}} × 10 (thousands in 万人) × {{{per_1000}}}.",
        compute=compute,
        direction="none",
        decimals=0,
    )


def _to_add(outcome: str, titles: Titles, unit: str, need: str, actual: str) -> Formula:
    """What is needed beyond the base year, whose stock is the printed rate times the assumed people; no deficit."""

    def compute(inputs: Inputs) -> Array:
        return balance.to_add(inputs[need], balance.needed(inputs["base_population"], inputs[actual]))

    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit=unit,
        scope="direct",
        inputs=(need, "base_population", actual),
        text_zh=f"{{{need}}} − {{base_population}} × 10 × {{{actual}}}（‹base›年存量），不足0按0计。"
        "这是比‹base›年多出的需求，不是缺口：‹base+1›年起启用的设施‹2023|（如山大二院北院区）›没有公布床位和人员数，没有扣除。",
        text_en=f"{{{need}}} − {{base_population}} × 10 × {{{actual}}} (stock of ‹base›), never below 0. "
        "A need beyond that of ‹base›, no deficit: beds and staff of what has opened since are not published and not "
        "deducted.",
        compute=compute,
        direction="none",
        decimals=0,
    )


SERVICES: tuple[Formula, ...] = (
    _per_1000("beds", "hospital_beds_per_1000", ("每千人口床位数", "Hospital beds per 1,000"), "张"),
    _per_1000("physicians", "physicians_per_1000", ("每千人口执业（助理）医师数", "Physicians per 1,000"), "人"),
    _per_1000(
        "nursery", "nursery_places_per_1000", ("每千人口托位数", "Nursery places per 1,000"), "个", has_actual=False
    ),
    replace(_needed("beds_needed", ("需要床位", "Beds needed"), "张", "hospital_beds_per_1000"), asked_rank=2),
    _to_add(
        "beds_to_add",
        ("比‹base›年多需床位", "Beds needed beyond ‹base›"),
        "张",
        "beds_needed",
        "hospital_beds_per_1000_2023",
    ),
    _needed("physicians_needed", ("需要医师", "Physicians needed"), "人", "physicians_per_1000"),
    _to_add(
        "physicians_to_add",
        ("比‹base›年多需医师", "Physicians needed beyond ‹base›"),
        "人",
        "physicians_needed",
        "physicians_per_1000_2023",
    ),
    _needed("nursery_places_needed", ("需要托位", "Nursery places needed"), "个", "nursery_places_per_1000"),
    _needed("school_places_needed", ("需要义务教育学位", "School places needed"), "个", "school_places"),
    Formula(
        id="school_places_to_add",
        title_zh="新增人口需要学位",
        title_en="School places for the people added",
        unit="个",
        scope="direct",
        inputs=("population", "base_population", "school_places"),
        text_zh="（{population} − {base_population}）× 10 × {school_places}，不足0按0计。现有学位文件没有给出。",
        text_en="({population} − {base_population}) × 10 × {school_places}, never below 0. Present places are unknown.",
        compute=lambda g: balance.needed(balance.to_add(g["population"], g["base_population"]), g["school_places"]),
        direction="none",
        decimals=0,
    ),
    Formula(
        id="primary_schools_needed",
        title_zh="需要小学（按十分钟生活圈）",
        title_en="Primary schools needed (one a ten-minute circle)",
        unit="所",
        scope="direct",
        inputs=("urban_population", "people_per_primary"),
        text_zh="{urban_population} ÷ {people_per_primary}。《城市居住区规划设计标准》GB 50180-2018：十分钟生活圈1.5"
        "万至2.5万人，配一所小学；按城镇人口计，村镇小学另有布点。",
        text_en="{urban_population} ÷ {people_per_primary}. GB 50180-2018: a ten-minute circle has 15,000 to 25,000 "
        "people.",
        compute=lambda g: g["urban_population"] / g["people_per_primary"],
        direction="none",
    ),
    Formula(
        id="primary_schools_to_add",
        title_zh="新增城镇人口需要小学",
        title_en="Primary schools for urban people added",
        unit="所",
        scope="direct",
        inputs=("urban_population", "base_population", "urbanisation_rate_2023", "people_per_primary"),
        text_zh="（{urban_population} − {base_population} × {urbanisation_rate_2023}）÷ {people_per_primary}，不足0按"
        "0计。",
        text_en="({urban_population} − {base_population} × {urbanisation_rate_2023}) ÷ {people_per_primary}, never "
        "below 0.",
        compute=lambda g: (
            balance.to_add(g["urban_population"], g["base_population"] * g["urbanisation_rate_2023"] / 100)
            / g["people_per_primary"]
        ),
        direction="none",
    ),
    Formula(
        id="nursery_cover",
        title_zh="托位覆盖3岁以下婴幼儿",
        title_en="Children under three covered by nursery places",
        unit="%",
        scope="direct",
        inputs=("link_age", "nursery_places_per_1000", "under3"),
        text_zh="{link_age}为1时：{nursery_places_per_1000} ÷ {under3}；为0时不计算。",
        text_en="With {link_age} at 1: {nursery_places_per_1000} ÷ {under3}; none at 0.",
        compute=lambda g: linked(g["link_age"], 100 * g["nursery_places_per_1000"] / g["under3"], NOTHING),
    ),
    Formula(
        id="old_people",
        title_zh="60岁以上人口（推算）",
        title_en="People aged 60 and over (computed)",
        unit="万人",
        scope="direct",
        inputs=("link_age", "population", "aged60"),
        text_zh="{link_age}为1时：{population} × {aged60}，没有推算老龄化；为0时不计算。",
        text_en="With {link_age} at 1: {population} × {aged60}, ageing not projected; none at 0.",
        compute=lambda g: linked(g["link_age"], g["population"] * g["aged60"] / 100, NOTHING),
        direction="none",
    ),
    Formula(
        id="care_beds_needed",
        title_zh="需要养老床位",
        title_en="Places in care needed",
        unit="张",
        scope="direct",
        inputs=("old_people", "care_beds"),
        text_zh="{old_people} × 10（1万人为10千人） × {care_beds}。",
        text_en="{old_people} × 10 (thousands in 万人) × {care_beds}.",
        compute=lambda g: balance.needed(g["old_people"], g["care_beds"]),
        direction="none",
        decimals=0,
    ),
)
