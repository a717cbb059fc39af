"""A difference in minutes that the method cannot tell apart is no gain, on any page, slide or strip."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.compare.effects import Effect, change_words
from components.topics.reach.uncertainty import is_beyond, outcome_error
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import beside_baseline, is_within_error
from components.topics.whatif.state import State
from components.topics.whatif.strip import cards
from model.scenario import BASELINE, Scenario, with_crossing

MEAN = "reach_old_city_mean"
SIGNED = re.compile(r"[+−](\d+\.\d) 分钟")


@pytest.fixture(scope="module")
def error() -> float:
    value = outcome_error(MEAN)
    assert 0.1 < value < 5, "the places of the crossings are off by hundreds of metres"
    return value


@given(st.floats(-100, 100), st.floats(0, 10))
def test_what_is_printed_below_the_error_never_counts(change: float, error: float) -> None:
    if is_beyond(change, error):
        assert round(abs(change), 1) >= round(error, 1) and round(abs(change), 1) > 0


@pytest.mark.parametrize("scenario", [BASELINE, with_crossing(BASELINE, "x_jiluo", closed=True),
                                      with_crossing(BASELINE, "x_luokou_rail", closed=True),
                                      with_crossing(BASELINE, "x_fenghuang", closed=True)])  # fmt: skip
@pytest.mark.parametrize("year", ["2022", "2024", "2026"])
def test_no_sentence_of_the_reach_page_gives_a_change_below_the_error(
    scenario: Scenario, year: str, error: float
) -> None:
    view = view_of("crossings")
    assert view
    state, _ = view.parse({"view": "reach", "year": year})
    content = view.content(state, scenario, Look())
    said = content.answer + "".join(sentence.text for sentence in content.sentences)
    assert all(float(minutes) >= round(error, 1) - 0.1 for minutes in SIGNED.findall(said)), said


def test_the_bridges_opened_since_2021_are_within_the_error_and_said_to_be(error: float) -> None:
    view = view_of("crossings")
    assert view
    state, _ = view.parse({"view": "reach", "year": "2024"})
    answer = view.content(state, BASELINE, Look()).answer
    assert f"全域平均的变化在误差以内（±{error:.1f} 分钟）" in answer and "−0.1" not in answer


def test_the_strip_and_the_comparison_call_it_neither_better_nor_worse(error: float) -> None:
    small = round(error / 2, 1)
    assert is_within_error(MEAN, small) and not is_within_error(MEAN, error + 0.2) and not is_within_error("gdp", small)
    assert beside_baseline(MEAN, 44.0, 44.0 - small) == "与基准之差在误差以内"
    assert "在误差以内" not in beside_baseline(MEAN, 44.0, 44.0 + error + 0.3)
    effect = Effect(MEAN, 44.0, 44.0 - small, -small)
    assert effect.tone == "" and effect.share is None and change_words(effect) == "在误差以内"


def test_a_card_of_the_strip_has_no_tone_for_it() -> None:
    closed = with_crossing(BASELINE, "x_jinan_second", closed=True)
    card = next(iter(cards(load_facts(), closed, State(strip=(MEAN,), year=2024))))
    assert card["tone"] == "" and card["change"] in ("与基准之差在误差以内", "与基准相同", "与基准几乎相同")
