"""Where a result comes from: formula, the scenario's own inputs with values, grades and clauses."""

from components.topics.whatif import results
from components.topics.whatif.clauses import clause_of
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import shown_value, title_of
from components.topics.whatif.state import State
from components.words.citation import Derivation, Input, grade_label
from components.words.format import quantity, year
from components.words.text import pick, tr
from model.formulas import FORMULAS
from model.outcomes import Input as FormulaInput
from model.outcomes import inputs_of
from model.scenario import Scenario
from model.trajectory import position


def derivation(facts: Facts, scenario: Scenario, choice: State) -> Derivation:
    """Formula in words, the same with this year's figures, the inputs with their grades."""
    formula = facts.formulas[choice.outcome]
    entering = inputs_of(facts.baseline, dict(scenario.levers), choice.outcome)
    titles = {item.id: tr("〔{title}〕", title=pick(item.title_zh, item.title_en)) for item in entering}
    text = pick(formula.text_zh, formula.text_en)
    outcome = results.outcomes(facts, scenario)[choice.outcome]
    value = shown_value(choice.outcome, outcome.at(choice.year))
    result = "= " + tr("{value}（{grade}）", value=value, grade=grade_label(outcome.grade))
    return Derivation(
        title=f"{title_of(choice.outcome)}　{year(choice.year)}",
        formula=text.format(**titles),
        filled=text.format(**{item.id: _value(item, choice.year) for item in entering}),
        result=result,
        inputs=tuple(_input(facts, item, choice.year) for item in entering),
    )


def _input(facts: Facts, item: FormulaInput, at: int) -> Input:
    title, value = pick(item.title_zh, item.title_en), item.values[position(at)]
    return Input(title, _graded(item, at), clause_of(facts, item.id, value))


def _value(item: FormulaInput, at: int) -> str:
    decimals = FORMULAS[item.id].decimals if item.id in FORMULAS else None
    unit = "" if item.unit == "年" else item.unit  # formulas contain the word for years already
    return quantity(item.values[position(at)], unit, decimals)


def _graded(item: FormulaInput, at: int) -> str:
    return tr("{value}（{grade}）", value=_value(item, at), grade=grade_label(item.grade))
