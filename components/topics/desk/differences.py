"""What differs between two releases: rows of tables, entries of catalogues, features of layers; new, changed, gone."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shapely.errors import ShapelyError

from data.tables import SCHEMAS
from model.fault_words import excerpt

Kind = Literal["new", "changed", "gone"]
KEYS: Mapping[str, tuple[str, ...]] = {
    "observations": ("indicator_id", "scope", "year", "measure", "kind"),
    "crossing_facts": ("crossing_id", "attribute", "as_of", "locator"),
    "facility_mentions": ("facility_id", "year", "basis", "locator"),
    "plan_states": ("thing_id", "part", "as_of"),
    "facility_dates": ("facility_id", "event", "basis"),
}
"""Columns that say which row it is, where the table's own contract does not."""
RESIDENTS = "data/residents.csv"
ENTRY = re.compile(r" *- +(?:\{ *)?id: *[\"']?([\w-]+)")
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, csv.Error, RecursionError, ShapelyError)
LONGEST_CELL = 300
Cells = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True)
class CellChange:
    """One column of a row, or one property of a feature, before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row, entry or feature that is new, changed or gone; `key` says which, `cells` what."""

    kind: Kind
    key: Key
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class Difference:
    """Everything that differs in one file. `unreadable` where one of the two could not be taken apart."""

    path: str
    changes: tuple[RowChange, ...]
    unreadable: bool = False

    def count(self, kind: Kind) -> int:
        """Number of changes of a kind."""
        return sum(change.kind == kind for change in self.changes)


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """By file, in the order of paths; files that say the same are left out. A file that is not there is empty."""
    paths = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    every = (difference(path, before.get(path, b""), after.get(path, b"")) for path in paths)
    return tuple(one for one in every if one.changes or one.unreadable)


def difference(path: str, before: bytes, after: bytes) -> Difference:
    """What differs between two contents of one file."""
    try:
        return Difference(path, tuple(_row_changes(rows_of(path, before), rows_of(path, after))))
    except UNREADABLE:
        return Difference(path, (), unreadable=True)


def rows_of(path: str, content: bytes) -> dict[Key, Cells]:
    """The rows of a file by their key; equal keys are told apart by their number. Raises ValueError and others."""
    if not content:
        return {}
    if path == RESIDENTS:
        return {("people",): _counted(csv_rows(content))}
    if path.endswith(".csv"):
        return numbered(key_columns(path), csv_rows(content))
    if path.endswith(".geojson"):
        return {(str(f["properties"]["id"]),): _feature_cells(f) for f in json.loads(content)["features"]}
    if path.endswith((".yaml", ".json")):
        return numbered(("id",), _entries(content.decode("utf-8")))
    return {(path,): {"bytes": str(len(content))}}


def _counted(rows: list[dict[str, str]]) -> Cells:
    """Tens of thousands of places as two figures: nobody reads them one by one."""
    return {"rows": str(len(rows)), "people": f"{sum(float(row['people']) for row in rows):.0f}"}


def _entries(text: str) -> list[dict[str, str]]:
    """The entries of a catalogue, each by its id; what stands outside of entries line by line."""
    entries: list[dict[str, str]] = []
    for line in text.splitlines():
        if match := ENTRY.match(line):
            entries.append({"id": match[1], "entry": line.strip()})
        elif entries and line.startswith(" ") and "entry" in entries[-1]:
            entries[-1]["entry"] += f"; {line.strip()}"
        elif line.strip():
            entries.append({"id": line.strip()})
    return entries


def key_columns(path: str) -> tuple[str, ...]:
    """Columns that say which row of a table it is."""
    name = path.removeprefix("data/").removesuffix(".csv")
    schema = SCHEMAS.get(name)
    if name in KEYS or schema is None:
        return KEYS.get(name, ("element_id",))
    alone = [column for column, rule in schema.columns.items() if rule.unique]
    return tuple(alone[:1] or schema.unique or list(schema.columns)[:1])


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a table as text. Raises ValueError for a table that is none."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    rows = list(reader)
    if any(None in row or None in row.values() for row in rows):
        raise ValueError("ragged rows")
    return rows


def numbered(columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> dict[Key, Cells]:
    """Rows by their key columns; the second of a key has "2" at its end, and so on."""
    times: Counter[Key] = Counter()
    by_key: dict[Key, Cells] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        times[key] += 1
        by_key[key if times[key] == 1 else (*key, str(times[key]))] = row
    return by_key


def _row_changes(before: Mapping[Key, Cells], after: Mapping[Key, Cells]) -> Iterable[RowChange]:
    for key, cells in after.items():
        if key not in before:
            yield RowChange("new", key, tuple(CellChange(c, "", _short(v)) for c, v in cells.items() if v))
        elif changes := _cell_changes(before[key], cells):
            yield RowChange("changed", key, changes)
    for key, cells in before.items():
        if key not in after:
            yield RowChange("gone", key, tuple(CellChange(c, _short(v), "") for c, v in cells.items() if v))


def _cell_changes(before: Cells, after: Cells) -> tuple[CellChange, ...]:
    columns = dict.fromkeys((*before, *after))
    pairs = ((column, before.get(column, ""), after.get(column, "")) for column in columns)
    return tuple(CellChange(column, _short(old), _short(new)) for column, old, new in pairs if old != new)


def _feature_cells(feature: Mapping[str, Any]) -> Cells:
    """Properties as text, and what the geometry measures: a changed shape is seen although its kind is the same."""
    cells = {str(name): _text(value) for name, value in feature["properties"].items()}
    return cells | {"geometry": _geometry_words(feature["geometry"])}


def _geometry_words(geometry: Mapping[str, Any]) -> str:
    import hashlib

    from shapely.geometry import shape

    from geo import measure

    outline = shape(geometry)
    sum_of = hashlib.sha256(json.dumps(geometry, sort_keys=True).encode()).hexdigest()[:6]
    if outline.area:
        return f"{measure.area_km2(outline):.4f} km² ({sum_of})"
    if outline.length:
        return f"{measure.length_km(outline):.3f} km ({sum_of})"
    return f"{outline.centroid.x:.5f}, {outline.centroid.y:.5f}"


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else excerpt(text)
