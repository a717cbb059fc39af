"""Spreadsheets for download: every sheet a plain table without formulas."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from components.drawing.charts.lettering import width_em
from components.export.files import code_of, safe_cell
from components.words.citation import GRADES
from components.words.text import from_data, pick, tr
from data.catalog import Source

NARROWEST, WIDEST = 8, 60
LINE_PT, MOST_PT = 16.5, 400.0
"""Height of one line of a row in points, and what spreadsheets allow a row at most, less a little."""
MANY_DIGITS = 10_000
LONGEST_LIST = 255
"""Characters of a list of choices that spreadsheets take in a rule."""
MORE_ROWS = 200
"""Rows under a table that a list of choices reaches, for what people add."""
A4, READABLE = 9, 240
"""The paper's number, and characters that can still be read side by side on it lying down."""
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
TEXT = {"text_wrap": True, "valign": "top"}
NUMBER_KINDS = ("General", "#,##0", "#,##0.0", "#,##0.00", "#,##0.000")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One table with its name; the name is cut to the 31 characters that spreadsheets allow."""

    name: str
    table: pd.DataFrame
    link: str = ""
    """An address that stands under the table as a QR code, where it is short enough for one."""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Columns whose cells are chosen from a list, by title."""


def stamp_sheet(entries: dict[str, str], link: str = "") -> Sheet:
    """The state that the workbook was taken from: what was chosen, which data, when; `link` opens it."""
    rows = pd.DataFrame({tr("项目"): list(entries), tr("内容"): list(entries.values())})
    return Sheet(tr("说明"), rows, link)


def sources_sheet(sources: Sequence[Source]) -> Sheet:
    """The documents behind the tables."""
    columns = [tr("出处"), tr("发布单位"), tr("日期"), tr("口径"), tr("等级"), tr("网址")]
    undated = tr("日期未注明")
    rows = [
        [
            pick(s.title.zh, s.title.en),
            from_data(s.publisher),
            s.date or undated,
            from_data(s.scope),
            tr(GRADES[s.grade]),
            s.url or "",
        ]
        for s in sources
    ]
    return Sheet(tr("来源"), pd.DataFrame(rows, columns=columns))


def xlsx_bytes(sheets: Sequence[Sheet], created: datetime) -> bytes:
    """The workbook; `made` is written into its properties. Raises ValueError without sheets or for two of one name.

    Text is written as text, exactly as it is, and no spreadsheet takes it for a formula; what starts like one is marked
    so that it stays text when the cell is edited. Numbers stay numbers, missing ones empty.
    """
    names = [_sheet_name(sheet.name) for sheet in sheets]
    if not names or len({name.lower() for name in names}) != len(names):
        raise ValueError(f"sheet names must be there and differ: {names}")
    target = BytesIO()
    book = xlsxwriter.Workbook(target, OPTIONS)
    book.set_properties({"created": created.replace(tzinfo=None), "title": sheets[0].name})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EFE9DB", **TEXT})
    looks = [book.add_format({**TEXT, "num_format": kind}) for kind in NUMBER_KINDS]
    looks.append(book.add_format({**TEXT, "quote_prefix": True}))
    lists = _Lists(book, names)
    for name, sheet in zip(names, sheets, strict=True):
        page = book.add_worksheet(name)
        wide = _fill(page, sheet.table, head, looks)
        _for_paper(page, wide, whole=bool(sheet.link))
        for title, texts in sheet.choices.items():
            column = list(sheet.table.columns).index(title)
            page.data_validation(1, column, len(sheet.table) + MORE_ROWS, column, lists.rule(texts))
        code = code_of(sheet.link)
        if code:
            page.insert_image(len(sheet.table) + 2, 0, "code.png", {"image_data": BytesIO(code)})
    lists.write()
    book.close()
    return target.getvalue()


