"""Derivation of a board figure: formula, the scenario's inputs, their grades and clauses."""

from components.topics.compare.entries import Entry
from components.topics.whatif import results
from components.topics.whatif.clauses import clause_of
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import shown_value, title_of
from components.words.citation import Derivation, Input, grade_label, scope_label
from components.words.format import quantity, year
from components.words.text import pick, tr
from model.formulas import FORMULAS
from model.outcomes import Input as FormulaInput
from model.outcomes import inputs_of
from model.trajectory import position


def derivation(facts: Facts, entry: Entry, outcome_id: str, at: int) -> Derivation:
    """The outcome of one scenario in one year."""
    formula, outcome = facts.formulas[outcome_id], results.outcomes(facts, entry.scenario)[outcome_id]
    entering = inputs_of(facts.baseline, dict(entry.scenario.levers), outcome_id)
    names = {item.id: tr("〔{title}〕", title=pick(item.title_zh, item.title_en)) for item in entering}
    figures = {item.id: _figure(item, at) for item in entering}
    text = pick(formula.text_zh, formula.text_en)
    parts = (shown_value(outcome_id, outcome.at(at)), scope_label(outcome.scope), grade_label(outcome.grade))
    return Derivation(
        title=f"{entry.label}　{title_of(outcome_id)}　{year(at)}",
        formula=text.format(**names),
        filled=text.format(**figures),
        result="= " + " · ".join(parts),
        inputs=tuple(
            Input(
                pick(item.title_zh, item.title_en),
                f"{figures[item.id]}（{grade_label(item.grade)}）",
                clause_of(facts, item.id, item.values[position(at)]),
            )
            for item in entering
        ),
    )


def _figure(item: FormulaInput, at: int) -> str:
    """An input's figure; formulas write the word for years themselves."""
    decimals = FORMULAS[item.id].decimals if item.id in FORMULAS else None
    return quantity(item.values[position(at)], "" if item.unit == "年" else item.unit, decimals)
