"""Round steps for axes and scale bars."""

import math

from hypothesis import given
from hypothesis import strategies as st

from components.drawing.charts.steps import PLAIN, WITH_QUARTERS, step_above, step_below

VALUES = st.floats(1e-6, 1e9)


@given(VALUES, st.sampled_from([PLAIN, WITH_QUARTERS]))
def test_a_step_is_round_and_encloses_the_value(value: float, factors: tuple[float, ...]) -> None:
    low, high = step_below(value, factors), step_above(value, factors)
    assert low <= value * (1 + 1e-8) and high >= value * (1 - 1e-8)
    assert high <= 2.5 * low * (1 + 1e-8), "neighbours of each other, or the same"
    for step in (low, high):
        factor = step / 10 ** math.floor(math.log10(step * (1 + 1e-9)))
        assert min(abs(factor - one) for one in factors) < 1e-6


def test_a_round_value_is_its_own_step() -> None:
    assert [step_above(v) for v in (1, 2, 5, 0.02, 2000)] == [1, 2, 5, 0.02, 2000]
    assert (step_above(2.1), step_below(2.1), step_above(2.1, WITH_QUARTERS)) == (5, 2, 2.5)
