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
        "社会消费品零售总额增长率": "+0.2%",
        "固定资产投资增长率": "+48.5%",
        "常住人口城镇化率": "25.62%",
        "每千人口执业（助理）医师数": "2.03 人",
        "跨河通道数": "9 处",
    }
    badges = [m.value for m in app.markdown if "-badge[" in m.value]
    assert len(badges) == 5
    assert all("直管区" in line and "官方文件" in line and "2023年" in line for line in badges)
    assert ["2023年数，对2024年计划" in line for line in badges] == [True, True, True, True, False]
    assert ["加快" in line for line in badges] == [True, True, False, False, False]
    assert ["放缓" in line for line in badges] == [False, False, True, True, False]
    assert "暂无法判断" in badges[4]


def test_both_figures_and_their_gap_are_shown_with_how_they_came_about() -> None:
    text = words_of(opened())
    assert "上年 +48.5%，计划 +50%　相差 **+1.5 个百分点**" in text
    assert "2023年 2.03 人，2024年计划 2.15 人，为上年的 1.06 倍；增速为文件所列" in text
    assert "2024年计划 25.8%；按每年增减推算" in text


def test_the_rules_of_judgement_and_choice_are_one_click_away() -> None:
    text = words_of(opened())
    assert "不用两个增速相除" in text
    assert "地区生产总值未取：数据存疑" in text


def test_output_of_the_whole_area_is_nowhere_on_the_page() -> None:
    text = words_of(opened())
    assert not any(figure in text for figure in ("242.6", "527.6", "370"))


def test_reported_crossings_stand_apart_with_their_own_scope() -> None:
    app = opened()
    app.session_state["source_crossings_open"] = True  # the popover is open
    lines = [m.value for m in app.run().markdown]
    assert any("目标 19 → 21 处（未写年限）" in c and "■ 媒体报道（全域）：2024-11起11处" in c for c in lines)


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
        "ind=retail_sales_growth",
        "ind=fixed_asset_investment_growth",
        "ind=urbanisation_rate",
        "ind=physicians_per_1000",
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
    assert "计划较上年放缓" in lines[3] and "每千人口执业（助理）医师数" in lines[3]
    row = next(m for m in app.markdown if "每千人口执业（助理）医师数" in m.value)
    assert "2024年计划 2.15 人，为上年的 1.06 倍；增速为文件所列" in row.help
    assert len(app.get("page_link")) == 5 + len(navigation.ENTRIES) - 1


def test_the_locator_goes_out_as_a_picture() -> None:
    app = opened()
    app.session_state["overview_exports"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert [label.split("\u3000")[0] for label in labels] == ["PNG", "SVG", "XLSX", "CSV", "CSV", "GeoJSON"]
