"""Titles and values of outcomes in words."""

from components.format import quantity
from components.text import pick
from model.formulas import FORMULAS


def title_of(outcome_id: str) -> str:
    """The outcome's title in the viewer's language."""
    return pick(FORMULAS[outcome_id].title_zh, FORMULAS[outcome_id].title_en)


def shown_value(outcome_id: str, value: float | None) -> str:
    """A value with unit and the outcome's own decimals."""
    formula = FORMULAS[outcome_id]
    return quantity(value, formula.unit, formula.decimals)
