"""数据与出处 as a planner uses it: every source, every row with its clause, and what a broken file costs."""

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.base import cache
from components.topics.sources import facts
from components.topics.sources.facts import unknowns_by_group
from components.topics.sources.words import LAYER, TABLES
from components.topics.sources.words import TABS as TITLES
from components.words.quotation import in_marks
from data.catalog import sources
from data.tables import SCHEMAS, load_table
from tests.pages.opening import open_page, words_of

PAGE = "pages/data/sources.py"
TABS = list(TITLES)


opened = partial(open_page, PAGE)


def tab_labels(app: AppTest) -> list[str]:
    return [option.content.strip() for option in app.button_group(key="sources_tab").proto.options]


def test_the_first_look_is_the_two_documents_and_six_tabs_with_counts() -> None:
    app = opened()
    assert [label.split("（")[0] for label in tab_labels(app)] == list(TITLES.values())
    assert all("（" in label for label in tab_labels(app))
    assert [s.value for s in app.subheader] == [
        f"《{s.title.zh}》" for s in sources().values() if s.grade == "official"
    ]
    said = words_of(app)
    for source in sources().values():
        if source.grade == "official":
            assert source.publisher in said and source.scope in said and source.licence in said
            assert str(source.date) in said


def test_every_source_of_the_catalogue_appears() -> None:
    app = opened()
    press = app.dataframe[0].value
    assert set(press.index) == {s.id for s in sources().values() if s.grade == "reported"}
    assert len(app.subheader) == len(sources()) - len(press)


def test_a_source_lists_the_rows_that_lean_on_it() -> None:
    app = opened(src="opinion-2021")
    rows = app.dataframe[0].value if "条目" in app.dataframe[0].value else app.dataframe[1].value
    stated = sum(
        (load_table(t)["source_id"] == "opinion-2021").sum() for t in SCHEMAS if "source_id" in SCHEMAS[t].columns
    )
    assert len(rows) >= stated and "约798平方公里" in " ".join(rows["原文"])


def test_where_the_layers_come_from_is_listed_with_licence() -> None:
    app = opened(list="layers")
    table = app.dataframe[0].value
    assert set(table.index) == {layer.id for layer in facts.all_layers()}
    assert (table["许可"] != "").all() and (table["来源"] != "").all()


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_by_its_address_and_by_a_click_and_only_it_is_built(tab: str) -> None:
    app = opened(tab=tab)
    assert not app.error and not app.warning
    assert app.button_group(key="sources_tab").value == tab
    clicked = opened()
    clicked.button_group(key="sources_tab").set_value(tab).run()
    assert words_of(clicked) == words_of(app)


@pytest.mark.parametrize("table", [*TABLES, LAYER + "groups"])
def test_every_table_can_be_opened_in_chinese(table: str) -> None:
    app = opened(tab="tables", table=table)
    shown = app.dataframe[0].value
    assert len(shown) == len(facts.frame(table))
    assert [name for name in shown.columns if name.isascii()] == []


def test_a_row_in_the_address_opens_its_clause_and_citation() -> None:
    said = words_of(opened(tab="tables", row="2"))
    assert "指标数值 第2行" in said and "地区生产总值｜亿元｜69.3｜113.2｜37.8｜125.7｜11" in said
    assert "济南新旧动能转换起步区管理委员会：《" in said


def test_filters_narrow_the_rows_and_live_in_the_address() -> None:
    shown = opened(tab="tables", scope="area", grade="goal").dataframe[0].value
    assert set(shown["口径"]) == {"全域（798平方公里）"} and set(shown["类型"]) == {"目标"}
    found = opened(tab="tables", table="crossings", q="凤凰 公铁").dataframe[0].value
    assert list(found["名称"]) == ["凤凰黄河大桥"]


def test_a_figure_is_found_in_whatever_table_it_stands() -> None:
    app = opened(tab="tables", table="tasks", q="69.3")
    labels = {b.label for b in app.button if b.key and b.key.startswith("also_")}
    assert "2024年计划附件原表 1行" in labels and any(label.startswith("指标数值 ") for label in labels)
    app.button(key="also_annex_2024").click().run()
    assert len(app.dataframe[0].value) == 1 and app.query_params["table"] in ("annex_2024", ["annex_2024"])


def test_a_search_without_hits_says_what_to_do() -> None:
    app = opened(tab="tables", q="绝无此词")
    assert any("没有符合条件的行" in i.value for i in app.info)


