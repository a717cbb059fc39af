"""A new facility, project or crossing, or a place for one that has none, as changes of project files.

The form only fills in rows and a feature; the contracts of the files say what is wrong with them, as with a
spreadsheet.
"""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry import Point, shape

from components.topics.desk.arrival import Read
from components.topics.desk.differences import csv_rows
from model.messages import Message, message

FACILITY, PROJECT, CROSSING, PLACE = "facility", "project", "crossing", "place"
KINDS = (FACILITY, PROJECT, CROSSING, PLACE)
TABLES = {FACILITY: "facilities", PROJECT: "projects", CROSSING: "crossings"}
LAYERS = {FACILITY: "facilities", PROJECT: "facilities", CROSSING: "crossings"}
PREFIXES = {FACILITY: "f", PROJECT: "f", CROSSING: "x"}
UNLOCATED = "geo/unlocated.csv"
LONGEST_ID = 40
Row = dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where it is, degrees WGS 84, how exact that is, in metres, and who says so."""

    longitude: float
    latitude: float
    accuracy_m: float
    precision: str
    source: str


@dataclass(frozen=True)
class Evidence:
    """Where it is written: source, place in it, quotation, and a note."""

    source_id: str
    locator: str = ""
    quote: str = ""
    note: str = ""


@dataclass(frozen=True)
class NewElement:
    """What the form says. `ident` is given for a place of an element that is there already, else made from the English
    name; `category` is the kind of crossing for a crossing, whose `length_m` is 0 where nothing is stated."""

    kind: str
    name: str
    name_en: str
    category: str
    status: str
    year: int
    evidence: Evidence
    place: Place | None = None
    length_m: float = 0.0
    ident: str = ""


class ElementError(ValueError):
    """What the form lacks before there can be any rows; the argument is the sentence."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def changes_of(element: NewElement, read: Read, grade: str) -> dict[str, bytes]:
    """The files that hold the element. `grade` is that of its source. Raises ElementError."""
    _check(element)
    ident = element.ident or _ident(element, read)
    changes: dict[str, bytes] = {}
    if element.kind != PLACE:
        changes |= _rows(element, ident, read, grade)
    layer = _layer(element, ident)
    if element.place:
        changes |= _feature(element, ident, layer, read)
        changes |= _located(ident, read)
    elif element.kind != PLACE:
        unlocated = csv_rows(read(UNLOCATED))
        row = {"element_id": ident, "name": element.name, "why_unknown": "填报时没有位置资料"}
        columns = list(unlocated[0])
        changes[UNLOCATED] = _table(columns, [*unlocated, row | {columns[3]: "建设单位或主管部门的位置图"}])
    return changes


def _check(element: NewElement) -> None:
    if not element.name.strip():
        raise ElementError(message("请填写名称。"))
    if not element.ident and not re.search(r"[A-Za-z]", element.name_en):
        raise ElementError(message("请填写英文名，编号由它生成。"))
    if element.kind == PLACE and (element.place is None or not element.ident):
        raise ElementError(message("请选择要素，并在图上点出或填写它的经纬度。"))
    if element.kind == CROSSING and element.place and element.length_m <= 0:
        raise ElementError(message("请填写通道的长度：上图的通道参与跨河时间的计算。"))
    if element.place and not element.place.source.strip():
        raise ElementError(message("请写明位置的依据，例如批准的图件名称和日期。"))


def _ident(element: NewElement, read: Read) -> str:
    """An id from the English name that no other element has."""
    stem = re.sub(r"[^a-z0-9]+", "_", element.name_en.lower()).strip("_")[:LONGEST_ID]
    used = {row[column] for table, column in _id_columns() for row in csv_rows(read(f"data/{table}.csv"))}
    first = f"{PREFIXES[element.kind]}_{stem}"
    return next(ident for ident in (first, *(f"{first}_{n}" for n in range(2, 1000))) if ident not in used)


def _id_columns() -> tuple[tuple[str, str], ...]:
    return (("facilities", "facility_id"), ("projects", "facility_id"), ("crossings", "crossing_id"))


