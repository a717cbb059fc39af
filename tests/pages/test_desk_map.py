"""The steps of a map file on a page: nothing is assumed, everything is said, project files come out."""

from __future__ import annotations

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.map_files import official, shapefile


def page() -> None:
    import streamlit as st

    from components.ui.desk.map_panel import map_panel

    def hand_over(files: object, title: str) -> None:
        st.session_state["handed"] = (files, title)

    map_panel(hand_over)


def opened(layer: str = "subdistricts") -> AppTest:
    app = AppTest.from_function(page, default_timeout=60).run()
    return app.selectbox(key="desk_map_layer").set_value(layer).run()


def uploaded(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader(key="desk_map_upload_0").set_value((name, content, "application/zip"))
    app.run()
    assert not app.exception
    return app


def without_member(content: bytes, ending: str) -> bytes:
    """The archive without its members of an ending."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if not name.endswith(ending):
                archive.writestr(name, source.read(name))
    return target.getvalue()


def texts(app: AppTest) -> str:
    return "\n".join(str(each.value) for kind in ("markdown", "caption", "warning", "error") for each in app.get(kind))


@pytest.fixture(scope="module")
def gbk_shapefile(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return shapefile(tmp_path_factory.mktemp("gbk"), official().to_crs(4547))


def test_an_official_boundary_goes_through_all_steps(gbk_shapefile: bytes) -> None:
    app = uploaded(opened(), "街道界.zip", gbk_shapefile)
    assert "读作 GBK" in texts(app)
    assert app.radio(key="desk_map_system").value is None, "no system is chosen for anybody"
    app.radio(key="desk_map_system").set_value("cm114").run()
    assert not app.exception
    assert "10 行对上要素，0 行没有对上" in texts(app)
    assert "请填写精度、来源和许可" in texts(app)
    for key, value in (("source", "勘界成果（虚构）"), ("new_id", "boundary-2026"), ("licence", "内部使用")):
        app.text_input(key=f"desk_map_{key}").set_value(value)
    app.button(key="desk_map_state").click().run()
    assert "请选定精度" in texts(app) and "误差" in texts(app), "neither is assumed"
    app.selectbox(key="desk_map_precision").set_value("surveyed")
    app.number_input(key="desk_map_accuracy").set_value(5.0)
    app.button(key="desk_map_state").click().run()
    assert not app.exception
    app.button(key="desk_map_hand_over").click().run()
    files, title = app.session_state["handed"]
    assert {"geo/layers/subdistricts.geojson", "geo/layers/startup_area.geojson", "geo/layers.yaml"} <= set(files)
    assert title == "街道：导入 10 个要素"


def test_a_file_without_a_system_is_shown_in_each_and_one_press_chooses(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    stated = shapefile(tmp_path_factory.mktemp("stated"), official().to_crs(4547))
    app = uploaded(opened(), "街道界.zip", without_member(stated, ".prj"))
    assert app.radio(key="desk_map_system").value is None
    assert "文件没有写明坐标系" in texts(app) and "在起步区范围内" in texts(app)
    app.button(key="desk_map_take_cm114").click().run()
    assert not app.exception
    assert app.radio(key="desk_map_system").value == "cm114"
    assert app.button(key="desk_map_take_cm114").disabled


def test_a_refused_file_says_why_and_leaves_the_steps_closed() -> None:
    app = uploaded(opened(), "a.kml", b"<kml><!DOCTYPE a></kml>")
    assert len(app.error) == 1 and not app.radio
