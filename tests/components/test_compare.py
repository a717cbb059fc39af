"""The comparison without a page: laws of differences, sentences, tables, verdicts, files."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.drawing.chart import png_bytes
from components.export.workbook import Sheet, xlsx_bytes
from components.topics.compare import tables
from components.topics.compare.effects import change_series, change_words, effect
from components.topics.compare.entries import Entry, token_of, twins
from components.topics.compare.picture import Comparison, board_of
from components.topics.compare.state import fits
from components.topics.compare.verdicts import verdict
from components.topics.compare.view import board_chart, tables_of
from components.topics.compare.words import lever_count, sentences
from components.topics.whatif import results
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import shown_value
from components.topics.whatif.state import STRIP
from components.ui.compare.chooser import code_in
from components.words.format import number
from model.formulas import FORMULAS
from model.scenario import BASELINE, Scenario, renamed, with_crossing, with_lever, with_slip, with_target

FACTS = load_facts()
NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
DANGEROUS = "=HYPERLINK(1)"


def moved(name: str = "方案", **levers: float) -> Scenario:
    found = renamed(BASELINE, name)
    for ident, value in levers.items():
        found = with_lever(found, ident, value, default=FACTS.baseline.lever(ident).default)
    return found


def compared(*scenarios: Scenario) -> tuple[Entry, ...]:
    return tuple(Entry(place, f"t{place}", one.name or "基准", one) for place, one in enumerate(scenarios))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    levers = draw(st.lists(st.sampled_from(FACTS.baseline.levers), max_size=5, unique_by=lambda lever: lever.id))
    found = BASELINE
    for lever in levers:
        value = lever.low + draw(st.floats(0, 1)) * (lever.high - lever.low)
        found = with_lever(found, lever.id, value, default=lever.default)
    return found


@settings(max_examples=25, deadline=None)
@given(scenarios(), st.sampled_from(sorted(FORMULAS)))
def test_a_scenario_differs_from_itself_by_nought(scenario: Scenario, outcome_id: str) -> None:
    one, other = compared(scenario, scenario)
    assert set(change_series(FACTS, one, other, outcome_id)) <= {0.0, None}
    assert not lever_count(one, other)
    assert len(twins((one, other))) == 1


@settings(max_examples=25, deadline=None)
@given(scenarios(), scenarios(), st.sampled_from(sorted(FORMULAS)))
def test_differences_change_their_sign_when_the_two_change_places(a: Scenario, b: Scenario, outcome_id: str) -> None:
    one, other = compared(a, b)
    there, back = (change_series(FACTS, *pair, outcome_id) for pair in ((one, other), (other, one)))
    assert there == tuple(None if change is None else -change for change in back)
    tones = [effect(FACTS, x, y, outcome_id, 2035).tone for x, y in ((one, other), (other, one))]
    assert tones in (["", ""], ["good", "bad"], ["bad", "good"])


def test_a_change_of_percentages_is_told_in_points() -> None:
    one, other = compared(BASELINE, moved(gdp_long_run=9.0))
    assert change_words(effect(FACTS, one, other, "gdp_growth", 2035)) == "+3.0 个百分点"


def test_the_sentence_says_what_differs_what_it_brings_and_what_it_costs() -> None:
    [told] = sentences(FACTS, compared(BASELINE, moved("乙", gdp_long_run=9.0)), STRIP, 2035)
    assert told.startswith(
        "与基准相比，B 乙：1项调节项不同（地区生产总值 长期增速 6→9%）；到2035年地区生产总值（2023年价） +"
    )
    both = sentences(FACTS, compared(BASELINE, moved("乙", gdp_long_run=9.0, link_jobs=1.0)), STRIP, 2035)[0]
    assert "代价是须核定的水量 +" in both and both.endswith("。")


def test_the_sentence_names_what_gets_worse_when_nothing_gets_better() -> None:
    [told] = sentences(FACTS, compared(BASELINE, moved("乙", built=5.0)), (*STRIP, "land_margin"), 2035)
    assert "所选结果没有变好的；转差的有" in told and "由正转负（约 −" in told and "代价" not in told


def test_where_the_outcomes_in_view_stay_the_one_that_moves_most_is_named() -> None:
    [told] = sentences(FACTS, compared(BASELINE, moved("乙", rd_long_run=12.0)), STRIP, 2035)
    assert "所选结果都相同" in told and "变化最大的是全社会研发经费投入指数" in told


def test_crossings_and_projects_that_differ_are_named_and_minutes_are_pointed_to() -> None:
    shut = with_crossing(with_crossing(BASELINE, "x_qilu", closed=True), "x_aoti", opens=2031)
    [told] = sentences(FACTS, compared(BASELINE, shut), STRIP, 2035)
    assert "2处目标、项目、通道或设施不同（通道关闭：齐鲁黄河大桥、通道开通：奥体西路穿黄隧道 2031年）" in told
    assert told.endswith("到各处的分钟数见“可达差异”。")
    [back] = sentences(FACTS, compared(shut, BASELINE), STRIP, 2035)
    assert "没有“通道关闭：齐鲁黄河大桥”" in back
    [seen] = sentences(FACTS, compared(BASELINE, shut), (*STRIP, "reach_old_city_mean"), 2035)
    assert "可达差异" not in seen


def test_the_same_content_is_said_to_be_the_same() -> None:
    [told] = sentences(FACTS, compared(moved("甲"), moved("乙")), STRIP, 2035)
    assert told == "与基准相比，B 乙：内容完全相同。"


def test_own_targets_and_limits_are_judged_for_each_scenario() -> None:
    aiming = with_target(BASELINE, "gdp", 2035, 300.0)
    missed = verdict(FACTS, aiming, "gdp", 2035, 261.78)
    assert missed and not missed.passed and missed.words == "距自定目标 300.00 亿元 差 约 38 亿元"
    reached = verdict(FACTS, aiming, "gdp", 2035, 300.0)
    assert reached and reached.passed and reached.short == "✓ 达到目标"
    assert verdict(FACTS, BASELINE, "gdp", 2035, 261.78) is None
    over = verdict(FACTS, BASELINE, "water_margin", 2035, -1.0)
    assert over and not over.passed and over.short == "× 超限"
    floor = verdict(FACTS, BASELINE, "blue_green_share", 2035, 70.0)
    assert floor and floor.passed and "文件目标" in floor.words


def test_what_differs_beside_levers_is_listed_with_names() -> None:
    other = with_crossing(
        with_slip(with_crossing(BASELINE, "x_qilu", closed=True), "f_byd_phase1", 2), "x_aoti", opens=2031
    )
    table = tables.other_table(FACTS, compared(BASELINE, with_target(other, "gdp", 2030, 200.0)))
    rows = {str(row[0]): list(row[1:]) for row in table.itertuples(index=False)}
    assert rows["通道关闭：齐鲁黄河大桥"] == ["—", "关闭"]
    assert rows["通道开通：奥体西路穿黄隧道"] == ["—", "2031年"]
    assert rows["项目推迟：比亚迪新能源乘用车及零部件产业园一期"] == ["—", "+2 年"]
    assert rows["自定目标：地区生产总值（2023年价）（2030年）"] == ["—", "200.00 亿元"]


def test_the_lever_table_has_only_what_differs_and_changes_against_the_first() -> None:
    entries = compared(moved("甲", beds=4.0, gdp_long_run=9.0), moved("乙", beds=4.0, gdp_long_run=5.0))
    table = tables.lever_table(FACTS, entries, changes=True)
    assert [list(row) for row in table.itertuples(index=False)] == [
        ["地区生产总值 长期增速（%）", "9\N{NO-BREAK SPACE}✚", "−4"]
    ]


def test_a_scope_stands_over_every_column() -> None:
    board = board_of(FACTS, Comparison(compared(BASELINE, moved()), tuple(FORMULAS), 2035))
    assert all(column.unit.endswith(("直管区", "全域")) for column in board.columns)


def cells(book: bytes, sheet: int) -> list[list[str | float | None]]:
    """The values of one sheet as a reader of the format finds them."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert page.find(".//x:f", NS) is None, "no cell is a formula"
    texts = ["".join(part.text or "" for part in item.iterfind(".//x:t", NS)) for item in strings]
    return [[_value(cell, texts) for cell in row] for row in page.iterfind(".//x:row", NS)]


