"""Spreadsheets that people, programs and attackers send to the data desk, made by code; every figure is made up."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.styles import Font

from components.export.workbook import Sheet, stamp_sheet, xlsx_bytes
from components.store.releases import content_of
from components.topics.desk import template
from components.topics.desk.differences import csv_rows
from tests.components.releases import MADE_UP, OBSERVATIONS, actual

OBSERVED = "指标数值"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
Change = Callable[[Any], None]
_template: list[bytes] = []


def template_book() -> bytes:
    """The template as it goes out, made once."""
    if not _template:
        sheets = [Sheet(sheet.name, sheet.table, choices=sheet.choices) for sheet in template.sheets()]
        _template.append(xlsx_bytes([stamp_sheet(template.guide()), *sheets], datetime(2026, 11, 30)))
    return _template[0]


def edited(change: Change) -> bytes:
    """The template after a change of the workbook, as a spreadsheet program saves it."""
    book = openpyxl.load_workbook(BytesIO(template_book()))
    change(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def with_row(**cells: Any) -> bytes:
    """The template with one more figure, some cells of which are as given."""
    return edited(lambda book: append(book[OBSERVED], **cells))


def append(sheet: Any, **cells: Any) -> None:
    """A made-up row at the end of a sheet."""
    row: dict[str, Any] = {**actual("gdp", 2025, "151.5", "亿元"), "value": 151.5, "year": 2025, **cells}
    heads = [str(cell.value).split()[-1] for cell in sheet[1]]
    sheet.append([row.get(head, "") for head in heads])


def repacked(changes: dict[str, bytes] | None = None, more: dict[str, bytes] | None = None) -> bytes:
    """The template with some parts of the archive replaced or added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(template_book())) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            out.writestr(name, (changes or {}).get(name) or source.read(name))
        for name, content in (more or {}).items():
            out.writestr(name, content)
    return target.getvalue()


def rows_csv(*rows: dict[str, str], head: list[str] | None = None, encoding: str = "utf-8-sig") -> bytes:
    """The table of figures as CSV with today's rows and more."""
    text = io.StringIO(newline="")
    today = csv_rows(content_of(OBSERVATIONS))
    writer = csv.DictWriter(text, list(today[0]), restval="")
    writer.writerow({name: name for name in today[0]} if head is None else dict(zip(today[0], head, strict=True)))
    writer.writerows([*today, *rows])
    return text.getvalue().encode(encoding, "replace")


def bomb() -> bytes:
    return repacked({"xl/worksheets/sheet2.xml": b" " * (160 << 20)})


def stated_small() -> bytes:
    """A part that is larger than the archive's own list says."""
    content = bytearray(repacked({"xl/worksheets/sheet2.xml": b"<worksheet>" + b" " * (40 << 20)}))
    size = (40 << 20) + 11
    place = content.rfind(size.to_bytes(4, "little"))
    content[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(content)


def many_rows() -> bytes:
    """A sheet of a million rows, written as text: no library would be quick enough."""
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + row * 1_000_000
    )
    return repacked({"xl/worksheets/sheet2.xml": sheet + b"</sheetData></worksheet>"})


def merge_heads(book: Any) -> None:
    book[OBSERVED].merge_cells("A1:C1")


def two_line_heads(book: Any) -> None:
    book[OBSERVED].insert_rows(1)
    book[OBSERVED]["A1"] = "2025年计划附件"
    book[OBSERVED]["A1"].font = Font(bold=True)


def hide(book: Any) -> None:
    book[OBSERVED].sheet_state = "hidden"


def rename_sheet(book: Any) -> None:
    book[OBSERVED].title = "2025年数据"


def percent_format(book: Any) -> None:
    append(book[OBSERVED], measure="growth_pct", unit="%", value=0.185)
    book[OBSERVED].cell(book[OBSERVED].max_row, 6).number_format = "0.0%"


def doubled(book: Any) -> None:
    append(book[OBSERVED])
    append(book[OBSERVED])


def twice(book: Any) -> None:
    copy = book.copy_worksheet(book[OBSERVED])
    copy.title = "observations"


def many_sheets(book: Any) -> None:
    for number in range(40):
        book.create_sheet(f"附{number}")


def change_source(book: Any) -> None:
    book["来源"]["F2"] = "另一个单位"


