"""The indicators page as a viewer gets it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from components.base import release
from components.topics.indicators.tables import FIGURE_COLUMNS
from components.words.status_words import STATUS_MARKS
from components.words.text import plain_in_markdown
from data import catalog, tables
from tests.pages.opening import charts_of, open_page, printed, words_of

opened = partial(open_page, "pages/indicators/indicators.py")


def test_the_annex_meets_the_eye_first_in_one_chart() -> None:
    app = opened()
    assert app.title[0].value == "指标体系"
    assert len(charts_of(app)) == 1
    assert "31项" in app.get("vega_lite_chart")[0].proto.alt
    assert "口径：直管区" in words_of(app)


def test_a_deep_link_opens_an_indicator_with_clause_definition_limits_and_source() -> None:
    app = opened(ind="gdp")
    said = words_of(app)
    assert app.subheader[0].value == "地区生产总值"
    assert "地区生产总值｜亿元｜69.3｜113.2｜37.8｜125.7｜11" in app.dataframe[0].value["原文"].tolist()
    assert "不要用绝对量自行推算增速" in said
    assert "《济南新旧动能转换起步区2024年国民经济和社会发展计划》" in app.dataframe[0].value["来源"].tolist()
    assert any(element.proto.popover.icon == ":material/format_quote:" for element in app.get("popover"))
    assert "2023实际增长率 37.8%：按文件所列两年绝对量计算增长63.3%，文件未说明原因" in said
    board, ladder, growth = charts_of(app)
    assert ladder["title"]["text"] == "数值（亿元）"
    assert growth["title"]["text"].startswith("同比增长率")
    assert board["params"][0]["name"] == "pick"


def test_every_value_of_the_open_indicator_is_listed_with_kind_grade_and_place() -> None:
    table = opened(ind="gdp").dataframe[0]
    values = table.value
    assert printed(table)["数值"].tolist() == ["69.3", "37.8", "113.2", "11", "125.7", "18.5"]
    assert values["数值"].tolist() == [69.3, 37.8, 113.2, 11, 125.7, 18.5], "figures sort as numbers"
    assert set(values["等级"]) == {"● 官方文件", "■ 媒体报道"}
    assert (values["位置"] != "").all()


@pytest.mark.parametrize("indicator", [i.id for i in catalog.indicators() if i.annex])
def test_every_annex_indicator_has_a_ladder_and_a_judged_or_explained_status(indicator: str) -> None:
    app = opened(ind=indicator)
    wanted = next(i for i in catalog.indicators() if i.id == indicator)
    assert app.subheader[0].value == wanted.title.zh
    assert len(app.warning) == (wanted.unit_read is not None)
    years = charts_of(app)[1]["encoding"]["x"]["axis"]["values"]
    assert years == list(range(2021, years[-1] + 1)) and years[-1] >= 2024
    status = next(m.value for m in app.markdown if "-badge[:material/" in m.value)
    word, _, sentence = status.partition("]")
    assert any(mark.word in word for mark in STATUS_MARKS.values())
    assert "。" in sentence, "a status is explained in a sentence"


def test_garbage_in_the_address_falls_back_with_a_sentence() -> None:
    app = opened(ind="<script>x", cat="nowhere", view="pie")
    assert [w.value for w in app.warning] == [
        "链接中的“cat=nowhere”无法识别，已改用默认值。",
        "链接中的“view=pie”无法识别，已改用默认值。",
        plain_in_markdown("链接中的“ind=<script>x”无法识别，已改用默认值。"),
    ]
    assert not app.subheader
    assert len(charts_of(app)) == 1


def test_the_table_prints_the_annex_s_figures_and_moves_its_words_aside() -> None:
    grid = opened(view="table").dataframe[0]
    annex = tables.load_table("annex_2024")
    assert grid.value["指标"].tolist() == annex["name"].tolist()
    by_name = printed(grid).set_index("指标")
    assert by_name.loc["规模以上工业增加值增长率"].tolist()[2:7] == ["-2.2", "", "595.8", "", "15"]
    assert by_name.loc["外贸进出口"].tolist()[2:7] == ["11.59", "15.2", "31.5", "", ""]
    assert by_name.loc["外贸进出口", "其他数值"].startswith("2024年计划：外贸促稳提质")
    assert "25.87%" in by_name.loc["全社会研发经费投入增长率", "其他数值"]


def test_the_columns_of_figures_sort_as_numbers() -> None:
    grid = opened(view="table", cat="all").dataframe[0].value
    for column in grid.columns[FIGURE_COLUMNS]:
        assert pd.api.types.is_float_dtype(grid[column]), column
    assert grid.set_index("指标").loc["规模以上工业增加值增长率", "2022年实际"] == -2.2


def test_the_open_indicator_s_row_is_selected_in_the_table() -> None:
    app = opened(view="table", ind="foreign_trade")
    proto = app.dataframe[0].proto
    assert json.loads(proto.selection_default)["selection"]["rows"] == [4]


def test_category_search_and_close_write_the_address() -> None:
    app = opened()
    app.get_by_key("indicators_search").select("urbanisation_rate").run()
    assert app.query_params["ind"] in ("urbanisation_rate", ["urbanisation_rate"])
    assert app.subheader[0].value == "常住人口城镇化率"
    app.get_by_key("indicators_close").click().run()
    assert "ind" not in app.query_params
    assert not app.subheader


def test_a_category_outside_the_annex_opens_by_link() -> None:
    app = opened(cat="whole_area", view="table")
    table = app.dataframe[0].value
    assert set(table["口径"]) == {"全域（798平方公里）"}
    assert not app.warning


@pytest.mark.parametrize(
    ("indicator", "line", "said"),
    [
        ("gdp", "文件中的矛盾 1 处（已证实）", "113.2 ÷ 69.3 − 1 = 63.3%"),
        ("foreign_investment_used", "文件中的矛盾 2 处（已证实）", "16447万美元与1.64亿元数值相同"),
    ],
)
def test_contradictions_are_told_in_a_line_and_open_in_full(indicator: str, line: str, said: str) -> None:
    app = opened(ind=indicator)
    pills = app.get_by_key(f"status_{indicator}")
    assert any(line in option for option in pills.options)
    pills.set_value("clash").run()
    shown = words_of(app)
    assert said in shown
    assert "本系统的处理" in shown
    assert "理由" in shown
    assert "矛盾" not in "".join(
        opened(ind="fixed_asset_investment_growth").get_by_key("status_fixed_asset_investment_growth").options
    )


def test_the_formula_opens_with_this_indicator_s_own_figures() -> None:
    app = opened(ind="gdp")
    app.get_by_key("status_gdp").set_value("sum").run()
    said = words_of(app)
    assert "不用两个增速相除" in said
    assert "+37.8% ÷ +11%" not in said
    assert "(125.7 ÷ 113.2) − 1" in said


def test_table_and_cards_mark_the_indicators_whose_figures_disagree() -> None:
    table = opened(view="table").dataframe[0].value.set_index("指标")
    assert table.loc["地区生产总值", "文件中的矛盾"] == "≠ 1 已证实"
    assert table.loc["外贸进出口", "文件中的矛盾"] == "≠ 2 已证实"
    assert table.loc["固定资产投资增长率", "文件中的矛盾"] == ""


def test_broken_contradictions_cost_their_section_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "data"
    shutil.copytree(tables.DATA, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (copy / "contradictions.yaml").write_text("known: nonsense", encoding="utf-8")
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, data=copy))
    app = opened(ind="gdp")
    assert any("没有通过校验" in e.value for e in app.error)
    assert app.subheader[0].value == "地区生产总值"
    assert len(charts_of(app)) == 3


def test_the_page_continues_where_it_was_left() -> None:
    app = opened(ind="gdp", cat="economic_growth")
    app.switch_page("pages/explore/overview.py").run()
    for key in ("ind", "cat", "view"):
        app.query_params.pop(key, None)
    app.switch_page("pages/indicators/indicators.py").run()
    assert app.subheader[0].value == "地区生产总值"
    assert not app.exception


def test_a_missing_file_becomes_the_panel_and_the_title_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "data"
    shutil.copytree(tables.DATA, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (copy / "observations.csv").unlink()
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, data=copy))
    app = opened()
    assert app.title[0].value == "指标体系"
    assert any("没有通过校验" in e.value for e in app.error)
    assert any("observations.csv" in t.value for t in app.text)


def test_the_unit_that_the_text_proves_wrong_is_marked_wherever_the_printed_figure_stands() -> None:
    app = opened(ind="foreign_investment_used")
    assert app.warning[0].value.startswith("≠ 计量单位有矛盾：附件写作“亿元”，正文的原数证明是亿美元。")
    assert "单位：亿元，正文为亿美元" in words_of(app)
    assert charts_of(app)[1]["title"]["text"] == "数值（亿元，正文为亿美元）"
    table = printed(opened(view="table").dataframe[0]).set_index("指标")
    assert table.loc["实际使用外资"].tolist()[1:4] == ["亿元，正文为亿美元", "1.16", "1.64"]
    board = app.get("vega_lite_chart")[0].proto.data.data
    assert "亿元，正文为亿美元" in board.decode("utf-8", "ignore")
