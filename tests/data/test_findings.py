"""The known contradictions: each rests on figures that are still printed, and says which one is used and why."""

import re
import shutil
from pathlib import Path

import pytest

from data.catalog import indicators
from data.checks_rows import CheckName
from data.contradictions import FILE, catalogue
from data.errors import DataContractError, Fault
from data.findings import DOUBTS, doubted_indicators, findings
from data.tables import DATA

FOUND = findings()
PUNCTUATION = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff])")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the facts that a test may change."""
    for file in [*DATA.glob("*.csv"), *DATA.glob("*.yaml")]:
        shutil.copy(file, tmp_path)
    return tmp_path


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, throughout a file."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def faults_of(root: Path) -> tuple[Fault, ...]:
    with pytest.raises(DataContractError) as caught:
        findings(root)
    return caught.value.faults


def test_everything_that_the_checks_find_has_been_read() -> None:
    assert [found.id for found in FOUND if not found.catalogued] == []


def test_every_figure_of_a_finding_has_an_english_label() -> None:
    labels = [(found.id, figure.label_en) for found in FOUND for figure in found.figures]
    in_chinese = [
        (ident, label) for ident, label in labels if re.search(r"[\u4e00-\u9fff]", re.sub("“[^”]*”", "", label))
    ]
    assert in_chinese == [] and [ident for ident, label in labels if not label] == []


def test_every_finding_has_figures_and_words_and_a_proven_one_its_arithmetic() -> None:
    assert [f.id for f in FOUND if not (f.figures and f.reading.zh and f.why.zh)] == []
    assert [f.id for f in FOUND if f.mismatch == "proven" and not f.arithmetic] == []
    assert [f.id for f in FOUND if f.check != "share_change" and not f.is_gap and len(f.figures) < 2] == []
    assert len({f.id for f in FOUND}) == len(FOUND)


def test_display_text_uses_full_width_punctuation() -> None:
    texts = [(f.id, text) for f in FOUND for text in (f.title.zh, f.reading.zh, f.why.zh, f.arithmetic)]
    assert [(name, text) for name, text in texts if PUNCTUATION.search(text)] == []


def test_a_printed_size_has_a_unit() -> None:
    assert [f.id for f in FOUND if (f.size is None) != (f.size_unit == "")] == []


def test_findings_point_at_indicators_that_exist() -> None:
    assert {i for found in FOUND for i in found.indicator_ids} <= {indicator.id for indicator in indicators()}


def test_what_has_been_explained_is_not_shown() -> None:
    explained = {entry.id for entry in catalogue().explained}
    assert explained
    assert not explained & {found.id for found in FOUND}


def test_a_corrected_row_makes_the_entry_stale(root: Path) -> None:
    edit(root, "observations.csv", "gdp,direct,2023,growth_pct,actual,37.8", "gdp,direct,2023,growth_pct,actual,63.3")
    (fault,) = faults_of(root)
    assert (fault.file, "growth_vs_levels.gdp.2023" in fault.what, "不再发现" in fault.what) == (FILE, True, True)
    assert "id: growth_vs_levels.gdp.2023" in (DATA / FILE).read_text("utf-8").splitlines()[(fault.row or 0) - 1]


def test_a_changed_figure_makes_the_entry_stale_even_if_it_still_contradicts(root: Path) -> None:
    edit(root, "observations.csv", "gdp,direct,2023,growth_pct,actual,37.8", "gdp,direct,2023,growth_pct,actual,38.7")
    (fault,) = faults_of(root)
    assert "38.7%" in fault.what


def test_a_corrected_unit_makes_every_entry_that_rests_on_it_stale(root: Path) -> None:
    edit(root, "observations.csv", "1.64,,亿元", "1.64,,亿美元")
    assert any("unit_vs_unit.foreign_investment_used" in fault.what for fault in faults_of(root))


@pytest.mark.parametrize(
    ("file", "old", "new", "entry"),
    [
        (
            "spatial_elements.csv",
            ",崔寨高产业集聚区,",
            ",,",
            "name_vs_name.group_cuizhai",
        ),
        ("tasks.csv", "研发经费投入较上年增长16%", "研发经费投入增长16%", "text_vs_table.rd_growth_bases"),
        ("observations.csv", "交付租赁住房1.5万套", "交付租赁住房4150套", "target_vs_target.rental_homes.2024"),
    ],
)
def test_an_entry_found_by_reading_is_guarded_too(root: Path, file: str, old: str, new: str, entry: str) -> None:
    edit(root, file, old, new)
    assert [fault.what.partition("：")[0] for fault in faults_of(root)] == [entry]