def long_cell() -> bytes:
    return with_row(note="长" * 3000)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "old format": ("a.xls", lambda: b"\xd0\xcf\x11\xe0" + bytes(90), "format"),
    "macro book": ("a.xlsm", template_book, "format"),
    "macro part": ("a.xlsx", lambda: repacked(more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "macro"),
    "macro sheet": ("a.xlsx", lambda: repacked(more={"xl/macrosheets/sheet1.xml": b"<x/>"}), "macro"),
    "external link": ("a.xlsx", lambda: repacked(more={"xl/externalLinks/externalLink1.xml": b"<x/>"}), "links"),
    "slip up": ("a.xlsx", lambda: repacked(more={"../../etc/cron.d/x": b"x"}), "slip"),
    "slip root": ("a.xlsx", lambda: repacked(more={"/etc/passwd": b"x"}), "slip"),
    "slip drive": ("a.xlsx", lambda: repacked(more={"C:/x": b"x"}), "slip"),
    "zip bomb": ("a.xlsx", bomb, "memory"),
    "stated small": ("a.xlsx", stated_small, "unreadable"),
    "million rows": ("a.xlsx", many_rows, "rows"),
    "many parts": ("a.xlsx", lambda: repacked(more={f"x/{n}.xml": b"<x/>" for n in range(600)}), "memory"),
    "entities": ("a.xlsx", lambda: repacked({"xl/workbook.xml": ENTITIES}), "doctype"),
    "empty": ("a.xlsx", lambda: b"", "empty"),
    "half": ("a.xlsx", lambda: template_book()[:9000], "unreadable"),
    "not a book": ("a.xlsx", lambda: b"PK\x03\x04" + bytes(500), "unreadable"),
    "csv as book": ("a.xlsx", rows_csv, "magic"),
    "book as csv": ("a.csv", template_book, "magic"),
    "locked": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(5000), "encrypted"),
    "latin bytes": ("a.csv", lambda: b"indicator_id\n\xff\xfe\x81\xff", "bad_text"),
    "nul": ("a.csv", lambda: b"indicator_id\0,x\n", "bad_text"),
    "long cell": ("a.xlsx", long_cell, "characters"),
    "many sheets": ("a.xlsx", lambda: edited(many_sheets), "sheets"),
}
"""Files that are not read, with the code of the sentence."""
FAULTY: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "formula": (lambda: with_row(value="=1+1"), "F279", "公式"),
    "outside formula": (lambda: with_row(note='=WEBSERVICE("http://x")'), "L279", "公式"),
    "merged heads": (lambda: edited(merge_heads), "", "表头不全"),
    "hidden sheet": (lambda: edited(hide), "", "隐藏"),
    "same sheet twice": (lambda: edited(twice), "", "两次"),
    "date as year": (lambda: with_row(year=date(2025, 12, 31)), "C279", "年份须填四位数字"),
    "nan": (lambda: with_row(value="NaN"), "F279", "须为一个数字"),
    "infinite": (lambda: with_row(value="inf"), "F279", "须为一个数字"),
    "too large": (lambda: with_row(value=1e300), "F279", "须为"),
    "words for a number": (lambda: with_row(value="约150"), "F279", "须为一个数字"),
    "other unit in the cell": (lambda: with_row(value="1515000万元"), "F279", "请换算"),
    "other unit": (lambda: with_row(unit="万元", value=1515000), "H279", "以往的“亿元”不同"),
    "unknown unit": (lambda: with_row(unit="亿园"), "H279", "不同"),
    "percent of money": (lambda: with_row(value="151.5%"), "F279", "百分号"),
    "unknown indicator": (lambda: with_row(indicator_id="gpd"), "A279", "没有"),
    "unknown source": (lambda: with_row(source_id="annex-2025"), "I279", "没有"),
    "unknown scope": (lambda: with_row(scope="全区"), "B279", "只能取"),
    "year far off": (lambda: with_row(year=20255), "C279", "2000至2050"),
    "no quote": (lambda: with_row(quote=""), "", "原文短句"),
    "long quote": (lambda: with_row(quote="长" * 60), "K279", "40"),
    "the same row twice": (lambda: edited(doubled), "", "重复"),
    "changed source": (lambda: edited(change_source), "F2", "来源不能在表里改动"),
}
"""Books of which a cell is wrong: the cell and a part of its sentence."""
REPAIRED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "full-width digits": ("a.xlsx", lambda: with_row(value="１５１．５", year="２０２５年"), "151.5"),
    "thousands": ("a.xlsx", lambda: with_row(value="1,151.5"), "1151.5"),
    "unit in the cell": ("a.xlsx", lambda: with_row(value="151.5亿元"), "151.5"),
    "percent of percent": (
        "a.xlsx", lambda: with_row(measure="growth_pct", unit="%", value="18.5%"), "18.5"),
    "percent format": ("a.xlsx", lambda: edited(percent_format), "18.5"),
    "words of codes": ("a.xlsx", lambda: with_row(scope="直管区", kind="实际"), "151.5"),
    "title above": ("a.xlsx", lambda: edited(lambda b: (two_line_heads(b), append_below(b))), "151.5"),
    "renamed sheet": ("a.xlsx", lambda: edited(lambda b: (append(b[OBSERVED]), rename_sheet(b))), "151.5"),
    "csv with a mark": ("观测.csv", lambda: rows_csv(actual("gdp", 2025, "151.5", "亿元")), "151.5"),
    "csv in GBK": ("观测.csv", lambda: rows_csv(actual("gdp", 2025, "151.5", "亿元"), encoding="gb18030"), "151.5"),
}  # fmt: skip
"""Files that are read, with the figure that is then proposed."""


def append_below(book: Any) -> None:
    """A row under heads that stand in the second line."""
    sheet = book[OBSERVED]
    heads = [str(cell.value).split()[-1] for cell in sheet[2]]
    row: dict[str, Any] = {**actual("gdp", 2025, "151.5", "亿元"), "note": MADE_UP}
    sheet.append([row.get(head, "") for head in heads])
