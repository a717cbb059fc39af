"""产业组团 as a view: groups never guessed, counts that add up, moves that name indicators, the cost of a slip."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.contract import Content
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import charts, project_slips, slip_words, slips, tables, words
from components.topics.industry.changes import changes_of, facts_in, touched, without_changes
from components.topics.industry.facts import load_facts
from components.topics.industry.families import FAMILIES
from components.topics.industry.filters import by_family, by_group, chosen, kin_of
from components.topics.industry.state import PANELS, UNSTATED, VIEWS, State
from components.topics.industry.view import VIEW, choices
from data.schemas_places import FACILITY_CATEGORIES, PROJECT_CATEGORIES
from data.tables import load_table
from model.facility_status import STAGES
from model.scenario import BASELINE, Scenario, with_removal, with_slip

SEEDS = "group_sungeng_taiping"


def content(scenario: Scenario = BASELINE, look: Look | None = None, **query: str) -> Content:
    state, refusals = VIEW.parse(query)
    assert refusals == ()
    return VIEW.content(state, scenario, look or Look())


def table(ident: str, scenario: Scenario = BASELINE, **query: str):
    return next(each.frame for each in content(scenario, **query).tables if each.ident == ident)


def states() -> st.SearchStrategy[State]:
    there = choices()
    return st.builds(
        State,
        view=st.sampled_from(VIEWS),
        group=st.sampled_from(["", UNSTATED, *there.areas]),
        project=st.sampled_from(["", *there.projects]),
        families=st.lists(st.sampled_from(list(FAMILIES)), unique=True, max_size=3).map(tuple),
        stages=st.lists(st.sampled_from(STAGES), unique=True).map(tuple),
        year=st.integers(2021, 2035),
        industry=st.sampled_from(["", *there.industries]),
        panel=st.sampled_from(PANELS),
        crossing=st.sampled_from(["", *there.crossings]),
        by=st.integers(1, 5),
        to=st.sampled_from(["", *there.places]),
    )


@given(states())
@settings(max_examples=60, deadline=None)
def test_a_state_comes_back_from_its_address(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    "query",
    [
        {"group": "north"},
        {"el": "f_none"},
        {"kind": "road"},
        {"ind": "n_none"},
        {"x": "x_qilu"},
        {"by": "6"},
        {"to": "-"},
    ],
)
def test_an_unknown_value_is_refused_and_gives_way_to_the_default(query: dict[str, str]) -> None:
    state, refusals = VIEW.parse(query)
    assert state == VIEW.parse({})[0] and [refusal.key for refusal in refusals] == list(query)


def test_every_category_of_projects_and_facilities_belongs_to_one_family() -> None:
    listed = [category for categories in FAMILIES.values() for category in categories]
    assert sorted(listed) == sorted([*FACILITY_CATEGORIES, *PROJECT_CATEGORIES])


def test_every_project_and_facility_of_the_documents_is_there_once() -> None:
    stated = [*load_table("projects")["facility_id"], *load_table("facilities")["facility_id"]]
    assert [project.ident for project in load_facts().projects] == stated


@given(states())
@settings(max_examples=40, deadline=None)
def test_groups_and_families_add_up_to_the_projects_that_are_listed(state: State) -> None:
    facts = load_facts()
    listed = chosen(facts, state)
    for counts in (by_group(facts, listed, state.year), by_family(listed, state.year)):
        assert sum(sum(stages.values()) for stages in counts.values()) == len(listed)
    assert len(tables.inventory(facts, state)) == len(listed) + len(kin_of(facts, state))


def test_a_project_without_a_stated_group_is_in_none_and_the_industry_alone_does_not_place_it() -> None:
    facts = load_facts()
    seed = facts.one("f_northern_seed_base")
    assert seed and seed.group == "" and seed.kin == (SEEDS,)
    assert seed not in chosen(facts, State(group=SEEDS)) and seed in chosen(facts, State(group=UNSTATED))
    assert seed in kin_of(facts, State(group=SEEDS))


def test_what_a_group_has_which_industry_and_how_far_is_one_choice_away() -> None:
    said = content(group=SEEDS)
    assert "种子库·孙耿太平绿色发展基地" in said.answer and "以生物育种为主体的现代生物科技产业" in said.answer
    assert "太平水库 ▲ 在建" in said.answer and "同一产业、地点未写明的另有 3 条" in said.answer
    rows = table("inventory", group=SEEDS).set_index("项目或设施")
    assert rows.loc["太平水库", "归属"] == "孙耿太平绿色发展基地（按街道归入（假设））"
    assert rows.loc["种业科创港", "归属"] == "产业相同，地点未写明"
    assert rows.loc["种业科创港", "产业"] == "现代种业、现代生物科技产业"


def test_a_group_without_projects_is_counted_as_having_none() -> None:
    rows = {row["id"]: row for row in charts.rows_of(load_facts(), State(), "groups")}
    assert rows["group_sangzidian"]["n"] == 0 and rows["group_sangzidian"]["name"].endswith(" 0")


def test_the_subcentre_has_no_lead_industry_and_says_so() -> None:
    assert "两份文件没有写它的主导产业" in content(group="group_subcentre").answer


def test_a_label_is_explained_by_its_clause_or_said_to_be_unexplained() -> None:
    rows = table("labels", view="system")
    six = rows[rows["提法"] == "“6+4+2”产业主攻方向"]
    assert list(six["其中"]) == ["6", "4", "2"] and set(six["含义"]) == {"文件没有写明"}
    policies = rows[rows["提法"] == "“1+6+108”政策体系"].set_index("其中")
    assert policies.loc["108", "含义"] == "108项免申即享清单" and "◇" in policies.loc["108", "等级"]
    assert "原文依次列三项，没有逐一写明" in policies.loc["1", "说明"]


def test_no_investment_is_stated_for_a_single_project() -> None:
    money = next(s.text for s in content().sentences if s.text.startswith("投资额"))
    assert "未列单个项目的投资额" in money and "126.1 亿元（2024年）" in money and "5,000 万元" in money


def test_moving_nothing_changes_nothing_and_an_open_project_does_not_move() -> None:
    assert facts_in(BASELINE) is load_facts()
    assert facts_in(Scenario(slips=(("f_byd_phase1", 3), ("x_huanggang", 2)))) is load_facts()
    assert facts_in(Scenario(removals=("f_byd_phase1", "o_1"))) is load_facts()


def test_a_slipped_project_waits_until_its_new_year() -> None:
    facts = facts_in(with_slip(BASELINE, "f_spic_base", 3))
    project = facts.one("f_spic_base")
    assert project and [project.stage(year) for year in (2024, 2026, 2027)] == ["planned", "planned", "building"]
    assert project.planned_year == 2027 and words.status_words(project, 2026).endswith("；推迟 3 年")


def test_a_cancelled_project_is_no_longer_counted_and_its_indicators_are_named() -> None:
    scenario = with_removal(BASELINE, "f_seedling_base", removed=True)
    said = content(scenario)
    assert "× 方案取消 1" in said.answer
    texts = [sentence.text for sentence in said.sentences[:2]]
    assert texts[0] == "方案改动项目 1 条：新型育苗基地：方案取消。" and "关联指标 1 项：新型育苗基地" in texts[1]
    rows = table("touched", scenario)
    assert list(rows["原文"]) == ["建设新型育苗基地1处"] and list(rows["联系的等级"]) == ["● 官方文件"]


def test_links_name_indicators_and_hold_no_amount() -> None:
    assert {"coefficient", "amount", "value", "weight"}.isdisjoint(load_table("milestone_links").columns)
    facts = facts_in(with_slip(with_slip(BASELINE, "f_aiko", 1), "f_net_zero_park", 1))
    assert {project.ident for project, _ in touched(facts)} == {"f_aiko"}


def test_projects_go_back_and_the_rest_of_the_scenario_stays() -> None:
    scenario = with_slip(with_slip(with_removal(BASELINE, "f_aiko", removed=True), "x_huanggang", 2), "f_seed_port", 1)
    facts = load_facts()
    assert changes_of(facts, scenario).idents == ("f_seed_port", "f_aiko")
    assert without_changes(facts, scenario) == Scenario(slips=(("x_huanggang", 2),))


def test_a_late_huanggang_tunnel_costs_minutes_counts_and_indicators() -> None:
    said = content(view="slips", x="x_huanggang")
    assert "黄岗路穿黄隧道推迟 2 年（2026→2028）" in said.answer and "到济南西站" in said.answer
    assert "2026年底列名通车 8 处变为 7 处" in said.answer and "跨河通道数" in said.answer
    assert {each.ident for each in said.tables} == {"ranking", "projects", "units", "counts", "links"} and len(
        said.maps
    ) == 1
    assert list(table("counts", view="slips", x="x_huanggang", by="1").iloc[:, 0]) == ["2026", "2027"]


def test_no_slip_shortens_a_trip_and_what_has_no_place_has_no_minutes() -> None:
    ranked = slips.ranking(load_crossings(), "")
    costs = [cost for slip in ranked for cost in slip.costs]
    assert costs and min(cost.whole.added for cost in costs) >= -1e-6
    assert {slip.ident for slip in ranked if not slip.costs} == {"x_aoti", "x_queshan"}
    assert not any(line.crossing.stands for line in load_crossings().lines if line.ident in {s.ident for s in ranked})


def test_the_ranking_puts_the_costliest_first() -> None:
    facts = load_crossings()
    ranked = slips.ranking(facts, "")
    now = slips.scene_of(facts, ranked[0], State(), "light")
    minutes = slip_words.ranking_table(now, ranked, "")["全域增加（分钟）"].dropna()
    assert list(minutes) == sorted(minutes, reverse=True) and len(minutes) == 3


def test_projects_are_ranked_by_cover_and_indicators_and_what_is_not_known_is_stated() -> None:
    ranked = project_slips.project_ranking()
    assert {slip.project.ident for slip in ranked} == {p.ident for p in load_facts().projects if p.can_move}
    assert [slip.weight for slip in ranked] == sorted(slip.weight for slip in ranked)
    rows = project_slips.ranking_table(ranked, {})
    for slip in ranked:
        lost, facility = rows.loc[slip.project.ident, "推迟期间减少的覆盖"], slip.project.facility
        assert bool(slip.losses) == bool(facility.kinds and facility.place)
        assert all(loss.km2 >= 0 for loss in slip.losses)
        assert ("平方公里" in lost) if slip.losses else ("没有公开坐标" in lost or "不按步行圈" in lost)


def test_the_sports_centre_is_the_only_place_whose_slip_loses_cover() -> None:
    """The only facility to come that has a public position and a circle: without it no sports ground of that reach."""
    losing = [slip for slip in project_slips.project_ranking() if slip.losses]
    assert [slip.project.ident for slip in losing] == ["f_sports_centre"]
    (loss,) = losing[0].losses
    assert loss.kind == "sports" and loss.km2 > 0.5
