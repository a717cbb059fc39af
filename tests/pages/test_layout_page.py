"""空间布局 as a planner uses it: map, card, layers, walk, table, and what a wrong address gets."""

import base64
import shutil
from dataclasses import replace
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from components.base import cache, release
from components.topics.layout.walk import STEPS
from components.ui import viewport
from tests.pages.opening import address_of, deck_of, open_page, words_of

PAGE = "pages/explore/layout.py"


opened = partial(open_page, PAGE)


def touched(app: AppTest) -> set[str]:
    """Ids of the layers that answer to a click."""
    (layer,) = deck_of(app)["layers"]
    return set(layer["data"].removeprefix("map/touch/").split(".")[0].split("-"))


def test_the_first_look_names_the_whole_structure_and_says_it_is_schematic():
    app = opened()
    said = words_of(app)
    for name in ("城市科创区", "临空经济区", "济南城市副中心", "崔寨高新产业集聚区", "临空产业集聚区"):
        assert name in said
    assert {"groups", "cores", "axis", "subdistricts"} <= touched(app)


WINDOWS = [("1:1:1920:1080", 0, 1), ("1:1:1080:1920", 0, 0), ("1:1:390:844", 1, 0), ("0:1:1920:1080", 1, 1)]


@pytest.mark.parametrize(("browser", "notices", "rows"), WINDOWS)
def test_the_notice_is_under_a_folded_map_and_the_panel_is_under_the_map_on_end(browser: str, notices: int, rows: int):
    app = opened()
    app.session_state[viewport.COOKIE] = browser
    assert sum("未经审图" in text.value for text in app.run().caption) == notices
    assert len(app.columns) == 2 * rows, "the row of map and panel"


def test_a_deep_link_opens_the_card_with_role_grade_place_and_source():
    said = words_of(opened(el="group_cuizhai"))
    assert "氢能谷" in said and "氢能源产业" in said
    assert "△ 假设" in said, "who carries the group is our assumption and must say so"
    assert "±3,000 米" in said and "缺“新”字" in said


def test_a_crossing_shows_status_and_every_stated_fact():
    app = opened(el="x_huanggang")
    assert "在建" in words_of(app)
    assert any("出处" in popover.proto.popover.label for popover in app.get("popover"))


def test_a_thing_without_a_known_place_says_so_and_is_not_drawn():
    said = words_of(opened(el="reservoir_taiping"))
    assert "没有可用的位置资料" in said


@pytest.mark.parametrize(
    ("key", "value"), [("el", "<script>"), ("layers", "groups:999,evil"), ("step", "99"), ("el", "x" * 300)]
)
def test_garbage_in_the_address_gives_the_default_and_a_sentence(key, value):
    app = opened(**{key: value})
    assert any("链接" in warning.value for warning in app.warning)
    assert {"groups", "axis"} <= touched(app)
    assert key not in app.query_params or address_of(app, key) != value


def test_the_walk_moves_layers_and_camera_and_can_be_left():
    app = opened()
    start = deck_of(app)["initialViewState"]
    next(b for b in app.button if "分步解读" in b.label).click().run()
    assert not app.exception
    assert address_of(app, "step") == "1" and "一轴纵贯起城" in words_of(app)
    assert deck_of(app)["initialViewState"] != start
    assert set(STEPS[0].layers) & {"axis"} and "show=startup_area" in deck_of(app)["mapStyle"]
    assert "对应 5 项，可画 5 项" in words_of(app), "the axis with its five nodes"
    assert [b.label for b in app.button if b.label in ("上一步", "下一步", "退出")] == ["上一步", "下一步", "退出"]
    next(b for b in app.button if b.label == "退出").click().run()
    assert "step" not in app.query_params


def test_the_step_of_the_ten_waters_says_that_they_are_not_named_and_draws_all_that_have_a_place():
    app = opened(step="5")
    assert "文件未列名，可画 2 条" in words_of(app)
    assert {"rivers", "water_bodies", "yellow_river"} <= touched(app)


def test_an_element_of_the_walk_opens_its_card_and_the_step_comes_back_without_it():
    app = opened(step="4")
    next(b for b in app.button if b.label == "临空产业集聚区").click().run()
    assert address_of(app, "el") == "group_airport" and address_of(app, "step") == "4"
    next(b for b in app.button if b.label == "取消选择").click().run()
    assert "五个功能混合" in words_of(app)


def test_every_step_of_the_walk_shows_known_layers_and_an_image_of_the_document():
    layer_ids = {layer.id for layer in cache.layers()}
    images = set(cache.table("spatial_elements").query("element_type == 'imagery'")["element_id"])
    assert {step.image_id for step in STEPS} == images
    assert all(set(step.layers) <= layer_ids for step in STEPS)


def test_searching_selects_and_flies_there():
    app = opened()
    before = deck_of(app)["initialViewState"]
    app.text_input(key="layout_search").set_value("遥墙国际机场").run()
    app.button(key="hit_f_airport").click().run()
    assert app.text_input(key="layout_search").value == ""
    assert address_of(app, "el") == "f_airport"
    assert deck_of(app)["initialViewState"]["zoom"] > before["zoom"]


