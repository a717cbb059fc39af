"""An official boundary comes in on the page by an editor, the notice under the map changes, and goes back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.base import release
from components.store import Store, release_book
from components.store.releases import propose, take
from components.words.boundaries import map_nature
from tests.components.map_files import official, shapefile
from tests.components.releases import OBSERVATIONS, actual, with_rows
from tests.pages.opening import open_page, ran, words_of
from tests.pages.test_desk_page import desk as desk
from tests.pages.test_desk_page import entered, opened

SKETCH, NATURE = "示意图，非法定边界，不作为划界依据。", "起步区范围、街道取自勘界成果（虚构）（误差约 ±5 米）"
WORDS = {"source": "勘界成果（虚构）", "new_id": "boundary-2026", "licence": "内部使用"}


@pytest.fixture(scope="module")
def boundary(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return shapefile(tmp_path_factory.mktemp("gbk"), official().to_crs(4548))


def stated(content: bytes) -> AppTest:
    """The page with the file read in the system that it states, and everything asked for filled in."""
    app = entered(app=opened(tab="map"))
    app.selectbox(key="desk_map_layer").set_value("subdistricts").run()
    app.file_uploader(key="desk_map_upload_0").set_value(("街道界.zip", content, "")).run()
    app = ran(app.radio(key="desk_map_system").set_value("cm117").run())
    app.selectbox(key="desk_map_precision").set_value("surveyed")
    app.number_input(key="desk_map_accuracy").set_value(5.0)
    for key, value in WORDS.items():
        app.text_input(key=f"desk_map_{key}").set_value(value)
    return ran(app.button(key="desk_map_state").click().run())


def handed_over(app: AppTest) -> AppTest:
    return ran(app.button(key="desk_map_hand_over").click().run())


def test_an_official_boundary_is_taken_and_goes_back_with_one_press(store: Store, boundary: bytes) -> None:
    app = handed_over(stated(boundary))
    assert "图层：街道：改动 10 条" in words_of(app).replace("\\", "")
    app = ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert "已采用为第 1 版“街道：导入 10 个要素”" in words_of(app) and release.roots().number == 1
    assert app.file_uploader(key="desk_map_upload_1"), "ready for the next file"
    assert map_nature().startswith(NATURE)
    assert NATURE in words_of(open_page("pages/data/sources.py", tab="sources"))
    app.query_params["tab"] = "history"
    app = ran(app.run())
    app = ran(app.button(key="desk_back").click().run())
    assert release.roots().number == 0 and map_nature() == SKETCH
    assert [entry.act for entry in release_book.log(store)][:2] == ["take_back", "take"]


def test_a_release_in_between_is_not_undone(store: Store, boundary: bytes) -> None:
    app = stated(boundary)
    figures = {OBSERVATIONS: with_rows(actual("gdp", 2025, "151.5", "亿元"))}
    take(propose(figures, 0, store), "别人的", "乙", store=store)
    app = handed_over(app)
    assert "其间现行数据已变" in words_of(app) and "desk_map_proposed" not in app.session_state
    app = handed_over(app)
    app = ran(app.button(key="FormSubmitter:desk_take-采用为新的数据版本").click().run())
    assert release.roots().number == 2
    assert "151.5" in (release.data_root() / "observations.csv").read_text(encoding="utf-8"), "both are in"


def test_a_reader_sees_no_way_in_for_maps() -> None:
    app = opened(tab="map")
    assert not app.get("file_uploader") and "编辑密钥" in words_of(app)
