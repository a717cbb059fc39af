"""A scenario is only what differs from the baseline: one content, one set of bytes; nothing odd ever gets in."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.scenario import (
    BASELINE,
    Scenario,
    differences,
    renamed,
    with_crossing,
    with_facility,
    with_lever,
    with_slip,
    with_target,
    without,
    without_facility,
)
from model.scenario_check import Catalogue, changed_defaults, check, problems_of, usable
from model.scenario_errors import ScenarioError
from model.scenario_shape import MOST_ENTRIES, PARTS, AddedFacility

ids = st.sampled_from(["gdp", "x_qilu", "a", "beds_per_1000", "metro_3", "z" * 60])
numbers = st.floats(-1e15, 1e15) | st.integers(-(10**9), 10**9)
years = st.integers(2000, 2100)
degrees = st.floats(-180, 180)
facilities = st.builds(AddedFacility, ids, degrees, degrees, years, st.floats(0, 1e6))


def distinct(entries: st.SearchStrategy[Any], key: Any = lambda entry: entry[0]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(entries, max_size=4, unique_by=key).map(tuple)


scenarios = st.builds(
    Scenario,
    levers=distinct(st.tuples(ids, numbers)),
    targets=distinct(st.tuples(ids, years, numbers), lambda entry: entry[:2]),
    slips=distinct(st.tuples(ids, st.integers(1, 30))),
    closures=distinct(ids, lambda entry: entry),
    openings=distinct(st.tuples(ids, years)),
    facilities=distinct(facilities, lambda f: f.category),
    removals=distinct(ids, lambda entry: entry),
    positions=distinct(st.tuples(ids, degrees, degrees)),
    capacities=distinct(st.tuples(ids, st.floats(0, 1e6))),
    name=st.sampled_from(["", "高质量优先", "What if"]),
)


@dataclass(frozen=True)
class Lever:
    id: str
    key: str
    default: float = 8.0
    low: float = 0.0
    high: float = 20.0
    step: float = 0.5


CATALOGUE = Catalogue(
    levers=(Lever("gdp_growth", "gg"), Lever("beds_per_1000", "bd", 2.82, 1.0, 10.0)),
    release="a1",
    indicators=frozenset({"gdp"}),
    projects=frozenset({"metro"}),
    crossings=frozenset({"x_qilu"}),
    categories=frozenset({"hospital"}),
)


@given(scenarios)
def test_a_scenario_differs_in_nothing_from_itself(scenario: Scenario) -> None:
    assert differences(scenario, scenario) == ()


@given(scenarios, scenarios)
def test_differences_are_empty_exactly_when_the_digests_agree(first: Scenario, second: Scenario) -> None:
    assert (differences(first, second) == ()) == (first.digest == second.digest)


@given(scenarios, scenarios)
def test_differences_the_other_way_round_are_the_same_with_sides_exchanged(first: Scenario, second: Scenario) -> None:
    there = [(d.part, d.entry_id, d.year, d.place, d.first, d.second) for d in differences(first, second)]
    back = [(d.part, d.entry_id, d.year, d.place, d.second, d.first) for d in differences(second, first)]
    assert there == back


@given(scenarios)
def test_only_the_baseline_differs_in_nothing_from_the_baseline(scenario: Scenario) -> None:
    assert scenario.is_baseline == (differences(BASELINE, scenario) == ())


@given(scenarios, st.randoms())
def test_the_order_in_which_changes_were_made_leaves_no_trace(scenario: Scenario, random: Any) -> None:
    parts: dict[str, Any] = {part: list(getattr(scenario, part)) for part in PARTS}
    for entries in parts.values():
        random.shuffle(entries)
    shuffled = Scenario(**{part: tuple(entries) for part, entries in parts.items()})
    assert (shuffled.digest, shuffled) == (scenario.digest, renamed(scenario, ""))


@given(scenarios, ids, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_lever_put_back_to_its_default_leaves_the_scenario(
    scenario: Scenario, lever: str, value: float, default: float
) -> None:
    moved = with_lever(scenario, lever, value, default=default)
    assert moved.lever(lever, default) == value
    assert with_lever(moved, lever, default, default=default) == without(scenario, "levers", lever)


def test_a_scenario_is_frozen_hashable_and_its_digest_ignores_the_name() -> None:
    scenario = with_lever(BASELINE, "gdp_growth", 9, default=8)
    assert hash(scenario) == hash(with_lever(BASELINE, "gdp_growth", 9.0, default=8))
    assert renamed(scenario, "  高质量\n优先 ").name == "高质量 优先"
    assert renamed(scenario, "高质量优先").digest == scenario.digest != BASELINE.digest
    assert renamed(BASELINE, "空方案").is_baseline
    with pytest.raises(FrozenInstanceError):
        scenario.name = "x"  # type: ignore[misc]


def test_digests_stay_what_they_are_from_release_to_release() -> None:
    scenario = with_target(with_lever(BASELINE, "gdp_growth", 8.5, default=8), "gdp", 2035, 300)
    assert scenario.digest == "ec6f6455d7a350044527eeeaa3c39685cd042e66a79d27095ac8fb8cf12d12cf"


def test_every_kind_of_change_can_be_made_and_taken_back() -> None:
    bed = AddedFacility("hospital", 117.0312345, 36.8, 2030, 500)
    scenario = with_facility(with_slip(with_target(BASELINE, "gdp", 2035, 300), "metro", 2), bed)
    scenario = with_crossing(with_crossing(scenario, "x_qilu", opens=2027), "x_jiyang", closed=True)
    assert scenario.facilities[0].lon == 117.03123
    assert with_target(scenario, "gdp", 2035, 320).targets == (("gdp", 2035, 320.0),)
    assert with_crossing(scenario, "x_qilu", closed=True).openings == ()
    for part in ("targets", "slips", "closures", "openings"):
        scenario = without(scenario, part)
    assert with_slip(without_facility(scenario, scenario.facilities[0]), "metro", 0).is_baseline


ODD_NUMBERS = (math.nan, math.inf, -math.inf, 1e16, "8", None, True, [8.0])


@pytest.mark.parametrize("odd", ODD_NUMBERS, ids=repr)
def test_what_is_no_finite_number_never_becomes_a_value(odd: Any) -> None:
    for part in ({"levers": (("gdp_growth", odd),)}, {"targets": (("gdp", 2035, odd),)}):
        with pytest.raises(ScenarioError) as caught:
            Scenario(**part)
        assert [problem.reason for problem in caught.value.problems] == ["not_a_number"]


@pytest.mark.parametrize(
    ("part", "entries", "reason"),
    [
        ("levers", [("gdp_growth", 8.0)], "not_a_list"),
        ("levers", (("gdp_growth",),), "not_an_entry"),
        ("levers", (("GDP growth", 8.0),), "bad_id"),
        ("levers", (("gdp_growth", 8.0), ("gdp_growth", 9.0)), "twice"),
        ("targets", (("gdp", 1999, 1.0),), "bad_year"),
        ("targets", (("gdp", 2035.0, 1.0),), "bad_year"),
        ("slips", (("metro", 0),), "bad_slip"),
        ("slips", (("metro", 31),), "bad_slip"),
        ("closures", ("x_qilu", "x_qilu"), "twice"),
        ("closures", ("../etc",), "bad_id"),
        ("closures", tuple(f"x_{n}" for n in range(MOST_ENTRIES + 1)), "too_many"),
        ("facilities", (("hospital", 117.0, 36.8, 2030, 1.0),), "not_an_entry"),
        ("facilities", (AddedFacility("hospital", 200.0, 36.8, 2030),), "bad_place"),
        ("facilities", (AddedFacility("hospital", 117.0, 36.8, 2030, -1.0),), "not_a_number"),
        ("name", "x" * 61, "bad_name"),
        ("name", "两\n行", "bad_name"),
        ("name", "a\u202eb", "bad_name"),
    ],
)
def test_a_malformed_entry_is_refused_with_its_reason(part: str, entries: Any, reason: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(**{part: entries})
    assert [problem.reason for problem in caught.value.problems] == [reason]


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(levers=(("gdp_growth", math.nan), ("B", 1.0)), slips=(("metro", 99),), name="\t")
    assert {problem.part for problem in caught.value.problems} == {"levers", "slips", "name"}
    assert len(caught.value.problems) == 4


def test_a_scenario_within_the_catalogue_passes_unchanged() -> None:
    scenario = Scenario(levers=(("gdp_growth", 20.0),), targets=(("gdp", 2035, 300.0),), closures=("x_qilu",))
    assert check(scenario, CATALOGUE) is scenario


def test_what_the_catalogue_does_not_know_or_allow_is_named() -> None:
    scenario = Scenario(
        levers=(("gdp_growth", 20.5), ("unheard_of", 1.0)),
        targets=(("income", 2035, 1.0),),
        slips=(("bridge", 1),),
        openings=(("x_mars", 2030),),
        facilities=(AddedFacility("casino", 117.0, 36.8, 2030),),
    )
    with pytest.raises(ScenarioError) as caught:
        check(scenario, CATALOGUE)
    told = [(problem.reason, problem.part, problem.subject) for problem in caught.value.problems]
    assert told == [
        ("beyond_bounds", "levers", "gdp_growth"),
        ("unknown", "levers", "unheard_of"),
        ("unknown", "targets", "income"),
        ("unknown", "slips", "bridge"),
        ("unknown", "openings", "x_mars"),
        ("unknown", "facilities", "casino"),
    ]
    assert (caught.value.problems[0].low, caught.value.problems[0].high) == (0.0, 20.0)


@given(scenarios)
def test_what_is_left_after_taking_out_the_impossible_is_possible(scenario: Scenario) -> None:
    left = usable(scenario, CATALOGUE)
    assert problems_of(left, CATALOGUE) == ()
    assert (left == scenario) == (problems_of(scenario, CATALOGUE) == ())


def test_two_levers_of_one_key_make_no_catalogue() -> None:
    with pytest.raises(ValueError, match="gg"):
        Catalogue(levers=(Lever("a", "gg"), Lever("b", "gg")))


def test_moved_defaults_are_listed_and_others_are_not() -> None:
    changed = changed_defaults([("gdp_growth", 7.0), ("beds_per_1000", 2.82), ("gone", 1.0)], CATALOGUE)
    assert [(change.lever_id, change.then, change.now) for change in changed] == [("gdp_growth", 7.0, 8.0)]
