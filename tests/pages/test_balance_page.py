"""以水四定 as a viewer gets it: pictures, needs as the model has them, formulas, events, addresses, presets."""

from __future__ import annotations

import json

import pytest

from components.topics.balance import beside
from components.topics.balance.content import ScenarioYear
from components.topics.balance.needs import TITLES, need_bars
from components.topics.whatif.facts import load_facts
from components.ui.balance.formulas import BEHIND
from components.ui.balance.levers import HERE
from components.ui.balance.words import _beside
from components.words.format import about
from components.words.text import tr
from data.errors import DataContractError, Fault
from model.carrying import balance
from model.formulas import FORMULAS
from model.outcomes import evaluate
from model.scenario import BASELINE, with_lever
from model.scenario_code import State, View, encode
from model.scenario_code_atoms import checksum
from model.trajectory import position
from tests.pages.balance_app import (
    DECLARED,
    OPENING,
    PAGE,
    answer,
    charts,
    code,
    drawn_texts,
    figures,
    happened,
    moved,
    opened,
    ran,
    texts,
    words,
    years,
)
from tests.pages.opening import open_page


def test_a_need_beyond_2023_is_called_no_deficit_while_an_opened_hospitals_beds_are_unknown() -> None:
    page = texts(opened())
    assert "需约 890 张，比2023年多约 570 张，不是缺口" in page
    assert "山大二院北院区等已启用，床位和人数没有公布" in page
    assert "须增" not in page


def test_words_and_names_of_levers_come_once_with_the_page_and_a_slide_brings_figures() -> None:
    app = moved(opened(), "base_population", 30.0)
    sent = json.dumps([figures(app), years(app)], ensure_ascii=False)
    levers = words(app)["levers"]
    fixed = [lever[name] for lever in levers.values() for name in ("title", "about")]
    assert len(fixed) > 20
    assert [text for text in fixed if len(text) > 5 and text in sent] == []
    assert set(levers) == HERE


def test_a_slide_changes_rows_and_leaves_the_views_as_they_are() -> None:
    app = opened()
    before = [(chart.spec, chart.data.data) for chart in charts(app)]
    after = [(chart.spec, chart.data.data) for chart in charts(moved(app, "irrigation_per_mu", 210.0))]
    assert [spec for spec, _ in before] == [spec for spec, _ in after] and len(before) == 1
    assert before[0][1] != after[0][1]
    assert sum(len(spec) + len(rows) for spec, rows in after) < 9000


def test_the_pictures_name_what_they_draw() -> None:
    drawn = drawn_texts(opened(s=code(water_allotment=8000.0)))
    for name in ("蓝绿空间 70%", "用地可承载城镇", "水可承载（自定）", "常住人口", "城镇人口", "约束"):
        assert name in drawn
    assert any(text.startswith("缺水") for text in drawn)


def test_a_moved_slider_changes_the_answer_the_address_and_the_other_page() -> None:
    app = moved(opened(), "irrigation_per_mu", 204.0)
    assert answer(app) != OPENING
    assert "Lim-204-243" in str(app.query_params["s"])
    app.switch_page("pages/whatif/targets.py")
    app.query_params.clear()
    ran(app.run())
    assert "Lim-204-243" in str(app.query_params["s"])


def test_a_code_of_the_older_account_opens_and_says_what_changed() -> None:
    body = "1~Lwa-12000-10000~Lws-50-60~Lgl-7-6"
    app = opened(s=f"{body}~{checksum(body)}")
    page = "".join(str(element.value) for element in (*app.warning, *app.info))
    assert "该方案码由旧版本生成" in page
    assert "“年可用水量”：原来含再生水" in page and "“生活与生产用水份额”：" in page
    assert figures(app)["moved"] == {"gdp_long_run": 7.0, "water_allotment": 12000.0}


@pytest.mark.parametrize("year", [2025, 2030, 2035])
def test_the_needs_on_screen_are_those_of_the_model(year: int) -> None:
    app, at = opened(year=str(year)), position(year)
    assert f"服务\u3000{year}年人口" in texts(app)
    shown = ScenarioYear(
        load_facts(), BASELINE, year, DECLARED.filled({}), evaluate(DECLARED, {}), evaluate(DECLARED, {})
    )
    for need, row in zip(balance(DECLARED, {}).needs, need_bars(shown, None), strict=True):
        assert row.figure in drawn_texts(app)
        assert row.figure.startswith(f"需{about(need.needed[at], need.unit)}")
        most = max(value for value in need.needed if value is not None)
        assert row.stock + row.add == pytest.approx((need.needed[at] or 0) / most, abs=1e-3)
        if need.to_add:
            assert about(need.to_add[at], need.unit) in row.figure
            assert row.add == pytest.approx((need.to_add[at] or 0) / most, abs=1e-3)
        else:
            assert row.figure.endswith("现有数没有公布") and row.add == 0


