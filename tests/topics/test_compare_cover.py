"""Cover as an outcome of a scenario, and 覆盖之差 between two: words, map, tables, and the panel on 方案比较."""

from __future__ import annotations

import pytest

from components.base.look import Look
from components.topics.compare.cover_pair import cover_choice
from components.topics.compare.cover_picture import cover_picture, cover_table
from components.topics.compare.entries import Entry
from components.topics.compare.picture import Comparison
from components.topics.compare.state import State as CompareState
from components.topics.compare.view import VIEW, tables_of
from components.topics.compare.words import sentences
from components.topics.facilities.cover import cover
from components.topics.facilities.difference import changed_kinds, difference
from components.topics.facilities.difference_words import headline, subdistrict_table
from components.topics.facilities.facts import load_facts
from components.topics.facilities.outcomes import facility_part, outcome_of
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import Circles, State
from components.topics.whatif.facts import load_facts as declared
from components.topics.whatif.strip import cards
from components.topics.whatif.view import VIEW as TARGETS
from model.cover.outcomes import COVER_OUTCOMES
from model.scenario import BASELINE, Scenario, with_capacity, with_lever
from model.scenario_shape import AddedFacility
from model.trajectory import YEARS

SCHOOL = AddedFacility("primary_school", 117.12, 36.8, 2028)
CLINIC = AddedFacility("hospital", 117.05, 36.8, 2030)
MORE = Scenario(facilities=(SCHOOL, CLINIC))
MOVED = Scenario(facilities=(CLINIC,), removals=("o_1231073698",))
RICHER = with_lever(BASELINE, "gdp_long_run", 9.0, default=6.0)


def entries(*scenarios: Scenario) -> tuple[Entry, ...]:
    return tuple(Entry(place, f"t{place}", f"方案{place}", one) for place, one in enumerate(scenarios))


def test_the_outcomes_are_the_kinds_that_the_standard_lists() -> None:
    listed = [kind.id for kind in load_facts().kinds.kinds if kind.grade == "reported"]
    assert [outcome.kind for outcome in COVER_OUTCOMES.values()] == listed


@pytest.mark.parametrize("year", [2026, 2028, 2035])
def test_an_outcome_is_the_cover_of_the_facilities_page(year: int) -> None:
    for scenario in (BASELINE, MORE, MOVED):
        state = State(circles=Circles(kind="hospital"), year=year)
        share = cover(facts_in(scenario), state).whole.share
        assert outcome_of(scenario, "cover_hospital").at(year) == pytest.approx(100 * (share or 0.0))


def test_before_the_open_map_there_is_no_figure_rather_than_zero() -> None:
    values = outcome_of(BASELINE, "cover_primary_school").values
    assert values[0] is None and all(value is not None and value > 0 for value in values[1:])


def test_an_added_school_lifts_only_its_own_kind_from_its_own_year_on() -> None:
    before, after = (outcome_of(one, "cover_primary_school").values for one in (BASELINE, MORE))
    opens = SCHOOL.opens - YEARS[0]
    assert after[:opens] == before[:opens]
    assert all((a or 0) > (b or 0) for a, b in zip(after[opens:], before[opens:], strict=True))
    assert outcome_of(MORE, "cover_park").values == outcome_of(BASELINE, "cover_park").values


def test_levers_and_capacities_recompute_no_cover() -> None:
    plain = outcome_of(MORE, "cover_hospital")
    changed = with_capacity(with_lever(MORE, "gdp_long_run", 9.0, default=6.0), "f_second_hospital_north", 800)
    assert outcome_of(changed, "cover_hospital") is plain


def test_the_strip_says_the_cover_and_what_the_scenario_adds() -> None:
    state, refusals = TARGETS.parse({"strip": "gdp,cover_hospital", "reach": "cover_hospital"})
    assert not refusals and state.reach == "cover_hospital"
    card = cards(declared(), MORE, state)[1]
    assert card["title"] == "医院步行圈覆盖率　2035年" and card["tone"] == "good"
    assert str(card["change"]).startswith("比基准 +0.2") and str(card["change"]).endswith("个百分点")
    said = TARGETS.content(state, MORE, Look())
    assert "医院步行圈覆盖率" in said.answer and len(said.charts) == 1


def test_gained_and_lost_are_the_two_circles_and_the_subdistricts_add_up() -> None:
    answer = difference(BASELINE, MOVED, "hospital", 2030)
    assert [site.ident for site in answer.left] == ["o_1231073698"] and len(answer.come) == 1
    assert answer.weights["gained"] == pytest.approx(1.86, abs=0.05)
    assert answer.weights["lost"] == pytest.approx(1.86, abs=0.05) and not answer.weights["both"]
    table = subdistrict_table(answer, ("A", "B"))
    assert table.iloc[1:, 3].sum() == pytest.approx(table.iloc[0, 3], abs=0.05)
    said = headline(answer, 2030, ("A", "B"))
    assert "A 0.24%，B 0.23%" in said and "不再覆盖 1.85 平方公里" in said and "崔寨街道" in said


