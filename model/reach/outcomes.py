"""Outcomes in minutes across the river; they depend on the scenario's crossings only, not on levers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.formula import Direction, Scope

WITHIN_MIN = 30.0


@dataclass(frozen=True, kw_only=True)
class ReachOutcome:
    """Mean minutes from the area's land to `destination`, or the per cent of its land `within` 30 minutes of it."""

    id: str
    title_zh: str
    title_en: str
    unit: str
    destination: str
    within: bool
    direction: Direction
    decimals: int = 1
    scope: Scope = "area"


def _outcomes(destination: str, name_zh: str, name_en: str) -> tuple[ReachOutcome, ReachOutcome]:
    return (
        ReachOutcome(
            id=f"reach_{destination}_mean",
            title_zh=f"全域到{name_zh}平均分钟",
            title_en=f"Mean minutes to {name_en}",
            unit="分钟",
            destination=destination,
            within=False,
            direction="down",
        ),
        ReachOutcome(
            id=f"reach_{destination}_30",
            title_zh=f"到{name_zh}30分钟内占比",
            title_en=f"Land within 30 min of {name_en}",
            unit="%",
            destination=destination,
            within=True,
            direction="up",
        ),
    )


REACH_OUTCOMES: Mapping[str, ReachOutcome] = MappingProxyType(
    {
        outcome.id: outcome
        for place in (
            ("old_city", "老城", "the old city"),
            ("airport", "遥墙机场", "Yaoqiang Airport"),
            ("jinan_east", "济南东站", "Jinan East station"),
        )
        for outcome in _outcomes(*place)
    }
)
"""Outcomes by id, in menu order; destinations are those of the reach model."""