def test_what_is_on_its_way_is_printed_beside_with_its_stage_and_never_subtracted() -> None:
    schools, hospitals = beside.words_beside("primary_schools"), beside.words_beside("beds")
    assert all(words in schools for words in ("配套教育设施 12 处", "安置区配套教育设施 17 个", "重叠未写明"))
    assert "船员" not in schools
    assert "■山大二院北院区" in hospitals and "均未列床位数" in hospitals
    assert "没有医师人数" in beside.words_beside("physicians")
    assert "不相减" in texts(opened())


def test_the_list_of_facilities_opens_with_clause_and_grade() -> None:
    app = happened(opened(), "facilities")
    table = app.dataframe[0].value
    assert set(table["状态等级"]) == {"● 官方文件", "■ 媒体报道", "◇ 推算"} and (table["原文"] != "").all()


def test_every_figure_of_a_panel_opens_its_formula_with_inputs_and_grades() -> None:
    for panel, outcome_ids in BEHIND.items():
        app = happened(opened(), "formula", panel)
        for outcome_id in outcome_ids:
            assert FORMULAS[outcome_id].title_zh in texts(app) or outcome_id != outcome_ids[0]
    assert "△ 假设" in texts(app)


def test_the_source_of_a_lever_opens_with_its_clause() -> None:
    app = happened(opened(), "asked", "blue_green")
    assert any("“" in str(text.value) for text in app.text)


@pytest.mark.parametrize("event", ["moved", "year", "asked", "formula"])
@pytest.mark.parametrize("value", [None, 7, "nonsense", ["x"], {"lever": ["x"], "value": {}, "hand": {}}])
def test_what_no_honest_browser_sends_changes_nothing(event: str, value: object) -> None:
    assert answer(happened(opened(), event, value)) == OPENING


def test_a_year_is_chosen_on_the_page() -> None:
    app = happened(opened(), "year", "2025")
    assert answer(app).startswith("到2025年") and years(app)["year"] == "2025"


@pytest.mark.parametrize("query", [{"year": "2031"}, {"year": "<script>"}, {"s": "garbage"}, {"s": "1" * 4000}])
def test_garbage_in_the_address_falls_back_with_a_sentence(query: dict[str, str]) -> None:
    app = opened(**query)
    assert app.warning
    assert answer(app) == OPENING


def test_the_year_is_kept_over_a_visit_to_another_page() -> None:
    app = opened(year="2025")
    assert answer(app).startswith("到2025年")
    app.switch_page("pages/data/sources.py")
    app.query_params.clear()
    ran(app.run())
    app.switch_page(PAGE)
    ran(app.run())
    assert answer(app).startswith("到2025年")


def test_the_view_of_before_shows_the_baseline_and_locks_the_sliders() -> None:
    app = opened(s=code(irrigation_per_mu=204.0), before="1")
    assert answer(app) == OPENING
    assert figures(app)["locked"] and figures(app)["moved"] == {}
    moved(app, "irrigation_per_mu", 300.0)
    assert answer(happened(app, "reset")) == OPENING and "Lim-204" in str(app.query_params["s"])
    ran(app.button(key="balance_before").click().run())
    assert answer(app) != OPENING and not figures(app)["locked"]


def test_a_preset_is_applied_from_here() -> None:
    app = opened()
    app.session_state["balance_presets"] = True
    ran(app.run())
    keys = [button.key for button in app.button if str(button.key).startswith("balance_preset_")]
    assert len(keys) == len(load_facts().presets)
    before = answer(app)
    ran(app.button(key="balance_preset_stress").click().run())
    assert answer(app) != before


def test_a_code_that_names_a_year_opens_in_that_year() -> None:
    whole = encode(State(with_lever(BASELINE, "reserve", 20.0, default=10.0), View(year=2030)), load_facts().catalogue)
    assert answer(opened(s=whole)).startswith("到2030年")


def test_a_broken_list_of_facilities_costs_what_is_said_of_them_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: str) -> list[beside.Row]:
        raise DataContractError([Fault("facilities.csv", 3, "坏行")])

    monkeypatch.setattr(beside, "rows", broken)
    _beside.cache_clear()
    app = open_page(PAGE)
    assert answer(app) == OPENING
    assert "坏行" in "".join(str(text.value) for text in (*app.text, *app.error))
    assert set(map(tr, TITLES.values())) <= set(drawn_texts(app))
    assert "均未列床位数" not in texts(app)
