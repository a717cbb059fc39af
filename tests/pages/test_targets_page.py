"""The what-if page as a viewer gets it: goal seek, codes in the address, presets, refusals, saved scenarios."""

from __future__ import annotations

import pytest

from tests.pages.targets_app import (
    ANSWER,
    CARDS,
    LEVERS,
    LOOK,
    PAGE,
    answered,
    captions,
    cards,
    code_of,
    done,
    feet,
    first_card,
    moved,
    opened,
    part,
    ran,
    with_target,
)


def test_the_page_opens_at_the_baseline_with_scope_and_grade_beside_the_figures() -> None:
    app = opened()
    assert app.title[0].value == "目标推演"
    assert first_card(app) == "约 260 亿元"
    assert "直管区 · △ 假设" in feet(app)
    assert code_of(app) is None


def test_goal_seek_applied_reaches_the_target_on_screen() -> None:
    app = with_target(opened(), 400.0)
    assert "× 距目标差" in feet(app)
    assert "地区生产总值 长期增速" in app.success[0].value
    ran(app.button(key="whatif_apply").click().run())
    assert first_card(app) == "约 400 亿元" and "✓ 达到目标" in feet(app)
    assert "11.1233%" in app.success[0].value and "年均" not in feet(app), "one rate beside one target"


def test_the_open_scenario_is_named_and_says_when_it_has_been_changed() -> None:
    app = opened()
    assert "badge" not in part(app, ANSWER)
    app.session_state["whatif_presets"] = True
    ran(app.run())
    ran(next(button for button in app.button if button.key.startswith("preset_")).click().run())
    name = next(button.label for button in app.button if button.key.startswith("preset_"))
    assert part(app, ANSWER)["badge"] == f"方案：{name}"
    moved(app, 8.0)
    assert part(app, ANSWER)["badge"] == f"方案：{name}·已改动"


def test_an_unreachable_target_says_how_far_it_goes_at_most() -> None:
    app = with_target(opened(), 5000.0)
    assert not app.success
    assert "在所选调节项的范围内达不到，最多到 约 800 亿元" in app.warning[0].value


def test_a_code_opens_the_same_scenario_in_another_session() -> None:
    app = moved(opened(), 8.0)
    other = opened(s=str(code_of(app)))
    assert first_card(other) == first_card(app)


@pytest.mark.parametrize("code", ["garbage", "1~Lgl-8-6~0000000", "1~Lgl-1e9-6~0000000", "<script>", "1" * 5000])
def test_a_damaged_code_gives_a_sentence_and_the_baseline(code: str) -> None:
    app = opened(s=code)
    assert "方案" in app.warning[0].value
    assert first_card(app) == "约 260 亿元"
    assert code_of(app) is None


@pytest.mark.parametrize("key", ["out", "year", "tool", "group", "strip"])
def test_an_unknown_view_in_the_address_falls_back_with_a_sentence(key: str) -> None:
    app = opened(**{key: "nonsense"})
    assert "nonsense" in app.warning[0].value
    assert first_card(app) == "约 260 亿元"


def test_a_preset_keeps_the_targets_and_reset_brings_the_baseline_back() -> None:
    app = with_target(opened(), 400.0)
    app.session_state["whatif_presets"] = True
    ran(app.run())
    ran(app.button(key="preset_plan_continued").click().run())
    assert part(app, LEVERS)["moved"]["gdp_long_run"] == 11.0
    assert "Tgdp-2035-400" in str(code_of(app))
    done(app, LEVERS, "reset", True)
    assert first_card(app) == "约 260 亿元"


def test_the_scenario_survives_a_visit_to_another_page() -> None:
    app = moved(opened(), 8.0)
    there = first_card(app)
    app.switch_page("pages/data/sources.py")
    app.query_params.clear()
    ran(app.run())
    app.switch_page(PAGE)
    ran(app.run())
    assert first_card(app) == there
    assert code_of(app)


def test_the_formula_names_its_inputs_and_what_matters_names_the_widest_lever() -> None:
    formula = opened(tool="formula")
    assert any("2023年地区生产总值（实际）" in str(text.value) for text in formula.markdown)
    assert "影响最大：地区生产总值 长期增速" in captions(opened(tool="matters"))


def test_a_scenario_is_saved_and_opened_again() -> None:
    app = moved(opened(), 8.0)
    there = first_card(app)
    ran(app.button(key="whatif_library").click().run())
    app.text_input(key="library_name").set_value("试算")
    ran(app.button(key="library_create").click().run())
    other = opened()
    ran(other.button(key="whatif_library").click().run())
    ran(other.button(key="library_open").click().run())
    assert first_card(other) == there


def test_every_outcome_can_be_looked_at_in_every_tool() -> None:
    from model.formulas import FORMULAS

    app = opened()
    for tool in ("goal", "matters", "formula"):
        app.query_params["tool"] = tool
        for outcome_id in list(FORMULAS)[::6]:
            app.query_params["out"] = outcome_id
            ran(app.run())


def test_the_answer_says_what_it_asks_of_people_beds_land_and_water_before_it_is_applied() -> None:
    app = with_target(opened(), 400.0)
    (asked,) = [str(text.value) for text in app.markdown if "由此对2035年的要求" in str(text.value)]
    assert "需要床位 **约 890 张**（不随之变化，△ 假设）" in asked
    assert "须核定的水量 **约 9,600 万立方米**（不随之变化，△ 假设）" in asked
    assert "产出是否带动人口，由“联动开关”决定" in asked
    ran(app.button(key="whatif_apply").click().run())
    assert cards(app)[4]["value"] == "约 890 张"


def test_minutes_chosen_above_have_a_course_by_year_and_take_no_target() -> None:
    app = opened(strip="gdp,reach_old_city_mean")
    done(app, CARDS, "look", "reach_old_city_mean")
    look = part(app, LOOK)
    assert (look["out"], look["aimed"], look["aim"]) == ("reach_old_city_mean", "", None)
    assert "全域到老城平均分钟" in answered(app) and "与基准相同" in answered(app)
    assert "在开通、开放的年份起作用" in captions(app)
    done(app, LOOK, "aim", 30.0)
    assert code_of(app) is None
    done(app, LOOK, "out", "gdp")
    assert part(app, LOOK)["aimed"] == "自定目标（亿元）"


def test_the_targets_of_an_indicator_stay_open_over_a_visit_to_another_page() -> None:
    app = opened(aim="hospital_beds_per_1000")
    app.switch_page("pages/whatif/balance.py").run()
    app.query_params.clear()
    app.switch_page(PAGE)
    ran(app.run())
    assert app.query_params["aim"] in ("hospital_beds_per_1000", ["hospital_beds_per_1000"])


def test_without_a_target_goal_seek_says_how_far_single_levers_go() -> None:
    assert any(
        "单项调整可达范围" in words.value and "地区生产总值 长期增速" in words.value for words in opened().markdown
    )