def test_a_kind_differs_only_in_the_years_in_which_its_facilities_do() -> None:
    assert changed_kinds(BASELINE, MORE, 2026) == ()
    assert changed_kinds(BASELINE, MORE, 2028) == ("primary_school",)
    assert changed_kinds(BASELINE, MORE, 2030) == ("primary_school", "hospital")
    assert changed_kinds(BASELINE, RICHER, 2030) == ()


def test_a_facility_moved_a_little_is_one_that_left_and_one_that_came() -> None:
    near = Scenario(positions=(("o_1231073698", 117.1, 36.8),))
    answer = difference(BASELINE, near, "hospital", 2030)
    assert [site.ident for site in answer.left] == [site.ident for site in answer.come] == ["o_1231073698"]
    assert answer.weights["gained"] > 0 and answer.weights["lost"] > 0


def test_the_first_pair_and_kind_that_differ_are_taken_unless_others_are_named() -> None:
    compared = entries(BASELINE, RICHER, MORE)
    first = cover_choice(compared, "", "", 2028)
    assert (first.two.key, first.kind, first.differs) == ("ac", "primary_school", True)
    named = cover_choice(compared, "ab", "park", 2028)
    assert (named.two.key, named.kind, named.differs) == ("ab", "park", False)
    assert cover_choice(entries(BASELINE, RICHER), "", "", 2028).kind == "hospital"


def test_the_map_tells_gained_from_lost_and_whose_facilities_are_whose() -> None:
    comparison = Comparison(entries(BASELINE, MOVED), ("gdp",), 2030)
    picture = cover_picture(comparison, CompareState(), Look())
    assert picture is not None and picture.title == "B − A：医院与卫生院的 15 分钟步行圈差异（2030年底）"
    labels = [entry.split(" ")[0] for entry in picture.as_json()["legend"][0]["entries"]]
    assert labels == ["新覆盖", "不再覆盖", "都覆盖", "都不覆盖"]
    assert {ring.label for ring in picture.rings} == {"仅 A 有的设施", "仅 B 有的设施"}
    assert picture.png(600, 450).startswith(b"\x89PNG")
    assert cover_picture(Comparison(entries(BASELINE, RICHER), ("gdp",), 2030), CompareState(), Look()) is None


def test_the_tables_hold_cover_only_where_facilities_differ() -> None:
    frame = cover_table(entries(BASELINE, MORE), 2030)
    assert frame is not None
    assert set(frame["设施类别"]) == {"小学", "医院与卫生院"}
    whole = frame[(frame["街道"] == "全域") & (frame["设施类别"] == "小学")].iloc[0]
    assert whole["B−A"] == pytest.approx(whole["B 方案1（%）"] - whole["A 方案0（%）"], abs=0.011) and whole["B−A"] > 0
    assert cover_table(entries(BASELINE, RICHER), 2030) is None

    def names(*scenarios: Scenario) -> list[str]:
        return [table.title for table in tables_of(declared(), Comparison(entries(*scenarios), ("gdp",), 2030))]

    assert "步行圈覆盖率（2030年）" in names(BASELINE, MORE)
    assert not any("步行圈" in name for name in names(BASELINE, RICHER))


def test_the_sentences_point_to_the_panel_and_name_kinds_in_words() -> None:
    (said,) = sentences(declared(), entries(BASELINE, MORE), ("gdp",), 2030)
    assert "见“覆盖差异”" in said and "医院与卫生院（2030年）" in said and "hospital" not in said
    (covered,) = sentences(declared(), entries(BASELINE, MORE), ("gdp", "cover_hospital"), 2030)
    assert "医院步行圈覆盖率" in covered and "见“覆盖差异”" not in covered


def test_the_view_holds_the_map_where_its_panel_is_open_in_either_language() -> None:
    state, refusals = VIEW.parse({"a": "base", "b": "now", "panel": "cover", "kind": "hospital", "year": "2030"})
    assert not refusals and VIEW.query(state)["kind"] == "hospital"
    assert len(VIEW.content(state, MORE, Look()).maps) == 1
    (english,) = VIEW.content(state, MORE, Look("en")).maps
    assert "Hospitals" in english.as_json()["title"]
    assert VIEW.parse({"kind": "casino"})[0].kind == "" and VIEW.parse({"kind": "casino"})[1]


def test_cover_follows_the_years_of_facilities_and_not_those_of_crossings() -> None:
    later = Scenario(slips=(("f_sports_centre", 2), ("x_huanggang", 2)))
    assert facility_part(later) == Scenario(slips=(("f_sports_centre", 2),))
