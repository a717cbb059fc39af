"""Do the paths of a scenario fit together? What separate levers imply jointly, told where it strains belief."""

from collections.abc import Callable

from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.words.format import number, rounded, year
from components.words.text import tr
from model.formulas import FORMULAS, ancestors
from model.scenario import Scenario

INVESTMENT_MOST, INDUSTRY_MOST, BUDGET_MOST, PEOPLE_PER_JOB_MOST = 150.0, 60.0, 15.0, 4.0
"""From here on a sentence warns: investment rate (base year = 100), industry and budget over output in
%, people per job."""
ALLOTMENT = frozenset({"water_margin", "carried_by_water"})
Check = tuple[str, frozenset[str], float, Callable[[str, str, int], str]]
CHECKS: tuple[Check, ...] = (
    (
        "investment_rate",
        frozenset({"investment_index", "fixed_asset_investment_growth", "investment_rate", "gdp"}),
        INVESTMENT_MOST,
        lambda when, value, base: tr(
            "投资与产出的增速合起来，{year}投资率隐含为{base}年的{value}%。", year=when, base=base, value=value
        ),
    ),
    (
        "industry_weight",
        frozenset({"industry_index", "industrial_value_added_growth", "industry_output", "industry_weight"}),
        INDUSTRY_MOST,
        lambda when, value, _: tr(
            "工业与产出的增速合起来，{year}工业增加值隐含为产出的{value}%。", year=when, value=value
        ),
    ),
    (
        "budget_weight",
        frozenset({"budget_revenue", "budget_weight"}),
        BUDGET_MOST,
        lambda when, value, _: tr(
            "财政与产出的增速合起来，{year}预算收入隐含为产出的{value}%。", year=when, value=value
        ),
    ),
    (
        "people_per_job",
        frozenset({"population", "new_urban_jobs", "jobs_total", "people_per_job"}),
        PEOPLE_PER_JOB_MOST,
        lambda when, value, _: tr(
            "人口与就业的路径合起来，到{year}每个新增就业对应{value}个新增人口。", year=when, value=value
        ),
    ),
)
"""Implied outcome, the outcomes whose paths it joins, its limit, and the sentence for a year, a value beyond it and the
base year."""


def hints(facts: Facts, scenario: Scenario, outcome_id: str, at: int) -> list[str]:
    """The warnings that concern an outcome: what its path and another's imply together in a year."""
    outcomes = results.outcomes(facts, scenario)
    lines = []
    for implied, concerned, most, words in CHECKS:
        value = outcomes.at(implied, at)
        if outcome_id in concerned and value is not None and value > most:
            lines.append(words(year(at), number(rounded(value, 2)), facts.base_year))
    share = outcomes.at("project_investment_rate", at)
    if "investment_index" in concerned_by(outcome_id) and share and share > 100:
        lines.append(_key_projects_alone(facts, at, number(rounded(share, 2))))
    return lines


def _key_projects_alone(facts: Facts, at: int, share: str) -> str:
    """The investment of the city's key projects weighed against output; their number where a plan prints one."""
    rows = facts.printed.rows("municipal_key_projects", "count")
    planned = rows.loc[rows["kind"] == "plan", "value"].dropna()
    if planned.empty:
        return tr("仅市级重点项目的投资外推到{year}就相当于产出的{share}%，不能长期保持。", year=year(at), share=share)
    return tr(
        "仅{n}个市级重点项目的投资外推到{year}就相当于产出的{share}%，不能长期保持。",
        n=number(float(planned.iloc[-1])),
        year=year(at),
        share=share,
    )


def concerned_by(outcome_id: str) -> frozenset[str]:
    """The outcome and what enters it."""
    return ancestors(outcome_id) | {outcome_id}


def no_figure_words(outcome_id: str) -> str:
    """Why an outcome has no figure now, and what gives it one."""
    over = concerned_by(outcome_id)
    if over & ALLOTMENT:
        return tr("填入“核定年用水量”后才计算")
    switch = next((name for name in sorted(over) if name.startswith("link_") and name not in FORMULAS), "")
    return tr("打开相应的“联动开关”后才计算") if switch else tr("文件没有这一年的数")
