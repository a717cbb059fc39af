"""People, where they live, their work and insurance. Scope: the directly administered area.

Every number of people rests on an assumed base population, for the documents print none. The 8.05 million m² of
resettlement housing and the 15,000 rental homes of the plan move people by the housing link; how many people a home
holds is assumed.
"""

import numpy as np

from model.formula import Formula, Inputs, base_year_of, linked, steps
from model.trajectory import STEPS, Array, constant_growth, through_plan, towards_2035


def _tenants(inputs: Inputs) -> Array:
    """New people in rental homes, 万人: homes (万套) · people · part of newcomers, in a straight line to 2035."""
    full = inputs["rental_homes_delivered_plan_2024"] * inputs["persons_per_home"] * inputs["newcomers"] / 100
    return linked(inputs["link_housing"], full * towards_2035(base_year_of(inputs)), np.zeros_like(STEPS))


def _own_people(inputs: Inputs) -> Array:
    """People without new tenants, 万人."""
    by_output = inputs["base_population"] * (inputs["gdp"] / inputs["gdp_2023"]) ** inputs["jobs_elasticity"]
    growth, base_year = inputs["population_growth"], base_year_of(inputs)
    by_itself = constant_growth(inputs["base_population"], growth, base_year=base_year)
    return linked(inputs["link_jobs"], by_output, by_itself)


def _resettled(inputs: Inputs) -> Array:
    """People who have moved into resettlement housing, 万人; no more than are rural without it."""
    rural = (inputs["population"] - inputs["tenants"]) * (1 - inputs["urbanisation_path"] / 100)
    homes = inputs["resettlement_housing_area_2023"] * inputs["housing_filled"] / 100 / inputs["home_area"]
    housed = homes * towards_2035(base_year_of(inputs))
    return linked(inputs["link_housing"], np.minimum(housed, rural), np.zeros_like(STEPS))


def _urban(inputs: Inputs) -> Array:
    own = (inputs["population"] - inputs["tenants"]) * inputs["urbanisation_path"] / 100
    return own + inputs["resettled"] + inputs["tenants"]


def _housing_needed(inputs: Inputs) -> Array:
    """万 m² for the urban people added since the base year."""
    added = inputs["urban_population"] - inputs["base_population"] * inputs["urbanisation_rate_2023"] / 100
    return np.maximum(added, 0) * inputs["home_area"]


