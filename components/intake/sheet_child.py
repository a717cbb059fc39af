"""Reads the first sheet of one supplied spreadsheet, or all of them, in a process of its own, with limits.

    python -I sheet_child.py REQUEST.json

The request names the file, where to write the answer, the bounds, and whether the whole book is read. The answer is one
JSON object: {"refused": code}, {"rows": [[text, …], …], "formulas": [[row, column], …]}, or {"sheets": [{"name", …}]}.
"""

import csv
import json
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

ROOT = Path(__file__).resolve().parents[2]
FORMULA_KINDS = ("f", "e")
"""openpyxl's kinds of cells that hold a formula or an error."""
UNREADABLE = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError)
"""What openpyxl raises over a damaged workbook, besides its own InvalidFileException."""
PROLOGUE, DECLARED = 4096, (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"))
"""How much of a part is looked through for declarations, and their marks."""
Json = dict[str, Any]


class SheetRefusedError(ValueError):
    """The sheet is beyond the bounds; the argument is the code of the refusal."""


def answer(request: Json) -> Json:
    """The cells of the file in the request, or why they were not read."""
    path, bounds = Path(request["path"]), request["bounds"]
    try:
        if path.suffix == ".csv":
            sheet: Json = {"rows": _bounded(_csv_rows(path), bounds), "formulas": []}
            return {"sheets": [{"name": "", "hidden": False, **sheet}]} if request.get("whole") else sheet
        check_parts(path)
        return _book(path, bounds) if request.get("whole") else _workbook(path, bounds)
    except SheetRefusedError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "memory"}
    except UnicodeDecodeError:
        return {"refused": "bad_text"}
    except (*UNREADABLE, csv.Error, OSError):
        return {"refused": "unreadable"}


def _csv_rows(path: Path) -> Iterator[list[str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    if "\0" in text:
        raise SheetRefusedError("bad_text")
    yield from csv.reader(text.splitlines())


def _workbook(path: Path, bounds: Json) -> Json:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, keep_links=False)
    return _sheet(book.worksheets[0], bounds)


def _book(path: Path, bounds: Json) -> Json:
    """Every sheet that has cells, in their order; `hidden` for one that a person does not see."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, keep_links=False)
    if len(book.worksheets) > bounds["sheets"]:
        raise SheetRefusedError("sheets")
    sheets = []
    rows_left = bounds["rows"]
    for sheet in book.worksheets:
        cells = _sheet(sheet, {**bounds, "rows": rows_left})
        rows_left -= len(cells["rows"])
        sheets.append({"name": sheet.title, "hidden": sheet.sheet_state != "visible", **cells})
    return {"sheets": sheets}


def _sheet(sheet: Any, bounds: Json) -> Json:
    formulas: list[list[int]] = []
    sheet.reset_dimensions()  # what the file states of its size may be wrong
    cells = sheet.iter_rows(max_col=bounds["columns"] + 1)
    return {"rows": _bounded(_texts(cells, formulas), bounds), "formulas": formulas}


def check_parts(path: Path) -> None:
    """Entities in XML can be more than the file holds: no spreadsheet program writes any."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    start = part.read(PROLOGUE).upper()
                if any(mark in start for mark in DECLARED):
                    raise SheetRefusedError("doctype")


def _texts(rows: Iterable[Iterable[Any]], formulas: list[list[int]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        texts = []
        for column, cell in enumerate(row, start=1):
            if cell.value is not None and cell.data_type in FORMULA_KINDS:
                formulas.append([number, column])
            texts.append(_share(cell) or _text(cell.value))
        yield texts


def _share(cell: Any) -> str:
    """What a person reads in a number with a percent format: 12% and not 0.12."""
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    if is_number and "%" in str(getattr(cell, "number_format", "")):
        return f"{round(cell.value * 100, 10):.15g}%"
    return ""


def _text(value: object) -> str:
    """A cell as people read it: whole numbers without a point, midnight as a date."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _bounded(rows: Iterable[list[str]], bounds: Json) -> list[list[str]]:
    """The rows up to the last one that holds anything, each without its empty end."""
    filled: list[list[str]] = []
    for number, row in enumerate(rows, start=1):
        while row and not row[-1].strip():
            row.pop()
        if len(row) > bounds["columns"]:
            raise SheetRefusedError("columns")
        if any(len(text) > bounds["characters"] for text in row):
            raise SheetRefusedError("characters")
        if row and number > bounds["rows"]:
            raise SheetRefusedError("rows")
        if number <= bounds["rows"]:
            filled.append(row)
    while filled and not filled[-1]:
        filled.pop()
    return filled


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(ROOT))
    from components.intake.intake_child import limit

    limit()
    instructions = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(instructions["answer"]).write_text(json.dumps(answer(instructions)), encoding="utf-8")
