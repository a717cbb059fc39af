"""设施与生活圈 as a viewer gets it: filters narrow map, table and sentence alike; a card opens and closes."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page, ran, words_of

opened = partial(open_page, "pages/explore/facilities.py")


def table_names(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value.iloc[:, 1])


def marks(app: AppTest) -> str:
    """The style's address of the map on the page."""
    deck: dict[str, Any] = json.loads(app.get("deck_gl_json_chart")[0].proto.json)
    return str(deck["mapStyle"])


def test_the_filters_narrow_sentence_table_and_map_alike() -> None:
    app = opened()
    assert "设施 **167** 条" in words_of(app)
    ran(app.multiselect(key="facilities_cat").set_value(["health"]).run())
    ran(app.selectbox(key="facilities_sub").set_value("cuizhai").run())
    assert app.query_params == {"cat": "health", "sub": "cuizhai"}
    assert table_names(app) == ["起步区崔寨街道中心医院", "三义村卫生室"]
    assert "o_1231073698:o,o_1240156901:o" in marks(app) and "facilities." not in marks(app)


def test_words_are_searched_in_names_and_initials() -> None:
    app = opened()
    ran(app.text_input(key="facilities_q").set_value("qbqqhyey").run())
    assert table_names(app) == ["起步区启航幼儿园"]


def test_nothing_that_passes_is_said_and_not_left_empty() -> None:
    app = opened(q="没有这样的设施")
    assert "没有符合条件的设施" in words_of(app) and "设施 **0** 条" in words_of(app)


def test_a_card_opens_by_its_address_with_its_history_and_closes_by_its_button() -> None:
    app = opened(el="f_quehua_campus")
    assert "逐条记载" in words_of(app) and "2023　事实　主体封顶" in words_of(app)
    ran(app.button(key="facilities_close").click().run())
    assert "逐条记载" not in words_of(app) and "el" not in app.query_params


@pytest.mark.parametrize(("first", "then"), [("", "health"), ("education", "health"), ("health", "")])
def test_a_click_on_a_bar_shows_its_category_alone_and_a_second_click_all(first: str, then: str) -> None:
    def script(first: str) -> None:
        import streamlit as st

        from components.ui.facilities import controls

        if "clicked" not in st.session_state:
            st.session_state["clicked"] = True
            st.query_params["cat"] = first
            controls.select_category("health")

    app = ran(AppTest.from_function(script, args=(first,), default_timeout=60).run())
    assert app.query_params.get("cat", "") == then


def test_the_levels_stand_beside_their_map_with_reasons() -> None:
    app = opened(view="levels")
    text = words_of(app)
    assert "城市级 23 条" in text and "意见七/（五）" in text
    assert set(app.dataframe[0].value.iloc[:, 0]) == {"城市级", "组团级", "社区级", "级别未写明"}


CIRCLES = {"view": "circles", "kind": "hospital"}


def test_a_point_becomes_a_facility_of_the_scenario_and_cover_follows() -> None:
    app = opened(**CIRCLES, at="117.05000,36.80000")
    assert "**0.24%** 在 15 分钟步行圈内" in words_of(app)
    ran(app.button(key="facilities_add").click().run())
    text = words_of(app)
    assert "方案改动设施：新增 1 处。" in text and "**0.47%** 在 15 分钟步行圈内" in text
    assert "Fhospital-117.05-36.8-2026-0" in app.query_params["s"] and "at" not in app.query_params
    ran(app.button(key="facilities_undo").click().run())
    assert "**0.24%** 在 15 分钟步行圈内" in words_of(app) and "方案没有改动设施" in words_of(app)


def test_a_facility_without_a_place_is_put_where_it_belongs_and_back() -> None:
    app = opened(**CIRCLES, el="f_second_hospital_north", at="117.03000,36.79000")
    ran(app.button(key="facilities_move").click().run())
    assert "Mf_second_hospital_north-117.03-36.79" in app.query_params["s"]
    assert "2 处有位置" in words_of(app)
    ran(app.button(key="facilities_unplace").click().run())
    assert "1 处有位置" in words_of(app)


def test_a_facility_is_removed_from_its_card_and_all_is_restored() -> None:
    app = opened(el="f_expo")
    ran(app.button(key="facilities_remove").click().run())
    assert "撤除 1 处（济南黄河国际会展中心）" in words_of(app) and "设施 **166** 条" in words_of(app)
    ran(app.button(key="facilities_restore").click().run())
    assert "设施 **167** 条" in words_of(app)


def test_the_proposed_sites_stand_with_their_reasons_and_are_taken_into_the_scenario() -> None:
    app = opened(**CIRCLES, next="2")
    assert "第 1 处：" in words_of(app) and "已证明为最优" in words_of(app)
    ran(app.button(key="facilities_take_0").click().run())
    assert "方案改动设施：新增 1 处。" in words_of(app)


def test_typed_degrees_are_a_point_and_assumptions_show_what_they_change() -> None:
    app = opened(**CIRCLES)
    app.session_state["facilities_placing_none"] = True  # the part in which a point is typed is opened
    ran(app.run())
    ran(app.number_input(key="facilities_lon").set_value(117.05).run())
    ran(app.number_input(key="facilities_lat").set_value(36.8).run())
    assert app.query_params["at"] == "117.05000,36.80000"
    assert "直线 769 米" in words_of(app)
    app = opened(**CIRCLES, detour="2", metres="800")
    assert "直线 400 米" in words_of(app) and "✚ 自定" in words_of(app)


def test_the_needs_of_a_year_stand_beside_their_facilities() -> None:
    app = opened(view="needs", year="2035")
    assert "**2035年**需要义务教育学位" in words_of(app) and "设施规模未知" in words_of(app)
    ran(app.selectbox(key="facilities_svc").set_value("beds").run())
    assert "需要医疗床位" in words_of(app) and "山大二院北院区" in words_of(app)


def test_a_file_of_people_of_this_session_is_used_reported_and_put_away() -> None:
    from components.topics.facilities.cover import ground_now
    from components.topics.facilities.people import SuppliedPeople
    from components.topics.reach.network import NetworkMark

    mark = NetworkMark("0123abcd", "人口.csv")
    supplied = SuppliedPeople(mark.name, mark, np.ones(len(ground_now())), ("共 78,018 人。",))
    app = opened(view="circles", pop=mark.text())
    assert "人口文件“人口.csv”只在上传它的会话中" in words_of(app)
    app.session_state["facilities_people_file"] = supplied
    app.session_state["facilities_assumptions"] = True
    ran(app.run())
    assert "自带人口“人口.csv” 78,018 人" in words_of(app) and "共 78,018 人。" in words_of(app)
    ran(app.button(key="facilities_people_off").click().run())
    assert "按土地面积，不是人口" in words_of(app) and "pop" not in app.query_params


def test_people_of_subdistricts_are_spread_over_the_groups_where_that_is_chosen() -> None:
    app = opened(view="circles", people="cuizhai:50000")
    app.session_state["facilities_assumptions"] = True
    ran(app.run())
    ran(app.selectbox(key="facilities_spread").set_value("groups").run())
    assert "组团范围为示意" in words_of(app) and app.query_params["spread"] == "groups"
