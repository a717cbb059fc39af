"""Intake of a spreadsheet that people filled in: its cells as text, read in a process with limits.

Nothing of the file is parsed in the server but the list of a workbook's parts with their sizes.
"""

import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from components.intake import child_process
from components.intake.refusals import RefusedError
from model.messages import Message, message

CHILD = Path(__file__).with_name("sheet_child.py")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""First bytes of a workbook, and of an older or an encrypted one."""


@dataclass(frozen=True)
class SheetBounds:
    """What a spreadsheet may hold; `unpacked` counts the bytes of its parts, `characters` those of one cell."""

    bytes: int = 10 << 20
    unpacked: int = 150 << 20
    members: int = 500
    rows: int = 20_000
    columns: int = 60
    sheets: int = 30
    characters: int = 2_000


BOUNDS = SheetBounds()
SHEET_REFUSALS: dict[str, Message] = {
    "format": message("只接受 .xlsx 和 .csv；旧的 .xls、.et 请在 Excel 或 WPS 里另存为 .xlsx。"),
    "empty": message("文件是空的。"),
    "too_big": message("文件超过 10 MB。"),
    "encrypted": message("工作簿是旧格式或设了打开密码；请去掉密码，另存为 .xlsx。"),
    "magic": message("文件内容与扩展名不符。"),
    "unreadable": message("文件无法读取：不是有效的工作簿。"),
    "bad_text": message("文字编码无法识别；请存为 UTF-8 或 GBK 的 CSV，或改用 .xlsx。"),
    "rows": message("超过 20,000 行，请分次导入。"),
    "columns": message("超过 60 列，请只留填报表原有的列。"),
    "characters": message("有单元格超过 2,000 个字。"),
    "sheets": message("工作表超过 30 张，请只留填报的几张。"),
    "macro": message("工作簿带有宏，没有读取；请另存为不含宏的 .xlsx。"),
    "links": message("工作簿引用了别的文件，没有读取；请在“数据—编辑链接”里断开后再传。"),
    "slip": message("工作簿内部的文件名不合规范，没有读取；请用 Excel、WPS 或 LibreOffice 另存一次。"),
    "doctype": message("工作簿内部含有实体声明，没有读取；请用 Excel、WPS 或 LibreOffice 另存一次。"),
    "memory": message("文件展开后太大，读取已中止。"),
    "timeout": message("读取超过 60 秒，已中止。"),
    "effort": message("读取用去的计算量超过上限，已中止。"),
    "crash": message("读取中断，文件可能已损坏。"),
}


@dataclass(frozen=True)
class SheetCells:
    """Cells of the first sheet as text, dates as ISO dates, row by row from row 1; `formulas` are those that hold a
    formula or an error, as row and column from 1."""

    rows: tuple[tuple[str, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def precheck(name: str, content: bytes) -> str:
    """The extension. Raises RefusedError for what need not be read at all."""
    extension = Path(name).suffix.lower()
    if extension not in (".xlsx", ".csv"):
        raise RefusedError("format")
    if not content:
        raise RefusedError("empty")
    if len(content) > BOUNDS.bytes:
        raise RefusedError("too_big")
    if content.startswith(OLE):
        raise RefusedError("encrypted")
    if content.startswith(ZIP) != (extension == ".xlsx"):
        raise RefusedError("magic")
    if extension == ".xlsx":
        _check_parts(content)
    return extension


def _check_parts(content: bytes) -> None:
    """Sizes as the archive states them; a part that is larger than stated is cut off in reading."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise RefusedError("unreadable") from error
    if len(parts) > BOUNDS.members or sum(part.file_size for part in parts) > BOUNDS.unpacked:
        raise RefusedError("memory")
    names = [part.filename.lower() for part in parts]
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name for name in names):
        raise RefusedError("slip")
    for code, marks in (("macro", ("vbaproject", "xl/macrosheets/")), ("links", ("xl/externallinks/",))):
        if any(mark in name for name in names for mark in marks):
            raise RefusedError(code)


@dataclass(frozen=True)
class NamedSheet:
    """One sheet of a workbook; `name` is "" for a CSV file. `is_hidden` for one that a person does not see."""

    name: str
    cells: SheetCells
    is_hidden: bool = False


def read_sheet(name: str, content: bytes) -> SheetCells:
    """The cells of the first sheet. Raises RefusedError with a key of SHEET_REFUSALS."""
    return _cells(_answer(name, content, {}))


def read_book(name: str, content: bytes) -> tuple[NamedSheet, ...]:
    """The cells of every sheet. Raises RefusedError with a key of SHEET_REFUSALS."""
    sheets = _answer(name, content, {"whole": True})["sheets"]
    return tuple(NamedSheet(str(each["name"]), _cells(each), bool(each["hidden"])) for each in sheets)


def _cells(answer: Mapping[str, Any]) -> SheetCells:
    rows = tuple(tuple(str(cell) for cell in row) for row in answer["rows"])
    return SheetCells(rows, frozenset((int(row), int(column)) for row, column in answer["formulas"]))


def _answer(name: str, content: bytes, more: Mapping[str, Any]) -> Mapping[str, Any]:
    extension = precheck(name, content)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name_of_folder:
        folder = Path(name_of_folder)
        path = folder / f"sheet{extension}"
        path.write_bytes(content)
        request = {"path": str(path), "answer": str(folder / "answer.json"), "bounds": asdict(BOUNDS), **more}
        answer = child_process.answer_of(CHILD, request, _environment(folder))
    if "refused" in answer:
        raise RefusedError(answer["refused"] if answer["refused"] in SHEET_REFUSALS else "crash")
    return answer


def _environment(folder: Path) -> dict[str, str]:
    place = {"HOME": str(folder), "TMPDIR": str(folder), "OPENBLAS_NUM_THREADS": "1"}
    return place | {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
