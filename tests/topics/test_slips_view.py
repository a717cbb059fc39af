"""晚了会怎样: the page of slips opens with the costliest that has a year; four costs are named and never added up."""

from __future__ import annotations

import pytest

from components.base.look import Look
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import project_slips, slips
from components.topics.industry.costliest import costliest
from components.topics.industry.facts import load_facts
from components.topics.industry.state import State
from components.topics.slips.view import VIEW
from model.scenario import BASELINE, Scenario

MEDICAL, SCHOOL = "f_integrated_medical_centre", "f_international_school"


def said(scenario: Scenario = BASELINE, **query: str) -> str:
    state, refused = VIEW.parse(query)
    assert not refused
    content = VIEW.content(state, scenario, Look())
    return "\n".join([content.answer, *(sentence.text for sentence in content.sentences)])


def test_it_opens_with_the_late_tunnel_in_minutes_counts_and_indicators() -> None:
    text = said()
    assert "黄岗路穿黄隧道推迟 2 年（2026→2028）" in text and "分钟" in text
    assert "8 处变为 7 处" in text and "关联指标" in text


def test_the_address_holds_what_is_chosen_and_nothing_else() -> None:
    state, refused = VIEW.parse({"x": "x_queshan", "by": "3", "view": "system", "el": "f_expo"})
    assert not refused and VIEW.query(state) == {"x": "x_queshan", "by": "3"}
    assert VIEW.parse({"x": "x_nowhere"})[1] and not VIEW.query(VIEW.parse({})[0])


def test_each_of_the_four_costs_names_its_own_costliest() -> None:
    text = said()
    assert "四样各看各的，不相加" in text
    assert "分钟：航天大道穿黄隧道（到临空经济区，全域平均 +3.6 分钟）" in text
    assert "覆盖：黄河体育中心" in text and "指标：奥体西路穿黄隧道、鹊山桥、太平水库（3 项）" in text
    assert "医疗床位·整合型医疗中心（规模没有写明）" in text


def test_a_stated_capacity_is_what_is_missed_while_the_facility_is_late() -> None:
    text = said(Scenario(capacities=((MEDICAL, 500.0), (SCHOOL, 1800.0))))
    assert "医疗床位·整合型医疗中心（500 张）" in text and "义务教育学位·都市阳台国际学校（1,800 个）" in text
    rows = project_slips.ranking_table(project_slips.project_ranking(), {MEDICAL: 500.0})
    missed = rows["推迟期间减少的规模"]
    assert missed[MEDICAL] == "医疗床位：500 张；医师：规模没有写明"
    assert missed[SCHOOL] == "义务教育学位：规模没有写明" and missed["f_aiko"] == "—"


def test_the_weight_of_a_slip_is_of_one_kind_and_not_their_sum() -> None:
    project = next(p for p in load_facts().projects if p.ident == "f_sports_centre")
    losses = (project_slips.CoverLoss("sports", 1.3, 0.2), project_slips.CoverLoss("park", 0.8, 0.1))
    assert project_slips.ProjectSlip(project, losses).weight[0] == -1.3


@pytest.mark.parametrize("to", ["", "jinan_west"])
def test_where_no_project_can_slip_only_minutes_and_links_are_named(to: str) -> None:
    ranked = slips.ranking(load_crossings(), to)
    now = slips.scene_of(load_crossings(), ranked[0], State(to=to), "light")
    text = "".join(costliest(now, ranked, (), {}))
    assert "分钟：" in text and "覆盖：" not in text and "需要：" not in text