def test_a_kind_finds_its_things_with_their_type_and_a_subdistrict_narrows_them():
    app = opened()
    app.text_input(key="layout_search").set_value("医院").run()
    labels = [button.label for button in app.button if str(button.key).startswith("hit_")]
    assert "山大二院北院区　:gray[医疗]" in labels and len(labels) > 5
    app.selectbox(key="layout_subdistrict").set_value("cuizhai").run()
    labels = [button.label for button in app.button if str(button.key).startswith("hit_")]
    assert labels == ["起步区崔寨街道中心医院　:gray[医疗]", "三义村卫生室　:gray[医疗]"]
    app.button(key="layout_search_end").click().run()
    assert not [button for button in app.button if str(button.key).startswith("hit_")]


def test_opacity_changes_the_address_and_the_style_but_sends_no_geometry():
    app = opened(layers="groups,startup_area")
    app.segmented_control(key="layout_panel").set_value("layers").run()
    app.slider(key="opacity_groups").set_value(40).run()
    assert address_of(app, "layers") == "groups:40,startup_area"
    assert "groups:40" in deck_of(app)["mapStyle"]
    assert all(isinstance(layer["data"], str) for layer in deck_of(app)["layers"])


def test_the_land_panel_shows_the_two_limits_as_derived_square_kilometres():
    app = opened()
    app.segmented_control(key="layout_panel").set_value("land").run()
    said = words_of(app)
    assert "559" in said and "239" in said and "推算" in said and "全域" in said


def test_the_subdistrict_table_marks_what_is_selected_on_the_map():
    app = opened(el="cuizhai")
    app.segmented_control(key="layout_panel").set_value("subdistricts").run()
    table = app.dataframe[0].value
    assert len(table) == 10 and table["area_km2"].sum() == pytest.approx(798, abs=0.5)


def test_a_broken_layer_is_named_and_the_rest_of_the_app_goes_on(tmp_path, monkeypatch):
    copy = tmp_path / "geo"
    shutil.copytree(cache.geo_root(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "layers" / "groups.geojson").write_text("{", encoding="utf-8")
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, geo=copy))
    app = opened()
    assert "groups.geojson" in "\n".join(t.value for t in app.text)
    assert any("没有通过校验" in e.value for e in app.error)


def test_a_missing_table_is_named_and_the_map_still_stands(tmp_path, monkeypatch):
    copy = tmp_path / "data"
    shutil.copytree(cache.data_root(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "spatial_elements.csv").unlink()
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, data=copy))
    app = opened()
    assert "spatial_elements.csv" in "\n".join(t.value for t in app.text)
    assert not app.exception


def test_the_map_goes_out_as_a_picture_of_what_is_on_screen():
    app = opened()
    app.session_state["layout_exports"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert [label.split("\u3000")[0] for label in labels] == [
        "PPTX",
        "PDF",
        "HTML",
        "PNG",
        "SVG",
        "XLSX",
        *["CSV"] * 4,
        "GeoJSON",
    ]


def test_without_webgl_the_picture_shows_the_state_of_the_page():
    app = opened(layers="groups,heritage")
    app.session_state[viewport.COOKIE] = "0:1:1920:1080"
    app.run()
    assert not app.get("deck_gl_json_chart") and "没有开启 WebGL" in words_of(app)
    (image,) = app.get("image")
    svg = base64.b64decode(image.proto.imgs[0].url.partition(",")[2]).decode()
    assert "文化遗产" in svg and "五组团" in svg and "一纵节点" not in svg
    assert "示意图，非法定边界" in svg


def test_a_camera_of_the_address_opens_the_map_and_tilt_north_and_reset_change_it():
    app = opened(cam="117.05,36.81,12.5,0,30")
    start = deck_of(app)["initialViewState"]
    assert (start["longitude"], start["zoom"], start["bearing"]) == pytest.approx((117.05, 12.5, 30), abs=1e-4)
    app.button(key="camera_tilt").click().run()
    assert deck_of(app)["initialViewState"]["pitch"] == pytest.approx(50, abs=1e-4)
    assert address_of(app, "cam") == "117.05,36.81,12.5,50,30" and app.button(key="camera_tilt").label == "放平"
    app.button(key="camera_north").click().run()
    assert deck_of(app)["initialViewState"]["bearing"] == pytest.approx(0, abs=1e-4)
    app.button(key="camera_reset").click().run()
    whole = deck_of(app)["initialViewState"]
    assert whole["zoom"] < 12 and whole["pitch"] == pytest.approx(0, abs=1e-4) and "cam" not in app.query_params


def test_flying_to_an_element_leaves_the_camera_of_the_address_behind():
    app = opened(cam="117.05,36.81,15")
    app.text_input(key="layout_search").set_value("遥墙国际机场").run()
    app.button(key="hit_f_airport").click().run()
    assert "cam" not in app.query_params and deck_of(app)["initialViewState"]["longitude"] > 117.1
