"""Outcomes in words: those of formulas, and those of places, which follow from a scenario's crossings or facilities."""

from collections.abc import Mapping
from types import MappingProxyType

from components.topics.whatif.facts import load_facts
from components.words.citation import grade_label
from components.words.format import about, number, quantity, rounded, signed
from components.words.text import pick, tr
from model.cover.outcomes import COVER_OUTCOMES, CoverOutcome
from model.formula import Formula
from model.formulas import FORMULAS
from model.outcomes import Outcome
from model.reach.outcomes import REACH_OUTCOMES, ReachOutcome

PLACE_OUTCOMES: Mapping[str, ReachOutcome | CoverOutcome] = MappingProxyType({**REACH_OUTCOMES, **COVER_OUTCOMES})
"""Outcomes in which no lever has a say: minutes across the river, and what lies within a walk of facilities."""
OUTCOMES: Mapping[str, Formula | ReachOutcome | CoverOutcome] = MappingProxyType({**FORMULAS, **PLACE_OUTCOMES})
"""Every outcome that the strip can show. Goal seek, tornado, trajectory and own targets work with formulas only."""


def title_of(outcome_id: str) -> str:
    """The outcome's title in the viewer's language."""
    outcome = load_facts().formulas.get(outcome_id) or OUTCOMES[outcome_id]
    return pick(outcome.title_zh, outcome.title_en)


def shown_value(outcome_id: str, value: float | None) -> str:
    """A value with unit, as coarse as a projection can bear: `约 260 亿元` for 261.8."""
    outcome = OUTCOMES[outcome_id]
    digits = digits_of(outcome_id)
    return about(value, outcome.unit, digits) if digits else quantity(value, outcome.unit, outcome.decimals)


def exact_value(outcome_id: str, value: float | None) -> str:
    """A value with unit and the outcome's own decimals: for what the viewer has set."""
    return quantity(value, OUTCOMES[outcome_id].unit, OUTCOMES[outcome_id].decimals)


def shown_change(outcome_id: str, change: float, *, unit: bool = True) -> str:
    """A change with its sign, as coarse as the outcome."""
    name = change_unit(outcome_id) if unit else ""
    if digits_of(outcome_id):
        return signed(coarse(outcome_id, change), name)
    return signed(change, name, OUTCOMES[outcome_id].decimals)


def change_of(outcome_id: str, before: float | None, after: float | None) -> float | None:
    """The change as it is shown; None where either has no figure.

    Where decimals count it is the difference of the printed figures, so that no change contradicts them. Significant
    digits are too coarse for that: there it is the difference of the figures themselves, to the outcome's decimals.
    """
    if before is None or after is None:
        return None
    decimals = OUTCOMES[outcome_id].decimals
    if digits_of(outcome_id):
        return round(after - before, decimals) + 0.0
    return round(round(after, decimals) - round(before, decimals), decimals) + 0.0


def reads_alike(outcome_id: str, before: float | None, after: float | None) -> bool:
    """Whether the two figures are printed the same."""
    return bare_figure(outcome_id, before) == bare_figure(outcome_id, after)


def is_within_error(outcome_id: str, change: float | None) -> bool:
    """Whether a change in minutes is smaller than the method can tell apart; False where nothing changes."""
    if not change or outcome_id not in REACH_OUTCOMES:
        return False
    from components.topics.reach.uncertainty import is_beyond, outcome_error  # the model of reach takes a while to load

    return bool(error := outcome_error(outcome_id)) and not is_beyond(change, error)


def beside_baseline(outcome_id: str, before: float | None, after: float | None) -> str:
    """The change from the baseline, or that there is none; almost none where the figures are printed apart."""
    change = change_of(outcome_id, before, after)
    if is_within_error(outcome_id, change):
        return tr("与基准之差在误差以内")
    if change:
        return tr("比基准 {value}", value=shown_change(outcome_id, change))
    return tr("与基准相同") if reads_alike(outcome_id, before, after) else tr("与基准几乎相同")


def coarse(outcome_id: str, value: float) -> float:
    """A value rounded to what the outcome can bear: its significant digits, else its decimals."""
    digits = digits_of(outcome_id)
    return rounded(value, digits) if digits else round(value, OUTCOMES[outcome_id].decimals)


def bare_figure(outcome_id: str, value: float | None) -> str:
    """A value without its unit, as coarse as its outcome, for columns that state the unit once."""
    if value is None or digits_of(outcome_id):
        return number(None if value is None else coarse(outcome_id, value))
    return number(value, OUTCOMES[outcome_id].decimals)


def digits_of(outcome_id: str) -> int:
    """Significant digits of an outcome; 0 where its decimals count."""
    outcome = OUTCOMES[outcome_id]
    return outcome.digits if isinstance(outcome, Formula) else 0


def graded(outcome: Outcome) -> str:
    """The outcome's grade in words."""
    return grade_label(outcome.grade)


def change_unit(outcome_id: str) -> str:
    """The unit of a change: two percentages differ by points."""
    unit = OUTCOMES[outcome_id].unit
    return "个百分点" if unit == "%" else unit
