"""The sheet of cards and the charts of one indicator, by their JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from components.base.scales import SANS
from components.drawing.charts.indicator_board import Group, columns_for, draw_board, rows_of
from components.drawing.charts.indicator_cards import growth_rows as growth_strip
from components.drawing.charts.indicator_cards import has_chart, summary
from components.drawing.charts.indicator_figures import Figures, figures_by_id
from components.drawing.charts.indicator_sheet import KINDS, Sheet, sheet_spec
from components.drawing.charts.lettering import width_px, wrap
from data import catalog, tables
from data.read import preferred

OBSERVATIONS = tables.load_table("observations")
FIGURES = figures_by_id(OBSERVATIONS, tables.load_table("annex_2024"), catalog.indicators())
ANNEX = [f for f in FIGURES.values() if f.indicator.annex]


def board(width: float = 1760, size: float = 1.0) -> Sheet:
    groups = [
        Group(category.title.zh, tuple(f for f in ANNEX if f.indicator.category == category.id))
        for category in catalog.categories()
        if category.annex
    ]
    return draw_board(groups, width=width, size=size, chosen="gdp")


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a specification."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from parts(item)


def scale_of(spec: dict[str, Any], channel: str) -> dict[str, Any]:
    channels = [p[channel] for p in parts(spec) if isinstance(p.get(channel), dict)]
    found = [c["scale"] for c in channels if c.get("field") == "kind"]
    assert found and all(scale == found[0] for scale in found)
    return dict(zip(found[0]["domain"], map(str, found[0]["range"]), strict=True))


def test_kinds_are_told_apart_by_shape_fill_and_dash_not_by_colour_alone() -> None:
    spec = sheet_spec(1760, 900, "light", 1.0)
    assert len(set(scale_of(spec, "shape").values())) == len(KINDS)
    assert scale_of(spec, "fill")["actual"] != scale_of(spec, "fill")["plan"]
    assert scale_of(spec, "fill")["actual"] == scale_of(spec, "stroke")["actual"]
    dashes = scale_of(spec, "strokeDash")
    assert dashes["actual"] not in (dashes["plan"], dashes["goal"])


def test_every_annex_indicator_has_one_card_that_takes_a_click() -> None:
    cards = [row["id"] for row in board().rows if row["layer"] == "card"]
    assert len(cards) == 31
    assert cards == [f.indicator.id for f in ANNEX]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_use_the_shipped_font_and_hold_no_missing_number(theme: Any) -> None:
    for size in (1.0, 2.0):
        sheet = board(size=size)
        assert not sheet.frame.isna().any().any()
        assert sheet_spec(sheet.width, sheet.height, theme, size)["config"]["font"] == SANS


def test_the_sheet_draws_only_layers_it_knows() -> None:
    spec = json.dumps(sheet_spec(1760, 900, "light", 1.0))
    layers = {row["layer"] for row in board().rows}
    assert {layer for layer in layers if f"=== '{layer}'" not in spec} == set()


def test_growth_on_a_card_is_lettering_outside_the_plot() -> None:
    sheet = draw_board([Group("一", (FIGURES["gdp"], FIGURES["budget_revenue"]))], width=600, size=1)
    axis = max(row["y"] for row in sheet.rows if row["layer"] == "base")
    growth = [row for row in sheet.rows if row["layer"] == "growth"]
    assert {row["text"] for row in growth} == {"+37.8%", "+11%", "+18.5%", "+25.7%", "+15%"}
    assert all(row["y"] > axis and not row["kind"] for row in growth)


def test_an_indicator_that_is_a_growth_rate_says_so() -> None:
    figures = FIGURES["industrial_value_added_growth"]
    assert figures.tag == "增长率"
    assert growth_strip(figures) == []
    assert [v.label for v in figures.values] == ["−2.2%", "+595.8%", "+15%"]


def test_plans_in_words_stand_where_the_figure_would() -> None:
    drawn = "".join(row["text"] for row in board().rows if row["layer"] == "words")
    assert all(said in drawn for said in ("外贸促稳提质", "不超过前三年平均值", "保持正向增长"))


def test_a_printed_dash_is_a_named_gap_and_no_point() -> None:
    figures = FIGURES["rd_active_enterprise_share"]
    assert figures.gaps == {2023: "文件未列"}
    assert FIGURES["rd_expenditure_growth"].gaps == {2022: "与2023年合为一格"}


def test_figures_printed_twice_are_both_shown_and_named() -> None:
    trade = FIGURES["foreign_trade"].growth
    assert [(v.year, v.label, v.alternate) for v in trade] == [
        (2023, "+31.5%", ""),
        (2023, "+25%", "正文"),
        (2024, "+10%", ""),
    ]


def test_the_first_of_two_figures_is_the_one_that_the_data_prefers() -> None:
    for figures in FIGURES.values():
        indicator = figures.indicator
        rows = preferred(OBSERVATIONS, indicator)
        rows = rows[(rows["measure"] == indicator.measure) & (rows["kind"] != "goal") & rows["value"].notna()]
        chosen = {(int(r.year), r.kind, round(r.value * indicator.display.scale, 6)) for r in rows.itertuples()}
        assert {(v.year, v.kind, v.value) for v in figures.values if not v.alternate and v.kind != "goal"} == chosen


def test_a_card_whose_figures_disagree_carries_the_mark_and_says_so() -> None:
    groups = [Group("一", (FIGURES["gdp"], FIGURES["budget_revenue"]))]
    sheet = draw_board(groups, width=600, size=1, clashing={"gdp"})
    marks = [row["id"] for row in sheet.rows if row["layer"] == "clash"]
    assert marks == ["", "gdp"], "one in the legend, one on the card"
    said = {row["id"]: row["text"] for row in sheet.rows if row["layer"] == "card"}
    assert said["gdp"].endswith("；文件中有矛盾")
    assert "矛盾" not in said["budget_revenue"]


def test_no_lettering_of_a_card_runs_over_its_edge() -> None:
    for width, size in ((1760, 1.0), (1206, 1.0), (358, 1.0), (3520, 2.0)):
        sheet = board(width, size)
        edges = {row["id"]: row["x2"] for row in sheet.rows if row["layer"] == "card"}
        names = [row for row in sheet.rows if row["layer"] == "name"]
        assert all(
            row["x"] + width_px(row["text"], 14 * size, bold=True) <= edges[row["id"]] - 24 * size for row in names
        )


def test_cards_fill_rows_in_the_document_s_order_and_name_a_group_that_goes_on() -> None:
    def group(title: str, count: int) -> Group:
        return Group(title, tuple(FIGURES["gdp"] for _ in range(count)))

    rows = rows_of([group("一", 7), group("二", 4), group("三", 2)], columns=6)
    assert [[(b.title, len(b.members), b.continued) for b in row] for row in rows] == [
        [("一", 6, False)],
        [("一", 1, True), ("二", 4, False)],
        [("三", 2, False)],
    ]
    assert [columns_for(width, 1) for width in (358, 1206, 1760)] == [1, 5, 7]
    assert columns_for(3520, 2) == 7


def test_one_figure_alone_is_a_tile_and_not_a_chart() -> None:
    assert not has_chart(FIGURES["key_projects_served"])
    assert not has_chart(FIGURES["energy_intensity"])
    assert has_chart(FIGURES["gdp_whole_area"])


def test_a_card_reads_as_one_sentence() -> None:
    said = summary(FIGURES["disposable_income"])
    assert said == (
        "居民人均可支配收入：2023实际 27,093元；2024计划 28,500元；2024计划同比 +5.2%；2022文件未列（● 官方文件）"
    )


def test_lines_break_between_words_and_never_before_a_closing_mark() -> None:
    assert wrap("规模以上工业企业中有研发活动的企业占比", 140, 14) == ["规模以上工业企业中有", "研发活动的企业占比"]
    assert wrap("Growth of fixed-asset investment", 120, 14) == ["Growth of", "fixed-asset", "investment"]
    assert wrap("（助理）医师", 14 * 3, 14) == ["（助", "理）医", "师"]


def test_unknown_tables_give_no_figures_rather_than_a_fault() -> None:
    empty = OBSERVATIONS.iloc[0:0]
    bare: Figures = figures_by_id(empty, tables.load_table("annex_2024"), catalog.indicators())["gdp"]
    assert (bare.values, bare.latest, bare.grades) == ((), None, ())
