"""A broken file costs what rests on it and nothing else, and is told once, in a sentence, with its folder and place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page, words_of

LAYOUT, SOURCES = "pages/explore/layout.py", "pages/data/sources.py"


def panels(app: AppTest) -> int:
    return sum("没有通过校验" in error.value for error in app.error)


def deck_layers(app: AppTest) -> set[str]:
    (layer,) = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["layers"]
    return set(layer["data"].removeprefix("map/touch/").split(".")[0].split("-"))


@pytest.mark.parametrize("script", [LAYOUT, "pages/explore/overview.py", "pages/explore/crossings.py"])
def test_one_broken_layer_is_told_at_most_once_and_every_map_still_stands(script: str, geo_copy: Path) -> None:
    (geo_copy / "layers" / "groups.geojson").write_text("{", encoding="utf-8")
    app = open_page(script)
    assert panels(app) == (1 if script == LAYOUT else 0)
    assert app.get("deck_gl_json_chart")


def test_only_the_broken_layer_is_missing_from_the_layout(geo_copy: Path) -> None:
    (geo_copy / "layers" / "groups.geojson").write_text("{", encoding="utf-8")
    app = open_page(LAYOUT, el="cuizhai")
    assert {"cores", "axis", "subdistricts"} <= deck_layers(app) and "groups" not in deck_layers(app)
    said = words_of(app)
    assert "geo/layers/groups.geojson：内容无法解析：第 1 行附近写法不对" in said
    assert app.subheader[0].value == "崔寨街道", "the card of another layer's element is there"
    missing = open_page(LAYOUT, el="group_cuizhai")
    assert "没有可用的位置资料" in words_of(missing) and "氢能谷" in words_of(missing)


def test_a_faulty_feature_is_named_in_the_panel(geo_copy: Path) -> None:
    path = geo_copy / "layers" / "hills.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][1]["properties"]["precision"] = "精确"
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    said = words_of(open_page(LAYOUT))
    assert (
        "geo/layers/hills.geojson 第 2 个要素“华山”：属性“precision”（精度）只能取 "
        "surveyed、derived、approximate、schematic，现为“精确”。" in said
    )


def test_the_panel_speaks_the_viewer_s_language(geo_copy: Path) -> None:
    (geo_copy / "layers" / "hills.geojson").unlink()
    said = words_of(open_page(LAYOUT, lang="en"))
    assert "geo/layers/hills.geojson: the file does not exist; put it back." in said


@pytest.mark.parametrize("table", ["crossings", "facilities", "projects", "spatial_elements"])
def test_one_broken_table_leaves_the_map_and_the_other_elements(table: str, data_copy: Path) -> None:
    (data_copy / f"{table}.csv").write_text("x", encoding="utf-8")
    app = open_page(LAYOUT, el="f_airport" if table == "spatial_elements" else "cuizhai")
    assert panels(app) == 1 and f"data/{table}.csv 第 1 行：表头不对：缺少 " in words_of(app)
    assert {"groups", "cores"} <= deck_layers(app)
    assert app.subheader, "the card stands"


def test_a_section_left_out_says_so_in_its_place(data_copy: Path) -> None:
    (data_copy / "spatial_elements.csv").unlink()
    said = words_of(open_page(LAYOUT))
    assert "data/spatial_elements.csv：文件不存在，请放回原处。" in said
    assert "data/spatial_elements.csv 没有通过校验，这一部分暂不显示。" in said


def test_a_mended_file_is_seen_on_the_next_run(geo_copy: Path) -> None:
    path = geo_copy / "layers" / "hills.geojson"
    whole = path.read_text(encoding="utf-8")
    path.write_text("{", encoding="utf-8")
    app = open_page(LAYOUT)
    assert panels(app) == 1
    path.write_text(whole, encoding="utf-8")
    assert panels(app.run()) == 0


def test_a_missing_list_of_unlocated_things_shows_no_path_of_this_machine(geo_copy: Path) -> None:
    (geo_copy / "unlocated.csv").unlink()
    app = open_page(SOURCES, tab="unknown")
    said = words_of(app)
    assert panels(app) == 1 and "geo/unlocated.csv：文件不存在，请放回原处。" in said
    assert str(geo_copy) not in said


@pytest.mark.parametrize(
    ("script", "table", "title"),
    [
        ("pages/indicators/monitoring.py", "observations", "监测预警"),
        ("pages/explore/crossings.py", "crossings", "跨河通道"),
        ("pages/whatif/targets.py", "observations", "目标推演"),
        ("pages/whatif/compare.py", "observations", "方案比较"),
    ],
)
def test_a_page_says_what_it_is_even_when_everything_it_rests_on_is_broken(
    data_copy: Path, script: str, table: str, title: str
) -> None:
    (data_copy / f"{table}.csv").unlink()
    app = open_page(script)
    assert [shown.value for shown in app.title] == [title] and panels(app) == 1


def test_a_broken_layer_does_not_repeat_the_title_of_the_crossings(geo_copy: Path) -> None:
    (geo_copy / "layers" / "crossings.geojson").write_text("{", encoding="utf-8")
    for asked in ({}, {"view": "reach"}):
        app = open_page("pages/explore/crossings.py", **asked)
        assert [shown.value for shown in app.title] == ["跨河通道"] and panels(app) == 1


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (lambda b: b.replace(b"\n", b"\r\n"), "", ""),
        (lambda b: b"\xef\xbb\xbf" + b, "", ""),
        (lambda b: b.decode().encode("gb18030"), "data/crossing_facts.csv", "不是 UTF-8 编码（第 2 行起无法读取）"),
        (lambda b: b + b.rstrip(b"\n").split(b"\n")[-1] + b"\n", "data/crossing_facts.csv 第 132 行", "与另一行重复"),
        (lambda b: b.replace(b",", b",\0", 1), "data/crossing_facts.csv 第 ", "含有不允许的字符"),
    ],
)
def test_damage_to_a_table_is_told_or_does_no_harm(data_copy: Path, change, place: str, what: str) -> None:
    path = data_copy / "crossing_facts.csv"
    path.write_bytes(change(path.read_bytes()))
    said = words_of(open_page(SOURCES, tab="tables", table="crossing_facts"))
    assert (place in said and what in said) if place else "没有通过校验" not in said


@pytest.mark.parametrize("layer", ["crossings", "yellow_river", "startup_area"])
def test_a_broken_layer_costs_the_crossings_what_is_measured_on_it_and_no_more(layer: str, geo_copy: Path) -> None:
    (geo_copy / "layers" / f"{layer}.geojson").write_text("{", encoding="utf-8")
    app = open_page("pages/explore/crossings.py", year="2025", x="x_qilu")
    said = words_of(app)
    assert panels(app) == 1 and f"geo/layers/{layer}.geojson：内容无法解析" in said
    assert "2025年底" in said and "齐鲁黄河大桥" in said and len(app.dataframe[0].value) == 19
    assert app.get("deck_gl_json_chart") and not app.get("vega_lite_chart")
    assert ("位置暂缺" in said) == (layer == "crossings") and "不在黄河主河道" not in said
    spacing = open_page("pages/explore/crossings.py", panel="spacing")
    assert panels(spacing) == 1 and words_of(spacing).count("这一部分暂不显示") == 2, "the river and the panel"
    assert open_page("pages/explore/crossings.py", panel="counts").get("vega_lite_chart")


def test_a_question_that_reach_cannot_answer_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from components.ui.reach import page
    from model.messages import message
    from model.reach.errors import ReachError

    def broken(*_: object) -> None:
        raise ReachError(message("没有编号为 {cell} 的格子", cell=7))

    monkeypatch.setattr(page, "scene", broken)
    app = open_page("pages/explore/crossings.py", view="reach")
    assert not app.exception and [error.value for error in app.error] == ["没有编号为 7 的格子。"]