def _value(cell: Any, texts: list[str]) -> str | float | None:
    found = cell.find("x:v", NS)
    if found is None:
        return None
    return texts[int(found.text)] if cell.get("t") == "s" else float(found.text)


def test_the_workbook_holds_the_figures_of_the_screen_and_runs_nothing() -> None:
    comparison = Comparison(compared(BASELINE, moved(DANGEROUS, gdp_long_run=9.0)), STRIP, 2035)
    made = tables_of(FACTS, comparison)
    book = xlsx_bytes([Sheet(table.title, table.frame) for table in made], datetime(2026, 11, 22))
    head, *rows = cells(book, 1)
    assert head[:6] == ["结果", "计量单位", "口径", "A 基准", "A 等级", f"B {DANGEROUS}"]
    for row, column in zip(rows, board_of(FACTS, comparison).columns, strict=True):
        on_screen = [float(cell.value.replace(",", "").replace("−", "-")) for cell in column.cells]
        assert [row[3], row[5]] == on_screen and row[0] == column.title
    codes = {str(row[0]): str(row[1]) for row in cells(book, 6)[1:]}
    assert codes["A 基准"] == "基准（没有改动）"
    assert re.fullmatch(r"2~.*Lgl-9-6~.*", codes[f"B {DANGEROUS}"])


