"""Spreadsheets from outside: read in a process with bounds, edited ones as they are meant, hostile ones refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pandas as pd
import pytest

from components.export.files import csv_bytes
from components.export.workbook import Sheet, xlsx_bytes
from components.intake import sheets
from components.intake.refusals import RefusedError
from components.intake.sheets import SHEET_REFUSALS, SheetCells, read_sheet

DAY = datetime(2026, 11, 30)
TABLE = pd.DataFrame(
    {"编号": ["task_01", "task_02"], "版本": [2, 0], "进展": ["=1+1", "平常"], "时限": ["", "2026-12-31"]}
)


def exported() -> bytes:
    return xlsx_bytes([Sheet("填报表", TABLE, choices={"进展": ("甲", "乙")}), Sheet("说明", TABLE)], DAY)


def edited(change: Callable[[Any], None]) -> bytes:
    """The exported workbook as a spreadsheet program saves it after a change of its first sheet."""
    book = openpyxl.load_workbook(BytesIO(exported()))
    change(book.worksheets[0])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def parts(**texts: str) -> bytes:
    """A workbook of the exported one's parts, some of them with other text; `sheet` is the first sheet."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(exported())) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            copy.writestr(name, texts.get(stem, "") or source.read(name))
    return target.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read_sheet(name, content)
    assert caught.value.code in SHEET_REFUSALS
    return caught.value.code


def test_an_exported_workbook_reads_back_cell_by_cell_and_holds_no_formula() -> None:
    cells = read_sheet("表.xlsx", exported())
    head, first, second = cells.rows
    assert head == tuple(TABLE.columns) and first == ("task_01", "2", "=1+1") and second[3] == "2026-12-31"
    assert cells.formulas == frozenset()


def test_what_a_spreadsheet_program_makes_of_a_cell_is_read_as_people_see_it() -> None:
    def change(sheet: Any) -> None:
        sheet["D2"], sheet["B2"], sheet["C3"] = datetime(2027, 1, 31), 3.0, "改过\n两行"

    rows = read_sheet("表.xlsx", edited(change)).rows
    assert rows[1][3] == "2027-01-31" and rows[1][1] == "3" and rows[2][2] == "改过\n两行"


def test_formulas_and_errors_are_told_by_their_cells() -> None:
    def change(sheet: Any) -> None:
        sheet["D2"] = "=TODAY()"
        sheet["D3"] = "#REF!"
        sheet["D3"].data_type = "e"

    assert read_sheet("表.xlsx", edited(change)).formulas == {(2, 4), (3, 4)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_the_encodings_of_chinese_offices(encoding: str) -> None:
    text = csv_bytes(TABLE).decode("utf-8-sig")
    assert read_sheet("表.csv", text.encode(encoding)).rows[1][:3] == ("task_01", "2", "'=1+1")


def far_away() -> bytes:
    def change(sheet: Any) -> None:
        sheet.cell(40_000, 1, "远")

    return edited(change)


def wide() -> bytes:
    def change(sheet: Any) -> None:
        sheet.cell(2, 61, "宽")

    return edited(change)


def long() -> bytes:
    def change(sheet: Any) -> None:
        sheet["C2"] = "长" * 2_001

    return edited(change)


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
BOMB = ENTITIES + ']><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&j;</t></si></sst>'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&a;</t></si></sst>'
)


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("表.xls", lambda: b"x", "format"),
        ("表.xlsx", lambda: b"", "empty"),
        ("表.xlsx", lambda: b"PK\x03\x04" + bytes(sheets.BOUNDS.bytes), "too_big"),
        ("表.xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(100), "encrypted"),
        ("表.xlsx", lambda: csv_bytes(TABLE), "magic"),
        ("表.csv", exported, "magic"),
        ("表.xlsx", lambda: exported()[:-200], "unreadable"),
        ("表.xlsx", lambda: parts(workbook="<x/>"), "unreadable"),
        ("表.xlsx", lambda: parts(sheet1="<worksheet><sheetData><row"), "unreadable"),
        ("表.xlsx", lambda: parts(sharedStrings=BOMB), "doctype"),
        ("表.xlsx", lambda: parts(sheet1=" " * (sheets.BOUNDS.unpacked + 1)), "memory"),
        ("表.xlsx", far_away, "rows"),
        ("表.xlsx", wide, "columns"),
        ("表.xlsx", long, "characters"),
        ("表.csv", lambda: "编号\n".encode() * 20_002, "rows"),
        ("表.csv", lambda: b"\xff\xfe\x00\x01", "bad_text"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused_by_a_reason(name: str, make: Callable[[], bytes], code: str) -> None:
    assert refusal(name, make()) == code


def test_a_workbook_never_brings_a_file_of_the_server() -> None:
    try:
        cells = read_sheet("表.xlsx", parts(sharedStrings=OUTSIDE))
    except RefusedError:
        cells = SheetCells(())
    assert not any("root:" in text for row in cells.rows for text in row)
