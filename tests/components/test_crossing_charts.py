"""The crossings' pictures by what they hand to the browser, and the map's marks by their address."""

import json
from itertools import pairwise

import pytest

from components.base.look import Look
from components.base.scales import KIND_SHAPE
from components.drawing.charts.crossings import LineWords, count_rows, counts_spec, reference_rows, river_spec
from components.drawing.charts.lettering import width_px
from components.drawing.charts.river_rows import FONT_PX, Room
from components.drawing.maps import signs
from components.drawing.maps.basemap import MapState, base_style
from components.export.files import csv_bytes
from components.export.kit import workbook_of
from components.export.picture import Stamp
from components.topics.crossings import gaps
from components.topics.crossings.card import card_of
from components.topics.crossings.charts import references, river_room, rows_of_counts, rows_of_river
from components.topics.crossings.content import years_content
from components.topics.crossings.facts import Facts, load_facts
from components.topics.crossings.map_picture import crossings_picture
from components.topics.crossings.points import points, without_place
from components.topics.crossings.state import State
from components.ui.crossings.panels import TICK_PX, column_widths
from model.crossings import Doubt, Status, YearCount
from model.scenario import BASELINE, with_crossing

STATE = State(2024, "x_qilu")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


def test_both_specs_are_plain_json_and_do_not_depend_on_the_data():
    for spec in (counts_spec((2021, 2035), 300, "dark", 1.5), river_spec((0, 50), 160, "light", 1.0)):
        assert "values" not in json.loads(json.dumps(spec, allow_nan=False)).get("data", {})


def test_the_documents_counts_are_there_by_shape_and_planned_ones_have_no_year(facts):
    rows = {row["y"]: row for row in reference_rows(references(facts), 2035)}
    assert set(rows) == {9, 11, 19, 21}
    assert rows[9]["x"] == 2023 and rows[11]["x"] == 2024
    assert rows[19]["layer"] == rows[21]["layer"] == "limit"
    assert [KIND_SHAPE[rows[n]["kind"]] for n in (9, 11, 19)] == ["circle", "square", "diamond"]


def test_the_steps_are_known_up_to_the_newest_facts_and_ahead_after():
    rows = count_rows([YearCount(2025, 7, 3, 0), YearCount(2026, 7, 3, 1)], 2025, LineWords("a", "b"))
    sure = [(row["layer"], row["x"], row["y"]) for row in rows if row.get("line") == "sure"]
    assert sure == [("known", 2025, 7), ("ahead", 2025, 7), ("ahead", 2026, 8)]


def test_the_unrolled_river_shows_every_located_crossing_once_and_gaps_that_sum_to_its_length(facts):
    rows = rows_of_river(facts, STATE, BASELINE, river_room(facts, 1100, 1.0))
    marks = [row["id"] for row in rows if row["layer"] == "mark"]
    assert len(marks) == len(set(marks)) == 14, "five have no place on the river"
    listed = gaps.gaps_table(facts, 2024, BASELINE, unclear=False)
    assert listed["公里"].sum() == pytest.approx(facts.end_km - facts.start_km, abs=0.5)
    assert [row["x"] for row in rows if row["layer"] == "chosen"] == [facts.one("x_qilu").crossing.position.km]


def test_signs_side_by_side_are_set_apart_on_a_small_map_and_by_less_than_a_sign():
    style = base_style(
        MapState(marks={"crossings": {"x_jiluo": "open", "x_luokou_rail": "open", "x_qilu": "open"}}), "http://here"
    )
    points = {f["properties"]["id"]: f for f in style["sources"]["crossings-marks"]["data"]["features"]}
    west, east = (points[ident]["properties"]["aside"][0] for ident in ("x_jiluo", "x_luokou_rail"))
    assert west < 0 < east and east - west < 1
    assert "aside" not in points["x_qilu"]["properties"], "what has room stands where it is"


@pytest.mark.parametrize("panel", [460, 688, 330])
def test_no_column_of_the_list_is_cut_at_the_panels_edge(panel):
    widths = column_widths(panel, 1.0)
    edges = [sum(widths[:n]) for n in range(4, len(widths) + 1)]
    assert panel < 400 or panel - TICK_PX in edges


def test_where_not_all_names_have_room_those_that_are_open_come_first(facts):
    room = river_room(facts, 680, 1.0, 4)
    rows = rows_of_river(facts, STATE, BASELINE, room)
    named = {row["text"] for row in rows if row["layer"] == "name"}
    assert {"黄河济泺路隧道", "齐鲁黄河大桥", "凤凰黄河大桥"} <= named and len(named) < 13


@pytest.mark.parametrize("width", [360.0, 700.0, 1100.0, 2200.0])
def test_names_on_the_river_never_overlap_and_stay_on_the_sheet(facts, width):
    room = river_room(facts, width, 1.0)
    names = [row for row in rows_of_river(facts, STATE, BASELINE, room) if row["layer"] == "name"]
    assert names
    for row in {n["y"] for n in names}:
        spans = sorted(
            (room.px(n["x"]), room.px(n["x"]) + width_px(n["text"], FONT_PX)) for n in names if n["y"] == row
        )
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert spans[-1][1] <= room.width


