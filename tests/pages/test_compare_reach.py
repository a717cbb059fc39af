"""可达之差 on 方案比较: two scenarios held against each other in minutes, on a map, in a table and in the workbook."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.base.look import Look
from components.topics.compare.entries import Entry
from components.topics.compare.picture import Comparison
from components.topics.compare.reach_picture import reach_picture
from components.topics.compare.reach_words import reach_table
from components.topics.compare.state import State as CompareState
from components.topics.compare.view import VIEW, tables_of
from components.topics.crossings import facts as crossings
from components.topics.reach import service
from components.topics.reach.between import Pair, between
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, Scenario, with_crossing, with_lever
from tests.pages.opening import code, words_of
from tests.pages.test_compare_page import opened, ran

SHUT = with_crossing(with_crossing(BASELINE, "x_jianbang", closed=True), "x_jiluo", closed=True)
OPENED = with_crossing(BASELINE, "x_hangtian", opens=2030)
RICHER = with_lever(BASELINE, "gdp_long_run", 9.0, default=6.0)


def compared(*scenarios: Scenario, **query: str) -> AppTest:
    tokens = {
        place: code(one) if not one.is_baseline else "base" for place, one in zip("abcd", scenarios, strict=False)
    }
    return opened(**tokens, **{"panel": "reach", "year": "2030", **query})


def entries(*scenarios: Scenario) -> tuple[Entry, ...]:
    return tuple(Entry(place, f"t{place}", f"方案{place}", one) for place, one in enumerate(scenarios))


def test_the_panel_says_and_shows_what_the_second_scenario_adds_to_the_first() -> None:
    app = compared(BASELINE, SHUT)
    answer = between(Pair(BASELINE, SHUT, 2030, "old_city")).answer
    said = words_of(app)
    assert f"**B − A：2030年到老城，全域平均 +{answer.whole_change.added:.1f} 分钟**" in said
    assert f"A {answer.whole_before.minutes:.1f} 分钟，B {answer.whole_after.minutes:.1f} 分钟，△ 假设" in said
    assert "延长1～3分钟" in said and "方法：250 米网格" in said and "不作工程依据" in said
    assert "示意图，非法定边界，不作为划界依据" in said
    assert len(app.get("deck_gl_json_chart")) == 1
    table = app.dataframe[0].value
    assert list(table.columns) == ["街道（分钟）", "A", "B", "B − A"]
    assert len(table) == len(service.kit(crossings.load_facts().version).grid.units) + 1


def test_scenarios_with_the_same_crossings_differ_by_no_minute_and_need_no_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(service, "kit", lambda version: pytest.fail("built"))
    app = compared(BASELINE, RICHER)
    assert "各方案的通道完全相同" in words_of(app)
    assert not app.get("deck_gl_json_chart")


def test_equal_scenarios_have_no_difference_anywhere() -> None:
    scene = between(Pair(SHUT, SHUT, 2030, "old_city"))
    assert not scene.changed
    assert scene.answer.change_shares[4] == 1 and sum(scene.answer.change_shares) == 1
    assert all(unit.added == 0 for unit in scene.answer.changes)
    assert reach_table(entries(SHUT, SHUT), 2030) is None


def test_the_first_two_that_differ_are_shown_and_any_two_can_be_chosen() -> None:
    app = compared(BASELINE, RICHER, SHUT)
    assert app.selectbox(key="compare_pair").value == "ac"
    assert "**C − A：" in words_of(app)
    ran(app.selectbox(key="compare_pair").set_value("bc").run())
    assert "**C − B：" in words_of(app)
    ran(app.selectbox(key="compare_pair").set_value("ab").run())
    assert "A 与 B 的通道完全相同" in words_of(app)


def test_before_a_crossing_opens_the_year_is_the_same() -> None:
    app = compared(BASELINE, OPENED, year="2025")
    assert "2025年开通的通道相同" in words_of(app)
    ran(app.selectbox(key="compare_to").set_value("airport").run())
    assert "2025年开通的通道相同" in words_of(app)
    assert "2030年到遥墙机场" in words_of(compared(BASELINE, OPENED, to="airport"))


def test_an_unknown_destination_in_the_address_gives_the_default_and_a_sentence() -> None:
    app = compared(BASELINE, SHUT, to="nowhere")
    assert "nowhere" in words_of(app) and "到老城" in words_of(app)


def test_while_the_key_for_before_is_down_the_map_shows_the_baseline() -> None:
    app = compared(SHUT, OPENED, before="1")
    assert "**调整前：2030年到老城，基准的全域平均" in words_of(app)
    assert "30～45" in words_of(app) and "延长1分钟以上" not in words_of(app)


def test_a_formula_of_the_board_gives_the_method_for_minutes() -> None:
    app = compared(BASELINE, SHUT, panel="formula", cell="1.reach_old_city_mean", strip="gdp,reach_old_city_mean")
    assert "全域到老城平均分钟　2030年" in words_of(app) and "方法：250 米网格" in words_of(app)


def test_the_workbook_holds_minutes_of_every_scenario_and_destination() -> None:
    table = reach_table(entries(BASELINE, SHUT), 2030)
    assert table is not None
    kit = service.kit(crossings.load_facts().version)
    assert len(table) == len(kit.places) * (len(kit.grid.units) + 1)
    answer = between(Pair(BASELINE, SHUT, 2030, "old_city")).answer
    (whole,) = table[(table["目的地"] == "老城") & (table["街道"] == "全域")].to_dict("records")
    assert whole["A 方案0（分钟）"] == round(answer.whole_before.minutes, 2)
    assert whole["B 方案1（分钟）"] == round(answer.whole_after.minutes, 2)
    assert whole["B−A"] == round(answer.whole_change.added, 2)


def test_the_workbook_has_a_sheet_of_minutes_only_where_they_differ() -> None:
    def names(*scenarios: Scenario, year: int = 2030) -> list[str]:
        return [table.title for table in tables_of(load_facts(), Comparison(entries(*scenarios), ("gdp",), year))]

    assert "出行时间（分钟，2030年）" in names(BASELINE, SHUT)
    assert not any("可达" in name for name in names(BASELINE, RICHER))
    assert not any("可达" in name for name in names(BASELINE, OPENED, year=2025))


def test_the_map_that_is_on_screen_can_be_taken_out_as_a_picture() -> None:
    comparison = Comparison(entries(BASELINE, SHUT), ("gdp",), 2030)
    state, look = CompareState(), Look()
    picture = reach_picture(comparison, state, look)
    assert picture is not None
    assert picture.title.startswith("B − A：2030年到老城，全域平均") and "**" not in picture.title
    assert picture.notes[0] == "后者减前者：B 方案1 减 A 方案0"
    assert picture.png(600, 450).startswith(b"\x89PNG")
    assert reach_picture(Comparison(entries(BASELINE, RICHER), ("gdp",), 2030), state, look) is None
    assert reach_picture(Comparison(entries(BASELINE, OPENED), ("gdp",), 2025), state, look) is None


def test_the_view_holds_the_map_only_where_its_panel_is_open() -> None:
    def maps(panel: str) -> int:
        state = CompareState(tokens=("base", "now"), panel=panel)
        return len(VIEW.content(state, SHUT, Look()).maps)

    assert maps("reach") == 1 and maps("levers") == 0