@pytest.mark.parametrize(
    ("key", "value"),
    [("tab", "<script>"), ("src", "nobody"), ("table", "../etc"), ("row", "-1"), ("find", "x"), ("cat", "%"),
     ("cell", "a.b.c"), ("gap", "?"), ("scope", "moon"), ("mismatch", "guilty"), ("kind", "?"), ("cause", "?")],
)  # fmt: skip
def test_garbage_in_the_address_gives_the_default_and_a_sentence(key: str, value: str) -> None:
    tab = {"table": "tables", "row": "tables", "scope": "tables", "find": "contradictions",
           "mismatch": "contradictions", "kind": "contradictions", "cause": "contradictions", "cat": "coverage",
           "cell": "coverage", "gap": "unknown"}.get(key, "sources")  # fmt: skip
    query = {key: value} if key == "tab" else {"tab": tab, key: value}
    app = opened(**query)
    assert any("链接" in w.value for w in app.warning)
    assert not app.error and key not in {k for k, v in app.query_params.items() if value in v}


def test_contradictions_show_figures_arithmetic_reading_and_reason() -> None:
    app = opened(tab="contradictions")
    found = facts.findings()
    assert sorted(app.dataframe[0].value["不一致之处"]) == sorted(one.title.zh for one in found)
    said = words_of(app)
    first = next(one for one in found if one.kind == "documents")
    assert first.arithmetic in said and first.reading.zh in said and first.why.zh in said
    assert all(in_marks(figure.quote) in said for figure in first.figures)
    assert (
        f"**{sum(not one.is_gap for one in found)}** 处不一致" in said and "不一致已证实" in said and "原因待查" in said
    )


def test_a_contradiction_of_every_kind_and_check_opens_by_its_address() -> None:
    for one in {(one.kind, one.check): one for one in facts.findings()}.values():
        app = opened(tab="contradictions", find=one.id)
        assert app.subheader[0].value == one.title.zh, one.id
        links = [link.proto.query_string for link in app.get("page_link")]
        assert all(any(f"ind={i}" in q for q in links) for i in one.indicator_ids)


def test_contradictions_are_filtered_by_mismatch_cause_kind_and_check() -> None:
    shown = opened(tab="contradictions", mismatch="proven", cause="stated").dataframe[0].value
    assert set(shown["不一致"]) == {"已证实"} and set(shown["原因"]) == {"原因已写明"}
    shown = opened(tab="contradictions", kind="press").dataframe[0].value
    assert set(shown["来源之间"]) == {"报道之间"}
    shown = opened(tab="contradictions", check="count_vs_names").dataframe[0].value
    assert set(shown["类别"]) == {"数目与名单"}


def test_coverage_counts_add_up_and_a_mark_opens_its_clause() -> None:
    app = opened(tab="coverage", cell="gdp.2023.actual")
    table = app.dataframe[0].value
    assert table.loc["all", "数值"] == len(load_table("observations"))
    assert "地区生产总值｜亿元｜69.3｜113.2｜37.8｜125.7｜11" in words_of(app)
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize("group", list(unknowns_by_group()))
def test_every_unknown_names_who_would_hold_it(group: str) -> None:
    rows = unknowns_by_group()[group]
    assert rows and all(one.what and one.holder for one in rows)
    table = opened(tab="unknown", gap=group).dataframe[0].value
    assert list(table["缺口内容"]) == [one.what for one in rows]


def test_what_is_answered_is_no_longer_asked(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "FRESH_S", 0.0)
    asked = {one.indicator_id for one in unknowns_by_group()["actuals"]}
    path = data_copy / "observations.csv"
    row = "gdp,direct,2024,level,actual,130,,亿元,plan-2024,附件/一、经济增长,130亿元,\n"
    path.write_text(path.read_text("utf-8") + row, "utf-8")
    assert asked - {one.indicator_id for one in unknowns_by_group()["actuals"]} == {"gdp"}


def test_an_image_of_the_layout_is_not_said_to_lack_a_place() -> None:
    asked = {one.element_id for one in unknowns_by_group()["places"]}
    assert "reservoir_taiping" in asked and "image_1" not in asked


def test_a_broken_table_costs_its_own_parts_only(data_copy: Path) -> None:
    (data_copy / "crossings.csv").write_text("x", "utf-8")
    first = opened()
    assert len(first.error) == 1 and len(first.subheader) == 2 and len(first.dataframe) == 1
    assert any("crossings.csv" in t.value for t in first.text)
    assert not opened(tab="coverage").error
    broken = opened(tab="tables", table="crossings")
    assert broken.error and broken.selectbox(key="sources_table").options
    whole = opened(tab="tables", table="observations")
    assert len(whole.dataframe) == 1, "a table that is whole stays in sight"


def test_missing_sources_are_named(data_copy: Path) -> None:
    (data_copy / "sources.yaml").unlink()
    app = opened()
    assert app.error and any("sources.yaml" in t.value for t in app.text)
