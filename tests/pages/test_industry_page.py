"""产业组团 as a viewer gets it: a group is one choice away, map, bars and list agree, moves can be undone."""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page, ran, words_of

opened = partial(open_page, "pages/explore/industry.py")


def names(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value.iloc[:, 1])


def test_a_group_is_one_choice_away_with_projects_industry_and_step() -> None:
    app = opened()
    assert "项目与设施 **187** 条" in words_of(app)
    ran(app.selectbox(key="industry_group").set_value("group_sungeng_taiping").run())
    assert app.query_params == {"group": "group_sungeng_taiping"}
    assert "优先发展以生物育种为主体的现代生物科技产业" in words_of(app) and "所在街道：孙耿街道、太平街道" in words_of(
        app
    )
    assert names(app)[0] == "太平水库" and names(app)[-1] == "新型育苗基地" and len(names(app)) == 9


@pytest.mark.parametrize(
    ("select", "key", "value"), [("select_area", "group", "core_airport"), ("select_family", "kind", "water")]
)
def test_a_click_shows_one_alone_and_a_second_click_all(select: str, key: str, value: str) -> None:
    def script(select: str, value: str) -> None:
        from components.ui.industry import controls

        getattr(controls, select)(value)

    app = ran(AppTest.from_function(script, args=(select, value), default_timeout=60).run())
    assert app.query_params[key] == value
    assert key not in ran(app.run()).query_params


def test_a_project_slips_is_undone_and_cancelled_with_its_indicators_named() -> None:
    app = opened(el="f_spic_base")
    assert "待实现：2024年计划（已过期，未见后续报道）" in words_of(app)
    ran(app.selectbox(key="industry_slip_f_spic_base").set_value(3).run())
    text = words_of(app)
    assert "方案改动项目 1 条：国家电投黄河流域产业基地一期：推迟 3 年。" in text and "固定资产投资增长率" in text
    assert "Sf_spic_base-3" in app.query_params["s"]
    ran(app.button(key="industry_undo").click().run())
    assert "方案没有改动项目" in words_of(app)
    ran(app.button(key="industry_cancel_f_spic_base").click().run())
    assert "国家电投黄河流域产业基地一期：方案取消" in words_of(app) and "Df_spic_base" in app.query_params["s"]
    ran(app.button(key="industry_restore").click().run())
    assert "方案没有改动项目" in words_of(app)


def test_what_stands_already_has_nothing_to_delay() -> None:
    assert "无可推迟的年份" in words_of(opened(el="f_byd_phase1"))


@pytest.mark.parametrize("panel", ["groups", "kinds", "years", "changes"])
def test_every_panel_stands_beside_the_map(panel: str) -> None:
    app = opened(panel=panel)
    assert app.get("deck_gl_json_chart") and (app.get("vega_lite_chart") or app.dataframe)


def test_the_system_names_chains_with_leaders_and_explains_labels() -> None:
    text = words_of(opened(view="system"))
    assert "形成以比亚迪为引领的智能制造和高端装备产业链条" in text and "5 个提法未写全各数的含义" in text


def test_a_late_crossing_is_two_choices_away_and_goes_into_the_scenario() -> None:
    app = opened(view="slips", x="x_huanggang")
    assert "**黄岗路穿黄隧道推迟 2 年（2026→2028）**" in words_of(app)
    ran(app.button(key="industry_take_slip").click().run())
    assert "Sx_huanggang-2" in app.query_params["s"]
