"""The observations against the catalogue, the annex and the contract of the table."""

import csv
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from data.catalog import indicators, sources
from data.columns import QUOTE_LIMIT, squeezed_length
from data.errors import DataContractError, Fault
from data.read import by_year, preferred, values_of
from data.schemas_indicators import ANNEX_CELLS
from data.tables import DATA, load_table

INDICATORS = {indicator.id: indicator for indicator in indicators()}
ROWS = load_table("observations")
ANNEX = load_table("annex_2024")
CELLS = {
    "actual_2022": (2022, "actual"),
    "actual_2023": (2023, "actual"),
    "growth_2023": (2023, "actual"),
    "plan_2024": (2024, "plan"),
    "growth_2024": (2024, "plan"),
}


def annex_figures() -> list[tuple[str, str, str]]:
    """(annex name, column, printed figure) of every numeric cell."""
    cells = [(row["name"], cell, row[cell]) for _, row in ANNEX.iterrows() for cell in ANNEX_CELLS]
    return [c for c in cells if re.fullmatch(r"-?\d+(\.\d+)?", c[2])]


def faults_of(root: Path, name: str = "observations") -> tuple[Fault, ...]:
    with pytest.raises(DataContractError) as caught:
        load_table(name, root)
    return caught.value.faults


def planted(tmp_path: Path, row: int, column: str, value: str) -> Path:
    """A copy of the observations with one cell changed; `row` as in an editor."""
    with (DATA / "observations.csv").open(encoding="utf-8", newline="") as handle:
        lines = list(csv.reader(handle))
    lines[row - 1][lines[0].index(column)] = value
    with (tmp_path / "observations.csv").open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(lines)
    return tmp_path


def test_observations_and_indicators_know_the_same_ids() -> None:
    assert set(ROWS["indicator_id"]) == set(INDICATORS)


def test_an_indicator_never_mixes_scopes() -> None:
    declared = ROWS["indicator_id"].map(lambda name: INDICATORS[name].scope)
    assert ROWS[declared != ROWS["scope"]].empty


def test_the_plan_speaks_of_the_direct_area_and_the_opinion_of_the_whole() -> None:
    assert set(ROWS.loc[ROWS["source_id"] == "plan-2024", "scope"]) == {"direct"}
    assert set(ROWS.loc[ROWS["source_id"] == "opinion-2021", "scope"]) == {"area"}


def test_only_the_press_is_reported_and_the_press_is_only_reported() -> None:
    grades = ROWS["source_id"].map(lambda name: sources()[name].grade)
    assert ((ROWS["kind"] == "reported") == (grades == "reported")).all()


def test_every_reported_row_has_a_year_and_a_source_dated_to_the_day() -> None:
    reported = ROWS[ROWS["kind"] == "reported"]
    assert len(reported) > 0
    assert reported["year"].notna().all()
    dates = reported["source_id"].map(lambda name: sources()[name].date or "")
    assert dates.str.fullmatch(r"\d{4}-\d{2}-\d{2}").all()


def test_a_report_of_a_quarter_or_of_several_years_is_no_figure_of_one_year() -> None:
    reported = ROWS[ROWS["kind"] == "reported"]
    quarters = reported[reported["text"].str.contains("季度")]
    assert set(quarters["measure"]) == {"text"} and quarters["value"].isna().all()
    spans = reported[reported["text"].str.contains("年均|较2020年")]
    assert set(spans["measure"]) == {"growth_mean_pct", "change_pct"}


@pytest.mark.parametrize(
    "indicator_id", ["reserve_roads", "reserve_road_length", "river_belt_length", "resettlement_housing_area"]
)
def test_what_is_only_planned_or_under_way_is_no_actual(indicator_id: str) -> None:
    assert set(ROWS.loc[ROWS["indicator_id"] == indicator_id, "kind"]) == {"plan"}


def test_the_reported_shares_of_the_three_industries_fill_the_whole() -> None:
    shares = ROWS[ROWS["indicator_id"].str.endswith("_industry_share_whole_area")]
    assert shares.groupby("year")["value"].sum().round(6).to_dict() == {2021: 100.0, 2024: 100.0}


