"""Targets of indicators as a tool of the what-if page, shared with the indicators page through the scenario."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.opening import ran, words_of
from tests.pages.targets_app import LOOK, PAGE, captions, code_of, done, opened, part

INDICATORS = "pages/indicators/indicators.py"


def with_aim(app: AppTest, ident: str, year: int, value: float) -> AppTest:
    return ran(app.number_input(key=f"target_number_{ident}_{year}").set_value(value).run())


def on_the_indicators_page(app: AppTest, ident: str) -> AppTest:
    app.query_params.clear()
    app.switch_page(INDICATORS)
    app.query_params["ind"] = ident
    return ran(app.run())


def test_a_target_tells_the_pace_it_needs_beside_the_past_and_the_plan_and_no_verdict() -> None:
    app = with_aim(opened(aim="hospital_beds_per_1000"), "hospital_beds_per_1000", 2030, 4.0)
    assert "✚ 自定2030年 4 张" in words_of(app)
    assert "须每年 +16.9%；计划（2024年）+110.4%；过去（2022—2023年）每年 +5.5%" in words_of(app)
    assert "此处只计算达到目标所需的速度" in captions(app)
    assert "Thospital_beds_per_1000-2030-4" in str(code_of(app))


def test_the_indicators_page_shows_the_same_target_and_its_change_comes_back() -> None:
    app = with_aim(opened(aim="hospital_beds_per_1000"), "hospital_beds_per_1000", 2030, 4.0)
    on_the_indicators_page(app, "hospital_beds_per_1000")
    assert app.query_params["t2030"] in ("4", ["4"])
    assert "✚ 自定2030年 4 张" in words_of(app)
    ran(app.number_input(key="target_number_hospital_beds_per_1000_2030").set_value(5.0).run())
    app.query_params.clear()
    app.switch_page(PAGE)
    ran(app.run())
    assert "Thospital_beds_per_1000-2030-5" in str(code_of(app))


def test_an_outcome_and_the_indicator_behind_it_have_one_target() -> None:
    app = opened()
    done(app, LOOK, "aim", 400.0)
    on_the_indicators_page(app, "gdp")
    assert "✚ 自定2035年 400 亿元" in words_of(app)


def test_a_target_in_a_shown_unit_is_kept_in_the_indicators_own() -> None:
    app = on_the_indicators_page(opened(), "new_urban_jobs")
    ran(app.number_input(key="target_number_new_urban_jobs_2030").set_value(4000.0).run())
    app.query_params.clear()
    app.switch_page(PAGE)
    ran(app.run())
    assert "Tnew_urban_jobs-2030-0.4" in str(code_of(app))


def test_undo_takes_a_target_back() -> None:
    app = with_aim(opened(aim="hospital_beds_per_1000"), "hospital_beds_per_1000", 2030, 4.0)
    done(app, LOOK, "undo", True)
    assert "✚ 自定2030年" not in words_of(app)
    assert part(app, LOOK)["can"] == ["redo"]


def test_a_target_that_cannot_be_is_refused_in_words() -> None:
    app = with_aim(opened(aim="urbanisation_rate"), "urbanisation_rate", 2030, 101.0)
    assert any("须在0到100之间" in str(warning.value) for warning in app.warning)
    assert code_of(app) is None


def test_targets_of_other_indicators_are_named_so_that_none_is_forgotten() -> None:
    app = with_aim(opened(aim="hospital_beds_per_1000"), "hospital_beds_per_1000", 2030, 4.0)
    app.query_params["aim"] = "gdp"
    assert "本方案另有自定目标的指标：每千人口医疗卫生机构床位数" in captions(ran(app.run()))


def test_an_unknown_indicator_in_the_address_falls_back_with_a_sentence() -> None:
    app = opened(aim="nonsense")
    assert any("nonsense" in str(warning.value) for warning in app.warning)
    assert "地区生产总值" in words_of(app)


def test_every_indicator_with_an_actual_is_offered_and_stands_there_without_a_fault() -> None:
    app = opened(aim="gdp")
    app.session_state["whatif_aim_list"] = True
    ran(app.run())
    offered = app.selectbox(key="whatif_aim_indicator").options
    assert len(offered) > 100
    from components.topics.indicators.facts import load_facts
    from components.ui.whatif.indicator_aims import indicators_with_actuals

    for ident in list(indicators_with_actuals(load_facts()))[::9]:
        app.query_params["aim"] = ident
        ran(app.run())
