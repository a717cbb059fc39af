"""One judgement everywhere: the pages cannot contradict each other about a target."""

from __future__ import annotations

import pytest

from components.base.look import Look, using
from components.story.steps import step_content
from components.topics.compare.verdicts import verdict
from components.topics.indicators.facts import load_facts as load_indicators
from components.topics.indicators.target_results import target_lines, target_scope
from components.topics.overview.rows import rows
from components.topics.views import view_of
from components.topics.whatif import results, trajectory
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.state import State
from components.topics.whatif.strip import status_word
from components.words.status_words import STATUS_MARKS
from data.stories import StoryStep, Words
from model.scenario import BASELINE, Scenario
from model.uncertainty import Target

YEAR = 2035
VERDICT_WORDS = (*(mark.word for mark in STATUS_MARKS.values()), "✓", "×", "达到目标", "做不到")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


def aiming_at(value: float) -> Scenario:
    return Scenario(targets=(("gdp", YEAR, value),))


def texts(page: str, query: dict[str, str], scenario: Scenario) -> str:
    """Everything that a page says of a scenario."""
    view = view_of(page)
    assert view is not None
    return view.content(view.parse(query)[0], scenario, Look()).as_json().decode()


@pytest.mark.parametrize("value", [150.0, 300.0, 600.0, 2000.0])
def test_the_strip_the_comparison_and_the_trajectory_give_one_verdict(facts: Facts, value: float) -> None:
    scenario, choice = aiming_at(value), State(outcome="gdp", year=YEAR)
    outcome = results.outcomes(facts, scenario)["gdp"].at(YEAR)
    strip = status_word(scenario, "gdp", YEAR, outcome)
    compared = verdict(facts, scenario, "gdp", YEAR, outcome)
    assert compared is not None
    assert strip.startswith("✓") == compared.passed
    assert strip in trajectory.answer_words(facts, scenario, choice)
    share = results.chance_of(facts, scenario, "gdp", Target(YEAR, value))
    assert (share >= 0.5) == compared.passed


@pytest.mark.parametrize("value", [150.0, 2000.0])
def test_the_page_of_indicators_answers_another_question_and_gives_no_verdict_on_a_target(value: float) -> None:
    indicators = load_indicators()
    (line,) = target_lines(indicators, "gdp", {YEAR: value})
    assert "须每年" in line
    assert not [word for word in VERDICT_WORDS if word in line]
    assert "由目标推演" in target_scope("gdp")
    assert "不判断能否达到" in target_scope("vaccination_coverage")


def test_overview_and_indicators_show_the_status_of_the_monitoring_page() -> None:
    with using(Look()):
        assessments = load_indicators().assessments
        for row in rows():
            assert row.status == assessments[row.indicator_id].status


@pytest.mark.parametrize(("value", "share", "passed"), [(150.0, "99%", True), (2000.0, "0%", False)])
def test_every_tab_and_the_comparison_say_the_same_of_a_target(value: float, share: str, passed: bool) -> None:
    said = texts("targets", {"out": "gdp", "year": str(YEAR)}, aiming_at(value))
    assert ("✓ 达到目标" in said) is passed and ("× 距目标差" in said) is not passed
    assert f"；{share}的路径不低于目标" in said
    assert ("在所选调节项的范围内达不到" in said) is not passed
    assert ("✓ 达到目标" if not passed else "× 未达目标") not in texts("compare", {"year": str(YEAR)}, aiming_at(value))


@pytest.mark.parametrize("page", ["overview", "monitoring", "roadmap", "stories"])
def test_pages_that_judge_the_documents_say_nothing_of_a_target_of_ones_own(page: str) -> None:
    query = {"ind": "gdp"} if page == "monitoring" else {}
    assert texts(page, query, aiming_at(2000.0)) == texts(page, query, BASELINE)


def test_a_step_of_a_story_judges_a_target_as_its_page_does() -> None:
    step = StoryStep(view="targets", query={"out": "gdp", "year": str(YEAR)}, heading=Words(zh="目标"), words=(Words(zh="{answer}"),))  # fmt: skip  # noqa: E501
    (sentence,) = step_content(step, 1, Look(), aiming_at(2000.0)).sentences
    assert "× 距目标差" in sentence and "0%的路径不低于目标" in sentence and "✓" not in sentence
