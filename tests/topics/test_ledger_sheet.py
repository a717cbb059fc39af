"""A sheet that comes back: differences before anything is taken, bad cells by name, nobody's report overwritten."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from components.base.look import Look, using
from components.topics.ledger.differences import (
    difference_table,
    differences,
    problem_sentence,
    summary,
)
from components.topics.ledger.facts import load_facts
from components.topics.ledger.sheet import Arrival, SheetReading, coordinate, fill_in, read_sheet
from components.topics.ledger.state import State
from model.ledger import Entry, Fields
from tests.topics.ledger_book import book, entry

NONE: frozenset[tuple[int, int]] = frozenset()
HEAD = ["编号", "版本", "任务", "章节", "可量化目标", "状态", "责任单位", "节点时限", "进展与佐证"]
NOW = {"task_01": entry("task_01", 2, status="under_way", unit="建设处", who="乙")}


def read(*rows: Sequence[str], formulas: frozenset[tuple[int, int]] = NONE) -> SheetReading:
    return read_sheet([HEAD, *rows], formulas, load_facts(), NOW)


def row(ident: str = "task_01", version: str = "2", *cells: str) -> list[str]:
    return [ident, version, "强化基础设施投资", "", "", *cells]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_that_comes_back_unchanged_changes_nothing(language: str) -> None:
    reports = book(*NOW.values(), entry("u_00000001", title="详规", section="自定", note="-进行"))
    with using(Look(language)):
        frame = fill_in(load_facts(), State(book=reports))
    rows = [list(frame.columns), *([str(cell) for cell in line] for line in frame.values.tolist())]
    reading = read_sheet(rows, NONE, load_facts(), reports.now)
    assert reading.problems == () and len(reading.arrivals) == 87
    assert differences(reading.arrivals, reports.now, {}) == ()
    assert summary(()) == "文件与台账没有差别。"


def test_what_was_changed_in_the_sheet_is_listed_field_by_field() -> None:
    reading = read(
        row("task_01", "2", "已完成", "建设处", "2026/12/1", "已通车"), row("task_02", "0", "推进中", "", "", "")
    )
    every = differences(reading.arrivals, NOW, {})
    table = difference_table(load_facts(), every)
    assert table.values.tolist() == [
        [2, "强化基础设施投资", "状态", "推进中", "已完成", ""],
        [2, "强化基础设施投资", "节点时限", "", "2026-12-01", ""],
        [2, "强化基础设施投资", "进展与佐证", "", "已通车", ""],
        [3, "全力推动产业投资", "状态", "未填报", "推进中", ""],
    ]
    assert summary(every) == "将改 2 项任务的 4 处，采用前请核对。"


def test_what_others_reported_since_the_export_stays_and_is_named() -> None:
    bases = {("task_01", 1): Fields("not_begun", "规划处")}
    (each,) = differences([Arrival("task_01", 1, Fields("done", "规划处", note="新"), 2)], NOW, bases)
    assert each.after == Fields("under_way", "建设处", note="新") and each.clashes == ("status",)
    assert "不采用“已完成”：导出之后他人已改" in difference_table(load_facts(), [each]).to_string()
    assert "另有 1 处在导出之后他人已改" in summary([each])


def test_a_row_without_an_id_is_a_new_task_and_the_same_one_when_sent_again() -> None:
    new = ["", "", "编制详规", "自定", "完成评审", "未开始", "", "", ""]
    (first,), (again,) = read(new).arrivals, read(new).arrivals
    assert first == again and first.ident.startswith("u_") and first.fields.target == "完成评审"
    (each,) = differences([first], {}, {})
    assert set(difference_table(load_facts(), [each])["说明"]) == {"新增任务"}
    assert (
        differences([first], {first.ident: Entry(first.ident, 1, first.fields, "", NOW["task_01"].saved_at)}, {}) == ()
    )


def test_titles_and_targets_of_the_documents_are_not_changed_by_a_sheet() -> None:
    (arrival,) = read(["task_01", "2", "别的名称", "别的", "别的", "推进中", "建设处", "", ""]).arrivals
    assert differences([arrival], NOW, {}) == ()


@pytest.mark.parametrize(
    ("cells", "formulas", "sentence"),
    [
        (row("task_01", "2", "进行"), NONE, "单元格 F2：状态“进行”不可用，只能填写未开始、推进中、已完成、已销号"),
        (row("task_01", "2", "", "", "2026-02-30"), NONE, "单元格 H2：“2026-02-30”不是可用的日期"),
        (row("task_01", "2", "", "", "年底"), NONE, "单元格 H2：“年底”不是可用的日期"),
        (row("task_99"), NONE, "单元格 A2：编号“task_99”不在台账中"),
        (row("task_01", "x"), NONE, "单元格 B2：版本“x”不是整数"),
        (row("task_01", "7"), NONE, "单元格 B2：版本 7 比台账中的更新"),
        (row("task_01", "2", "", "长" * 61), NONE, "单元格 G2：超过 60 个字"),
        (row("task_01", "2", "推进中"), frozenset({(2, 6)}), "单元格 F2：是公式或错误值"),
        (["", "", "", "", "", "推进中"], NONE, "单元格 C2：没有编号的行视为新增任务，须填写任务名称"),
    ],
)
def test_a_bad_cell_is_named_in_one_sentence_and_nothing_is_used(
    cells: list[str], formulas: frozenset[tuple[int, int]], sentence: str
) -> None:
    reading = read(cells, row("task_02", "0", "已完成"), formulas=formulas)
    assert reading.arrivals == ()
    text = problem_sentence(reading.problems)
    assert text.startswith("没有采用任何内容。") and sentence in text and text.count("单元格") == 1


def test_many_bad_cells_are_counted_and_a_repeated_id_is_one_of_them() -> None:
    reading = read(*(row("task_01", "2", "?") for _ in range(3)))
    assert "等共 5 处" in problem_sentence(reading.problems)
    assert any("编号与第 2 行重复" in str(problem.fault) for problem in reading.problems)


def test_a_sheet_without_our_head_is_refused_in_words() -> None:
    reading = read_sheet([["a", "b"], ["1", "2"]], NONE, load_facts(), {})
    assert problem_sentence(reading.problems) == (
        "没有采用任何内容。未找到表头：须有“编号”“任务”“状态”三列，请在导出的填报表上修改。"
    )


def test_columns_that_were_deleted_leave_their_fields_as_they_are() -> None:
    rows = [["编号", "任务", "状态"], ["task_01", "x", "已完成"]]
    (arrival,) = read_sheet(rows, NONE, load_facts(), NOW).arrivals
    (each,) = differences([arrival], NOW, {})
    assert each.after == Fields("done", "建设处") and arrival.version is None


def test_the_mark_that_keeps_text_from_being_a_formula_is_taken_off_again() -> None:
    (arrival,) = read(row("task_01", "2", "推进中", "建设处", "", "'=SUM(A1)")).arrivals
    assert arrival.fields.note == "=SUM(A1)"


@pytest.mark.parametrize(("place", "name"), [((7, 8), "H7"), ((1, 26), "Z1"), ((2, 27), "AA2"), ((3, 703), "AAA3")])
def test_cells_are_named_as_spreadsheets_name_them(place: tuple[int, int], name: str) -> None:
    assert coordinate(*place) == name
