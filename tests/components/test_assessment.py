"""Where every indicator stands: the rule that judges it, the reason where none can, and what new data would change."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.background import Background
from components.topics.assessment.figure_words import years_of
from components.topics.assessment.gaps import KEEPERS, gap_of
from components.topics.assessment.kinds import KIND_ORDER, kind_of
from components.topics.assessment.project import facility_id
from components.topics.assessment.results import Assessment, by_status, counts
from components.topics.assessment.rules import Rule
from components.topics.assessment.sentences import full_sentence, reason, short_note
from components.topics.assessment.tables import RULE_WORDS
from components.words.status_words import REASONS, ratio_number
from data import catalog
from data.operators import operator_of
from data.tables import load_table
from model.judgement import PLAN, PROGRESS, RESULT, Reason, Status
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


@pytest.fixture(scope="module")
def annex(found: dict[str, Assessment]) -> list[Assessment]:
    return [a for a in found.values() if a.indicator.annex]


def test_every_row_of_the_annex_is_judged_or_explained(annex: list[Assessment]) -> None:
    assert {a.indicator.title.zh for a in annex} == set(load_table("annex_2024")["name"])
    for a in annex:
        assert a.judgement.is_judged == (a.ruling.reason is None), a.indicator.id
        assert full_sentence(a).endswith("。")
        assert gap_of(a).missing
        assert gap_of(a).holder


def test_every_indicator_of_the_catalogue_has_a_status_or_a_reason(found: dict[str, Assessment]) -> None:
    assert len(found) == len(catalog.indicators())
    for a in found.values():
        assert short_note(a), a.indicator.id
        assert a.judgement.is_judged or reason(a)


def test_statuses_of_the_annex(annex: list[Assessment]) -> None:
    expected: dict[Status, int] = {
        "below": 1,
        "slower": 5,
        "faster": 2,
        "project": 1,
        "held_before": 1,
        "doubted": 7,
        "unjudged": 14,
    }
    assert counts(annex) == expected


def test_no_progress_is_stated_while_no_actual_of_2024_is_in_hand(found: dict[str, Assessment]) -> None:
    for a in found.values():
        assert a.status not in PROGRESS | RESULT, a.indicator.id
        if a.judgement.is_judged:
            assert years_of(a) == "2023年数，对2024年计划"
        for word in ("进度正常", "已达到", "达标", "滞后", "完成率", "r ="):
            assert word not in full_sentence(a)


@pytest.mark.parametrize(
    ("ident", "rule", "status", "changes"),
    [
        ("industrial_value_added_growth", "stated_rate", "slower", (595.8, 15.0)),
        ("fixed_asset_investment_growth", "stated_rate", "faster", (48.5, 50.0)),
        ("retail_sales_growth", "stated_rate", "faster", (0.2, 7.0)),
        ("physicians_per_1000", "printed_growth", "slower", (16.67, 5.91)),
        ("new_civil_defence_area", "printed_growth", "slower", (57.9, 1.0)),
        ("hospital_beds_per_1000", "printed_growth", "project", (5.5, 110.4)),
        ("urbanisation_rate", "yearly_change", "slower", (0.26, 0.18)),
    ],
)
def test_changes_are_those_of_the_documents(
    found: dict[str, Assessment], ident: str, rule: str, status: str, changes: tuple[float, float]
) -> None:
    a = found[ident]
    assert (a.ruling.rule, a.status) == (rule, status)
    assert (a.judgement.last, a.judgement.planned) == pytest.approx(changes)
    assert a.judgement.gap == pytest.approx(changes[1] - changes[0])


def test_a_flow_of_last_year_has_not_reached_this_years_plan(found: dict[str, Assessment]) -> None:
    jobs = found["new_urban_jobs"]
    assert jobs.status == "below"
    assert "0.96 倍，低于上年" in full_sentence(jobs)
    assert jobs.judgement.level_ratio == pytest.approx(0.26 / 0.27)


def test_the_beds_jump_by_the_hospital_that_the_data_links(
    found: dict[str, Assessment], observations: pd.DataFrame, background: Background
) -> None:
    beds = found["hospital_beds_per_1000"]
    assert facility_id(beds) == "f_second_hospital_north"
    assert "山大二院北院区投用带动" in full_sentence(beds)
    assert any("年内实现开诊" in str(row["quote"]) for row in beds.rows)
    without = assessed(observations, replace(background, projects={}))["hospital_beds_per_1000"]
    assert (without.status, without.project) == ("faster", None)


@pytest.mark.parametrize(
    ("ident", "doubt"),
    [
        ("gdp", "与两年绝对量不合"),
        ("budget_revenue", "增长与绝对量不合"),
        ("foreign_trade", "正文为25%，附件为31.5%"),
        ("invention_patents_per_10k", "增长与绝对量不合"),
        ("four_new_economy_growth", "数值所在的栏不一致"),
        ("foreign_investment_used", "计量单位"),
        ("rd_expenditure_growth", "增幅基数不同"),
    ],
)
def test_a_doubted_row_is_shown_with_its_figures_and_never_judged(
    found: dict[str, Assessment], ident: str, doubt: str
) -> None:
    a = found[ident]
    assert a.status == "doubted"
    assert doubt in full_sentence(a)
    assert "2023年" in full_sentence(a)
    assert "2024年计划" in full_sentence(a)
    assert not derivations(a, catalog.sources())


@pytest.mark.parametrize(
    ("ident", "reason_code"),
    [
        ("work_safety_death_rate", "mean_years_missing"),
        ("rd_active_enterprise_share", "no_last_year"),
        ("disposable_income", "no_year_before"),
        ("good_air_days_ratio", "assigned"),
        ("environment_constraints", "assigned"),
        ("crossings_open", "no_goal_year"),
        ("blue_green_share", "no_actual"),
        ("gdp_whole_area", "no_goal"),
        ("whole_area_water_class", "qualitative"),
    ],
)
def test_what_cannot_be_judged_gives_its_reason(found: dict[str, Assessment], ident: str, reason_code: str) -> None:
    assert (found[ident].status, found[ident].ruling.reason) == ("unjudged", reason_code)


def test_printed_growth_is_never_replaced_by_growth_from_levels(annex: list[Assessment]) -> None:
    for a in annex:
        pair = a.evidence.growth_pair()
        if pair and a.judgement.is_judged:
            assert a.ruling.rule == "printed_growth"
            assert (a.judgement.last, a.judgement.planned) == (pair[0]["value"], pair[1]["value"])


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


def test_a_ratio_of_levels_is_never_rounded_to_one() -> None:
    assert (ratio_number(2.104), ratio_number(0.963), ratio_number(0.9996)) == ("2.10", "0.96", "0.9996")
    assert ratio_number(1.0) == "1.00"


def test_the_arithmetic_shows_its_own_figures_with_their_clauses(found: dict[str, Assessment]) -> None:
    (beds,) = derivations(found["hospital_beds_per_1000"], catalog.sources())
    assert "相差 = +110.4% − +5.5% = +104.9 个百分点" in beds.filled
    assert "计划为上年的倍数 = 2.82 ÷ 1.34 = 2.10" in beds.filled
    assert "项目投用型" in beds.result
    assert "稳妥推进山大二院北院区项目交付运营，年内实现开诊" in [i.value for i in beds.inputs]
    assert all(i.citation and i.citation.quote for i in beds.inputs)
    (urban,) = derivations(found["urbanisation_rate"], catalog.sources())
    assert "25.62 − 25.36 = +0.26 个百分点（推算）" in urban.filled
    assert "倍数 =" not in urban.filled


def test_kinds_of_figures_are_ranked_apart(found: dict[str, Assessment]) -> None:
    kinds = {kind_of(found[ident].indicator) for ident in ("gdp", "industrial_value_added_growth")}
    assert kinds == {"comparable"}
    assert kind_of(found["budget_revenue"].indicator) == "current"
    ordered = by_status(found.values())
    for status in counts(ordered):
        places = [KIND_ORDER.index(kind_of(a.indicator)) for a in ordered if a.status == status]
        assert places == sorted(places)


def test_within_a_kind_the_larger_gap_comes_first(found: dict[str, Assessment]) -> None:
    ordered = [a for a in by_status(found.values()) if a.status == "slower" and kind_of(a.indicator) == "amount"]
    gaps = [abs(a.judgement.gap or 0) for a in ordered]
    assert len(gaps) > 2
    assert gaps == sorted(gaps, reverse=True)


def test_every_reason_rule_and_category_has_words() -> None:
    assert set(REASONS) == set(Reason.__args__)
    assert set(RULE_WORDS) == set(Rule.__args__)
    assert {c.id for c in catalog.categories()} <= set(KEEPERS)
    assert set(Status.__args__) >= PLAN
