"""The counts of documents, names and map in one line: its parts add up, and no sign means two things."""

import re
from collections import Counter

import pytest

from components.base.look import Look
from components.base.release import data_root
from components.topics.crossings.facts import load_facts
from components.topics.crossings.map_picture import crossings_picture
from components.topics.crossings.reconciliation import counted_in, reconciliation
from components.topics.crossings.state import State
from data.stories import stories
from model.crossings import Doubt, Status, count_in, sign_in
from model.scenario import BASELINE, with_crossing


def test_what_the_plan_counts_is_named_ones_and_ones_without_a_list() -> None:
    text = reconciliation(load_facts(), 2023, BASELINE)
    row = counted_in(load_facts(), 2023)
    assert row is not None
    total, named, rest = map(int, re.findall(r"计入 (\d+) 处 = 列得出名称的 (\d+) 处 \+ 没有名单的 (\d+) 处", text)[0])
    assert (total, named) == (int(row["count"]), int(row["named"])) and named + rest == total
    assert f"未说明的 {row['named_unclear']} 处或在这 {rest} 处之内" in text


@pytest.mark.parametrize("year", [2021, 2023, 2024, 2026, 2035])
def test_the_signs_on_the_map_add_up_to_those_drawn(year: int) -> None:
    facts = load_facts()
    total, parts = re.findall(r"图上 (\d+) 处 = ([^。]*)。", reconciliation(facts, year, BASELINE))[0]
    numbers = [int(n) for n in re.findall(r" (\d+) 处", parts)]
    assert sum(numbers) == int(total) == sum(bool(line.place) for line in facts.lines)


def test_a_year_without_a_count_of_its_own_borrows_none() -> None:
    text = reconciliation(load_facts(), 2022, BASELINE)
    assert text.startswith("图上") and "9 处 =" not in text


@pytest.mark.parametrize("year", [2021, 2024, 2030])
def test_every_open_crossing_has_the_sign_of_what_it_counts_as(year: int) -> None:
    crossings = load_facts().crossings(BASELINE)
    count, signs = count_in(crossings, year), Counter(sign_in(crossing, year) for crossing in crossings)
    assert signs[Status.OPEN] + signs[Status.OPEN_YEAR_UNKNOWN] == count.sure
    assert signs[Doubt.UNCLEAR] == count.unclear
    assert all(c.counted == "no" for c in crossings if sign_in(c, year) is Doubt.UNCOUNTED)


def test_a_crossing_that_a_scenario_closes_is_closed_whatever_it_counts_as() -> None:
    facts = load_facts()
    assert facts.signs(2024, with_crossing(BASELINE, "x_third", closed=True))["x_third"] is Status.CLOSED


def test_the_legend_says_which_are_counted_and_of_which_the_year_is_unknown() -> None:
    picture = crossings_picture(load_facts(), State(2024), BASELINE, Look())
    labels = [entry.label for entry in picture.legend[0].entries]
    assert {"已通车且计入，通车年份不详", "已通车，是否计入未说明", "已通车，不计入"} <= set(labels)


def test_the_story_shows_the_map_of_the_year_that_its_title_counts() -> None:
    story = next(story for story in stories(data_root()) if story.id == "ten_minutes")
    step = next(s for s in story.steps if s.view == "crossings" and "view" not in s.query)
    assert f"{{count.open_{step.query['year']}}}" in step.words[0].zh
    assert any("{sentence.reconciliation}" in words.zh for words in step.words)
