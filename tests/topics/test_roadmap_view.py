"""三步走 as a view: counts add up, nothing is claimed without a source, dates keep their grades, cards are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.drawing.maps.basemap import MapState
from components.drawing.maps.legend import unexplained
from components.topics.contract import Content
from components.topics.overview.steps import STEPS
from components.topics.roadmap import plans, reference, steps, timeline
from components.topics.roadmap.card import goal_card
from components.topics.roadmap.facts import counts, load_facts
from components.topics.roadmap.map_picture import frame_picture, marks, selected_element
from components.topics.roadmap.state import FIRST, KINDS, LAST, VIEWS, State
from components.topics.roadmap.view import CHOICES, VIEW
from components.topics.roadmap.work_card import work_card
from components.topics.roadmap.works import one_work, works
from components.topics.search.find import find
from data.tables import load_table
from model.scenario import BASELINE, Scenario
from model.timeline import Moment

DAY = date(2026, 11, 30)


def content(look: Look | None = None, **query: str) -> Content:
    state, refusals = VIEW.parse(query)
    assert refusals == ()
    return VIEW.content(replace(state, day=DAY), BASELINE, look or Look())


def states() -> st.SearchStrategy[State]:
    return st.builds(
        State,
        view=st.sampled_from(VIEWS),
        goal=st.sampled_from(["", *CHOICES.goals()]),
        year=st.integers(FIRST, LAST),
        work=st.sampled_from(["", *CHOICES.works()]),
        kind=st.sampled_from(KINDS),
        card=st.sampled_from(["", *CHOICES.cards()]),
        search=st.sampled_from(["", "指挥部", "talent"]),
    )


@given(states())
@settings(max_examples=60, deadline=None)
def test_every_state_comes_back_from_its_address(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    ("key", "value"), [("goal", "nobody"), ("year", "2036"), ("el", "x"), ("card", "x"), ("kind", "y")]
)
def test_an_unknown_value_is_refused_and_the_default_taken(key: str, value: str) -> None:
    state, refusals = VIEW.parse({key: value})
    assert VIEW.query(state) == {} and [refusal.key for refusal in refusals] == [key]


def test_the_counts_of_a_step_add_up_to_its_goals() -> None:
    facts = load_facts()
    listed = [facts.of_step(step) for step in STEPS]
    assert sum(map(len, listed)) == len(facts.dated)
    for goals in listed:
        assert sum(counts(goals).values()) == len(goals)


def test_no_goal_is_called_reached_without_a_source_that_says_so() -> None:
    for goal in load_facts().dated:
        if goal.standing in ("reached", "disputed"):
            assert any(row["bearing"] == "reached" for row in goal.reports), goal.ident


def test_a_step_is_due_by_the_day_and_not_before() -> None:
    facts = load_facts()
    before, after = (steps.columns(facts, day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert [column.is_due for column in before] == [False, False, False]
    assert [column.is_due for column in after] == [True, False, False]
    assert "都还没有到期" in steps.answer(facts, date(2025, 12, 31))


def test_the_system_of_plans_is_disputed_with_both_statements_on_the_card() -> None:
    facts = load_facts()
    goal = facts.one("planning_system_2025")
    assert goal is not None and goal.standing == "disputed"
    reports = goal_card(facts, goal, DAY).reports
    assert reports[0].startswith("2024-05-08　称尚待完成") and reports[1].startswith("2024-04-26　称已达到")


def test_a_numeric_goal_is_judged_by_the_published_rule_and_says_what_is_missing() -> None:
    facts = load_facts()
    goal = facts.one("energy_per_gdp_2025")
    assert goal is not None and goal.assessment is not None
    card = goal_card(facts, goal, DAY)
    assert "暂无法判断" in card.judgement and "没有实际数" in card.judgement and "△ 假设" in card.evidence


def test_a_goal_of_the_press_is_marked_as_reported() -> None:
    table = next(table for table in content().tables if table.ident == "goals").frame
    row = table[table["目标"].str.startswith("研发经费投入年均增速")].iloc[0]
    assert row["等级"] == "■ 媒体报道"


def test_every_work_is_drawn_or_counted() -> None:
    for kind in KINDS:
        state = State(view="timeline", kind=kind)
        listed = timeline.chosen(state, BASELINE)
        rows = timeline.rows_of(listed, state)
        bars = {row["id"] for row in rows if row["layer"] == "row"}
        undated = [work for work in listed if not work.is_dated]
        assert len(bars) + len(undated) == len(listed)
        assert f"**{len(undated)}**" in timeline.headline(listed)


def test_every_known_date_is_a_mark_of_its_grade_and_every_unknown_one_stands_in_a_margin() -> None:
    state = State(view="timeline", kind="all")
    listed = timeline.chosen(state, BASELINE)
    rows = timeline.rows_of(listed, state)
    dated = timeline.in_order(listed)
    moments = [moment for work in dated for moment in (work.start, work.opening)]
    grades = sorted(row["grade"] for row in rows if row["layer"] in ("fact", "plan"))
    assert grades == sorted(moment.grade for moment in moments if moment)
    assert sum(row.get("text") == "?" for row in rows if row["layer"] == "letter") == moments.count(None)


def test_a_slip_of_the_scenario_moves_the_bar_and_is_marked_as_the_viewers_own() -> None:
    slipped = Scenario(slips=(("x_huanggang", 2),))
    before, after = (one_work("x_huanggang", scenario) for scenario in (BASELINE, slipped))
    assert before is not None and after is not None and before.opening is not None and after.opening is not None
    assert after.opening.year == before.opening.year + 2
    assert (before.opening.grade, after.opening.grade) == ("reported", "user")
    assert [w for w in works(slipped) if w.ident != "x_huanggang"] == [
        w for w in works(BASELINE) if w.ident != "x_huanggang"
    ]


def test_a_project_slips_with_the_scenario_and_a_cancelled_one_keeps_no_plan() -> None:
    slipped, cancelled = Scenario(slips=(("f_airport", 2),)), Scenario(removals=("f_airport",))
    before, later, without = (one_work("f_airport", one) for one in (BASELINE, slipped, cancelled))
    assert before and later and without and before.opening
    assert later.opening == Moment("2028", "plan", "user") and later.is_moved
    assert without.opening is None and without.is_moved
    state = State(view="timeline", work="f_airport")
    assert "投用：方案取消" in work_card(without, state, cancelled).opening
    assert [w for w in works(slipped) if w.ident != "f_airport"] == [
        w for w in works(BASELINE) if w.ident != "f_airport"
    ]


def test_what_stands_today_does_not_slip() -> None:
    scenario = Scenario(slips=(("f_second_hospital_north", 3),), removals=("f_avenue_phase1",))
    assert works(scenario) == works(BASELINE)


def test_the_end_of_works_is_not_told_as_an_opening() -> None:
    work = one_work("f_sports_centre", BASELINE)
    assert work and work.is_completion and work.opening == Moment("2026-12", "plan", "reported")
    assert "竣工 2026-12" in timeline.sentence(work) and "投用" not in timeline.sentence(work).split("（何时")[0]
    assert work_card(work, State(), BASELINE).opening.startswith("竣工：2026-12")


def test_a_milestone_names_the_indicators_it_moves_with_clause_reason_and_grade() -> None:
    work = one_work("f_byd_phase1", BASELINE)
    assert work
    (line,) = work_card(work, State(), BASELINE).links
    assert "整车" in line and "● 官方文件" in line and "该数即指此项" in line and "24万辆" in line
    assert "关联指标" in timeline.sentence(work)
    listed = content(view="timeline", kind="all").tables[0].frame
    assert (listed["关联指标"] != "—").sum() == len(load_table("milestone_links")["milestone_id"].unique())


def test_the_map_follows_the_year_and_the_selected_work() -> None:
    early, late = (marks(State(view="timeline", year=year), BASELINE) for year in (2022, 2027))
    assert early["crossings"]["x_huanggang"] == "building" and late["crossings"]["x_huanggang"] == "expected"
    assert selected_element(State(work="x_huanggang"), BASELINE) == "x_huanggang"
    assert selected_element(State(work="f_quehua_jiuliju"), BASELINE) == "daqiao", "no place: the stated subdistrict"


def test_the_plans_of_the_columns_are_those_of_the_table() -> None:
    listed = plans.load_plans()
    branches = plans.branches(listed)
    assert sum(len(branch.leaves) for branch in branches) == len(listed)
    assert [branch.title for branch in branches][1:3] == ["4：综合性规划", "16：专项规划"]
    assert branches[1].rest == "" and branches[2].rest == "其余 13 个没有列出名称"


def test_every_branch_and_plan_of_the_tree_hangs_on_a_line_and_a_wide_sheet_is_lower() -> None:
    narrow, wide = (plans.board(State(), width, 1.0) for width in (390.0, 1600.0))
    listed = plans.load_plans()
    for sheet in (narrow, wide):
        rows, branches = (sheet.frame[sheet.frame["layer"] == layer] for layer in ("row", "branch"))
        assert set(rows["id"]) == {plan.ident for plan in listed}
        level = branches[branches["y"] == branches["y2"]]
        assert len(level) == len(listed) + 3 + 2, "a line to each plan, to the 4, 16 and N, and to what is not named"
        assert (branches["x2"] <= sheet.width).all() and (rows["x2"] <= sheet.width + 1).all()
    assert wide.height < 0.75 * narrow.height


def test_the_loose_plans_do_not_hang_on_the_system() -> None:
    branches = plans.branches(plans.load_plans())
    assert [branch.is_attached for branch in branches] == [True, True, True, True, False]


def test_the_reference_cards_hold_every_thing_that_parts_eight_and_nine_name() -> None:
    cards = reference.load_cards()
    opinion = [card for card in cards if card.is_of_opinion]
    assert cards[0].ident == "h_opinion_8_1" and len(opinion) == 11 and reference.chosen(State()) == tuple(opinion)
    found = reference.chosen(State(search="台账"))
    assert [card.ident for card in found] == ["h_opinion_9_2"]
    assert reference.chosen(State(card="h_opinion_8_3"))[0].ident == "h_opinion_8_3"


def test_every_organisation_and_mechanism_of_either_document_stands_on_one_card_that_its_name_finds() -> None:
    things = load_table("named_things")
    wanted = things[things["category"].isin(reference.RUNNING) & (things["source_id"] == reference.PLAN)]
    items = [row["thing_id"] for card in reference.load_cards() for row in card.items if not card.is_of_opinion]
    assert sorted(items) == sorted(wanted["thing_id"])
    (card,) = reference.chosen(State(search="首席审批事务官"))
    assert card.place == "年度计划（2024）　三/（四）/1/一是" and "首席审批事务官" in card.names()[0]
    assert "2024年计划 1 节" in reference.answer([card])


@pytest.mark.parametrize(
    ("search", "page", "pairs"),
    [
        ("黄岗路晚两年通车会怎样？", "slips", {"x": "x_huanggang"}),
        ("孙耿太平有哪些项目", "industry", {"group": "group_sungeng_taiping"}),
        ("首席审批事务官", "roadmap", {"view": "reference", "card": "h_plan_3_4_1_1"}),
        ("指挥部办公室", "roadmap", {"view": "reference", "card": "h_opinion_9_1"}),
        ("建立精准有效的督导考核机制", "roadmap", {"view": "reference", "card": "h_opinion_9_5"}),
        ("启动区控制性详细规划", "roadmap", {"view": "plans", "card": "n_regulatory_detailed_plan_initial_area"}),
        ("重点片区拆迁安置工作基本完成", "roadmap", {"goal": "resettlement_2025"}),
    ],
)
def test_the_search_leads_to_the_card(search: str, page: str, pairs: dict[str, str]) -> None:
    assert any(entry.page == page and dict(entry.pairs) == pairs for entry in find(search).entries)


def test_the_legend_beside_the_years_explains_the_signs_of_all() -> None:
    for kind in KINDS:
        state = State(kind=kind)
        legend = frame_picture(replace(state, year=FIRST), BASELINE, Look()).legend
        maps = (MapState(marks=marks(replace(state, year=year), BASELINE)) for year in range(FIRST, LAST + 1))
        assert not [signs for one in maps if (signs := unexplained(one, legend))]
