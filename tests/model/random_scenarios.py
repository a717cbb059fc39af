"""Random scenarios within the bounds of the levers, for the laws of the model."""

from hypothesis import settings
from hypothesis import strategies as st

from tests.declared import BASELINE

SCENARIOS = st.fixed_dictionaries(
    {}, optional={lever.id: st.floats(min_value=lever.low, max_value=lever.high) for lever in BASELINE.levers}
)
LAWS = settings(max_examples=40, deadline=None)
