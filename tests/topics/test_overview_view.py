"""总览 as a view: the day in its address, the figures and steps in its content."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.clock import today
from components.base.look import Look
from components.topics.overview.state import FIRST, LAST, State
from components.topics.overview.view import VIEW
from model.scenario import BASELINE


@given(st.dates(FIRST, LAST))
def test_every_day_comes_back_from_its_address(day: date) -> None:
    assert VIEW.parse(VIEW.query(State(day))) == (State(day), ())


def test_the_present_day_is_left_out_of_the_address() -> None:
    assert VIEW.query(State()) == {} and VIEW.parse({})[0].day == today()


@pytest.mark.parametrize("day", ["tomorrow", "20261129", "2026-13-01", "1999-01-01", "2026-11-29T00:00", "2" * 99])
def test_a_day_that_nobody_can_mean_is_refused(day: str) -> None:
    state, refusals = VIEW.parse({"day": day})
    assert state == State() and [refusal.key for refusal in refusals] == ["day"]


def test_five_figures_with_scope_grade_and_clauses_and_the_steps_by_the_day() -> None:
    content = VIEW.content(State(date(2026, 11, 22)), BASELINE, Look())
    assert len(content.figures) == 5 and all(figure.scope and figure.citations for figure in content.figures)
    assert {figure.grade for figure in content.figures} == {"official"}
    steps = [sentence.text for sentence in content.sentences if sentence.level == "public"]
    assert [text.partition("；")[0] for text in steps] == ["2025 五年成形", "2030 十年成势", "2035 十五年成城"]
    assert "已到期" in steps[0] and "时序进度 17.8%" in steps[1] and "2031年开始" in steps[2]
    assert "798 平方公里" in content.answer and [chart.ident for chart in content.charts] == ["steps"]


def test_another_day_moves_the_line_in_time_and_nothing_of_the_figures() -> None:
    now, then = (VIEW.content(State(date(year, 6, 1)), BASELINE, Look()) for year in (2026, 2033))
    assert now.figures == then.figures and now.charts[0].whole() != then.charts[0].whole()
