"""The viewer's own place: areas, the nearest crossing and minutes, on land, on the river and outside."""

from __future__ import annotations

import re

from shapely.geometry import shape

from components.base.look import Look, using
from components.topics.contract import Content
from components.topics.crossings.facts import load_facts
from components.topics.elements import elements
from components.topics.layout.here import Here, here_of
from components.topics.layout.view import VIEW
from components.topics.reach.scene import scene
from components.topics.reach.state import State as ReachState
from components.topics.reach.state import text_of
from model.scenario import BASELINE

IN_CUIZHAI, FAR = (117.13, 36.845), (116.2, 36.2)
HAN = re.compile(r"[\u4e00-\u9fff]")


def here(at: tuple[float, float], language: str = "zh") -> Here:
    with using(Look(language)):
        return here_of(at)


def content(**query: str) -> Content:
    state, refusals = VIEW.parse(query)
    assert refusals == ()
    return VIEW.content(state, BASELINE, Look())


def test_a_place_in_a_group_is_in_its_subdistrict_and_group_with_their_margins() -> None:
    place = here(IN_CUIZHAI)
    assert "崔寨街道" in place.answer and "崔寨高新产业集聚区" in place.answer
    assert any("±2,000 米" in sentence for sentence in place.sentences)
    assert any("±3,000 米" in sentence for sentence in place.sentences)


def test_the_nearest_crossing_is_open_carries_a_road_and_states_its_error() -> None:
    crossing = here(IN_CUIZHAI).sentences[1]
    assert re.search(r"最近的已通车通道（2024年）：.+桥，图上直线 [\d.]+ 公里（◇ 推算，点位误差 ±[\d,]+ 米）", crossing)
    assert "航天大道" not in crossing, "under construction"


def test_the_minutes_are_those_that_the_reach_view_reads_off_at_the_same_place() -> None:
    now = scene(load_facts(), ReachState(year=2024, at=text_of(*IN_CUIZHAI)), BASELINE, "light")
    cell = now.cell_read_off()
    assert cell is not None
    first = here(IN_CUIZHAI).table.frame.iloc[0]
    assert first["目的地"] == "老城" and first["2024年"] == f"{now.answer.after[cell]:.1f} 分钟"


def test_a_place_outside_says_so_and_has_no_minutes() -> None:
    place = here(FAR)
    assert "起步区以外" in place.answer and place.table.frame.empty and "没有出行时间" in place.table.note


def test_the_mark_stands_on_the_map_and_in_every_picture_of_it() -> None:
    (picture,) = content(at="117.1300,36.8450").maps
    assert "您在这里" in picture.svg(900, 600) and "您在这里" not in content().maps[0].svg(900, 600)
    assert content(at="117.1300,36.8450", panel="here").answer.startswith("您在这里：")
    assert content(at="117.1300,36.8450").tables[0].ident == "here"


def test_in_english_the_place_is_english() -> None:
    place = here(IN_CUIZHAI, "en")
    texts = [place.answer, *place.sentences, place.table.note, *map(str, place.table.frame.to_numpy().ravel())]
    assert not [text for text in texts if HAN.search(text)]


def test_every_area_that_can_be_chosen_stands_by_a_point_inside_it() -> None:
    feature = elements.feature_of("cuizhai")
    assert feature is not None
    spot = shape(feature["geometry"]).representative_point()
    assert "崔寨街道" in here((spot.x, spot.y)).answer


def test_a_place_that_is_none_is_refused() -> None:
    state, refusals = VIEW.parse({"at": "here"})
    assert state.at is None and [refusal.key for refusal in refusals] == ["at"]
