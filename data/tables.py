"""Read a table of facts and validate it. All faults of the file are reported at once."""

import csv
import io
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from data import (
    schemas_documents,
    schemas_indicators,
    schemas_industry,
    schemas_levels,
    schemas_mentions,
    schemas_people,
    schemas_places,
    schemas_roadmap,
)
from data.columns import RULES
from data.errors import DataContractError, Fault
from model.fault_words import excerpt, unreadable
from model.messages import Message, message

DATA = Path(__file__).parent
SCHEMAS: dict[str, pa.DataFrameSchema] = {
    **schemas_indicators.SCHEMAS,
    **schemas_places.SCHEMAS,
    **schemas_documents.SCHEMAS,
    **schemas_people.SCHEMAS,
    **schemas_mentions.SCHEMAS,
    **schemas_levels.SCHEMAS,
    **schemas_roadmap.SCHEMAS,
    **schemas_industry.SCHEMAS,
}
TRUTHS = {"true": True, "false": False}
TWICE = "与另一行重复"
MOST_LISTED = 5
LARGEST = 1e15
"""No printed figure is as large; what is counts as a slip, infinity included."""


def load_table(name: str, root: Path = DATA) -> pd.DataFrame:
    """`<root>/<name>.csv` as a typed frame with a fresh 0..n-1 index, columns as in `SCHEMAS[name]`.

    Empty cells are "" in text columns, NaN in float columns, NA in integer columns.
    Raises DataContractError with every fault: missing or unreadable file (row None), ragged rows, wrong types,
    broken rules. Rows are counted as in a text editor, the header being row 1.
    """
    if name not in SCHEMAS:
        raise DataContractError([Fault(f"{name}.csv", None, message("没有登记这张数据表"))])
    file = f"{name}.csv"
    try:
        content = (root / file).read_bytes()
    except OSError as error:
        raise DataContractError([Fault(file, None, unreadable(error))]) from error
    return _validated(name, content).copy()


@lru_cache(maxsize=64)
def _validated(name: str, content: bytes) -> pd.DataFrame:
    """The frame of these bytes, which many readers of one file share; each takes a copy of it."""
    schema, file = SCHEMAS[name], f"{name}.csv"
    raw = _read_text(file, content, list(schema.columns))
    typed, faults = _typed(raw, schema, file)
    faults += [Fault(file, int(row), message(TWICE)) for row in raw.index[raw.duplicated(keep=False)]]
    faults += _broken_rules(typed, schema, file)
    if faults:
        raise DataContractError(sorted(set(faults), key=lambda fault: (fault.row or 0, fault.what)))
    return typed.reset_index(drop=True)


def _read_text(file: str, content: bytes, columns: list[str]) -> pd.DataFrame:
    """All cells as text; the index holds the row numbers of the file."""
    header, numbered = _records(file, content)
    if header != columns:
        raise DataContractError([Fault(file, 1, _header_words(header, columns))])
    ragged = [
        Fault(file, line, _ragged_words(len(cells), len(columns)))
        for line, cells in numbered
        if len(cells) != len(columns)
    ]
    if ragged:
        raise DataContractError(ragged)
    if not numbered:
        raise DataContractError([Fault(file, None, message("只有表头，没有任何一行数据"))])
    return pd.DataFrame([cells for _, cells in numbered], columns=columns, index=[n for n, _ in numbered], dtype="str")


