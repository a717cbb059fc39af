"""A budget of requests: a burst, then a pace, and never more than the burst however long the rest."""

from hypothesis import given
from hypothesis import strategies as st

from components.base.budget import Budget


def test_a_burst_then_a_pace(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("components.base.budget.monotonic", lambda: now[0])
    budget = Budget(3, 2.0)
    budget.at = now[0]
    assert [budget.takes() for _ in range(4)] == [True, True, True, False]
    assert budget.delay_s() == 0.5
    now[0] += 0.5
    assert budget.takes() and not budget.takes()


@given(st.lists(st.floats(0, 1000), max_size=40))
def test_never_more_than_the_burst_and_what_the_time_gives(rests):
    now, taken = 0.0, 0
    budget = Budget(5, 2.0)
    for rest in rests:
        now += rest
        budget.at -= rest  # as if the last look were so long ago
        taken += budget.takes()
    assert taken <= 5 + 2.0 * (now + 1)  # the test itself takes some time
