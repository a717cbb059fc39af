"""The 2024 plan's tasks."""

import pandas as pd
import pytest

from data.catalog import indicators
from data.tables import load_table


@pytest.fixture(scope="module")
def tasks() -> pd.DataFrame:
    return load_table("tasks")


def split(ids: str) -> list[str]:
    return [i for i in ids.split(";") if i]


def test_all_forty_four_tasks_of_the_five_chapters_are_there(tasks):
    chapters = tasks["chapter"].str[:3].value_counts(sort=False)
    assert chapters.to_dict() == {"（一）": 9, "（二）": 14, "（三）": 8, "（四）": 6, "（五）": 7}


def test_each_task_has_its_own_place_in_the_plan(tasks):
    assert tasks["locator"].is_unique
    assert (tasks["locator"] == "三/" + tasks["number"]).all()
    assert tasks.apply(lambda task: task["chapter"].startswith(task["number"][:3]), axis=1).all()


def test_the_heading_stands_in_the_quoted_clause(tasks):
    assert tasks.apply(lambda task: task["title"] in task["quote"], axis=1).all()


def test_a_task_is_measurable_exactly_when_it_has_a_target(tasks):
    assert (tasks["measurable"] == (tasks["targets"] != "")).all()


def test_every_linked_indicator_exists(tasks):
    assert {i for cell in tasks["indicator_ids"] for i in split(cell)} <= {indicator.id for indicator in indicators()}


def test_every_linked_element_crossing_facility_or_project_exists(tasks):
    known = {
        *load_table("spatial_elements")["element_id"],
        *load_table("crossings")["crossing_id"],
        *load_table("facilities")["facility_id"],
        *load_table("projects")["facility_id"],
    }
    assert {i for cell in tasks["element_ids"] for i in split(cell)} <= known


def test_a_link_is_given_once(tasks):
    for column in ("indicator_ids", "element_ids", "actions", "targets"):
        assert all(len(split(cell)) == len(set(split(cell))) for cell in tasks[column])


def test_the_six_crossings_of_the_first_task_are_linked(tasks):
    linked = split(tasks.loc[0, "element_ids"])
    assert {i for i in linked if i.startswith("x_")} == {
        *["x_jiluo_north", "x_huanggang", "x_jinan_second", "x_hangtian", "x_aoti", "x_queshan"]
    }


def test_the_plan_counts_the_directly_administered_area(tasks):
    assert set(tasks["scope"]) == {"direct"}
