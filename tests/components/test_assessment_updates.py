"""What new data would change: statuses follow the figures, and nothing else does."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.background import Background
from components.topics.assessment.figure_words import years_of
from components.topics.assessment.results import Assessment, assessments_in
from components.topics.assessment.sentences import full_sentence, reason, reported_notes
from data import catalog
from data.tables import DATA, load_table
from tests.components.assessed import assessed, stated_background


@pytest.fixture(scope="module")
def background() -> Background:
    return stated_background()


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return load_table("observations")


@pytest.fixture(scope="module")
def found(observations: pd.DataFrame, background: Background) -> dict[str, Assessment]:
    return assessed(observations, background)


def test_without_its_finding_a_row_is_judged_again(observations: pd.DataFrame, background: Background) -> None:
    gdp = assessed(observations, replace(background, doubts={}))["gdp"]
    assert (gdp.status, gdp.judgement.gap) == ("slower", pytest.approx(-26.8))


def test_nothing_is_judged_while_the_findings_cannot_be_read(
    observations: pd.DataFrame, background: Background
) -> None:
    for a in assessed(observations, replace(background, doubts=None)).values():
        assert not a.judgement.is_judged


def test_no_judgement_mixes_scopes(
    found: dict[str, Assessment], observations: pd.DataFrame, background: Background
) -> None:
    for a in found.values():
        assert {row["scope"] for row in a.rows} <= {a.indicator.scope}
    other = observations.assign(scope="area", value=1.0)
    for ident, a in assessed(pd.concat([observations, other], ignore_index=True), background).items():
        if a.indicator.scope == "direct":
            assert a.judgement == found[ident].judgement


def test_the_press_never_changes_a_status(
    found: dict[str, Assessment], observations: pd.DataFrame, background: Background
) -> None:
    without = assessed(observations[observations["kind"] != "reported"], background)
    assert {i: a.judgement for i, a in without.items()} == {i: a.judgement for i, a in found.items()}
    ((note, row),) = reported_notes(found["gdp"])
    assert "+18.5%，计划 +11%，相差 +7.5 个百分点" in note
    assert row["scope"] == "direct"


def planted_folder(folder: Path, **cells: str) -> Path:
    """A copy of the facts with one more actual, as a data update would bring it."""
    for file in [*DATA.glob("*.csv"), *DATA.glob("*.yaml")]:
        shutil.copy(file, folder)
    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    row = {"scope": "direct", "kind": "actual", "source_id": "plan-2024", "locator": "试", "quote": "试", **cells}
    with path.open("a", encoding="utf-8", newline="") as handle:
        csv.DictWriter(handle, columns, restval="").writerow(row)
    return folder


@pytest.mark.parametrize(
    ("value", "status", "completion", "words"),
    [
        ("16.6", "met", "132.3%", "已达到"),
        ("16.4", "not_met", "67.7%", "未达到"),
    ],
)
def test_an_actual_of_2024_from_a_data_update_brings_completion_and_schedule_by_itself(
    tmp_path: Path, value: str, status: str, completion: str, words: str
) -> None:
    folder = planted_folder(
        tmp_path, indicator_id="pension_insured", year="2024", measure="level", unit="万人", value=value
    )
    a = next(a for a in assessments_in(folder) if a.indicator.id == "pension_insured")
    assert a.status == status
    assert f"完成率 {completion}（按较2023年的增量计），时序进度 100%，{words}" in full_sentence(a)
    assert years_of(a) == "2024年数，对2024年计划"
    steps = derivations(a, catalog.sources())
    assert f"({value} − 16.19) ÷ (16.5 − 16.19) = {completion}" in steps[-1].filled
    assert "(2024 − 2023) ÷ (2024 − 2023) = 100%" in steps[-1].filled


def test_a_yearly_amount_is_completed_by_its_share_of_the_plan(
    observations: pd.DataFrame, background: Background
) -> None:
    jobs = {"indicator_id": "new_urban_jobs", "year": 2024, "value": 0.25, "unit": "万人"}
    a = assessed(observations, background, jobs)["new_urban_jobs"]
    assert a.status == "not_met"
    assert a.judgement.completion == pytest.approx(0.25 / 0.26)


def test_a_growth_rate_of_the_plans_year_is_reached_or_not_and_covers_no_distance(
    observations: pd.DataFrame, background: Background
) -> None:
    retail = {"indicator_id": "retail_sales_growth", "year": 2024, "measure": "growth_pct", "unit": "%", "value": 7.5}
    a = assessed(observations, background, retail)["retail_sales_growth"]
    assert (a.status, a.judgement.completion) == ("met", None)
    assert "高出计划 0.5 个百分点" in full_sentence(a)


def test_a_goal_over_several_years_has_progress_only_with_base_and_another_actual(
    observations: pd.DataFrame, background: Background
) -> None:
    blue = {"indicator_id": "pension_insured", "unit": "万人"}
    goal = {**blue, "kind": "goal", "year": 2030, "value": 20.0, "source_id": "opinion-2021"}
    base, now = ({**blue, "year": year, "value": value} for year, value in ((2021, 14.0), (2025, 17.0)))
    a = assessed(observations, background, goal, base, now)["pension_insured"]
    assert (a.status, a.ruling.base_year) == ("on_schedule", 2021)
    assert (a.judgement.completion, a.judgement.time) == (pytest.approx(0.5), pytest.approx(4 / 9))
    without_base = assessed(observations, background, goal, now)["pension_insured"]
    assert (without_base.status, without_base.ruling.reason) == ("unjudged", "no_base")


def test_the_mean_of_three_years_judges_once_all_three_are_there(
    observations: pd.DataFrame, background: Background
) -> None:
    death = {"indicator_id": "work_safety_death_rate", "unit": "人", "year": 2021}
    assert assessed(observations, background, death | {"value": 0.03})["work_safety_death_rate"].status == "held_before"
    high = assessed(observations, background, death | {"value": 0.001})["work_safety_death_rate"]
    assert high.status == "not_held_before"
    assert high.ruling.bound == pytest.approx((0.001 + 0 + 0.0089) / 3)
    this_year = death | {"value": 0.001, "year": 2024}
    assert (
        assessed(observations, background, death | {"value": 0.03}, this_year)["work_safety_death_rate"].status == "met"
    )
    assert "2021年" in reason(assessed(observations, background)["work_safety_death_rate"])


def test_staying_positive_is_settled_by_the_years_own_actual(
    observations: pd.DataFrame, background: Background
) -> None:
    worse = {"indicator_id": "road_death_decline_rate", "unit": "%", "year": 2024, "value": -3.0}
    before = assessed(observations, background)["road_death_decline_rate"]
    assert before.status == "held_before"
    assert "上年已满足；2024年实际数文件没有给出" in full_sentence(before)
    after = assessed(observations, background, worse)["road_death_decline_rate"]
    assert after.status == "not_met"
    assert "不为正值" in full_sentence(after)


def test_a_floor_without_a_year_is_met_or_not_met(observations: pd.DataFrame, background: Background) -> None:
    share = {"indicator_id": "blue_green_share", "scope": "area", "measure": "share_pct", "unit": "%", "year": 2023}
    kept = assessed(observations, background, share | {"value": 72.0})["blue_green_share"]
    assert (kept.status, kept.judgement.margin) == ("met", pytest.approx(2.0))
    assert assessed(observations, background, share | {"value": 69.0})["blue_green_share"].status == "not_met"


def test_without_the_word_in_the_annex_nothing_is_binding(observations: pd.DataFrame, background: Background) -> None:
    found = assessed(observations, replace(background, binding={}))
    assert not [a for a in found.values() if a.obligation.kind == "binding"]
