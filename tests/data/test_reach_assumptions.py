"""What reach.yaml declares: complete, in bounds, tied to things that exist; faults in words with their place."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from data.errors import DataContractError
from data.reach import FILE, ReachFile, read_reach
from data.tables import DATA, load_table
from geo.read import features
from model.reach.assumptions import Speeds
from model.reach.errors import AssumptionError


@pytest.fixture(scope="module")
def declared() -> ReachFile:
    return read_reach()


def broken(folder: Path, change: Any) -> DataContractError:
    content = yaml.safe_load((DATA / FILE).read_text(encoding="utf-8"))
    change(content)
    (folder / FILE).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataContractError) as caught:
        read_reach(folder)
    return caught.value


def test_every_speed_of_the_model_is_declared_and_called_assumed(declared: ReachFile) -> None:
    assert {entry.id for entry in declared.assumptions} == set(Speeds.__dataclass_fields__)
    assert {entry.grade for entry in declared.assumptions} == {"assumed"}
    assert declared.speeds().urban_kmh == 40 and declared.speeds({"urban_kmh": 25}).urban_kmh == 25


def test_defaults_lie_on_the_steps_of_their_slider(declared: ReachFile) -> None:
    for entry in declared.assumptions:
        steps = (entry.default - entry.low) / entry.step
        assert steps == pytest.approx(round(steps)), entry.id


def test_a_speed_that_stops_all_traffic_is_refused(declared: ReachFile) -> None:
    with pytest.raises(AssumptionError, match="城区车速须在 15—70 km/h之间，现为 0"):
        declared.speeds({"urban_kmh": 0})
    with pytest.raises(AssumptionError, match="绕行系数须在 1—2 之间，现为 3"):
        declared.speeds({"detour": 3})


def test_every_feature_named_is_in_its_layer(declared: ReachFile) -> None:
    zones = declared.grid.zones
    named = [*zones.urban, *zones.urban_south, *zones.urban_around, *declared.destinations]
    for place in named:
        assert place.feature in {feature["properties"]["id"] for feature in features(place.layer)}, place.feature


def test_every_crossing_named_is_in_the_table_and_every_row_becomes_a_spec(declared: ReachFile) -> None:
    rows = load_table("crossings").to_dict("records")
    known = {row["crossing_id"] for row in rows}
    assert declared.crossings.expressway | declared.crossings.not_across <= known
    specs = {spec.ident: spec for spec in declared.crossing_specs(rows)}
    assert set(specs) == known
    assert not specs["x_luokou_rail"].carries_road and not specs["x_jiluo_north"].spans
    assert specs["x_jiluo"].length_m == 3890
    assert specs["x_fenghuang"].length_m is None, "6.59 km is the whole route, not the bridge"
    assert specs["x_third"].expressway and specs["x_third"].length_m is None


def test_a_default_outside_of_its_bounds_is_a_fault_of_its_entry(tmp_path: Path) -> None:
    error = broken(tmp_path, lambda content: content["assumptions"][0].update(default=500))
    assert [fault.what for fault in error.faults] == ["urban_kmh：须有 low < high，且 default 在两者之间"]


def test_a_bound_that_is_no_number_is_a_fault(tmp_path: Path) -> None:
    error = broken(tmp_path, lambda content: content["assumptions"][1].update(high=float("inf")))
    assert len(error.faults) == 1 and "high" in error.faults[0].what and error.faults[0].row


def test_a_missing_speed_and_a_place_listed_twice_are_faults(tmp_path: Path) -> None:
    error = broken(tmp_path, lambda content: content["assumptions"].pop())
    assert "assumptions 须恰好是这些" in error.faults[0].what
    error = broken(tmp_path, lambda content: content["destinations"].append(content["destinations"][0]))
    assert "id 不能重复" in error.faults[0].what


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def spoil(content: Any) -> None:
        content["grid"]["margin_km"] = -1
        content["destinations"][0]["layer"] = ""
        content["speed"] = 3

    assert len(broken(tmp_path, spoil).faults) == 3


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataContractError) as caught:
        read_reach(tmp_path)
    assert caught.value.faults[0].file == FILE