def test_every_quote_is_short_and_every_official_row_has_one() -> None:
    assert ROWS["quote"].map(squeezed_length).max() <= QUOTE_LIMIT
    assert ROWS[(ROWS["kind"] != "reported") & (ROWS["quote"] == "")].empty


def test_a_reported_row_without_a_quote_says_that_it_is_retold() -> None:
    bare = ROWS[ROWS["quote"] == ""]
    assert bare["note"].str.contains("转述").all()


def test_every_figure_stands_in_its_own_quote() -> None:
    chinese = {"3": "三", "4": "四"}

    def stands(row: "pd.Series[str]") -> bool:
        printed = f"{abs(float(row['value'])):g}"
        return printed in row["quote"] or chinese.get(printed, printed) in row["quote"]

    quoted = ROWS[ROWS["value"].notna() & (ROWS["quote"] != "")]
    assert quoted[~quoted.apply(stands, axis=1)][["indicator_id", "value", "quote"]].to_dict("records") == []


def test_every_printed_figure_of_the_annex_is_an_observation_with_that_value() -> None:
    names = {i.title.zh: i for i in INDICATORS.values() if i.annex}
    figures = annex_figures()
    assert len(figures) == 69
    for name, cell, printed in figures:
        year, kind = CELLS[cell]
        measure = "growth_pct" if cell.startswith("growth") else names[name].measure
        wanted = {"indicator_id": names[name].id, "year": year, "kind": kind, "measure": measure}
        found = ROWS[(ROWS[list(wanted)] == pd.Series(wanted)).all(axis=1) & ROWS["locator"].str.startswith("附件/")]
        assert found["value"].tolist() == [float(printed)], (name, cell)
        unit = "%" if cell.startswith("growth") else names[name].unit
        assert found["unit"].tolist() == [unit], (name, cell)


def test_every_annex_observation_stands_in_the_annex() -> None:
    numbers = ROWS[ROWS["locator"].str.startswith("附件/") & ROWS["value"].notna()]
    in_words = numbers[numbers["text"] != ""]
    assert in_words["indicator_id"].tolist() == ["rd_expenditure_growth"]
    assert len(numbers) == len(annex_figures()) + len(in_words)


def test_a_printed_dash_is_no_observation() -> None:
    dashes = [(row["name"], cell) for _, row in ANNEX.iterrows() for cell in ANNEX_CELLS if row[cell] == "-"]
    assert ("规模以上工业增加值增长率", "actual_2023") in dashes
    assert "-" not in set(ROWS["text"])
    named = {i.title.zh: i.id for i in INDICATORS.values()}
    industrial = ROWS[ROWS["indicator_id"] == named["规模以上工业增加值增长率"]]
    assert industrial.groupby(["year", "measure"]).size().max() == 1


def test_every_text_cell_of_the_annex_is_kept_in_the_same_words() -> None:
    words = {row[c] for _, row in ANNEX.iterrows() for c in ANNEX_CELLS if re.search(r"[一-鿿]", row[c])}
    assert words <= set(ROWS["text"])


def test_a_growth_indicator_has_no_level() -> None:
    rates = {name for name, i in INDICATORS.items() if i.measure == "growth_pct"}
    assert set(ROWS.loc[ROWS["indicator_id"].isin(rates), "measure"]) == {"growth_pct", "rank"}


def test_every_indicator_carries_its_own_measure() -> None:
    for name, indicator in INDICATORS.items():
        assert indicator.measure in set(values_of(ROWS, name)["measure"]), name


def test_growth_is_in_percent_and_a_rank_is_a_place() -> None:
    units = {"growth_pct": "%", "growth_mean_pct": "%", "change_pct": "%", "share_pct": "%", "rank": "位次"}
    for measure, unit in units.items():
        assert set(ROWS.loc[ROWS["measure"] == measure, "unit"]) <= {unit}, measure


