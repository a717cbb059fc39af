"""Needs and capacities of 设施与生活圈: of whom, against what, and unknown until a capacity is entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.base.look import Look
from components.topics.contract import Content
from components.topics.facilities.overlay import added_ident, facts_in
from components.topics.facilities.state import SERVICES as CHOICES
from components.topics.facilities_and_needs.needs import SERVICES, Need, needs_in
from components.topics.facilities_and_needs.view import VIEW
from components.ui.facilities.needs import entered
from model.scenario import BASELINE, Scenario
from model.scenario_shape import AddedFacility

HOSPITAL = "f_second_hospital_north"
STATED = Scenario(capacities=((HOSPITAL, 300.0),), positions=((HOSPITAL, 117.03, 36.79),))


def content(scenario: Scenario, **query: str) -> Content:
    state, refusals = VIEW.parse({"view": "needs", "year": "2035", **query})
    assert refusals == ()
    return VIEW.content(state, scenario, Look())


def need(scenario: Scenario, service: str) -> Need:
    return next(n for n in needs_in(facts_in(scenario), scenario, 2035) if n.service.ident == service)


def test_every_choice_of_the_address_is_a_service() -> None:
    assert tuple(service.ident for service in SERVICES) == CHOICES


def test_what_the_documents_do_not_print_is_a_range_until_it_is_entered() -> None:
    said = content(BASELINE, svc="beds")
    assert "另有 1 条设施规模未知" in said.answer and "缺口 0 到" in said.answer
    assert any("规模未知的：山大二院北院区" in sentence.text for sentence in said.sentences)
    before, after = need(BASELINE, "beds"), need(STATED, "beds")
    assert before.gap and after.gap and before.gap[0] == 0 < before.gap[1]
    assert after.gap[0] == after.gap[1] == pytest.approx(before.gap[1] - 300)


def test_beds_say_nothing_of_doctors() -> None:
    assert need(STATED, "physicians").supply.unknown_open == 1
    assert need(STATED, "physicians").gap == need(BASELINE, "physicians").gap


def test_only_facilities_of_the_directly_managed_area_count_unless_a_capacity_is_stated() -> None:
    names = {facility.ident for facility in need(BASELINE, "school_places").facilities}
    assert names and not any(name.startswith("o_") for name in names)
    stated = Scenario(capacities=(("o_1231073697", 1200.0),))
    assert "o_1231073697" in {facility.ident for facility in need(stated, "school_places").facilities}
    assert need(stated, "school_places").supply.opened == 1200


def test_a_lever_of_the_scenario_moves_the_need() -> None:
    base, more = need(BASELINE, "school_places"), need(Scenario(levers=(("population_growth", 12.0),)), "school_places")
    assert base.needed and more.needed and more.needed > base.needed


def test_an_added_facility_counts_with_its_capacity_from_its_year() -> None:
    added = AddedFacility("primary_school", 117.05, 36.8, 2030, 2000.0)
    scenario = Scenario(facilities=(added,))
    assert need(scenario, "school_places").supply.opened == 2000
    facts = facts_in(scenario)
    early = next(n for n in needs_in(facts, scenario, 2029) if n.service.ident == "school_places")
    assert early.supply.opened == 0
    assert entered(scenario, added_ident(added), 900.0).facilities == (replace(added, capacity=900.0),)
    assert entered(BASELINE, HOSPITAL, 5.0).capacities == ((HOSPITAL, 5.0),)


def test_with_people_and_a_capacity_the_catchment_is_told_and_without_them_what_is_missing() -> None:
    without = content(STATED, svc="beds")
    assert any("两步移动搜索法）需要" in sentence.text for sentence in without.sentences)
    told = content(STATED, svc="beds", people="daqiao:50000")
    table = next(table for table in told.tables if table.ident == "catchment").frame
    assert list(table["每千人可及"]) == [pytest.approx(6.0)]  # 300 beds for 50,000 people


def test_needs_are_of_the_area_that_they_name() -> None:
    said = content(BASELINE)
    assert {figure.scope for figure in said.figures} == {"direct"}
    assert "直管区" in said.answer and "直管区" in said.notice
