"""English of one: a count of one is in the singular, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look, using
from components.words.english_one import of_one
from components.words.text import catalogue, tr


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("“T”, 1 steps", "“T”, 1 step"),
        ("1 entries", "1 entry"),
        ("**1 tasks have no report yet**", "**1 task has no report yet**"),
        ("1 crossings are in the network", "1 crossing is in the network"),
        ("1 features read", "1 feature read"),
        ("1 rows without coordinates dropped", "1 row without coordinates dropped"),
        ("the highest is 1 times the lowest", "the highest is 1 times the lowest"),
        ("11 steps and 2.1 points, 0–1 beds", "11 steps and 2.1 points, 0–1 beds"),
    ],
)
def test_what_counts_one_is_in_the_singular(plural: str, singular: str) -> None:
    assert of_one(plural, {"n": 1}) == singular


@given(st.sampled_from(sorted(catalogue("en").values())), st.integers(2, 99))
def test_texts_without_a_one_stay_as_they_are(text: str, n: int) -> None:
    assert of_one(text, {"n": n}) == text


def test_the_interface_says_one_step_and_two_steps() -> None:
    with using(Look("en")):
        assert [tr("共{n}步", n=n) for n in (1, 2)] == ["1 step", "2 steps"]
    with using(Look("zh")):
        assert tr("共{n}步", n=1) == "共1步"
