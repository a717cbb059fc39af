"""The overview as a viewer gets it: five figures, three steps, doors, and what stands when a file is broken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.ui import viewport
from components.ui.overview import details, group_link
from tests.pages.opening import open_page, ran, words_of
from tests.pages.screen import frame_of

opened = partial(open_page, "pages/explore/overview.py")


def charts(app: AppTest, kind: str) -> int:
    return len(app.get(kind))


def marks_of(app: AppTest, chart: int = 0) -> pd.DataFrame:
    """The marks of a chart of the page, as the browser gets them."""
    return frame_of(app.get("vega_lite_chart")[chart].proto.data.data)


def with_details(ident: str) -> AppTest:
    app = opened()
    app.session_state[details.OPENED] = app.session_state[details.CHOICE] = ident
    return ran(app.run())


def test_the_five_figures_stand_in_one_chart_with_number_status_scope_and_grade() -> None:
    page = opened()
    marks = marks_of(page)
    rows = marks[marks["layer"] == "row"]
    assert list(rows["id"]) == [
        "crossings_open",
        "retail_sales_growth",
        "fixed_asset_investment_growth",
        "urbanisation_rate",
        "physicians_per_1000",
    ]
    numbers = marks[marks["layer"].str.startswith("number")]
    assert list(numbers["text"]) == ["9 处", "+0.2%", "+48.5%", "25.62%", "2.03 人"]
    statuses = list(marks[marks["layer"] == "status"]["kind"])
    assert statuses == ["faster", "faster", "slower", "slower"]
    assert any("还差 10～12 处" in text.value for text in page.markdown), "over the rows, not in them once more"
    assert marks[marks["layer"].str.startswith("lead")].empty
    assert list(marks[marks["layer"].str.startswith("aside")]["text"]) == ["图上15条含在建、铁路桥等"]
    assert any("暂无法判断" in text for text in marks[marks["layer"].str.startswith("note")]["text"])
    assert all("直管区" in text and "官方文件" in text and "2023年" in text for text in rows["text"])


def test_grade_scope_arithmetic_and_clause_of_a_figure_are_one_press_away() -> None:
    app = with_details("fixed_asset_investment_growth")
    text = words_of(app)
    assert "上年 +48.5%，计划 +50%　相差 **+1.5 个百分点**" in text and "增速为文件所列" in text
    assert "附件/一、经济增长" in text and "固定资产投资增长率｜%｜24.2" in text
    queries = [link.proto.query_string for link in app.get("page_link")]
    assert "ind=fixed_asset_investment_growth" in queries


def test_a_step_has_its_goals_and_clauses_behind_it() -> None:
    text = words_of(with_details("step_2030"))
    assert "时序进度" in text and "三/第二步" in text


def test_a_press_on_what_is_gone_shows_the_area() -> None:
    assert "四/（二）" in words_of(with_details("no_such_row"))


def test_the_rules_of_judgement_and_choice_are_behind_the_same_button() -> None:
    text = words_of(with_details(details.RULES))
    assert "不用两个增速相除" in text
    assert "地区生产总值未取：数据存疑" in text


def test_closed_details_cost_nothing() -> None:
    assert not opened().get("selectbox")


def test_output_of_the_whole_area_is_nowhere_on_the_page() -> None:
    text = words_of(opened())
    assert not any(figure in text for figure in ("242.6", "527.6", "370"))


def test_reported_crossings_stand_apart_with_their_own_scope() -> None:
    lines = [m.value for m in with_details("crossings_open").markdown]
    assert any("目标 19 → 21 处（未写年限）" in c and "■ 媒体报道（全域）：2024-11起11处" in c for c in lines)


def test_the_phrase_and_the_area_stand_over_the_map() -> None:
    app = opened()
    assert app.title[0].value == "济南新旧动能转换起步区"
    phrase, structure, area = next(m.value for m in app.markdown if "\n\n" in m.value).split("\n\n")
    assert (phrase, structure) == ("两岸互动、拥河发展", "一纵一横两核五组团")
    assert "798 平方公里" in area


def test_four_questions_lead_on() -> None:
    links = [link.proto for link in opened().get("page_link")]
    assert [link.label.split("**")[1] for link in links] == ["在哪里？", "怎么过河？", "进度如何？", "如果……会怎样？"]


def test_a_missing_goals_table_costs_the_steps_only(data_copy: Path) -> None:
    (data_copy / "goals.csv").unlink()
    app = opened()
    assert len(app.error) == 1
    assert any("goals.csv" in t.value for t in app.text)
    assert charts(app, "deck_gl_json_chart") == 1
    assert charts(app, "vega_lite_chart") == 1
    assert "+48.5%" in set(marks_of(app)["text"])
    assert app.get("page_link")


def test_a_broken_goals_table_names_the_row(data_copy: Path) -> None:
    lines = (data_copy / "goals.csv").read_text("utf-8").splitlines()
    lines[3] = lines[3].replace(",overall,", ",2099,")
    (data_copy / "goals.csv").write_text("\n".join(lines) + "\n", "utf-8")
    app = opened()
    assert any("goals.csv" in t.value and "4" in t.value for t in app.text)
    assert charts(app, "vega_lite_chart") == 1


def test_missing_observations_cost_the_figures_only(data_copy: Path) -> None:
    (data_copy / "observations.csv").unlink()
    app = opened()
    assert len(app.error) == 1
    assert charts(app, "deck_gl_json_chart") == 1
    assert charts(app, "vega_lite_chart") == 1


def test_missing_counts_of_crossings_cost_one_line(data_copy: Path) -> None:
    (data_copy / "crossing_counts.csv").unlink()
    app = opened()
    assert len(app.error) == 0
    assert "9 处" in set(marks_of(app)["text"])


@pytest.mark.parametrize("window", ["1:1:1366:768", "1:1.5:1920:1080", "1:1:1080:1920", "1:1:390:844", "1:2:3840:2160"])
def test_every_window_has_five_rows_three_steps_and_four_doors(window: str) -> None:
    app = opened()
    app.session_state[viewport.COOKIE] = window
    ran(app.run())
    rows, steps = (marks_of(app, chart) for chart in (0, 1))
    assert (rows["layer"] == "row").sum() == 5 and (steps["layer"] == "row").sum() == 3
    assert len(app.get("page_link")) == 4
    assert "直管区 · ● 官方文件" in words_of(app)


def test_the_locator_goes_out_as_a_picture() -> None:
    app = opened()
    app.session_state["overview_exports"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert [label.split("\u3000")[0] for label in labels] == [
        "PPTX",
        "PDF",
        "HTML",
        "PNG",
        "SVG",
        "XLSX",
        "CSV",
        "CSV",
        "GeoJSON",
    ]


def test_two_presses_lead_from_a_group_on_the_map_to_its_projects_and_how_far_they_are() -> None:
    app = opened()
    app.session_state[group_link.PRESSED] = "group_sungeng_taiping"
    app = ran(app.run())
    assert "主导产业" in words_of(app) and "孙耿太平绿色发展基地" in words_of(app)
    (link,) = [one.proto for one in app.get("page_link") if "group=" in one.proto.query_string]
    words = words_of(open_page("pages/explore/industry.py", group=link.query_string.removeprefix("group=")))
    assert "以生物育种为主体的现代生物科技产业" in words and "太平水库 ▲ 在建" in words
