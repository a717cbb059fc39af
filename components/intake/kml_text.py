"""Places, lines and areas of a KML file, read without any help that would follow a link or unfold an entity."""

from typing import TYPE_CHECKING, Any, NoReturn
from xml.parsers import expat

import numpy as np
import shapely

from components.intake.geojson_text import DEGREES, as_utf8, closed_note
from components.intake.refusals import Bounds, RefusedError
from model.messages import Message, message

if TYPE_CHECKING:
    import geopandas

SIMPLE = ("Point", "LineString", "LinearRing", "Polygon")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class _Reader:
    """Gathers one row a Placemark: its name, its data, and its simple shapes."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.path: list[str] = []
        self.rows: list[tuple[dict[str, str], list[Any]]] = []
        self.field = ""
        self.pieces: list[str] = []
        self.rings: list[list[tuple[float, ...]]] = []
        self.vertices = self.links = self.open_rings = 0
        self.is_kml = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.path.append(name)
        self.is_kml |= name == "kml" and len(self.path) == 1
        if len(self.path) > self.bounds.depth:
            raise RefusedError("nested")
        if name == "Placemark":
            self.rows.append(({}, []))
            if len(self.rows) > self.bounds.features:
                raise RefusedError("features")
        elif name == "NetworkLink":
            self.links += 1
        elif name in ("Data", "SimpleData"):
            self.field = attributes.get("name", "")[:80]
        elif name in SIMPLE and name != "LinearRing":
            self.rings = []
        self.pieces.clear()

    @property
    def text(self) -> str:
        """The characters since the last tag."""
        return "".join(self.pieces).strip()

    def words(self, text: str) -> None:
        self.pieces.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.path.pop()
        if "Placemark" in self.path:
            self._row(name, *self.rows[-1])
        self.pieces.clear()

    def _row(self, name: str, data: dict[str, str], shapes: list[Any]) -> None:
        if name == "name" and self.path[-1] == "Placemark":
            data["name"] = self.text
        elif self.field and (name == "SimpleData" or (name == "value" and self.path[-1] == "Data")):
            data[self.field] = self.text
            if len(data) > self.bounds.columns:
                raise RefusedError("columns")
        elif name == "coordinates":
            self.rings.append(self._pairs())
            self.open_rings += self.path[-1] == "LinearRing" and self.rings[-1][:1] != self.rings[-1][-1:]
        elif name in SIMPLE and not (name == "LinearRing" and "Polygon" in self.path):
            shapes.append(_shape("LineString" if name == "LinearRing" else name, self.rings))

    def _pairs(self) -> list[tuple[float, ...]]:
        words = self.text.split()
        self.vertices += len(words)
        if self.vertices > self.bounds.vertices:
            raise RefusedError("vertices")
        try:
            return [tuple(float(value) for value in word.split(",") if value) for word in words]
        except ValueError as error:
            raise RefusedError("unreadable") from error


def read(content: bytes, bounds: Bounds) -> tuple["geopandas.GeoDataFrame", list[Message], bool]:
    """The features, sentences on what was set aside, and whether there were heights. Raises RefusedError."""
    import geopandas
    import pandas as pd

    reader = _parsed(content, bounds)
    rows = [(data, _joined(shapes)) for data, shapes in reader.rows if shapes]
    if not rows:
        raise RefusedError("no_geometry")
    shapes = np.array([shape for _, shape in rows], dtype=object)
    table = pd.DataFrame([data for data, _ in rows], index=range(len(rows)), dtype=object)
    table = table.drop(columns="geometry", errors="ignore")
    notes = [message("文件里有 {n} 个指向别处的链接，没有打开。", n=reader.links)] if reader.links else []
    notes += closed_note(reader.open_rings)
    is_3d = bool(shapely.has_z(shapes).any())
    return geopandas.GeoDataFrame(table, geometry=shapely.force_2d(shapes), crs=DEGREES), notes, is_3d


def _parsed(content: bytes, bounds: Bounds) -> _Reader:
    encoding = MARKS.get(content[:2])
    try:
        text = content.decode(encoding) if encoding else as_utf8(content)
    except UnicodeDecodeError as error:
        raise RefusedError("unreadable") from error
    reader, parser = _Reader(bounds), expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _no_entities
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise RefusedError("unreadable") from error
    if not reader.is_kml:
        raise RefusedError("unreadable")
    return reader


def _no_entities(*_declared: object) -> NoReturn:
    raise RefusedError("entities")


def _shape(name: str, rings: list[list[tuple[float, ...]]]) -> Any:
    """A simple shape; None where its coordinates make none."""
    try:
        if name == "Point":
            return shapely.Point(rings[0][0])
        if name == "LineString":
            return shapely.LineString(rings[0])
        return shapely.Polygon(rings[0], rings[1:])
    except (ValueError, IndexError, TypeError, shapely.errors.GEOSException):
        return None


def _joined(shapes: list[Any]) -> Any:
    sound = [shape for shape in shapes if shape is not None]
    return None if not sound else sound[0] if len(sound) == 1 else shapely.GeometryCollection(sound)
