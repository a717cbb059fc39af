"""The levers: printed defaults as printed, ours with reasons, ticks from the tables, faults told with their entry."""

import shutil
from pathlib import Path

import pytest

from data.baseline import PrintedFigures, baseline, default_source, ticks
from data.catalog import indicators, sources
from data.errors import DataContractError
from data.levers import FILE, LeverEntry, read_levers
from data.tables import DATA, load_table
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.carrying import balance
from model.formulas import FORMULAS
from tests.declared import BASELINE

DECLARED = read_levers()
ENTRIES = {entry.id: entry for entry in DECLARED.levers}
PRINTED = PrintedFigures.of(DATA)
INDICATORS = {indicator.id: indicator for indicator in indicators()}
PRINTED_DEFAULTS = {
    "gdp_opening": 11,
    "industry_opening": 15,
    "investment_opening": 50,
    "retail_opening": 7,
    "trade_opening": 10,
    "budget_opening": 15,
    "rd_opening": 16,
    "patents": 15.4,
    "income_growth": 5.2,
    "new_jobs": 0.26,
    "pension_growth": 2,
    "beds": 2.82,
    "physicians": 2.15,
    "nursery": 4.75,
    "blue_green": 70,
    "built": 30,
    "energy_cut": 20,
    "sown_area": 59.51,
}
NOT_THE_PRINTED_UNIT = {"foreign_investment_used"}
"""The annex prints 亿元 where the text proves US dollars."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables that levers are read with, to be broken by the test."""
    for name in (FILE, "indicators.yaml", "observations.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def replaced(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def told(root: Path) -> str:
    with pytest.raises(DataContractError) as caught:
        baseline(root)
    return " ".join(f"{fault.file} {fault.what}" for fault in caught.value.faults)


def test_a_plausible_range_lies_within_the_bounds_and_holds_the_default() -> None:
    ranges = {lever.id: lever for lever in BASELINE.levers if lever.plausible}
    assert {"base_population", "irrigation_per_mu", "direct_share"} <= ranges.keys()
    for lever in ranges.values():
        low, high = lever.plausible or (0.0, 0.0)
        assert lever.low <= low <= lever.default <= high <= lever.high, lever.id


def test_levers_stand_apart_from_assumptions_and_links() -> None:
    roles = [lever.role for lever in BASELINE.levers]
    assert 30 <= roles.count("lever") <= 38
    assert 20 <= roles.count("assumption") <= 30
    assert {(lever.low, lever.high, lever.step) for lever in BASELINE.levers if lever.role == "switch"} == {(0, 1, 1)}


def test_every_group_has_levers_and_levers_stand_in_the_order_of_the_groups() -> None:
    order = [group.id for group in DECLARED.groups]
    assert list(dict.fromkeys(entry.group for entry in DECLARED.levers)) == order


def test_printed_defaults_are_the_figures_of_the_documents() -> None:
    assert {e.id: BASELINE.lever(e.id).default for e in DECLARED.levers if e.figure} == PRINTED_DEFAULTS
    assert {lever.id for lever in BASELINE.levers if lever.grade == "official"} == PRINTED_DEFAULTS.keys()


@pytest.mark.parametrize("lever_id", PRINTED_DEFAULTS)
def test_every_printed_default_has_its_clause(lever_id: str) -> None:
    clause = default_source(ENTRIES[lever_id], PRINTED)
    assert clause is not None
    assert clause.source_id in sources()
    assert clause.locator
    assert clause.quote


def test_computed_defaults_are_what_their_reasons_compute() -> None:
    used = {figure.id: figure.value for figure in BASELINE.figures}["foreign_investment_used_2023"]
    assert used == pytest.approx(1.6447)
    assert BASELINE.lever("foreign_opening").default == pytest.approx((1.3 / used - 1) * 100, abs=0.05)
    assert BASELINE.lever("urbanisation").default == pytest.approx(25.8 + 11 * (25.8 - 25.62), abs=0.05)
    share = 118.0 + 110.0 + 99.04 + 94.61
    assert BASELINE.lever("direct_share").default == pytest.approx(share / 798 * 100, abs=0.5)
    before = 69.3 * 0.378 / 5.958  # industry of 2022 at most, where nothing else fell: 4.4 亿元
    assert before * 6.958 / 113.2 * 100 == pytest.approx(27, abs=0.1)
    assert BASELINE.lever("irrigation_per_mu").default == (204 + 282) / 2


def test_the_budget_starts_from_the_more_precise_of_its_two_printed_figures() -> None:
    assert {figure.id: figure.value for figure in BASELINE.figures}[
        "budget_revenue_2023"
    ] == 10.53  # the annex has 10.5


def test_defaults_of_our_own_have_a_reason_in_both_languages() -> None:
    for entry in DECLARED.levers:
        assert (entry.reason is None) == (entry.figure is not None), entry.id
        assert entry.explanation.zh and entry.explanation.en


def test_bounds_and_defaults_lie_on_the_steps() -> None:
    for lever in BASELINE.levers:
        for number in (lever.default, lever.high):
            steps = (number - lever.low) / lever.step
            assert steps == pytest.approx(round(steps), abs=1e-6), lever.id
        assert lever.step >= 10 ** -ENTRIES[lever.id].decimals - 1e-12, lever.id


def test_the_guardrails_of_the_model_are_the_printed_goals_and_end_the_sliders() -> None:
    observed = load_table("observations").set_index("indicator_id")["value"]
    assert observed["blue_green_share"] == BLUE_GREEN_FLOOR_PCT == BASELINE.lever("blue_green").low
    assert observed["construction_land_share"] == BUILT_CAP_PCT == BASELINE.lever("built").high


def test_the_ticks_of_output_are_the_actual_the_plan_and_the_press() -> None:
    found = [(tick.kind, tick.year, tick.value, tick.inside) for tick in ticks(ENTRIES["gdp_opening"], PRINTED)]
    assert found == [("status_quo", 2023, 37.8, False), ("plan", 2024, 11, True), ("reported", 2024, 18.5, True)]


def test_the_status_quo_is_the_latest_actual() -> None:
    found = [(tick.kind, tick.year, tick.value) for tick in ticks(ENTRIES["beds"], PRINTED)]
    assert found == [("status_quo", 2023, 1.34), ("plan", 2024, 2.82)]


def test_the_ticks_of_land_and_energy_are_the_goals() -> None:
    [land] = ticks(ENTRIES["blue_green"], PRINTED)
    [energy] = ticks(ENTRIES["energy_cut"], PRINTED)
    assert (land.kind, land.year, land.value) == ("goal", None, 70)
    assert (energy.kind, energy.year, energy.value) == ("goal", 2025, 20)


def test_a_lever_without_an_indicator_has_no_ticks() -> None:
    assert ticks(ENTRIES["base_population"], PRINTED) == ()


@pytest.mark.parametrize("entry", [e for e in DECLARED.levers if e.indicator_id], ids=lambda entry: entry.id)
def test_a_lever_has_the_unit_and_scope_of_the_figures_on_it(entry: LeverEntry) -> None:
    rows = PRINTED.rows(str(entry.indicator_id), str(entry.measure))
    assert len(rows)
    assert set(rows["unit"]) == {entry.unit}
    assert set(rows["scope"]) == {entry.scope}


def test_every_base_figure_is_read_as_printed_or_restated_in_its_unit() -> None:
    found = {figure.id: (figure.value, figure.unit, figure.scope, figure.grade) for figure in BASELINE.figures}
    assert found["gdp_2023"] == (113.2, "亿元", "direct", "official")
    assert found["startup_area_size_2021"] == (798, "平方公里", "area", "official")
    assert found["foreign_investment_used_2023"][1] == "亿美元"


def test_what_stands_beside_a_need_is_an_indicator_with_figures_or_words() -> None:
    observed = set(load_table("observations")["indicator_id"])
    beside = [name for need in balance(BASELINE, {}).needs for name in need.beside]
    assert beside
    assert set(beside) <= observed


def test_outcomes_can_be_held_against_their_indicators() -> None:
    for name, made in FORMULAS.items():
        if made.indicator_id:
            indicator = INDICATORS[made.indicator_id]
            assert indicator.scope == made.scope, name
            assert indicator.unit == made.unit or name in NOT_THE_PRINTED_UNIT, name


def test_a_changed_plan_moves_the_default_with_it(folder: Path) -> None:
    replaced(folder / "observations.csv", "gdp,direct,2024,growth_pct,plan,11,", "gdp,direct,2024,growth_pct,plan,12,")
    assert baseline(folder).lever("gdp_opening").default == 12


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("key: gl\n", "key: go\n", "go"),
        ("id: gdp_long_run", "id: gdp_opening", "gdp_opening"),
        ("group: growth\n", "group: magic\n", "gdp_opening"),
        ("    high: 30\n", "    high: 9\n", "gdp_opening"),
        ("    low: 0\n", "    low: .nan\n", "gdp_opening"),
        ("figure: {kind: plan, year: 2024}", "figure: {kind: plan, year: 2031}", "2031"),
        ("    indicator_id: gdp\n", "    indicator_id: magic\n", "magic"),
        ("    role: lever\n", "    role: lever\n    magic: 1\n", "gdp_opening：没有“magic”这一项"),
        ("    default: 6\n", "", "gdp_long_run"),
    ],
)
def test_a_broken_lever_is_named(folder: Path, old: str, new: str, words: str) -> None:
    replaced(folder / FILE, old, new)
    assert words in told(folder)


def test_a_missing_or_unreadable_file_is_told(folder: Path) -> None:
    (folder / FILE).write_text("levers: [", encoding="utf-8")
    assert "第 2 行附近写法不对" in told(folder)
    (folder / FILE).write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in told(folder)
    (folder / FILE).unlink()
    assert "不存在" in told(folder)
