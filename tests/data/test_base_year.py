"""The base year follows the newest complete actuals, and nothing less."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.base_year import BaseYear, Gap
from data.baseline import Declared, baseline, baseline_of, declared_at_base, default_source
from model.formulas import FORMULAS, catalogue
from model.lever import Baseline
from model.outcomes import evaluate
from model.trajectory import LATEST_BASE
from tests.data.later_years import GROWTHS, LEVELS, SHARES, Row, actuals, folder, row
from tests.declared import BASELINE

PLANS = [
    row("gdp", 2026, "7.8", measure="growth_pct", kind="plan"),
    row("foreign_investment_used", 2026, "19800", unit="万美元", kind="plan"),
    row("urbanisation_rate", 2026, "26.7", measure="share_pct", kind="plan"),
    row("hospital_beds_per_1000", 2026, "3.2", unit="张", kind="plan"),
    row("disposable_income", 2026, "5.5", measure="growth_pct", kind="plan"),
]
PARTS = [(name, "level") for name in LEVELS] + [(name, "share_pct") for name in SHARES]
PARTS += [(name, "growth_pct") for name in GROWTHS]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Declared:
    return declared_at_base(folder(tmp_path_factory.mktemp("data"), [*actuals(2024), *actuals(2025), *PLANS]))


@pytest.fixture(scope="module")
def later(moved: Declared) -> Baseline:
    return baseline_of(moved)


def chosen(place: Path, rows: list[Row], dated: str = "2036-03") -> BaseYear:
    return declared_at_base(folder(place, rows, dated=dated)).base_year


def without(rows: list[Row], indicator: str, measure: str) -> list[Row]:
    return [one for one in rows if (one["indicator_id"], one["measure"]) != (indicator, measure)]


def test_the_shipped_tables_start_in_2023() -> None:
    assert declared_at_base().base_year == BaseYear()
    assert BASELINE.base_year == 2023 and BASELINE.years == tuple(range(2023, 2036))
    assert catalogue(2023) == FORMULAS
    assert "‹" not in "".join(f.title_zh + f.title_en + f.text_zh + f.text_en for f in FORMULAS.values())


def test_the_newest_complete_year_is_the_start(later: Baseline) -> None:
    assert later.base_year == 2025
    outcomes = evaluate(later, {})
    assert outcomes.at("gdp", 2024) is None
    assert outcomes.at("gdp", 2025) == pytest.approx(150.5)
    assert outcomes.at("gdp", 2026) == pytest.approx(150.5 * 1.078)
    assert outcomes.at("gdp_growth", 2025) == 9.1
    assert outcomes.at("foreign_investment_used", 2025) == pytest.approx(1.8)
    assert outcomes.at("urbanisation_rate", 2025) == pytest.approx(26.4)
    assert outcomes.at("hospital_beds_per_1000", 2026) == 3.2
    for outcome in outcomes:
        assert outcome.values[:2] == (None, None), outcome.id


def test_every_path_starts_from_its_printed_figure(later: Baseline) -> None:
    outcomes = evaluate(later, {})
    figures = later.figure_by_id
    for name in ("gdp", "foreign_trade", "budget_revenue", "disposable_income", "pension_insured", "new_urban_jobs"):
        assert outcomes.at(name, 2025) == pytest.approx(figures[f"{name}_2023"].value), name
        assert figures[f"{name}_2023"].year == 2025
        assert figures[f"{name}_2023"].title_zh.startswith("2025年")


def test_defaults_are_planned_derived_or_named_as_assumed(moved: Declared, later: Baseline) -> None:
    entries = {entry.id: entry for entry in moved.file.levers}
    assert (later.lever("gdp_opening").default, later.lever("gdp_opening").grade) == (7.8, "official")
    assert later.lever("gdp_opening").title_zh == "地区生产总值 2026年增速"
    assert (later.lever("foreign_opening").default, later.lever("foreign_opening").grade) == (10.0, "derived")
    retail = later.lever("retail_opening")
    assert (retail.default, retail.grade) == (later.lever("retail_long_run").default, "assumed")
    assert entries["retail_opening"].reason is not None
    assert "没有2026年的计划增速" in entries["retail_opening"].explanation.zh
    assert (later.lever("beds").default, later.lever("physicians").default) == (3.2, 2.4)
    assert (later.lever("income_growth").default, later.lever("pension_growth").default) == (5.5, 2)
    assert later.lever("urbanisation").default == pytest.approx(26.4 + 10 * 0.3)
    assert later.lever("base_population").title_zh == "2025年常住人口"
    assert later.lever("base_population").default == BASELINE.lever("base_population").default
    assert entries["base_population"].reason is not None
    assert entries["base_population"].reason.zh.startswith("2025年沿用2023年的演示值")


def test_every_default_of_a_document_has_its_clause_and_no_text_keeps_a_mark(moved: Declared) -> None:
    for entry in moved.file.levers:
        if entry.figure is not None:
            assert default_source(entry, moved.printed) is not None, entry.id
        texts = [entry.title, entry.explanation, *([entry.reason] if entry.reason else [])]
        assert not any(sign in text.zh + text.en for text in texts for sign in "‹›"), entry.id
        assert (entry.reason is None) == (entry.figure is not None), entry.id


def test_titles_and_texts_name_the_new_year() -> None:
    words = catalogue(2025)
    assert words["gdp"].title_zh == "地区生产总值（2025年价）"
    assert words["beds_to_add"].title_en == "Beds needed beyond 2025"
    assert "2026年为{gdp_opening}" in words["gdp"].text_zh
    for name, formula in words.items():
        text = formula.title_zh + formula.title_en + formula.text_zh + formula.text_en
        assert "‹" not in text and "›" not in text, name
        assert formula.compute is FORMULAS[name].compute


@pytest.mark.parametrize(("indicator", "measure"), PARTS)
def test_one_missing_figure_keeps_the_start_and_is_named(tmp_path: Path, indicator: str, measure: str) -> None:
    base = chosen(tmp_path, without(actuals(2025), indicator, measure))
    assert (base.year, base.newer, base.gaps) == (2023, 2025, (Gap(indicator, measure, "missing"),))


def test_a_gap_between_the_years_does_no_harm_and_an_older_complete_year_serves(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert chosen(tmp_path / "a", actuals(2025)) == BaseYear(2025)
    base = chosen(tmp_path / "b", [*actuals(2024), *without(actuals(2026), "gdp", "level")])
    assert (base.year, base.newer) == (2024, 2026)


def test_a_year_of_the_future_is_no_record(tmp_path: Path) -> None:
    base = chosen(tmp_path, actuals(2031), dated="2026-03-01")
    assert base.year == 2023
    assert {gap.why for gap in base.gaps} == {"early"}


def test_a_source_without_a_date_does_not_move_the_start(tmp_path: Path) -> None:
    assert chosen(tmp_path, actuals(2025), dated="").year == 2023


def test_years_too_late_for_a_path_do_not_count(tmp_path: Path) -> None:
    assert chosen(tmp_path, actuals(LATEST_BASE + 1)) == BaseYear()


@pytest.mark.parametrize(("value", "why"), [("0", "not_positive"), ("-3", "not_positive")])
def test_nothing_and_less_than_nothing_are_no_start(tmp_path: Path, value: str, why: str) -> None:
    rows = [*without(actuals(2025), "gdp", "level"), row("gdp", 2025, value, unit="亿元")]
    base = chosen(tmp_path, rows)
    assert (base.year, base.gaps) == (2023, (Gap("gdp", "level", why),))  # type: ignore[arg-type]


def test_another_unit_converts_and_another_currency_or_scope_does_not(tmp_path: Path) -> None:
    rest = without(actuals(2025), "gdp", "level")
    cases = {
        "ok": (row("gdp", 2025, "1505000", unit="万元"), None),
        "usd": (row("gdp", 2025, "20", unit="亿美元"), "unit"),
        "city": (row("gdp", 2025, "150.5", unit="亿元", scope="city"), "scope"),
    }
    for name, (gdp, why) in cases.items():
        (tmp_path / name).mkdir()
        place = folder(tmp_path / name, [*rest, gdp])
        base = declared_at_base(place).base_year
        assert [gap.why for gap in base.gaps] == ([why] if why else []), name
        if why is None:
            assert evaluate(baseline(place), {}).at("gdp", 2025) == pytest.approx(150.5)


def test_a_slider_widens_to_a_default_beyond_it(tmp_path: Path) -> None:
    rows = [*actuals(2025), row("industrial_value_added_growth", 2026, "64.37", measure="growth_pct", kind="plan")]
    lever = baseline(folder(tmp_path, rows)).lever("industry_opening")
    assert lever.default == 64.37 and lever.low <= lever.default <= lever.high
    steps = (lever.default - lever.low) / lever.step
    assert steps == pytest.approx(round(steps), abs=1e-6)


@given(year=st.integers(2024, LATEST_BASE), gdp=st.floats(0.1, 5000).map(lambda x: f"{x:.1f}"))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_year_no_lever_moved_changes_nothing_and_paths_begin_there(
    tmp_path: Path, year: int, gdp: str
) -> None:
    rows = [*without(actuals(year), "gdp", "level"), row("gdp", year, gdp, unit="亿元")]
    later = baseline(folder(tmp_path, rows))
    outcomes = evaluate(later, {})
    assert later.base_year == year
    assert outcomes.at("gdp", year) == pytest.approx(float(gdp))
    assert outcomes.at("population", year) == pytest.approx(later.lever("base_population").default)
    assert outcomes.at("housing_needed", year) == pytest.approx(0, abs=1e-9)
    for outcome in outcomes:
        assert all(value is None for value in outcome.values[: year - 2023]), outcome.id
