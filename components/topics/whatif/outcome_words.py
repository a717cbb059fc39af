"""Outcomes in words: those of formulas, and those of reach, which follow from a scenario's crossings."""

from collections.abc import Mapping
from types import MappingProxyType

from components.words.citation import grade_label
from components.words.format import quantity
from components.words.text import pick
from model.formula import Formula
from model.formulas import FORMULAS
from model.outcomes import Outcome
from model.reach.outcomes import REACH_OUTCOMES, ReachOutcome

OUTCOMES: Mapping[str, Formula | ReachOutcome] = MappingProxyType({**FORMULAS, **REACH_OUTCOMES})
"""Every outcome that the strip can show. Goal seek, tornado, trajectory and own targets work with formulas only."""


def title_of(outcome_id: str) -> str:
    """The outcome's title in the viewer's language."""
    return pick(OUTCOMES[outcome_id].title_zh, OUTCOMES[outcome_id].title_en)


def shown_value(outcome_id: str, value: float | None) -> str:
    """A value with unit and the outcome's own decimals."""
    about = OUTCOMES[outcome_id]
    return quantity(value, about.unit, about.decimals)


def graded(outcome: Outcome) -> str:
    """The outcome's grade in words."""
    return grade_label(outcome.grade)


def change_unit(outcome_id: str) -> str:
    """The unit of a change: two percentages differ by points."""
    unit = OUTCOMES[outcome_id].unit
    return "个百分点" if unit == "%" else unit
