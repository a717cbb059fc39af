"""The checks over the tables as they are: they find what a careful reader finds, and keep quiet where figures agree."""

import pytest

from data.catalog import indicators, sources
from data.checks import detections
from data.tables import load_table

FOUND = detections()
IDS = {found.id for found in FOUND}
KEYS = (
    *(("spatial_elements", "element_id"), ("crossings", "crossing_id")),
    *(("facilities", "facility_id"), ("projects", "facility_id")),
)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("growth_vs_levels.gdp.2023", 25.5),
        ("text_vs_table.foreign_trade.2023", 6.5),
        ("growth_vs_levels.budget_revenue.2024", 3.1),
        ("growth_vs_levels.invention_patents_per_10k.2024", 8.6),
        ("target_vs_actual.foreign_investment_used.2024", 0.3447),
        ("target_vs_actual.new_urban_jobs.2024", 100),
        ("target_vs_actual.vaccination_coverage.2024", 0.67),
        ("count_vs_names.open_2023", 1),
        ("count_vs_names.image_5", 3),
        ("list_vs_list.five_groups.five_groups_industries", 1),
    ],
)
def test_a_known_contradiction_is_found_with_its_size(name: str, size: float) -> None:
    assert next(found for found in FOUND if found.id == name).size == pytest.approx(size)


@pytest.mark.parametrize(
    "name",
    [
        *("growth_vs_levels.budget_revenue.2023", "growth_vs_levels.foreign_investment_used.2023"),
        *("growth_vs_levels.foreign_trade.2023", "growth_vs_levels.gdp.2024"),
        *("growth_vs_levels.new_civil_defence_area.2023", "growth_vs_levels.new_civil_defence_area.2024"),
        *("growth_vs_levels.hospital_beds_per_1000.2023", "growth_vs_levels.hospital_beds_per_1000.2024"),
        *("growth_vs_levels.physicians_per_1000.2023", "growth_vs_levels.pension_insured.2023"),
        *("growth_vs_levels.disposable_income.2024", "growth_vs_levels.invention_patents_per_10k.2023"),
        *("text_vs_table.budget_revenue.2023", "text_vs_table.new_urban_jobs.2024"),
        *("unit_vs_unit.new_urban_jobs", "target_vs_actual.industrial_value_added_growth.2024"),
        *("text_vs_table.gdp.2023", "text_vs_table.new_urban_jobs.2024", "text_vs_text.nursery_places_per_1000.2024"),
        *(
            "rate_vs_level.work_safety_death_rate.2022",
            "count_vs_names.headquarters",
            "count_vs_names.five_groups_image",
        ),
        *("count_vs_names.special_plans", "count_vs_names.water_rules_2023", "name_vs_name.f_byd_phase1"),
        *("state_vs_state.f_dasi_phase1.2024", "state_vs_state.f_international_school.2024"),
        *("date_vs_event.june_18", "date_vs_event.national_day_75", "state_vs_state.rural_plan_2023"),
        *("press_vs_press.length.x_huanggang", "count_vs_names.to_start_2024", "name_vs_name.f_service_hall"),
    ],
)
def test_figures_that_agree_within_their_rounding_raise_no_alarm(name: str) -> None:
    assert name not in IDS


def test_ids_are_unique_and_begin_with_their_check() -> None:
    assert len(IDS) == len(FOUND)
    assert [found.id for found in FOUND if not found.id.startswith(f"{found.check}.")] == []


def test_every_figure_leads_to_a_registered_source_and_place() -> None:
    known = sources()
    lost = [(found.id, figure.label) for found in FOUND for figure in found.figures if figure.source_id not in known]
    official = [figure for found in FOUND for figure in found.figures if known[figure.source_id].grade == "official"]
    assert lost == []
    assert all(figure.locator and figure.quote for figure in official)


def test_detections_point_at_indicators_and_elements_that_exist() -> None:
    things = {row for table, key in KEYS for row in load_table(table)[key]}
    assert {i for found in FOUND for i in found.indicator_ids} <= {indicator.id for indicator in indicators()}
    assert {e for found in FOUND for e in found.element_ids} <= things
