"""Refusals of a lever's value as sentences."""

from components.topics.whatif.facts import Facts
from components.words.format import number, quantity
from components.words.text import pick, tr
from model.lever import LeverError


def lever_sentence(facts: Facts, error: LeverError) -> str:
    """Why the value was not taken, with the lever's name and bounds."""
    lever = facts.baseline.by_id.get(error.lever_id)
    if lever is None:
        return tr("没有名为“{id}”的调节项，未予采用。", id=error.lever_id[:40])
    title = pick(lever.title_zh, lever.title_en)
    if error.fault in {"too_low", "too_high"}:
        return tr(
            "“{title}”可在 {low} 至 {high} 之间；{value} 超出范围，未予采用，仍为原值。",
            title=title, low=number(lever.low), high=quantity(lever.high, lever.unit), value=_value_text(error.value),
        )  # fmt: skip
    return tr("“{title}”须是一个数；未予采用，仍为原值。", title=title)


def _value_text(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)[:20]