def test_an_explanation_is_stale_when_there_is_nothing_left_to_explain(root: Path) -> None:
    edit(root, "crossing_facts.csv", "x_jile_south,lanes,4,条", "x_jile_south,lanes,6,条")
    assert any("press_vs_press.lanes.x_jile_south" in fault.what for fault in faults_of(root))


def test_a_new_contradiction_is_shown_as_not_yet_read(root: Path) -> None:
    old, new = (
        "pension_insured,direct,2023,growth_pct,actual,11.58",
        "pension_insured,direct,2023,growth_pct,actual,15.8",
    )
    edit(root, "observations.csv", old, new)
    last = findings(root)[-1]
    assert (last.id, last.catalogued) == ("growth_vs_levels.pension_insured.2023", False)
    assert "尚未研判" in last.reading.zh


def test_a_missing_file_is_named(root: Path) -> None:
    (root / FILE).unlink()
    (fault,) = faults_of(root)
    assert (fault.file, fault.row) == (FILE, None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("known:", "known: [", "写法不对"),
        ("    mismatch: proven", "    mismatch: certain", "proven"),
        ("    cause: stated", "    cause: guessed", "stated"),
        ("    check: target_vs_target\n", "    check: target_vs_target\n    arithmetic: 1.5 ÷ 0.415\n", "不作计算"),
        ("    found_by: check", "    found_by: check\n    colour: red", "colour"),
        ('    expect: ["14处", "13处"]\n', "", "expect"),
        ('equals: "16"', 'equals: "16", contains: "1"', "只填一个"),
        ("id: count_vs_names.planned\n", "id: count_vs_names.open_2023\n", "重复"),
    ],
)
def test_a_malformed_catalogue_is_refused_in_words(root: Path, old: str, new: str, said: str) -> None:
    edit(root, FILE, old, new)
    assert any(said in fault.what for fault in faults_of(root))


def test_a_lost_table_makes_the_entries_that_rest_on_it_stale(root: Path) -> None:
    (root / "tasks.csv").unlink()
    (fault,) = faults_of(root)
    assert "tasks.csv" in fault.what


def test_what_the_findings_doubt_keeps_these_indicators_from_being_judged() -> None:
    assert set(doubted_indicators(FOUND)) == {
        *("gdp", "foreign_trade", "foreign_investment_used", "budget_revenue", "rd_expenditure_growth"),
        *("invention_patents_per_10k", "invention_patents_growth", "four_new_economy_growth"),
        *("work_safety_death_rate", "private_investment_share_rise", "good_air_days_rise"),
    }


def test_every_finding_states_what_it_doubts_and_a_new_one_what_its_check_doubts() -> None:
    assert set(DOUBTS) == set(CheckName.__args__)
    assert [found.id for found in FOUND if not found.doubts] == []


def test_a_plan_below_last_year_or_an_unlisted_count_leaves_its_figures_standing() -> None:
    standing = {"new_urban_jobs", "vaccination_coverage", "crossings_open", "rental_homes_raised"}
    assert standing.isdisjoint(doubted_indicators(FOUND))


def test_nothing_is_calculated_from_figures_that_may_be_about_different_things() -> None:
    apart = [f for f in FOUND if f.mismatch == "open" and not f.is_gap]
    assert apart
    assert [f.id for f in apart if f.arithmetic or f.size is not None] == []


def test_a_gap_is_no_contradiction_and_stands_apart_from_the_three_kinds_of_sources() -> None:
    kinds = {f.id: f.kind for f in FOUND}
    assert kinds["count_vs_names.open_2023"] == kinds["count_vs_names.modern_services"] == "gap"
    assert kinds["growth_vs_levels.gdp.2023"] == kinds["list_vs_list.five_groups.five_groups_industries"] == "documents"
    assert kinds["press_vs_document.open.x_jiluo"] == "press_documents"
    assert kinds["press_vs_press.start.x_huanggang"] == "press"
    assert {f.mismatch for f in FOUND if f.is_gap} == {"open"}


def test_the_mismatch_and_its_cause_are_told_apart() -> None:
    found = {f.id: (f.mismatch, f.cause) for f in FOUND}
    assert found["growth_vs_levels.gdp.2023"] == ("proven", "question")
    assert found["target_vs_actual.vaccination_coverage.2024"] == ("proven", "stated")
    assert found["text_vs_table.rd_growth_bases"] == ("open", "stated")


def test_the_entries_are_worded_as_a_planner_writes() -> None:
    text = (DATA / FILE).read_text(encoding="utf-8")
    refused = ["点名", "实绩", "两说", "读不通", "不合常理", "不能都对", "同一串数字", "相除为"]
    assert [word for word in refused if word in text] == []
