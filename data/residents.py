"""People of a release: where they live, as places or by subdistrict, and what the figures are. None need be there.

`residents.yaml` says what they are; `residents.csv` holds a row a place (lon, lat) or a row a subdistrict
(subdistrict_id), never both. Degrees are WGS 84.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field

from data.catalog import Filled
from data.errors import DataContractError, Fault
from data.tables import DATA
from data.yaml_file import faults_of, read_value
from model.messages import message

TABLE, ABOUT = "residents.csv", "residents.yaml"
COLUMNS = ("subdistrict_id", "lon", "lat", "people")
MOST_PEOPLE, MOST_ROWS = 5_000_000.0, 300_000
WEST, SOUTH, EAST, NORTH = 116.0, 36.0, 118.0, 37.6
"""Where a place may be, degrees."""
IDENT = re.compile(r"[a-z][a-z0-9_]{0,40}")
Floats = npt.NDArray[np.float64]
Form = Literal["places", "subdistricts"]


class About(BaseModel):
    """What the figures are: title, the date they are of, who published them, how they may be used, their grade."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[Filled, Field(max_length=80)]
    as_of: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
    publisher: Annotated[Filled, Field(max_length=80)]
    licence: Annotated[Filled, Field(max_length=200)]
    grade: Literal["official", "reported", "assumed"]
    form: Form
    note: Annotated[str, Field(max_length=300)] = ""


@dataclass(frozen=True, eq=False)
class Residents:
    """`about`, and people by place (`lonlat` (k, 2), `people` (k,)) or by subdistrict id."""

    about: About
    lonlat: Floats
    people: Floats
    by_subdistrict: Mapping[str, float]

    @cached_property
    def total(self) -> float:
        """All people that are stated."""
        return float(self.people.sum()) + sum(self.by_subdistrict.values())


def is_there(root: Path = DATA) -> bool:
    """Whether a release holds people."""
    return (root / TABLE).exists() or (root / ABOUT).exists()


def read_residents(root: Path = DATA) -> Residents | None:
    """The people of a release, None where it has none. Raises DataContractError with every fault."""
    if not is_there(root):
        return None
    about = read_value(root / ABOUT, ABOUT, About)
    with faults_of(TABLE):
        text = (root / TABLE).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise DataContractError([Fault(TABLE, 1, message("表头须是 {names}", names="、".join(COLUMNS)))])
    if not 1 < len(rows) <= MOST_ROWS + 1:
        raise DataContractError([Fault(TABLE, None, message("须有1至{n}行", n=MOST_ROWS))])
    faults = [Fault(TABLE, number, what) for number, row in enumerate(rows[1:], 2) if (what := _wrong(row, about.form))]
    ids = [row[0] for row in rows[1:] if row and row[0]]
    if len(set(ids)) < len(ids):
        faults.append(Fault(TABLE, None, message("有街道写了两次")))
    if faults:
        raise DataContractError(faults[:20])
    return _residents(about, rows[1:])


def _residents(about: About, rows: list[list[str]]) -> Residents:
    people = np.array([float(row[3]) for row in rows])
    if not people.sum() > 0:
        raise DataContractError([Fault(TABLE, None, message("没有一个大于0的人数"))])
    if about.form == "subdistricts":
        by_subdistrict = {row[0]: float(row[3]) for row in rows}
        return Residents(about, np.empty((0, 2)), np.empty(0), by_subdistrict)
    return Residents(about, np.array([[float(row[1]), float(row[2])] for row in rows]), people, {})


def _wrong(row: list[str], form: Form) -> str:
    """What is wrong with a row; "" for nothing."""
    if len(row) != len(COLUMNS):
        return message("列数不是 {n}", n=len(COLUMNS))
    ident, lon, lat, people = row
    if not 0 <= _number(people) <= MOST_PEOPLE:
        return message("人数须是0至{n}的数", n=f"{MOST_PEOPLE:g}")
    if form == "subdistricts":
        return "" if IDENT.fullmatch(ident) and not (lon or lat) else message("须只写街道编号和人数")
    if ident or not (WEST <= _number(lon) <= EAST and SOUTH <= _number(lat) <= NORTH):
        return message("经纬度须在起步区附近，且不写街道编号")
    return ""


def _number(text: str) -> float:
    """The number, NaN (which lies between nothing) for anything else."""
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if text.isascii() and "_" not in text else math.nan


def places_table(rows: Iterable[tuple[float, float, float]]) -> bytes:
    """`residents.csv` of places: longitude, latitude, people."""
    return _table(
        ("", f"{lon:.6f}", f"{lat:.6f}", f"{people:.4f}".rstrip("0").rstrip(".")) for lon, lat, people in rows
    )


def subdistricts_table(people: Mapping[str, float]) -> bytes:
    """`residents.csv` by subdistrict."""
    return _table((ident, "", "", f"{count:.4f}".rstrip("0").rstrip(".")) for ident, count in people.items())


def _table(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return text.getvalue().encode()


def about_text(about: About) -> bytes:
    """`residents.yaml`; every text quoted, so that no text is read as anything else."""
    import json

    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in about.model_dump().items())
    return ("\n".join(lines) + "\n").encode()