def _records(file: str, content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the other records with their line. A byte order mark, as spreadsheets write it, is no fault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataContractError([Fault(file, None, unreadable(error))]) from error
    line = 0
    try:
        if "\0" in text:
            line = text[: text.index("\0")].count("\n")
            raise csv.Error("NUL")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header, numbered = next(reader, []), []
        line = reader.line_num
        for cells in reader:
            numbered.append((line + 1, cells))  # where the record begins: a quoted cell may run over several lines
            line = reader.line_num
    except csv.Error as error:
        what = message("引号不成对，或含有不允许的字符，无法继续读取")
        raise DataContractError([Fault(file, line + 1, what)]) from error
    return header, numbered


def _column_list(columns: list[str]) -> str:
    """The first few names, and how many there are when there are more."""
    shown_names = "、".join(columns[:MOST_LISTED])
    return (
        shown_names if len(columns) <= MOST_LISTED else message("{names} 等 {n} 列", names=shown_names, n=len(columns))
    )


def _header_words(header: list[str], columns: list[str]) -> Message:
    """The fault of the header row, as a sentence."""
    if not any(header):
        return message("文件是空的，连表头也没有")
    lost, strange = [c for c in columns if c not in header], [c for c in header if c not in columns]
    if lost or strange:
        return message(
            "表头不对：缺少 {lost}，多出 {strange}",
            lost=_column_list(lost) or message("（无）"), strange=excerpt("、".join(strange)) or message("（无）"),
        )  # fmt: skip
    return message("表头各列的顺序或次数不对，须依次为：{columns}", columns="、".join(columns))


def _ragged_words(actual: int, expected: int) -> Message:
    if not actual:
        return message("这是空行，请删去")
    return message("应有 {wanted} 列，现有 {found} 列，请检查逗号和引号", wanted=expected, found=actual)


def _typed(raw: pd.DataFrame, schema: pa.DataFrameSchema, file: str) -> tuple[pd.DataFrame, list[Fault]]:
    """`raw` with each column in its schema's type; a cell that is not of that type becomes empty and a fault."""
    typed, faults = raw.copy(), []
    for name, column in schema.columns.items():
        kind = str(column.dtype)
        if kind.startswith(("str", "string")):
            continue
        cells = raw[name].str.strip()
        parsed = cells.map(TRUTHS) if kind == "bool" else pd.to_numeric(cells.where(cells != ""), errors="coerce")
        wrong = parsed.isna() & ((cells != "") | (kind == "bool"))
        if kind != "bool":
            wrong |= parsed.abs() > LARGEST
        if kind == "Int64":
            wrong |= parsed.notna() & (parsed % 1 != 0)
        faults += [Fault(file, int(row), _type_words(name, kind, cells[row])) for row in cells.index[wrong]]
        filler = False if kind == "bool" else float("nan")
        typed[name] = parsed.where(~wrong, filler).astype("Int64" if kind == "Int64" else kind)
    return typed, faults


def _type_words(column: str, kind: str, cell: str) -> Message:
    expected = {"bool": message("true 或 false"), "Int64": message("整数")}.get(kind, message("数字，不带单位和千分号"))
    return message("{column} 一列须为{wanted}，现为“{value}”", column=column, wanted=expected, value=excerpt(cell))


def _broken_rules(typed: pd.DataFrame, schema: pa.DataFrameSchema, file: str) -> list[Fault]:
    try:
        schema.validate(typed, lazy=True)
    except pa.errors.SchemaErrors as error:
        return [_fault(file, case) for case in error.failure_cases.to_dict("records")]
    return []


def _fault(file: str, case: dict[str, object]) -> Fault:
    """A pandera failure case in words. Whole-row rules carry no single cell."""
    index, text, column = case["index"], str(case["check"]), case["column"]
    row = None if pd.isna(index) else int(str(index))  # type: ignore[call-overload]
    if "unique" in text:  # pandera's own rule, over one column or several
        rule = message(TWICE)
    elif text == "not_nullable":
        return Fault(file, row, message("{column} 一列不能为空，请补上", column=column))
    else:
        rule = RULES.get(text) or message("不合要求")
    if case["schema_context"] == "DataFrameSchema":
        return Fault(file, row, rule)
    cell = excerpt(case["failure_case"]) or message("（空）")
    return Fault(file, row, message("{column} 一列{rule}，现为“{value}”", column=column, rule=rule, value=cell))