def test_the_same_thing_stated_twice_is_kept_only_where_it_differs_and_says_so() -> None:
    key = ["indicator_id", "year", "measure", "kind"]
    twice = ROWS[ROWS.duplicated(key, keep=False) & (ROWS["measure"] != "text")]
    assert set(twice["indicator_id"]) == {
        *("budget_revenue", "foreign_trade", "foreign_investment_used", "new_urban_jobs", "crossings_open"),
    }
    outside_annex = twice[~twice["locator"].str.startswith("附件/")]
    assert (outside_annex["note"] != "").all()


def test_the_annex_row_in_the_indicators_own_unit_is_preferred() -> None:
    jobs = preferred(ROWS, INDICATORS["new_urban_jobs"])
    assert jobs.loc[jobs["kind"] == "plan", "value"].tolist() == [0.26]
    revenue = by_year(ROWS, INDICATORS["budget_revenue"], "level", "actual")
    assert revenue.to_dict() == {2022: 8.4, 2023: 10.5}
    trade = by_year(ROWS, INDICATORS["foreign_trade"], "growth_pct", "actual")
    assert trade.to_dict() == {2023: 31.5}


def test_reading_invents_no_year_and_no_value() -> None:
    assert by_year(ROWS, INDICATORS["crossings_open"], "count", "goal").empty
    assert by_year(ROWS, INDICATORS["rd_active_enterprise_share"], "share_pct", "actual").to_dict() == {2022: 35.7}
    assert values_of(ROWS, "nothing_of_the_kind").empty


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (2, "value", "一百", "value 一列须为数字，不带单位和千分号，现为“一百”"),
        (3, "year", "2023.5", "year 一列须为整数，现为“2023.5”"),
        (4, "unit", "贝壳", "unit 一列只能取"),
        (5, "scope", "everywhere", "scope 一列只能取 direct、area、city，现为“everywhere”"),
        (6, "quote", "长" * 41, "quote 一列不得超过40字"),
        (7, "locator", " ", "locator 一列不能为空"),
        (8, "indicator_id", "GDP总量", "indicator_id 一列须以小写英文字母开头"),
        (9, "value", "", "value 与 text 至少填一个"),
    ],
)
def test_a_broken_cell_is_named_by_file_row_and_column(
    tmp_path: Path, row: int, column: str, value: str, said: str
) -> None:
    faults = faults_of(planted(tmp_path, row, column, value))
    assert {fault.file for fault in faults} == {"observations.csv"}
    assert {fault.row for fault in faults} == {row}
    assert any(said in fault.what for fault in faults)


def test_all_faults_of_a_file_are_reported_together(tmp_path: Path) -> None:
    planted(tmp_path, 2, "value", "一百")
    text = (tmp_path / "observations.csv").read_text(encoding="utf-8").replace(",direct,2023,", ",moon,2023,", 1)
    (tmp_path / "observations.csv").write_text(text, encoding="utf-8")
    faults = faults_of(tmp_path)
    assert len({fault.row for fault in faults}) == 2
    assert [fault.row for fault in faults] == sorted(fault.row or 0 for fault in faults)


def test_a_doubled_row_is_a_fault_of_both_rows(tmp_path: Path) -> None:
    shutil.copy(DATA / "observations.csv", tmp_path)
    path = tmp_path / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert {fault.row for fault in faults_of(tmp_path)} == {2, len(lines) + 1}


def test_a_ragged_row_a_wrong_header_and_a_wrong_encoding_are_named(tmp_path: Path) -> None:
    path = tmp_path / "observations.csv"
    content = (DATA / "observations.csv").read_text(encoding="utf-8")
    path.write_text(content + "gdp,direct\n", encoding="utf-8")
    assert [fault.row for fault in faults_of(tmp_path)] == [len(content.splitlines()) + 1]
    path.write_text(content.replace("indicator_id", "indicator", 1), encoding="utf-8")
    assert [fault.row for fault in faults_of(tmp_path)] == [1]
    path.write_bytes(content.encode("gb18030"))
    assert [fault.row for fault in faults_of(tmp_path)] == [None]


def test_a_missing_file_and_an_unknown_table_have_no_row(tmp_path: Path) -> None:
    assert [fault.row for fault in faults_of(tmp_path)] == [None]
    assert [fault.row for fault in faults_of(tmp_path, "no_such_table")] == [None]
