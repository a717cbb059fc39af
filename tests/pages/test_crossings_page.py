"""跨河通道 as a planner uses it: counts, years, selection, spacing, and what a wrong address gets."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from components.ui.player import next_year
from tests.pages.opening import address_of, deck_of, open_page, words_of

PAGE = "pages/explore/crossings.py"
opened = partial(open_page, PAGE)


def style(app: AppTest) -> str:
    return str(deck_of(app)["mapStyle"])


def test_the_first_look_gives_the_year_and_the_counts():
    app = opened()
    said = words_of(app)
    assert "2024年底" in said and "9 处" in said and "19 处" in said and "21 处" in said and "11 处" in said
    assert len(app.dataframe[0].value) == 19


def test_the_year_in_the_address_decides_what_is_open():
    assert "x_qilu:n" in style(opened(year="2023")), "no start of works is stated, so it is not called under way"
    assert "x_qilu:o" in style(opened(year="2024"))
    assert "x_huanggang:b" in style(opened(year="2025"))
    assert "x_huanggang:e" in style(opened(year="2026"))
    assert "x_huanggang:b" in style(opened(year="2026", slip="1"))


def test_an_opening_year_that_nobody_states_is_shown_as_unknown():
    app = opened(x="x_jianbang")
    assert "已通车且计入，通车年份不详" in words_of(app) and "x_jianbang:u" in style(app)


def test_contradicting_years_and_lengths_stand_side_by_side():
    said = words_of(opened(x="x_huanggang"))
    assert "2026年9月" in said and "2027年" in said
    assert "全长5.8公里" in said and "全长5.76公里" in said and "媒体报道" in said


def test_a_step_moves_the_address_and_playing_starts_again_from_the_first_year_at_the_end():
    app = opened(year="2025")
    app.button(key="crossings_on").click().run()
    assert address_of(app, "year") == "2026"
    app = opened(year="2035")
    app.button(key="years_play").click().run()
    assert address_of(app, "year") == "2021" and app.session_state["years_playing"]
    app.button(key="years_play").click().run()
    assert not app.exception and not app.session_state["years_playing"]


def test_a_year_set_by_hand_stops_the_years_that_play():
    app = opened(year="2025")
    app.button(key="years_play").click().run()
    app.slider(key="crossings_year").set_value(2030).run()
    assert address_of(app, "year") == "2030" and not app.session_state["years_playing"]


@pytest.mark.parametrize(("drawn", "year"), [(2021, 2022), (2034, 2035), (2035, None), (1999, None), ("x", None)])
def test_the_year_after_the_one_that_the_browser_has_drawn_comes_next(drawn, year):
    assert next_year(drawn) == year


@pytest.mark.parametrize(
    ("key", "value"), [("x", "<script>"), ("year", "1999"), ("slip", "-1"), ("panel", "evil"), ("basis", "x" * 300)]
)
def test_garbage_in_the_address_gives_the_default_and_a_sentence(key, value):
    app = opened(**{key: value})
    assert any("链接" in warning.value for warning in app.warning)
    assert key not in app.query_params or address_of(app, key) != value


def test_the_spacing_panel_shows_arithmetic_grade_and_the_reported_figure_with_its_scope():
    said = words_of(opened(panel="spacing"))
    assert "46.5 ± 4.0 公里 ÷ 8 = 5.8 ± 0.5 公里" in said and "推算" in said
    assert "2.2 公里 1 处" in said and "全域" in said and "媒体报道" in said


def test_the_counts_panel_says_which_are_named_and_which_are_not():
    app = opened(panel="counts")
    said = words_of(app)
    assert "黄河济泺路隧道" in said and "凤凰黄河大桥" in said and "没有名单" in said
    assert len(app.dataframe[0].value) == 6


def test_closing_the_card_clears_the_selection_everywhere():
    app = opened(x="x_qilu")
    assert "sel=x_qilu" in style(app)
    app.button(key="crossings_close").click().run()
    assert "x" not in app.query_params and "sel=" not in style(app)


def test_the_view_is_there_again_after_a_visit_to_another_page():
    app = opened(year="2026", x="x_qilu")
    app.switch_page("pages/explore/layout.py").run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert address_of(app, "year") == "2026" and address_of(app, "x") == "x_qilu"


@pytest.mark.parametrize("ident", ["x_aoti", "x_jiluo_north", "x_jiyang"])
def test_a_crossing_off_the_measured_river_says_why(ident):
    said = words_of(opened(x=ident))
    reasons = {"x_aoti": "没有公开坐标", "x_jiluo_north": "不在黄河主河道", "x_jiyang": "起步区河段之外"}
    assert reasons[ident] in said


def test_closing_a_crossing_goes_into_the_scenario_and_map_river_and_counts_follow():
    app = opened(x="x_qilu")
    before = words_of(app)
    app.button(key="crossings_closed_x_qilu").click().run()
    assert not app.exception and "x_qilu:c" in style(app) and "s" in app.query_params
    said = words_of(app)
    assert "方案改动通道 1 处" in said and "齐鲁黄河大桥关闭" in said and "方案中关闭" in said
    assert "已通车 **7** 处" in before and "已通车 **6** 处" in said
    app.button(key="crossings_reset").click().run()
    assert "x_qilu:o" in style(app) and "s" not in app.query_params
    app.button(key="crossings_undo").click().run()
    assert "x_qilu:c" in style(app)


def test_a_planned_crossing_opens_in_the_year_of_the_scenario_or_later_by_years():
    app = opened(x="x_hangtian", year="2025")
    assert "x_hangtian:b" in style(app)
    app.selectbox(key="crossings_opens_x_hangtian").set_value(2025).run()
    assert "x_hangtian:e" in style(app) and "2025年通车" in words_of(app)
    app = opened(x="x_huanggang", year="2026")
    app.selectbox(key="crossings_slip_x_huanggang").set_value(3).run()
    assert "x_huanggang:b" in style(app) and "推迟3年" in words_of(app)


def test_the_scenario_comes_along_from_another_page_and_other_changes_are_counted_beside():
    app = opened(x="x_qilu")
    app.button(key="crossings_closed_x_qilu").click().run()
    app.switch_page("pages/whatif/targets.py").run()
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert "x_qilu:c" in style(app) and "方案改动通道 1 处" in words_of(app)


def test_all_announced_openings_slip_together():
    app = opened(year="2026")
    app.selectbox(key="crossings_slip").set_value(2).run()
    assert "x_huanggang:b" in style(app) and "推迟2年" in words_of(app)


def test_a_damaged_scenario_code_gives_a_sentence_and_the_documents_state():
    app = opened(s="nonsense")
    assert app.warning and "x_qilu:o" in style(app) and "s" not in app.query_params


def test_the_map_is_among_the_files_that_go_out() -> None:
    app = opened()
    app.session_state["crossings_exports"] = True
    labels = [button.label.split("\u3000")[0] for button in app.run().get("download_button")]
    assert set(labels) == {"PPTX", "PDF", "HTML", "PNG", "SVG", "XLSX", "CSV", "GeoJSON", "GIF"}
