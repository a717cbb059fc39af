"""The `Formula` value: displayed wording and executed arithmetic in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.trajectory import BASE_YEAR, Array, steps_since

BASE_YEAR_INPUT = "base_year"
"""Name under which the base year enters `compute` beside levers and figures; 2023 where it does not."""
HALF = 0.5
"""From here on a switch counts as turned on."""
Inputs = Mapping[str, Array]
Direction = Literal["up", "down", "none"]
Scope = Literal["direct", "area"]
Draw = Literal["", "level", "rate"]
"""Which growth shocks enter a result: none, the sum over all years (levels), or one year's (growth rates)."""


@dataclass(frozen=True, kw_only=True)
class Formula:
    """One outcome. `compute` maps arrays that broadcast to (..., 13) to values in `unit` for 2023 to 2035.

    Titles and texts name the base year and those after it by the marks of `model.base_words`. `text_zh` and `text_en`
    name every input as a placeholder in braces; `inputs` are ids of levers, of figures of the base year and of outcomes
    that stand earlier in the catalogue. `indicator_id` is the indicator of the documents that the outcome can be held
    against, same unit and scope; "" where there is none.
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
    digits: int = 2
    """Significant digits that a projection can bear when it is told; 0 for what is told with its decimals."""
    indicator_id: str = ""
    draw: Draw = ""
    switch: str = ""
    linked_inputs: tuple[str, ...] = ()
    """Inputs that count only while the lever `switch` is on; while it is off they lend the outcome no grade."""
    is_margin: bool = False
    """True where the sign shows whether a limit holds."""
    asked_rank: int = 0
    """Place among what a planner asks next of an answer (people, beds, land, water); 0 for outcomes not asked for."""


def base_year_of(inputs: Inputs) -> int:
    """The base year that entered; one for all scenarios computed at once."""
    entered = inputs.get(BASE_YEAR_INPUT)
    return BASE_YEAR if entered is None else int(entered.flat[0])


def steps(inputs: Inputs) -> Array:
    """Years since the base year, 0 before it, shape (13,)."""
    return steps_since(base_year_of(inputs))


def counted_inputs(formula: Formula, inputs: Mapping[str, float]) -> tuple[str, ...]:
    """The inputs that count with the switches as they stand in `inputs`."""
    if not formula.switch or inputs[formula.switch] >= HALF:
        return formula.inputs
    return tuple(name for name in formula.inputs if name not in formula.linked_inputs)


def linked(switch: Array, on: Array, off: Array) -> Array:
    """`on` where the link is turned on (1), `off` where it is not (0)."""
    return np.where(switch >= HALF, on, off)
