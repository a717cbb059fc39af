"""Where every indicator stands: the rule that judges it, the reason where none can, and what new data would change."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from components.drawing.charts.status_board import LOW
from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.gaps import KEEPERS, gap_of
from components.topics.assessment.results import Assessment, assess_all, by_urgency, counts
from components.topics.assessment.rules import Obstacle, Rule
from components.topics.assessment.sentences import full_sentence, reason, reported_notes, short_note
from components.topics.assessment.tables import RULE_WORDS
from components.words.status_words import OBSTACLES, ratio_number
from data import catalog
from data.operators import operator_of
from data.tables import load_table
from model.pace import Status


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: load_table(name) for name in ("observations", "goals", "annex_2024")}


def assessed(tables: dict[str, pd.DataFrame], *more: dict[str, Any]) -> dict[str, Assessment]:
    """All assessments by id, `more` rows planted among the observations."""
    observations = tables["observations"]
    if more:
        planted = pd.DataFrame([blank() | row for row in more]).astype(observations.dtypes.to_dict())
        observations = pd.concat([observations, planted], ignore_index=True)
    found = assess_all(observations, catalog.indicators(), tables["goals"], tables["annex_2024"])
    return {a.indicator.id: a for a in found}


def blank() -> dict[str, Any]:
    place = {"source_id": "plan-2024", "locator": "附件/一、经济增长", "quote": "试", "note": "", "text": ""}
    return {"scope": "direct", "kind": "actual", "measure": "level", "unit": "亿元", **place}


@pytest.fixture(scope="module")
def found(tables: dict[str, pd.DataFrame]) -> dict[str, Assessment]:
    return assessed(tables)


@pytest.fixture(scope="module")
def annex(found: dict[str, Assessment]) -> list[Assessment]:
    return [a for a in found.values() if a.indicator.annex]


def test_every_row_of_the_annex_is_judged_or_explained(
    annex: list[Assessment], tables: dict[str, pd.DataFrame]
) -> None:
    assert {a.indicator.title.zh for a in annex} == set(tables["annex_2024"]["name"])
    for a in annex:
        assert (a.status == "unjudged") == (a.ruling.reason is not None), a.indicator.id
        assert full_sentence(a).endswith("。")
        assert gap_of(a).missing
        assert gap_of(a).holder


def test_every_indicator_of_the_catalogue_has_a_status_or_a_reason(found: dict[str, Assessment]) -> None:
    assert len(found) == len(catalog.indicators())
    for a in found.values():
        assert short_note(a), a.indicator.id
        assert a.status != "unjudged" or reason(a)


def test_statuses_of_the_annex(annex: list[Assessment]) -> None:
    expected: dict[Status, int] = {"far_behind": 2, "behind": 1, "on_track": 10, "reached": 2, "met": 1, "unjudged": 15}
    assert counts(annex) == expected


@pytest.mark.parametrize(
    ("ident", "rule", "status", "paces"),
    [
        ("gdp", "printed_growth", "on_track", (37.8, 11.0)),
        ("hospital_beds_per_1000", "printed_growth", "far_behind", (5.5, 110.4)),
        ("foreign_trade", "printed_growth", "on_track", (31.5, 10.0)),
        ("retail_sales_growth", "stated_rate", "far_behind", (0.2, 7.0)),
        ("four_new_economy_growth", "stated_rate", "behind", (50.1, 53.0)),
        ("urbanisation_rate", "yearly_change", "on_track", (0.26, 0.18)),
    ],
)
def test_paces_are_those_of_the_documents(
    found: dict[str, Assessment], ident: str, rule: str, status: str, paces: tuple[float, float]
) -> None:
    a = found[ident]
    assert (a.ruling.rule, a.status) == (rule, status)
    assert (a.verdict.observed, a.verdict.required) == pytest.approx(paces)


@pytest.mark.parametrize(
    ("ident", "reason_code"),
    [
        ("work_safety_death_rate", "mean_years_missing"),
        ("rd_expenditure_growth", "different_base"),
        ("rd_active_enterprise_share", "one_actual"),
        ("disposable_income", "one_actual"),
        ("good_air_days_ratio", "assigned"),
        ("environment_constraints", "assigned"),
        ("crossings_open", "no_goal_year"),
        ("blue_green_share", "no_actual"),
        ("gdp_whole_area", "no_goal"),
        ("whole_area_water_class", "qualitative"),
    ],
)
def test_what_cannot_be_judged_says_why(found: dict[str, Assessment], ident: str, reason_code: str) -> None:
    assert (found[ident].status, found[ident].ruling.reason) == ("unjudged", reason_code)


def test_printed_growth_is_never_replaced_by_the_ratio_of_levels(annex: list[Assessment]) -> None:
    for a in annex:
        pair = a.evidence.growth_pair()
        if pair:
            assert a.ruling.rule == "printed_growth"
            assert (a.verdict.observed, a.verdict.required) == (pair[0]["value"], pair[1]["value"])


def test_where_annex_and_text_differ_the_annex_growth_is_judged(found: dict[str, Assessment]) -> None:
    pair = found["foreign_trade"].evidence.growth_pair()
    assert pair is not None
    assert [row["locator"].startswith("附件/") for row in pair] == [True, False]


def test_no_verdict_mixes_scopes(found: dict[str, Assessment], tables: dict[str, pd.DataFrame]) -> None:
    for a in found.values():
        assert {row["scope"] for row in a.rows} <= {a.indicator.scope}
    other = tables["observations"].assign(scope="area", value=1.0)
    doubled = tables | {"observations": pd.concat([tables["observations"], other], ignore_index=True)}
    for ident, a in assessed(doubled).items():
        if a.indicator.scope == "direct":
            assert a.verdict == found[ident].verdict


def test_the_press_never_changes_a_status(found: dict[str, Assessment], tables: dict[str, pd.DataFrame]) -> None:
    kept = tables["observations"]["kind"] != "reported"
    without = assessed(tables | {"observations": tables["observations"][kept]})
    assert {i: a.verdict for i, a in without.items()} == {i: a.verdict for i, a in found.items()}
    ((said, row),) = reported_notes(found["gdp"])
    assert "+18.5%" in said
    assert "1.68 倍" in said
    assert row["scope"] == "direct"


def test_an_actual_of_the_plans_own_year_settles_it(tables: dict[str, pd.DataFrame]) -> None:
    kept = assessed(tables, {"indicator_id": "gdp", "year": 2024, "value": 126.0})["gdp"]
    broken = assessed(tables, {"indicator_id": "gdp", "year": 2024, "value": 125.0})["gdp"]
    assert (kept.status, broken.status) == ("met", "not_met")
    assert broken.verdict.margin == pytest.approx(-0.7)


def test_worse_printed_growth_turns_the_status(tables: dict[str, pd.DataFrame]) -> None:
    observations = tables["observations"].copy()
    row = (observations["indicator_id"] == "gdp") & (observations["value"] == 37.8)
    for growth, status in ((10.5, "on_track"), (6.0, "behind"), (1.0, "far_behind"), (-1.0, "moving_away")):
        observations.loc[row, "value"] = growth
        assert assessed(tables | {"observations": observations})["gdp"].status == status


def test_the_mean_of_three_years_judges_once_all_three_are_there(tables: dict[str, pd.DataFrame]) -> None:
    death = {"indicator_id": "work_safety_death_rate", "unit": "人", "year": 2021}
    assert assessed(tables, death | {"value": 0.03})["work_safety_death_rate"].status == "met"
    high = assessed(tables, death | {"value": 0.001})["work_safety_death_rate"]
    assert high.status == "not_met"
    assert high.ruling.bound == pytest.approx((0.001 + 0 + 0.0089) / 3)
    assert "2021年" in reason(assessed(tables)["work_safety_death_rate"])


def test_staying_positive_is_broken_by_a_negative_actual(tables: dict[str, pd.DataFrame]) -> None:
    worse = {"indicator_id": "road_death_decline_rate", "unit": "%", "year": 2024, "value": -3.0}
    assert assessed(tables)["road_death_decline_rate"].status == "met"
    assert assessed(tables, worse)["road_death_decline_rate"].status == "not_met"


def test_a_floor_without_a_year_is_met_or_not_met(tables: dict[str, pd.DataFrame]) -> None:
    share = {"indicator_id": "blue_green_share", "scope": "area", "measure": "share_pct", "unit": "%", "year": 2023}
    assert assessed(tables, share | {"value": 72.0})["blue_green_share"].verdict.margin == pytest.approx(2.0)
    assert assessed(tables, share | {"value": 69.0})["blue_green_share"].status == "not_met"


def test_a_floor_that_lies_ahead_is_a_goal_to_be_reached(tables: dict[str, pd.DataFrame]) -> None:
    assets = {"indicator_id": "investment_group_assets"}
    rows = ({**assets, "year": 2022, "value": 700.0}, {**assets, "year": 2023, "value": 900.0})
    a = assessed(tables, *rows)["investment_group_assets"]
    assert (a.ruling.rule, a.status) == ("computed_growth", "on_track")


@pytest.mark.parametrize(
    ("text", "operator"),
    [("97%以上", "ge"), ("不低于59万亩", "ge"), ("至少1个", "ge"), ("30%以内", "le"), ("不超过3%", "le"),
     ("超过40%", "gt"), ("约60公里", "eq"), ("", "eq")],
)  # fmt: skip
def test_printed_words_say_how_a_figure_binds(text: str, operator: str) -> None:
    row = {"indicator_id": "x", "value": 1.0, "text": text}
    assert operator_of(row, {}) == operator
    assert operator_of(row, {("x", 1.0): "lt"}) == "lt"


def test_binding_and_expected_are_said_only_with_a_clause(found: dict[str, Assessment]) -> None:
    kinds = {a.indicator.id: a.obligation for a in found.values()}
    binding = {ident for ident, duty in kinds.items() if duty.kind == "binding"}
    assert binding == {a.indicator.id for a in found.values() if a.indicator.category == "green_ecology"}
    assert kinds["gdp"].kind == "expected"
    assert kinds["urbanisation_rate"].kind == "unstated"
    for duty in kinds.values():
        assert (duty.row is None) == (duty.kind == "unstated")
        assert duty.row is None or (duty.row["locator"] and duty.row["quote"])


def test_without_the_word_in_the_annex_nothing_is_binding(tables: dict[str, pd.DataFrame]) -> None:
    annex = tables["annex_2024"]
    kept = annex[~annex["name"].str.contains("约束性")]
    assert not [a for a in assessed(tables | {"annex_2024": kept}).values() if a.obligation.kind == "binding"]


def test_a_ratio_is_not_rounded_over_a_threshold() -> None:
    assert (ratio_number(0.9453), ratio_number(0.9499), ratio_number(0.951)) == ("0.945", "0.9499", "0.95")
    assert (ratio_number(0.4996), ratio_number(-0.001), ratio_number(3.436)) == ("0.4996", "−0.001", "3.44")


def test_the_arithmetic_shows_its_own_figures_with_their_clauses(found: dict[str, Assessment]) -> None:
    beds, progress = derivations(found["hospital_beds_per_1000"], catalog.sources())
    assert "r = +5.5% ÷ +110.4% = 0.05" in beds.filled
    assert "明显滞后" in beds.result
    assert [i.value for i in beds.inputs] == ["+5.5%", "+110.4%"]
    assert all(i.citation and i.citation.quote for i in beds.inputs)
    assert "完成度 = (1.34 − 1.27) ÷ (2.82 − 1.27) = 4.5%" in progress.filled
    assert (
        "(25.62 − 25.36) ÷ 1 = +0.26 个百分点（推算）"
        in derivations(found["urbanisation_rate"], catalog.sources())[0].filled
    )


def test_growth_rates_cover_no_distance(found: dict[str, Assessment]) -> None:
    assert len(derivations(found["retail_sales_growth"], catalog.sources())) == 1


def test_the_worst_come_first(found: dict[str, Assessment]) -> None:
    assert [a.indicator.id for a in by_urgency(found.values())][:2] == ["retail_sales_growth", "hospital_beds_per_1000"]


def test_every_obstacle_rule_and_category_has_words() -> None:
    assert set(OBSTACLES) == set(Obstacle.__args__)
    assert set(RULE_WORDS) == set(Rule.__args__)
    assert {c.id for c in catalog.categories()} <= set(KEEPERS)
    assert LOW < 0