PEOPLE: tuple[Formula, ...] = (
    Formula(
        id="tenants",
        title_zh="保租房新增人口",
        title_en="New people in rental homes",
        unit="万人",
        scope="direct",
        inputs=("link_housing", "rental_homes_delivered_plan_2024", "persons_per_home", "newcomers"),
        text_zh="{link_housing}为1时：{rental_homes_delivered_plan_2024} × {persons_per_home} × {newcomers}，‹base+2›年"
        "至2035年直线增加；为0时不计。",
        text_en="With {link_housing} at 1: {rental_homes_delivered_plan_2024} × {persons_per_home} × {newcomers}, in "
        "a straight line ‹base+2› to 2035; none at 0.",
        compute=_tenants,
        direction="none",
        decimals=2,
    ),
    Formula(
        id="population",
        title_zh="常住人口（假设）",
        title_en="Resident population (assumed)",
        unit="万人",
        scope="direct",
        inputs=(
            *("base_population", "population_growth", "link_jobs", "gdp", "gdp_2023", "jobs_elasticity"),
            "tenants",
        ),
        text_zh="{base_population} ×（1 + {population_growth}）的（年份 − ‹base›）次方 + {tenants}。文件没有人口数，基"
        "数是演示值。{link_jobs}为1时，前一项改为{base_population} ×（{gdp} ÷ {gdp_2023}）的{jobs_elasticity}次方。",
        text_en="{base_population} × (1 + {population_growth}) to the power of (year − ‹base›) + {tenants}. The base "
        "is for illustration. With {link_jobs} at 1 the first term is {base_population} × ({gdp} ÷ {gdp_2023}) to "
        "the power of {jobs_elasticity}.",
        compute=lambda g: _own_people(g) + g["tenants"],
        direction="none",
        decimals=2,
        switch="link_jobs",
        linked_inputs=("gdp", "gdp_2023", "jobs_elasticity"),
        asked_rank=1,
    ),
    Formula(
        id="urbanisation_path",
        title_zh="不计安置房的城镇化率",
        title_en="Urbanisation rate without new housing",
        unit="%",
        scope="direct",
        inputs=("urbanisation_rate_2023", "urbanisation_rate_plan_2024", "urbanisation"),
        text_zh="‹base›年{urbanisation_rate_2023}，‹base+1›年计划{urbanisation_rate_plan_2024}，此后直线到2035年的"
        "{urbanisation}。",
        text_en="{urbanisation_rate_2023} in ‹base›, {urbanisation_rate_plan_2024} planned for ‹base+1›, then a "
        "straight line to {urbanisation} in 2035.",
        compute=lambda g: through_plan(
            g["urbanisation_rate_2023"],
            g["urbanisation_rate_plan_2024"],
            g["urbanisation"],
            base_year=base_year_of(g),
        ),
        decimals=2,
        digits=0,
    ),
    Formula(
        id="resettled",
        title_zh="安置房回迁居民",
        title_en="People in resettlement housing",
        unit="万人",
        scope="direct",
        inputs=(
            *("link_housing", "resettlement_housing_area_2023", "housing_filled", "home_area"),
            *("population", "tenants", "urbanisation_path"),
        ),
        text_zh="{link_housing}为1时：{resettlement_housing_area_2023} × {housing_filled} ÷ {home_area}，‹base+2›年至"
        "2035年直线增加，不超过当年乡村人口（{population} − {tenants}）×（1 − {urbanisation_path}）；为0时不计。",
        text_en="With {link_housing} at 1: {resettlement_housing_area_2023} × {housing_filled} ÷ {home_area}, in a "
        "straight line ‹base+2› to 2035, at most the rural ({population} − {tenants}) × (1 − {urbanisation_path}); "
        "none at 0.",
        compute=_resettled,
        direction="none",
        decimals=2,
    ),
    Formula(
        id="urban_population",
        title_zh="城镇人口",
        title_en="Urban population",
        unit="万人",
        scope="direct",
        inputs=("population", "tenants", "urbanisation_path", "resettled"),
        text_zh="（{population} − {tenants}）× {urbanisation_path} + {resettled} + {tenants}。",
        text_en="({population} − {tenants}) × {urbanisation_path} + {resettled} + {tenants}.",
        compute=_urban,
        decimals=2,
    ),
    Formula(
        id="urbanisation_rate",
        title_zh="常住人口城镇化率",
        title_en="Urbanisation rate",
        unit="%",
        scope="direct",
        inputs=("urban_population", "population"),
        text_zh="{urban_population} ÷ {population}。",
        text_en="{urban_population} ÷ {population}.",
        compute=lambda g: 100 * g["urban_population"] / g["population"],
        decimals=2,
        indicator_id="urbanisation_rate",
    ),
    Formula(
        id="housing_needed",
        title_zh="新增城镇人口需要住房",
        title_en="Housing for added urban people",
        unit="万平方米",
        scope="direct",
        inputs=("urban_population", "base_population", "urbanisation_rate_2023", "home_area"),
        text_zh="（{urban_population} − {base_population} × {urbanisation_rate_2023}）× {home_area}，不足0按0计。可与"
        "805万平方米安置房对照。",
        text_en="({urban_population} − {base_population} × {urbanisation_rate_2023}) × {home_area}, never below 0; "
        "to be seen beside the 8.05 million m² of resettlement housing.",
        compute=_housing_needed,
        direction="none",
        decimals=0,
    ),
    Formula(
        id="gdp_per_person",
        title_zh="人均地区生产总值（‹base›年价）",
        title_en="Gross regional product per person (prices of ‹base›)",
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
        text_zh="‹base›年{new_urban_jobs_2023}，‹base+1›年计划{new_urban_jobs_plan_2024}，此后直线到2035年的{new_jobs}。",
        text_en="{new_urban_jobs_2023} in ‹base›, {new_urban_jobs_plan_2024} planned for ‹base+1›, then a straight "
        "line to {new_jobs} in 2035.",
        compute=lambda g: through_plan(
            g["new_urban_jobs_2023"], g["new_urban_jobs_plan_2024"], g["new_jobs"], base_year=base_year_of(g)
        ),
        decimals=2,
        digits=0,
        indicator_id="new_urban_jobs",
    ),
    Formula(
        id="jobs_total",
        title_zh="‹base+1›年起累计新增城镇就业",
        title_en="New urban jobs since ‹base+1›, summed",
        unit="万人",
        scope="direct",
        inputs=("new_urban_jobs",),
        text_zh="‹base+1›年起各年{new_urban_jobs}相加。是各年新增之和，不是就业总量。",
        text_en="The sum of {new_urban_jobs} from ‹base+1› on: jobs created, not the number of jobs.",
        compute=lambda g: np.cumsum(np.where(steps(g) < 1, 0.0, g["new_urban_jobs"]), axis=-1),
        decimals=2,
    ),
    Formula(
        id="people_per_job",
        title_zh="每个新增就业对应的新增人口（隐含）",
        title_en="People added per job added (implied)",
        unit="人",
        scope="direct",
        inputs=("population", "base_population", "jobs_total"),
        text_zh="（{population} − {base_population}）÷ {jobs_total}。人口与就业的路径分别设定，此处检验是否相容：远高于"
        "2至3人，说明岗位跟不上人口。",
        text_en="({population} − {base_population}) ÷ {jobs_total}. People and jobs have paths of their own; far "
        "above 2 or 3, jobs lag behind people.",
        compute=lambda g: (
            (g["population"] - g["base_population"]) / np.where(g["jobs_total"] > 0, g["jobs_total"], np.nan)
        ),
        direction="none",
        decimals=1,
    ),
    Formula(
        id="pension_insured",
        title_zh="参加基本养老保险人数",
        title_en="People in basic pension insurance",
        unit="万人",
        scope="direct",
        inputs=("pension_insured_2023", "pension_growth"),
        text_zh="{pension_insured_2023} ×（1 + {pension_growth}）的（年份 − ‹base›）次方。参保人数不是常住人口。",
        text_en="{pension_insured_2023} × (1 + {pension_growth}) to the power of (year − ‹base›).",
        compute=lambda g: constant_growth(g["pension_insured_2023"], g["pension_growth"], base_year=base_year_of(g)),
        decimals=2,
        indicator_id="pension_insured",
    ),
)
