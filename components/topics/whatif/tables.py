"""A scenario as tables: every outcome over the years, and the levers it moves."""

import pandas as pd

from components.base.scales import GRADE_MARK
from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import lever_name
from components.topics.whatif.outcome_words import title_of
from components.words.citation import scope_label
from components.words.text import tr
from model.formulas import FORMULAS
from model.scenario import Scenario


def outcomes_table(facts: Facts, scenario: Scenario) -> pd.DataFrame:
    """One row an outcome: title, unit, scope, grade, then its value in every year (missing where there is none)."""
    rows, years = [], facts.baseline.years
    for outcome_id, formula in FORMULAS.items():
        outcome = results.outcomes(facts, scenario)[outcome_id]
        values = [None if (v := outcome.at(year)) is None else round(v, formula.decimals) for year in years]
        about = [title_of(outcome_id), tr(formula.unit), scope_label(outcome.scope), GRADE_MARK[outcome.grade]]
        rows.append([*about, *values])
    heads = [tr("结果"), tr("计量单位"), tr("口径"), tr("等级"), *(str(year) for year in years)]
    return pd.DataFrame(rows, columns=heads)


def changed_levers_table(facts: Facts, scenario: Scenario) -> pd.DataFrame:
    """One row a lever: name, unit, baseline, value in the scenario, grade; moved levers are the viewer's own."""
    rows = []
    for lever in facts.baseline.levers:
        value = scenario.lever(lever.id, lever.default)
        grade = lever.grade if value == lever.default else "user"
        rows.append([lever_name(lever), tr(lever.unit), lever.default, value, GRADE_MARK[grade]])
    heads = [tr("调节项"), tr("计量单位"), tr("基准"), tr("本方案"), tr("等级")]
    return pd.DataFrame(rows, columns=heads)