def _rows(element: NewElement, ident: str, read: Read, grade: str) -> dict[str, bytes]:
    """The element's own row, and those of other tables without which no page can place it."""
    table = f"data/{TABLES[element.kind]}.csv"
    rows = csv_rows(read(table))
    columns = list(rows[0])
    changes = {table: _table(columns, [*rows, _row(element, ident, read, grade)])}
    if element.kind == FACILITY:
        levels, file = csv_rows(read("data/facility_levels.csv")), "data/facility_levels.csv"
        level = {"facility_id": ident, "kinds": "", "level": "unstated", "reason": "填报时未定级别"}
        changes[file] = _table(list(levels[0]), [*levels, level])
    return changes


def _row(element: NewElement, ident: str, read: Read, grade: str) -> Row:
    common = {
        "name": element.name.strip(), "name_en": element.name_en.strip(), "status": element.status,
        "status_year": str(element.year), "status_basis": "fact", "status_grade": grade,
        "status_source_id": element.evidence.source_id, "grade": grade, **_evidence(element.evidence),
    }  # fmt: skip
    if element.kind == CROSSING:
        opened = {"open_year": str(element.year)} if element.status == "open" else {}
        if element.length_m > 0:
            opened |= {"length_m": f"{element.length_m:g}", "length_kind": "unclear"}
        return {"crossing_id": ident, "type": element.category, "counts_as_crossing": "unclear", **common, **opened}
    where = _subdistrict(element.place, read)
    return {
        "facility_id": ident, "category": element.category, "extent": "single", "status_text": element.evidence.quote,
        "subdistrict_id": where, "place_basis": "stated" if where else "", "scope": "area", **common,
    }  # fmt: skip


def _evidence(evidence: Evidence) -> Row:
    return {
        "source_id": evidence.source_id, "locator": evidence.locator, "quote": evidence.quote, "note": evidence.note,
    }  # fmt: skip


def _subdistrict(place: Place | None, read: Read) -> str:
    """The subdistrict that the place lies in; "" for none."""
    if place is None:
        return ""
    point = Point(place.longitude, place.latitude)
    areas = json.loads(read("geo/layers/subdistricts.geojson"))["features"]
    return next((str(f["properties"]["id"]) for f in areas if shape(f["geometry"]).contains(point)), "")


def _layer(element: NewElement, ident: str) -> str:
    if element.kind == PLACE:
        return "crossings" if ident.startswith("x_") else "facilities"
    return LAYERS[element.kind]


def _feature(element: NewElement, ident: str, layer: str, read: Read) -> dict[str, bytes]:
    """The layer with the element's point; the accuracy that its entry states becomes that of its worst feature."""
    path = f"geo/layers/{layer}.geojson"
    collection = json.loads(read(path))
    place = element.place
    if place is None:
        return {}
    properties: dict[str, object] = {"id": ident, "name": element.name.strip(), "name_en": element.name_en.strip()}
    properties |= {"precision": place.precision, "accuracy_m": place.accuracy_m, "source": place.source.strip()}
    if layer == "facilities":
        properties["kind"] = element.category
    point = {"type": "Point", "coordinates": [round(place.longitude, 5), round(place.latitude, 5)]}
    others = [feature for feature in collection["features"] if feature["properties"]["id"] != ident]
    collection["features"] = [*others, {"type": "Feature", "properties": properties, "geometry": point}]
    worst = max(float(feature["properties"]["accuracy_m"]) for feature in collection["features"])
    content = json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()
    return {path: content, "geo/layers.yaml": _with_accuracy(read("geo/layers.yaml"), layer, worst)}


def _with_accuracy(catalogue: bytes, layer: str, worst: float) -> bytes:
    """The catalogue of layers whose entry states the accuracy of its worst feature."""
    entry = re.compile(rf"(- id: {layer}\n(?:(?!  - id:).*\n)*?    accuracy_m: )[\d.]+")
    return entry.sub(lambda match: f"{match[1]}{worst:g}", catalogue.decode(), count=1).encode()


def _located(ident: str, read: Read) -> dict[str, bytes]:
    """The list of elements without a place, without this one."""
    rows = csv_rows(read(UNLOCATED))
    rest = [row for row in rows if row["element_id"] != ident]
    return {UNLOCATED: _table(list(rows[0]), rest)} if len(rest) < len(rows) else {}


def _table(columns: list[str], rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def unlocated_names(read: Read) -> Mapping[str, str]:
    """Elements without a place, by id."""
    return {row["element_id"]: row["name"] for row in csv_rows(read(UNLOCATED))}
