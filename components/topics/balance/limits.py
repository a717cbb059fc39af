"""Levers of the land as the guardrails limit them, and the sentence on the limit."""

from components.words.format import quantity
from components.words.text import tr
from model.balance import Guarded, guarded_blue_green, guarded_built
from model.lever import Lever, clamp_check

GUARDED = ("blue_green", "built")


def guarded_value(lever: Lever, value: float, blue_green: float, other: float) -> Guarded:
    """`value` limited by the guardrails. Raises LeverError where the result is beyond the lever's own bounds."""
    guarded = limited(lever.id, value, blue_green, other)
    clamp_check(lever, guarded.value)
    return guarded


def limited(lever_id: str, value: float, blue_green: float, other: float) -> Guarded:
    """`value` limited by the guardrails: floor, cap, and a sum of 100 %."""
    if lever_id == "blue_green":
        return guarded_blue_green(value)
    return guarded_built(value, blue_green, other) if lever_id == "built" else Guarded(value)


def guard_words(guarded: Guarded, blue_green: float, other: float) -> str:
    """Which limit held the slider."""
    if guarded.held_by == "blue_green_floor":
        return tr("蓝绿空间不低于{floor}是底线，停在{floor}。", floor=_pct(guarded.value))
    if guarded.held_by == "built_cap":
        return tr("城镇建设用地不高于{cap}是上限，停在{cap}。", cap=_pct(guarded.value))
    room = _pct(guarded.value)
    return tr(
        "各类用地之和是100%：蓝绿空间占{green}、其余用地占{other}，城镇建设用地至多{room}，停在{room}。",
        green=_pct(blue_green),
        other=_pct(other),
        room=room,
    )


def _pct(value: float) -> str:
    return quantity(round(value, 4), "%")