def test_a_room_is_measured_in_km_from_its_left_edge():
    room = Room((10, 60), 500, 1.0)
    assert (room.px(10), room.px(60)) == (0, 500)


def test_the_year_of_the_view_is_marked_in_the_counts(facts):
    assert [row["x"] for row in rows_of_counts(facts, STATE, BASELINE) if row["layer"] == "year"] == [2024]


def test_marks_survive_the_address_and_garbage_in_it_is_left_out():
    marks = {"crossings": {"x_qilu": "open", "x_huanggang": "building"}, "facilities": {"f_school": "planned"}}
    assert signs.decode(signs.encode(marks)) == marks
    assert signs.decode("crossings.x_qilu:z,<script>:o,,x_aoti:n;<b>.a:o;facilities.") == {
        "crossings": {"x_aoti": "not_open"}
    }


def test_the_style_draws_located_crossings_and_only_names_known_sources():
    style = base_style(
        MapState(selected="x_qilu", marks={"crossings": {"x_qilu": "open", "x_aoti": "not_open"}}), "http://here"
    )
    points = style["sources"]["crossings-marks"]["data"]["features"]
    assert [f["properties"]["id"] for f in points] == ["x_qilu"]
    assert {layer["source"] for layer in style["layers"] if "source" in layer} <= set(style["sources"])
    assert {"crossings-signs", "crossings-names", "crossings-marked"} <= {layer["id"] for layer in style["layers"]}
    assert "crossings-marks" not in base_style(MapState(), "http://here")["sources"]


def test_statuses_differ_in_shape_or_filling_not_in_colour_alone():
    signs_of_both = len(Status) + len(Doubt)
    assert len({(s.shape, s.filled) for s in signs.SIGNS.values()}) == signs_of_both
    assert len({s.character for s in signs.SIGNS.values()}) == signs_of_both


def test_what_leaves_the_page_carries_state_sources_and_those_without_a_place(facts):
    features = points(facts, 2024, BASELINE)
    assert {entry["id"] for entry in without_place(facts)} == {"x_aoti", "x_queshan", "x_jingtai", "x_jinpu_rail"}
    assert len(features) == 15 and all(f["properties"]["status"] for f in features)
    look = Look()
    content = years_content(facts, STATE, BASELINE, look)
    inventory = content.tables[0].frame
    assert len(inventory) == 19 and csv_bytes(inventory).startswith(b"\xef\xbb\xbf")
    assert workbook_of(content, look, Stamp()).startswith(b"PK")


def test_the_reported_spacing_is_a_fact_of_the_whole_area_with_its_source(facts):
    row = facts.reported_spacing
    assert (row["value"], row["unit"], row["scope"], row["grade"]) == (2.2, "公里/处", "area", "reported")
    assert facts.sources[row["source_id"]].publisher == "闪电新闻" and row["note"]


def test_every_length_says_how_far_it_may_be_off_and_the_largest_gap_is_claimed_only_where_it_is_certain(facts):
    mean, largest = (figure.value for figure in years_content(facts, STATE, BASELINE, Look()).figures[-2:])
    assert "±" in mean and "±" in largest
    certain, *_ = gaps.sentences(facts, STATE, BASELINE)
    assert certain.startswith("最大一段：凤凰黄河大桥 — 起步区下游端（18.9 ± 2.7 公里）")
    densest = with_crossing(BASELINE, "x_hangtian", opens=2025)
    doubtful, *_ = gaps.sentences(facts, State(year=2026, basis="all"), densest)
    assert doubtful.startswith("最大一段不能断定")


def test_no_distance_is_claimed_between_two_crossings_whose_order_is_open(facts):
    state, scenario = State(year=2026, basis="all"), with_crossing(BASELINE, "x_hangtian", opens=2025)
    table = gaps.gaps_table(facts, 2026, scenario, unclear=True).set_index("从")
    assert table.loc["青银高速济南黄河大桥", ["到", "至少", "说明"]].tolist() == ["航天大道穿黄隧道", 0.0, "先后未定"]
    rows = rows_of_river(facts, state, scenario, river_room(facts, 1100, 1.0))
    between = facts.one("x_third").crossing.position.km, facts.one("x_hangtian").crossing.position.km
    assert not [r for r in rows if r["layer"].startswith("gap") and between[0] < r["x"] < between[1]]
    assert crossings_picture(facts, state, scenario, Look()).notes == gaps.order_sentences(facts)
    for ident, other in (("x_third", "航天大道穿黄隧道"), ("x_hangtian", "青银高速济南黄河大桥")):
        assert gaps.order_of(facts, ident) == f"与{other}的上下游次序不能断定"
    assert gaps.order_of(facts, "x_g308") == "", "it was measured from the bridge downstream of it"


def test_a_card_shows_the_newest_statement_with_its_date_and_source(facts):
    card = card_of(facts, facts.one("x_huanggang"), STATE, BASELINE)
    assert "2026-03-17" in card.latest and "中国新闻网" in card.latest and "报道" in card.latest
