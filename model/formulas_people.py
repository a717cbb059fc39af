"""People, their work and insurance. Scope: the directly administered area.

Every number of people rests on an assumed base population, for the documents print none.
"""

import numpy as np

from model.formula import Formula
from model.trajectory import STEPS, constant_growth, through_plan

PEOPLE: tuple[Formula, ...] = (
    Formula(
        id="population",
        title_zh="常住人口（假设）",
        title_en="Resident population (assumed)",
        unit="万人",
        scope="direct",
        inputs=("base_population", "population_growth"),
        text_zh="{base_population} ×（1 + {population_growth}）的（年份 − 2023）次方。文件没有人口数，基数是假设。",
        text_en="{base_population} × (1 + {population_growth}) to the power of (year − 2023). The base is assumed.",
        compute=lambda g: constant_growth(g["base_population"], g["population_growth"]),
        direction="none",
        decimals=2,
        asked_rank=1,
    ),
    Formula(
        id="urbanisation_rate",
        title_zh="常住人口城镇化率",
        title_en="Urbanisation rate",
        unit="%",
        scope="direct",
        inputs=("urbanisation_rate_2023", "urbanisation_rate_plan_2024", "urbanisation"),
        text_zh="2023年{urbanisation_rate_2023}，2024年计划{urbanisation_rate_plan_2024}，"
        "此后直线到2035年的{urbanisation}。",
        text_en="{urbanisation_rate_2023} in 2023, {urbanisation_rate_plan_2024} planned for 2024, "
        "then a straight line to {urbanisation} in 2035.",
        compute=lambda g: through_plan(
            g["urbanisation_rate_2023"], g["urbanisation_rate_plan_2024"], g["urbanisation"]
        ),
        decimals=2,
        indicator_id="urbanisation_rate",
    ),
    Formula(
        id="urban_population",
        title_zh="城镇人口",
        title_en="Urban population",
        unit="万人",
        scope="direct",
        inputs=("population", "urbanisation_rate"),
        text_zh="{population} × {urbanisation_rate}。",
        text_en="{population} × {urbanisation_rate}.",
        compute=lambda g: g["population"] * g["urbanisation_rate"] / 100,
        decimals=2,
    ),
    Formula(
        id="gdp_per_person",
        title_zh="人均地区生产总值",
        title_en="Gross regional product per person",
        unit="万元",
        scope="direct",
        inputs=("gdp", "population"),
        text_zh="{gdp} ÷ {population}（亿元 ÷ 万人 = 万元）。",
        text_en="{gdp} ÷ {population}.",
        compute=lambda g: g["gdp"] / g["population"],
        decimals=2,
        draw="level",
    ),
    Formula(
        id="patents_held",
        title_zh="发明专利拥有量（推算）",
        title_en="Invention patents held (computed)",
        unit="件",
        scope="direct",
        inputs=("invention_patents_per_10k", "population"),
        text_zh="{invention_patents_per_10k} × {population}。",
        text_en="{invention_patents_per_10k} × {population}.",
        compute=lambda g: g["invention_patents_per_10k"] * g["population"],
        decimals=0,
    ),
    Formula(
        id="new_urban_jobs",
        title_zh="城镇新增就业人数",
        title_en="New urban jobs",
        unit="万人",
        scope="direct",
        inputs=("new_urban_jobs_2023", "new_urban_jobs_plan_2024", "new_jobs"),
        text_zh="2023年{new_urban_jobs_2023}，2024年计划{new_urban_jobs_plan_2024}，此后直线到2035年的{new_jobs}。",
        text_en="{new_urban_jobs_2023} in 2023, {new_urban_jobs_plan_2024} planned for 2024, "
        "then a straight line to {new_jobs} in 2035.",
        compute=lambda g: through_plan(g["new_urban_jobs_2023"], g["new_urban_jobs_plan_2024"], g["new_jobs"]),
        decimals=2,
        indicator_id="new_urban_jobs",
    ),
    Formula(
        id="jobs_total",
        title_zh="2024年起累计新增城镇就业",
        title_en="New urban jobs since 2024, summed",
        unit="万人",
        scope="direct",
        inputs=("new_urban_jobs",),
        text_zh="2024年起各年{new_urban_jobs}相加。是各年新增之和，不是就业总量。",
        text_en="The sum of {new_urban_jobs} from 2024 on: jobs created, not the number of jobs.",
        compute=lambda g: np.cumsum(np.where(STEPS < 1, 0.0, g["new_urban_jobs"]), axis=-1),
        decimals=2,
    ),
    Formula(
        id="pension_insured",
        title_zh="参加基本养老保险人数",
        title_en="People in basic pension insurance",
        unit="万人",
        scope="direct",
        inputs=("pension_insured_2023", "pension_growth"),
        text_zh="{pension_insured_2023} ×（1 + {pension_growth}）的（年份 − 2023）次方。参保人数不是常住人口。",
        text_en="{pension_insured_2023} × (1 + {pension_growth}) to the power of (year − 2023).",
        compute=lambda g: constant_growth(g["pension_insured_2023"], g["pension_growth"]),
        decimals=2,
        indicator_id="pension_insured",
    ),
)
