"""Effects of a scenario against the first one: an outcome's change, and whether it is an improvement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from components.topics.compare.entries import Entry
from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import (
    OUTCOMES,
    change_of,
    digits_of,
    is_within_error,
    reads_alike,
    shown_change,
)
from components.words.format import rounded, signed
from components.words.text import tr

Tone = Literal["good", "bad", ""]


@dataclass(frozen=True)
class Effect:
    """An outcome in one year: its value in the first scenario and in this one, and the change as it is shown.

    `change` is None where either has no figure. Values in the outcome's unit, `change` after `change_of`.
    """

    outcome_id: str
    before: float | None
    after: float | None
    change: float | None

    @property
    def tone(self) -> Tone:
        """Better, worse, or neither: more beds to build is a need and no verdict."""
        direction = OUTCOMES[self.outcome_id].direction
        if not self.change or direction == "none" or is_within_error(self.outcome_id, self.change):
            return ""
        return "good" if (self.change > 0) == (direction == "up") else "bad"

    @property
    def share(self) -> float | None:
        """The change in per cent of the first scenario's value; None where that is not meaningful."""
        if is_within_error(self.outcome_id, self.change):
            return None
        if not self.change or self.before is None or self.after is None or OUTCOMES[self.outcome_id].unit == "%":
            return None
        return 100 * self.change / self.before if self.before > 0 and self.after > 0 else None


def effect(facts: Facts, first: Entry, entry: Entry, outcome_id: str, year: int) -> Effect:
    """The change of one outcome in one year."""
    before, after = (results.outcome(facts, one.scenario, outcome_id).at(year) for one in (first, entry))
    return Effect(outcome_id, before, after, change_of(outcome_id, before, after))


def change_series(facts: Facts, first: Entry, entry: Entry, outcome_id: str) -> tuple[float | None, ...]:
    """entry − first, 2023 to 2035."""
    one, two = (results.outcome(facts, each.scenario, outcome_id).values for each in (first, entry))
    return tuple(None if a is None or b is None else b - a for a, b in zip(one, two, strict=True))


def change_words(effect: Effect, *, unit: bool = True) -> str:
    """The change with its sign, as coarse as its outcome: `+130 亿元`."""
    if effect.change is None:
        return tr("没有数")
    if not effect.change:
        return tr("相同") if reads_alike(effect.outcome_id, effect.before, effect.after) else tr("几乎相同")
    if is_within_error(effect.outcome_id, effect.change):
        return tr("在误差以内")
    return shown_change(effect.outcome_id, effect.change, unit=unit)


def share_words(effect: Effect) -> str:
    """The change in per cent, in brackets, where that is meaningful: `（+51%）`; else ""."""
    if effect.share is None:
        return ""
    if digits := digits_of(effect.outcome_id):
        return tr("（{share}）", share=signed(round(rounded(effect.share, digits), 1), "%"))
    return tr("（{share}）", share=signed(effect.share, "%", 0 if abs(effect.share) >= 100 else 1))


def effects(facts: Facts, first: Entry, entry: Entry, outcome_ids: Sequence[str], year: int) -> tuple[Effect, ...]:
    """The outcomes that change, in the order of `outcome_ids`."""
    all_effects = (effect(facts, first, entry, name, year) for name in outcome_ids)
    return tuple(one for one in all_effects if one.change)
