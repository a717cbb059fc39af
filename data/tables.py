"""Read a table of facts and hold it to its contract. Every fault of the file is reported at once."""

import csv
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from data import schemas_indicators, schemas_places
from data.errors import DataContractError, Fault

DATA = Path(__file__).parent
SCHEMAS: dict[str, pa.DataFrameSchema] = {**schemas_indicators.SCHEMAS, **schemas_places.SCHEMAS}
TRUTHS = {"true": True, "false": False}


def load_table(name: str, root: Path = DATA) -> pd.DataFrame:
    """`<root>/<name>.csv` as a typed frame with a fresh 0..n-1 index, columns as in `SCHEMAS[name]`.

    Empty cells are "" in text columns, NaN in float columns, NA in integer columns.
    Raises DataContractError with every fault: missing or unreadable file (row None), ragged rows, wrong types,
    broken rules. Rows are counted as in a text editor, the header being row 1.
    """
    if name not in SCHEMAS:
        raise DataContractError([Fault(f"{name}.csv", None, f"没有名为 {name} 的数据表；已登记：{'、'.join(SCHEMAS)}")])
    schema, file = SCHEMAS[name], f"{name}.csv"
    raw = _read_text(root / file, list(schema.columns))
    typed, faults = _typed(raw, schema, file)
    faults += _broken_rules(typed, schema, file)
    if faults:
        raise DataContractError(sorted(set(faults), key=lambda fault: (fault.row or 0, fault.what)))
    return typed.reset_index(drop=True)


def _read_text(path: Path, columns: list[str]) -> pd.DataFrame:
    """All cells as text; the index holds the row numbers of the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            header = next(reader, [])
            numbered = [(reader.line_num, cells) for cells in reader]
    except FileNotFoundError as error:
        raise DataContractError([Fault(path.name, None, "文件不存在，请放回 data 文件夹")]) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataContractError([Fault(path.name, None, f"文件读不出来（须为 UTF-8 编码的 CSV）：{error}")]) from error
    if header != columns:
        raise DataContractError([Fault(path.name, 1, f"表头须依次为：{','.join(columns)}；现为：{','.join(header)}")])
    ragged = [
        Fault(path.name, line, f"应有 {len(columns)} 列，现有 {len(cells)} 列")
        for line, cells in numbered
        if len(cells) != len(columns)
    ]
    if ragged:
        raise DataContractError(ragged)
    if not numbered:
        raise DataContractError([Fault(path.name, None, "只有表头，没有任何一行数据")])
    return pd.DataFrame([cells for _, cells in numbered], columns=columns, index=[n for n, _ in numbered], dtype="str")


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
        if kind == "Int64":
            wrong |= parsed.notna() & (parsed % 1 != 0)
        wanted = {"bool": "true 或 false", "Int64": "整数"}.get(kind, "数字")
        faults += [Fault(file, int(row), f"{name}：须为{wanted}，现为“{cells[row]}”") for row in cells.index[wrong]]
        filler = False if kind == "bool" else float("nan")
        typed[name] = parsed.where(~wrong, filler).astype("Int64" if kind == "Int64" else kind)
    return typed, faults


def _broken_rules(typed: pd.DataFrame, schema: pa.DataFrameSchema, file: str) -> list[Fault]:
    try:
        schema.validate(typed, lazy=True)
    except pa.errors.SchemaErrors as error:
        return [_fault(file, case) for case in error.failure_cases.to_dict("records")]
    return []


def _fault(file: str, case: dict[str, object]) -> Fault:
    """A pandera failure case in words. Whole-row rules carry no single cell."""
    index, rule, column = case["index"], str(case["check"]), case["column"]
    row = None if pd.isna(index) else int(str(index))  # type: ignore[call-overload]
    if rule == "field_uniqueness" or "uniqueness" in rule:
        rule = "与另一行重复"
    whole_row = case["schema_context"] == "DataFrameSchema"
    return Fault(file, row, rule if whole_row else f"{column}：{rule}，现为“{case['failure_case']}”")
