"""The `Formula` value: displayed wording and executed arithmetic in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from model.trajectory import Array

Inputs = Mapping[str, Array]
Direction = Literal["up", "down", "none"]
Scope = Literal["direct", "area"]
Draw = Literal["", "level", "rate"]
"""Which growth shocks enter a result: none, the sum over all years (levels), or one year's (growth rates)."""


@dataclass(frozen=True, kw_only=True)
class Formula:
    """One outcome. `compute` maps arrays that broadcast to (..., 13) to values in `unit` for 2023 to 2035.

    `text_zh` and `text_en` name every input as a placeholder in braces; `inputs` are ids of levers, of figures of the
    base year and of outcomes that stand earlier in the catalogue. `indicator_id` is the indicator of the documents that
    the outcome can be held against, same unit and scope; "" where there is none.
    """

    id: str
    title_zh: str
    title_en: str
    unit: str
    scope: Scope
    inputs: tuple[str, ...]
    text_zh: str
    text_en: str
    compute: Callable[[Inputs], Array]
    direction: Direction = "up"
    decimals: int = 1
    indicator_id: str = ""
    draw: Draw = ""
    is_margin: bool = False
    """True where the sign shows whether a limit holds."""
    asked_rank: int = 0
    """Rank among the consequences listed after a goal-seek answer (people, beds, land, water); 0 if not listed."""
