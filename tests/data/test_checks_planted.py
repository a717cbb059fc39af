"""The checks over tables with planted errors: each kind is caught, and what only looks like one is not."""

import csv
import shutil
from pathlib import Path

import pytest

from data.checks_figures import figure_detections
from data.checks_groups import grouped
from data.checks_names import name_detections
from data.checks_places import place_detections
from data.checks_rows import Detection, tables
from data.checks_targets import target_detections
from data.tables import DATA

Where = dict[str, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the facts that a test may change."""
    for file in [*DATA.glob("*.csv"), *DATA.glob("*.yaml")]:
        shutil.copy(file, tmp_path)
    return tmp_path


def change(root: Path, table: str, where: Where, **cells: str) -> None:
    """Set `cells` in the first row of a table that fits `where`."""
    path = root / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    next(row for row in rows if all(row[column] == value for column, value in where.items())).update(cells)
    write(path, rows)


def add(root: Path, table: str, like: Where, **cells: str) -> None:
    """Add a copy of the first row that fits `like`, with `cells` changed."""
    path = root / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    model = next(row for row in rows if all(row[column] == value for column, value in like.items()))
    write(path, [*rows, {**model, **cells}])


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def figures_of(root: Path) -> dict[str, Detection]:
    read = tables(root)
    groups = grouped(root, read)
    return {found.id: found for found in [*figure_detections(groups), *target_detections(read, groups)]}


def places_of(root: Path) -> dict[str, Detection]:
    return {found.id: found for found in place_detections(tables(root))}


def names_of(root: Path) -> dict[str, Detection]:
    return {found.id: found for found in name_detections(tables(root))}


PENSION = {"indicator_id": "pension_insured", "year": "2023", "measure": "growth_pct"}


def test_a_planted_growth_is_caught(root: Path) -> None:
    change(root, "observations", PENSION, value="15.58")
    found = figures_of(root)["growth_vs_levels.pension_insured.2023"]
    assert (found.size, found.size_unit, found.mismatch) == (4.0, "个百分点", "proven")
    assert "16.19 ÷ 14.51 − 1 = 11.6%" in found.arithmetic
    assert [figure.stated for figure in found.figures] == ["14.51万人", "16.19万人", "15.58%"]


def test_a_planted_growth_within_rounding_is_not(root: Path) -> None:
    change(root, "observations", PENSION, value="11.6")
    assert "growth_vs_levels.pension_insured.2023" not in figures_of(root)


def test_a_growth_given_as_a_bound_is_not_held_to_the_levels(root: Path) -> None:
    change(root, "observations", PENSION, value="9", text="超过9%")
    assert "growth_vs_levels.pension_insured.2023" not in figures_of(root)


BEDS = {"indicator_id": "hospital_beds_per_1000", "year": "2023", "measure": "level"}


def test_a_figure_printed_twice_is_caught_by_where_it_is_printed(root: Path) -> None:
    add(root, "observations", BEDS, value="1.43", locator="一/（七）/二是")
    assert figures_of(root)["text_vs_table.hospital_beds_per_1000.2023"].size == pytest.approx(0.09)
    change(root, "observations", {"value": "1.43"}, source_id="opinion-2021")
    assert "document_vs_document.hospital_beds_per_1000.2023" in figures_of(root)
    change(root, "observations", {"value": "1.43"}, kind="reported")
    assert "press_vs_document.hospital_beds_per_1000.2023" in figures_of(root)


def test_a_second_printing_of_less_precision_is_not_caught(root: Path) -> None:
    add(root, "observations", BEDS, value="1.3", locator="一/（七）/二是")
    assert not any("hospital_beds_per_1000.2023" in name for name in figures_of(root))


def test_another_scope_or_year_is_another_figure(root: Path) -> None:
    add(root, "observations", BEDS, value="1.9", scope="area")
    add(root, "observations", BEDS, value="1.9", year="2021")
    assert not any(name.startswith("text_vs_table.hospital") for name in figures_of(root))


def test_the_same_digits_in_two_currencies_are_caught(root: Path) -> None:
    add(root, "observations", {"indicator_id": "budget_revenue", "unit": "亿元"}, unit="亿美元", locator="一/（一）")
    assert figures_of(root)["unit_vs_unit.budget_revenue"].mismatch == "proven"


def test_a_target_on_the_wrong_side_is_caught_in_either_direction(root: Path) -> None:
    change(root, "observations", {"indicator_id": "pension_insured", "kind": "plan", "measure": "level"}, value="16.1")
    safety = {"indicator_id": "work_safety_death_rate", "kind": "plan"}
    change(root, "observations", safety, value="0.02", text="", measure="level", unit="人")
    found = figures_of(root)
    assert found["target_vs_actual.pension_insured.2024"].size == pytest.approx(0.09)
    assert "高于" in found["target_vs_actual.work_safety_death_rate.2024"].title


def test_a_target_below_last_year_by_rounding_alone_is_not_caught(root: Path) -> None:
    change(root, "observations", {"indicator_id": "pension_insured", "kind": "plan", "measure": "level"}, value="16")
    assert "target_vs_actual.pension_insured.2024" not in figures_of(root)


def test_a_goal_below_the_newest_actual_is_caught(root: Path) -> None:
    air = {"indicator_id": "pension_insured", "value": "15", "unit": "万人", "operator": "ge", "scope": "direct"}
    add(root, "goals", {"goal_id": "good_air_2030"}, **air, goal_id="planted")
    assert "target_vs_actual.pension_insured.2030" in figures_of(root)


def test_words_in_the_annex_beside_a_figure_in_the_text_are_caught(root: Path) -> None:
    add(
        root,
        "observations",
        {"indicator_id": "road_death_decline_rate", "kind": "plan"},
        value="5",
        text="",
        unit="%",
        measure="level",
        locator="三/（五）/3",
    )
    assert "text_vs_table.road_death_decline_rate.2024.plan" in figures_of(root)


def test_a_growth_rate_printed_in_its_own_column_is_no_longer_named(root: Path) -> None:
    four_new = {"name": "“四新”经济增加值增长率"}
    change(root, "annex_2024", four_new, actual_2023="-", growth_2023="50.1", plan_2024="-", growth_2024="53")
    found = figures_of(root)["name_vs_column.annex_growth_rates"]
    assert [figure.stated for figure in found.figures] == ["16%"]


def test_a_second_name_in_a_clause_is_caught(root: Path) -> None:
    change(root, "projects", {"facility_id": "f_aiko"}, other_names="旭光组件厂")
    change(root, "facility_mentions", {"facility_id": "f_aiko", "year": "2024"}, quote="推动旭光组件厂")
    assert "旭光组件厂" in names_of(root)["name_vs_name.f_aiko"].title


def test_a_third_phase_is_not_a_misspelt_first(root: Path) -> None:
    phase = "比亚迪新能源乘用车及零部件产业园三期"
    change(root, "facility_mentions", {"facility_id": "f_byd_phase1"}, quote=phase)
    assert "name_vs_name.f_byd_phase1" not in names_of(root)


def test_a_name_one_character_off_is_caught(root: Path) -> None:
    change(root, "facility_mentions", {"facility_id": "f_expo", "year": "2024"}, quote="济南黄河国际会议中心")
    assert "济南黄河国际会议中心" in names_of(root)["name_vs_name.f_expo"].title


def test_a_name_cut_at_an_end_is_not_a_second_name(root: Path) -> None:
    change(root, "facilities", {"facility_id": "f_xianxing_grid"}, other_names="先行500千伏变电站")
    add(root, "facility_mentions", {"facility_id": "f_xianxing_grid"}, year="2025", quote="先行500千伏变电站")
    assert "name_vs_name.f_xianxing_grid" not in names_of(root)


def test_characters_inserted_in_a_name_are_compared(root: Path) -> None:
    change(root, "facilities", {"facility_id": "f_expo"}, other_names="济南黄河会展中心")
    change(root, "facility_mentions", {"facility_id": "f_expo", "year": "2024"}, quote="制定济南黄河会展中心展会计划")
    assert "济南黄河会展中心" in names_of(root)["name_vs_name.f_expo"].title


def test_two_entries_whose_names_differ_by_inserted_characters_are_set_side_by_side(root: Path) -> None:
    change(root, "projects", {"facility_id": "f_tributary_connection"}, name="黄河生态孵化产业园")
    change(root, "facility_mentions", {"facility_id": "f_tributary_connection"}, quote="黄河生态孵化产业园")
    found = names_of(root)
    assert "name_vs_name.f_tributary_connection.f_dasi_tributary_connection" not in found
    change(root, "projects", {"facility_id": "f_incubation_park"}, name="黄河生态创新孵化产业园")
    change(root, "facility_mentions", {"facility_id": "f_incubation_park"}, quote="黄河生态创新孵化产业园")
    pairs = {"f_tributary_connection", "f_incubation_park"}
    assert any(pairs == set(one.element_ids) and one.mismatch == "open" for one in names_of(root).values())


def test_two_phases_of_one_work_are_not_two_names(root: Path) -> None:
    change(root, "projects", {"facility_id": "f_spic_base"}, name="国家电投黄河流域新能源产业基地二期")
    add(root, "projects", {"facility_id": "f_spic_base"}, facility_id="f_planted", name="国家电投黄河流域产业基地一期")
    assert not any("f_planted" in one.element_ids for one in names_of(root).values())


def test_a_name_that_counts_more_than_is_listed_is_caught(root: Path) -> None:
    change(root, "spatial_elements", {"element_id": "image_3"}, name="三核支撑立城")
    assert names_of(root)["count_vs_names.image_3"].size == 1


def test_more_names_than_the_printed_count_are_proven(root: Path) -> None:
    change(root, "crossing_counts", {"count_id": "to_start_2024"}, count="1", named="2", named_unclear="0")
    assert places_of(root)["count_vs_names.to_start_2024"].mismatch == "proven"


def test_a_falling_number_of_open_crossings_is_caught(root: Path) -> None:
    change(root, "crossing_counts", {"count_id": "open_2026_01"}, count="10")
    assert "press_vs_press.open_2024_11" in places_of(root)


def test_two_opening_years_are_caught(root: Path) -> None:
    qilu = {"crossing_id": "x_qilu", "attribute": "open"}
    add(root, "crossing_facts", qilu, value="2023", text="2023年通车")
    assert "press_vs_press.open.x_qilu" in places_of(root)


def test_two_lengths_of_one_part_are_caught_and_two_parts_are_not(root: Path) -> None:
    qilu = {"crossing_id": "x_qilu", "attribute": "length"}
    add(root, "crossing_facts", qilu, value="900", text="引桥长900米")
    assert "press_vs_press.length.x_qilu" not in places_of(root)
    add(root, "crossing_facts", qilu, value="3300", text="大桥长3.3公里")
    assert places_of(root)["press_vs_press.length.x_qilu"].size == pytest.approx(90.8)


def test_a_step_back_is_caught(root: Path) -> None:
    grain = {"facility_id": "f_grain_demo"}
    add(root, "facility_mentions", grain, year="2024", basis="plan", status="to_start", status_text="启动")
    assert "step_vs_step.f_grain_demo" in places_of(root)