class _Lists:
    """Lists of choices: a short one stands in its rule, a long one in a column of a sheet of its own."""

    def __init__(self, book: Any, used_names: Sequence[str]) -> None:
        self._book, self._columns = book, dict[tuple[str, ...], int]()
        self._name = next(name for name in (tr("选项"), "options", "lists") if name not in used_names)

    def rule(self, texts: Sequence[str]) -> dict[str, Any]:
        """The rule of a column's cells; of a long list other values are allowed after a question."""
        if len(",".join(texts)) <= LONGEST_LIST:
            return {"validate": "list", "source": list(texts), "ignore_blank": True}
        column = self._columns.setdefault(tuple(texts), len(self._columns))
        letter = xl_col_to_name(column, col_abs=True)
        area = f"='{self._name}'!{letter}$1:{letter}${len(texts)}"
        return {"validate": "list", "source": area, "ignore_blank": True, "error_type": "warning"}

    def write(self) -> None:
        """The sheet of the long lists, after all others; none where every list is short."""
        if not self._columns:
            return
        page = self._book.add_worksheet(self._name)
        text = self._book.add_format({"quote_prefix": True})
        for texts, column in self._columns.items():
            page.set_column(column, column, WIDEST / 2)
            for row, cell in enumerate(texts):
                page.write_string(row, column, cell, text)


def _sheet_name(name: str) -> str:
    return name.translate(FORBIDDEN_IN_NAMES)[:31] or "-"


def _fill(page: Worksheet, table: pd.DataFrame, head: Any, looks: Sequence[Any]) -> float:
    """Write the table; its width in characters."""
    wide, lines = 0.0, [1] * (len(table) + 1)
    for column, title in enumerate(table.columns):
        page.write_string(0, column, str(title), head)
        cells = table.iloc[:, column].tolist()
        for row, cell in enumerate(cells, start=1):
            _write(page, (row, column), cell, looks)
        texts = [str(title), *map(str, cells)]
        widths = {text: [width_em(line) * 2 for line in text.split("\n")] for text in set(texts)}
        width = min(max(NARROWEST, max(map(max, widths.values())) + 2), WIDEST)
        page.set_column(column, column, width)
        wide += width
        lines = [max(most, _lines(widths[text], width - 1)) for most, text in zip(lines, texts, strict=True)]
    for row, count in enumerate(lines):
        if count > 1:  # not every spreadsheet finds the height of wrapped text by itself
            page.set_row(row, min(count * LINE_PT, MOST_PT))
    page.freeze_panes(1, 1)
    if len(table):
        page.autofilter(0, 0, len(table), len(table.columns) - 1)
    return wide


def _lines(parts: Sequence[float], width: float) -> int:
    """Lines that a text takes in a column of this width: `parts` are the widths of its own lines, in characters."""
    return sum(max(1, math.ceil(part / width)) for part in parts)


def _for_paper(page: Worksheet, wide: float, *, whole: bool) -> None:
    """On pages lying down, as few side by side as can be read, heads on every page, name and number beneath; `whole`
    keeps the sheet on one."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1 if whole else math.ceil(wide / READABLE), 1 if whole else 0)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_footer("&L&A&R&P / &N")


def _write(page: Worksheet, place: tuple[int, int], cell: object, looks: Sequence[Any]) -> None:
    look = looks[0]
    if cell is None or cell is pd.NA or (isinstance(cell, float) and not math.isfinite(cell)):
        page.write_blank(*place, None, look)
    elif isinstance(cell, bool) or not isinstance(cell, int | float):
        text = str(cell)
        page.write_string(*place, text, look if safe_cell(text) == text else looks[-1])
    else:
        page.write_number(*place, cell, looks[_kind(cell)])


def _kind(cell: float) -> int:
    """Which of `NUMBER_KINDS`: years keep their four digits together, long numbers part their thousands."""
    if abs(cell) < MANY_DIGITS:
        return 0
    return min(1 + len(f"{cell:.3f}".rstrip("0").partition(".")[2]), len(NUMBER_KINDS) - 1)