def test_the_picture_is_drawn_with_names_codes_and_assumptions() -> None:
    comparison = Comparison(compared(BASELINE, moved("很长" * 25, gdp_long_run=9.0)), STRIP, 2030)
    spec = board_chart(FACTS, comparison, Look()).spec
    notes = "".join(spec["vconcat"][2]["mark"]["text"])
    assert "Lgl-9-6" in notes and "不是预测" in notes and "2030年" in spec["title"]["text"]
    drawn = png_bytes(spec, scale=0.5)
    assert drawn.startswith(b"\x89PNG") and len(drawn) > 10_000


CODE = token_of(FACTS, moved(gdp_long_run=9.0))


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f"http://host/compare?a=base&s={CODE}&lang=en",
        f"https://host/?s={CODE}。",
        f"请看这个方案（{CODE}），谢谢",
        quote(f"http://host/?s={CODE}", safe=""),
        f"http://host/?lang=zh&amp;s={CODE[:12]}\u200b{CODE[12:]}",
    ],
)
def test_the_code_is_found_in_what_is_pasted(pasted: str) -> None:
    assert code_in(pasted) == CODE


def test_an_address_carries_no_more_than_passes_everywhere() -> None:
    assert fits(tuple(code * 300 for code in ("1~R~x", "1~R~y"))) and not fits(("1~R~x" * 801,))


def test_board_and_table_are_as_coarse_as_the_cards_of_the_what_if_page() -> None:
    entries = compared(BASELINE, moved("乙", gdp_long_run=9.0))
    for name in STRIP:
        board = board_of(FACTS, Comparison(entries, (name,), 2035))
        (shown,) = tables.outcome_table(FACTS, entries, [name], 2035).to_dict("records")
        for place, cell in enumerate(board.columns[0].cells):
            card = shown_value(name, results.outcome(FACTS, entries[place].scenario, name).at(2035))
            assert f" {cell.value} " in f" {card} "
            assert number(shown[entries[place].label]) == cell.value
