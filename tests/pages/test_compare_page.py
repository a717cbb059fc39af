"""The comparison as a viewer gets it: choose, remove, paste, share by address, before, files."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components import store as scenario_store
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, Scenario, renamed, with_lever, with_target
from tests.pages import opening
from tests.pages.opening import address_of, code

PAGE = "pages/whatif/compare.py"
CHOOSER = "compare_choose"


def ran(app: AppTest) -> AppTest:
    assert not app.error
    return opening.ran(app)


def opened(**query: str) -> AppTest:
    return ran(opening.open_page(PAGE, **query))


def choosing(app: AppTest) -> AppTest:
    app.session_state[CHOOSER] = True
    return ran(app.run())


def own(name: str = "试算", growth: float = 9.0) -> Scenario:
    moved = with_lever(BASELINE, "gdp_long_run", growth, default=6.0)
    return renamed(with_target(moved, "gdp", 2035, 300.0), name)


def written(app: AppTest) -> str:
    return next(str(text.value) for text in app.markdown if "相比" in str(text.value))


def words(app: AppTest) -> str:
    """The sentences as they are read: without the signs that keep Markdown from reading names."""
    return written(app).replace("\\", "")


def address(app: AppTest) -> dict[str, str]:
    return {key: value for key in "abcd" if (value := address_of(app, key))}


def warnings(app: AppTest) -> str:
    return "\n".join(str(warning.value) for warning in app.warning).replace("\\", "")


def test_the_page_opens_with_the_baseline_and_two_presets_and_says_what_they_bring_and_cost() -> None:
    app = opened()
    assert app.title[0].value == "方案比较"
    assert "与基准相比，**B 2024计划延续**：8项调节项不同" in words(app)
    assert "地区生产总值（2023年价） **+130 亿元**（+51%）；代价是须核定的水量" in words(app)
    assert "**C 高质量优先**" in words(app)
    assert address(app) == {}


def test_the_session_s_own_scenario_is_part_of_the_opening() -> None:
    app = opened(s=code(own()))
    assert "**B 当前：试算**：1项调节项不同" in words(app)
    assert "另有1处目标" in words(app)


def test_a_comparison_travels_by_its_address() -> None:
    sent = {"a": "stress", "b": code(own()), "c": "base", "year": "2030", "show": "changes", "panel": "others"}
    app = opened(**sent)
    assert address(app) == {key: sent[key] for key in "abc"}
    assert "与“A 压力情形”相比，**B 试算**" in words(app)
    assert "到2030年" in words(app)
    assert app.session_state["compare_show"] == "changes"
    assert "自定目标：地区生产总值（2023年价）（2035年）" in app.table[0].value.index[0]


@pytest.mark.parametrize("bad", ["garbage", "1~Lgl-8-6~0000000", "1~Lgl-1e9-6~0000000", "<script>", "1" * 5000])
def test_an_entry_that_cannot_be_opened_is_said_and_the_rest_stays(bad: str) -> None:
    app = opened(a="base", b=bad, c="ecology_first")
    assert "“b" in warnings(app) and "已略去，其余照常比较" in warnings(app)
    assert "**B 生态优先**" in words(app)
    assert address(app) == {"a": "base", "b": "ecology_first"}


def test_a_scenario_left_out_is_named_by_its_place_in_the_link_that_was_opened() -> None:
    app = opened(a="base", b="x" * 5000, c="not-a-code~", d="plan_continued")
    left_out = [text for text in warnings(app).splitlines() if "已略去，其余照常比较" in text]
    assert any("“c”" in text for text in left_out) and any("b=" in text for text in left_out)
    assert not any("“b”" in text for text in left_out)


def test_an_address_with_one_scenario_is_filled_up_to_two() -> None:
    app = opened(a="stress")
    assert "比较至少需要两个方案" in warnings(app)
    assert address(app) == {"a": "stress", "b": "base"}


def test_the_same_scenario_twice_is_named() -> None:
    app = opened(a="base", b="stress", c="stress")
    assert "C 与 B 压力情形 内容相同" in words(app)
    assert "内容完全相同" in words(opened(a="stress", b="stress"))


@pytest.mark.parametrize("key", ["show", "panel", "cell", "before", "year", "strip"])
def test_an_unknown_view_falls_back_with_a_sentence(key: str) -> None:
    app = opened(**{key: "nonsense"})
    assert "nonsense" in warnings(app)
    assert "**B 2024计划延续**" in words(app)


def test_scenarios_are_added_exchanged_and_removed_between_two_and_four() -> None:
    app = choosing(opened())
    ran(app.selectbox(key="compare_add").set_value("stress").run())
    assert address(app) == {"a": "base", "b": "plan_continued", "c": "quality_first", "d": "stress"}
    assert not [box for box in app.selectbox if box.key == "compare_add"]
    choosing(app)
    ran(app.selectbox(key="compare_place_0").set_value("ecology_first").run())
    assert "与“A 生态优先”相比" in words(app)
    for place in (3, 2):
        choosing(app)
        ran(app.button(key=f"compare_drop_{place}").click().run())
    assert address(app) == {"a": "ecology_first", "b": "plan_continued"}
    assert choosing(app).button(key="compare_drop_0").disabled


def test_a_saved_scenario_becomes_its_code_in_the_address(store: scenario_store.Store) -> None:
    entry = scenario_store.create(store, own("存下的"), load_facts().catalogue).entry
    app = choosing(opened())
    ran(app.selectbox(key="compare_add").set_value(f"saved:{entry.id}").run())
    assert address(app)["d"] == code(own("存下的"))
    assert "**D 存下的**" in words(app)
    assert words(opened(**address(app))) == words(app)


def test_a_pasted_code_or_address_is_added_and_a_damaged_one_refused_in_words() -> None:
    app = choosing(opened(a="base", b="stress"))
    ran(app.chat_input(key="compare_given").set_value("1~damaged").run())
    assert "未加入：方案码不完整或被改动过" in warnings(app)
    assert address(app) == {"a": "base", "b": "stress"}
    ran(app.chat_input(key="compare_given").set_value(f"http://host/targets?year=2030&s={code(own())}&lang=zh").run())
    assert address(app)["c"] == code(own())
    assert "**C 试算**" in words(app)


def test_before_shows_the_baseline_everywhere_and_goes_back() -> None:
    app = opened()
    ran(app.button(key="compare_before").click().run())
    assert words(app).startswith(":gray[与基准相比")
    assert any("**调整前**" in str(caption.value) for caption in app.caption)
    assert app.query_params["before"] in ("1", ["1"])
    ran(app.button(key="compare_before").click().run())
    assert words(app).startswith("与基准相比")


def test_a_figure_opens_its_formula_with_grades_of_its_scenario() -> None:
    app = opened(cell="1.gdp", panel="formula")
    told = "\n".join(str(text.value) for text in app.markdown)
    assert "B 2024计划延续　地区生产总值（2023年价）　2035年" in told
    assert "= 约 400 亿元 · 直管区 · ✚ 自定" in told
    assert any("113.2 亿元（● 官方文件）" in str(text.value) for text in app.caption)


def test_names_of_people_write_no_markdown_on_the_page() -> None:
    app = opened(a="base", b=code(own("[点](http://evil.example) **粗**")))
    assert "[点](" not in written(app) and "[点](" in words(app)


def test_only_levers_that_differ_are_listed_with_their_grades() -> None:
    table = opened(a="base", b=code(own())).table[0].value
    assert list(table.index) == ["地区生产总值 长期增速（%）"]
    assert list(table.iloc[0]) == ["6\N{NO-BREAK SPACE}△", "9\N{NO-BREAK SPACE}✚"]


def test_the_choice_survives_a_visit_to_another_page() -> None:
    app = opened(a="stress", b="base")
    app.switch_page("pages/data/sources.py")
    app.query_params.clear()
    ran(app.run())
    app.switch_page(PAGE)
    assert "与“A 压力情形”相比" in words(ran(app.run()))


def test_the_files_are_offered_when_their_menu_is_opened() -> None:
    app = opened(a="base", b="stress")
    app.session_state["compare_exports"] = True
    ran(app.run())
    labels = [button.proto.label.split("　")[0] for button in app.get("download_button")]
    assert labels[:6] == ["PPTX", "PDF", "HTML", "PNG", "SVG", "XLSX"] and set(labels[6:]) == {"CSV"}
