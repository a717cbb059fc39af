"""晚了会怎样 as a viewer gets it: the menu's click shows the late tunnel, one more takes it into the scenario."""

from __future__ import annotations

from functools import partial

from components.ui.industry.slips_view import OPENED
from tests.pages.opening import open_page, ran, words_of

opened = partial(open_page, "pages/whatif/slips.py")


def test_the_page_opens_with_map_minutes_counts_and_indicators() -> None:
    app = opened()
    text = words_of(app)
    assert "**黄岗路穿黄隧道推迟 2 年（2026→2028）**" in text and "四样各看各的" in text
    assert len(app.get("deck_gl_json_chart")) == 1
    heads = [tuple(table.value.columns) for table in app.dataframe]
    assert any("全域增加（分钟）" in head for head in heads) and any("如期（处）" in head for head in heads)
    assert any(head[0] == "关联指标" for head in heads)


def test_years_and_destination_are_in_the_address_and_the_slip_goes_into_the_scenario() -> None:
    app = opened(to="old_city")
    ran(app.button_group(key="slips_slip_by").set_value("3").run())
    assert app.query_params["by"] == "3" and "推迟 3 年（2026→2029）" in words_of(app)
    ran(app.button(key="industry_take_slip").click().run())
    assert app.session_state["whatif_history"].present.slips == (("x_huanggang", 3),)


def test_a_row_of_the_projects_opens_its_card_on_the_page_of_the_groups() -> None:
    app = opened()
    app.session_state[OPENED] = "f_sports_centre"
    ran(app.run())
    assert app.query_params.get("el") == "f_sports_centre" and "黄河体育中心" in words_of(app)
