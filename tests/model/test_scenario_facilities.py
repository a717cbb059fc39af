"""Facilities in a scenario: removed, placed, given a capacity; older scenarios keep their digests."""

from __future__ import annotations

from typing import Any

import pytest

from model.scenario import Scenario, canonical_bytes, differences, with_capacity, with_place, with_removal
from model.scenario_errors import ScenarioError


def test_a_facility_is_removed_placed_and_given_a_capacity_and_put_back() -> None:
    scenario = with_removal(Scenario(), "f_expo", removed=True)
    scenario = with_place(scenario, "f_second_hospital_north", (117.100004, 36.8))
    scenario = with_capacity(scenario, "f_second_hospital_north", 1000)
    assert scenario.removals == ("f_expo",)
    assert scenario.positions == (("f_second_hospital_north", 117.1, 36.8),)
    assert scenario.capacities == (("f_second_hospital_north", 1000.0),)
    moved = with_place(scenario, "f_second_hospital_north", (117.2, 36.9))
    assert [d.part for d in differences(scenario, moved)] == ["positions", "positions"]
    back = with_capacity(with_place(with_removal(scenario, "f_expo", removed=False), *UNPLACED), UNPLACED[0], None)
    assert back.is_baseline and back.digest == Scenario().digest


UNPLACED = ("f_second_hospital_north", None)


def test_parts_that_came_later_leave_the_digests_of_older_scenarios_alone() -> None:
    older = b'{"closures":[["x_qilu"]],"facilities":[],"levers":[],"openings":[],"slips":[],"targets":[]}'
    assert canonical_bytes(Scenario(closures=("x_qilu",))) == older
    assert b'"removals":[["f_expo"]]' in canonical_bytes(Scenario(removals=("f_expo",)))


@pytest.mark.parametrize(
    ("part", "entries", "reason"),
    [
        ("removals", ("<b>",), "bad_id"),
        ("positions", (("f_expo", 200.0, 36.8),), "bad_place"),
        ("positions", (("f_expo", 117.0, 36.8), ("f_expo", 117.1, 36.8)), "twice"),
        ("capacities", (("f_expo", -1.0),), "not_a_number"),
        ("capacities", (("f_expo", float("nan")),), "not_a_number"),
    ],
)
def test_entries_of_facilities_that_cannot_be_are_refused(part: Any, entries: Any, reason: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario(**{part: entries})
    assert [problem.reason for problem in caught.value.problems] == [reason]
