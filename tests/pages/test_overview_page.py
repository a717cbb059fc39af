"""The overview as a viewer gets it: five figures, three steps, doors, and what stands when a file is broken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.base import navigation
from components.ui import viewport
from tests.pages.opening import open_page, words_of

opened = partial(open_page, "pages/explore/overview.py")


def charts(app: AppTest, kind: str) -> int:
    return len(app.get(kind))


def test_the_five_figures_are_shown_with_year_scope_grade_and_status() -> None:
    app = opened()
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown == {
        "地区生产总值": "113.2 亿元",
        "固定资产投资增长率": "+48.5%",
        "常住人口城镇化率": "25.62%",
        "每千人口医疗卫生机构床位数": "1.34 张",
        "跨河通道数": "9 处",
    }
    badges = [m.value for m in app.markdown if "-badge[" in m.value]
    assert len(badges) == 5
    assert all("直管区" in line and "官方文件" in line and "2023年" in line for line in badges)
    assert ["进度正常" in line for line in badges] == [True, True, True, False, False]
    assert "明显滞后" in badges[3]
    assert "不能判断" in badges[4]


def test_printed_and_computed_growth_are_named() -> None:
    text = words_of(opened())
    assert "要求 **+11%**，2023年 **+37.8%**" in text
    assert "2024年计划 125.7 亿元；增速为文件所列" in text
    assert "63.3" not in text.replace("文件所列两年绝对量相除为+63.3%，文件未说明原因", "")


def test_the_gap_between_printed_growth_and_levels_is_told_with_the_clause() -> None:
    app = opened()
    app.session_state["source_gdp"] = True  # the popover is open
    captions = [c.value for c in app.run().caption]
    assert "文件所列两年绝对量相除为+63.3%，文件未说明原因" in captions


def test_output_of_the_whole_area_is_nowhere_on_the_page() -> None:
    text = words_of(opened())
    assert not any(figure in text for figure in ("242.6", "527.6", "370"))


def test_reported_crossings_stand_apart_with_their_own_scope() -> None:
    app = opened()
    app.session_state["source_gdp"] = True  # the popover is open
    lines = [m.value for m in app.run().markdown]
    assert any("规划 19 处 → 21 处" in c and "■ 媒体报道（全域）：2024-11起11处" in c for c in lines)


def test_the_area_is_stated_before_anything_else() -> None:
    app = opened()
    assert app.title[0].value == "济南新旧动能转换起步区"
    assert "798 平方公里" in app.markdown[0].value


def test_the_doors_are_every_other_page_of_the_menu() -> None:
    links = [link.proto for link in opened().get("page_link")]
    labels = [link.label for link in links if not link.query_string]
    titles = [entry.title for entry in navigation.ENTRIES if entry.url_path != "overview"]
    assert [label.split("**")[1] for label in labels] == titles


def test_each_figure_leads_to_its_indicator() -> None:
    queries = [link.proto.query_string for link in opened().get("page_link") if link.proto.query_string]
    assert queries == [
        "ind=gdp",
        "ind=fixed_asset_investment_growth",
        "ind=urbanisation_rate",
        "ind=hospital_beds_per_1000",
        "ind=crossings_open",
    ]


def test_a_missing_goals_table_costs_the_steps_only(data_copy: Path) -> None:
    (data_copy / "goals.csv").unlink()
    app = opened()
    assert len(app.error) == 1
    assert any("goals.csv" in t.value for t in app.text)
    assert len(app.metric) == 5
    assert charts(app, "deck_gl_json_chart") == 1
    assert charts(app, "vega_lite_chart") == 0
    assert [link for link in app.get("page_link") if not link.proto.query_string]


def test_a_broken_goals_table_names_the_row(data_copy: Path) -> None:
    lines = (data_copy / "goals.csv").read_text("utf-8").splitlines()
    lines[3] = lines[3].replace(",overall,", ",2099,")
    (data_copy / "goals.csv").write_text("\n".join(lines) + "\n", "utf-8")
    app = opened()
    assert any("goals.csv" in t.value and "4" in t.value for t in app.text)
    assert len(app.metric) == 5


def test_missing_observations_cost_the_figures_only(data_copy: Path) -> None:
    (data_copy / "observations.csv").unlink()
    app = opened()
    assert len(app.error) == 1
    assert len(app.metric) == 0
    assert charts(app, "deck_gl_json_chart") == 1
    assert charts(app, "vega_lite_chart") == 1


def test_missing_counts_of_crossings_cost_one_line(data_copy: Path) -> None:
    (data_copy / "crossing_counts.csv").unlink()
    app = opened()
    assert len(app.error) == 0
    assert len(app.metric) == 5
    assert "11 处" not in words_of(app)


def test_on_a_low_screen_every_figure_keeps_status_scope_and_grade_and_every_door_stands() -> None:
    app = opened()
    app.session_state[viewport.COOKIE] = "1:1:1366:768"
    lines = [m.value for m in app.run().markdown if "-badge[" in m.value]
    assert len(lines) == 5
    assert all("直管区" in line and "官方文件" in line for line in lines)
    assert "明显滞后" in lines[3] and "每千人口医疗卫生机构床位数" in lines[3]
    assert "2024年计划 125.7 亿元；增速为文件所列" in next(m for m in app.markdown if "地区生产总值" in m.value).help
    assert len(app.get("page_link")) == 5 + len(navigation.ENTRIES) - 1


def test_the_locator_goes_out_as_a_picture() -> None:
    app = opened()
    app.session_state["overview_exports"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert [label.split("\u3000")[0] for label in labels] == ["PNG", "SVG", "XLSX", "CSV", "CSV", "GeoJSON"]
