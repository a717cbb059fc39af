"""Lines of a GeoJSON file, read without any help that would follow a link or open another file."""

import json
import re
from typing import Any, NoReturn

import numpy as np
import shapely

from components.intake.refusals import Bounds, RefusedError
from model.messages import Message, message

STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
NAMED_CRS = re.compile(r"(?:urn:(?:x-)?ogc:def:crs:)?EPSG:[\d.]*:?(\d{4,6})$", re.IGNORECASE)
LONGITUDE_FIRST = re.compile(r"(?:urn:(?:x-)?ogc:def:crs:)?OGC:[\d.]*:?CRS84$", re.IGNORECASE)
GEOMETRIES = {
    *("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"),
}
DEGREES = "EPSG:4326"


def read(content: bytes, bounds: Bounds) -> tuple[Any, list[Message], bool]:
    """The features as a GeoDataFrame, sentences on what was set aside, and whether there were heights. Raises
    RefusedError."""
    import geopandas
    import pandas as pd
    from pyproj.exceptions import CRSError

    collection = _parsed(as_utf8(content), bounds)
    rows = _features(collection)
    if not rows:
        raise RefusedError("no_geometry")
    if len(rows) > bounds.features:
        raise RefusedError("features")
    properties = [row[0] for row in rows]
    if len({key for each in properties for key in each}) > bounds.columns:
        raise RefusedError("columns")
    crs, notes = _system(collection)
    open_rings = sum(_close(row[1]) for row in rows)
    notes += closed_note(open_rings)
    shapes = shapely.from_geojson([json.dumps(row[1]) for row in rows], on_invalid="ignore")
    if any(shape is None and _is_endless(row[1]) for shape, row in zip(shapes, rows, strict=True)):
        raise RefusedError("nonfinite")
    is_3d = bool(shapely.has_z(shapes).any())
    table = pd.DataFrame(properties, index=range(len(rows)), dtype=object).drop(columns="geometry", errors="ignore")
    try:
        return geopandas.GeoDataFrame(table, geometry=shapely.force_2d(shapes), crs=crs), notes, is_3d
    except CRSError as error:
        raise RefusedError("crs") from error


def as_utf8(content: bytes) -> str:
    """GeoJSON is UTF-8; what older Chinese software wrote as GB 18030 is put right. Raises RefusedError."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("unreadable")


def _parsed(text: str, bounds: Bounds) -> dict[str, Any]:
    """The file's object; depth and number of vertices are bounded before it is built."""
    brackets = np.frombuffer(STRINGS.sub(b"", text.encode()), dtype=np.uint8)
    opened = ((brackets == ord("[")) | (brackets == ord("{"))).astype(np.int8)
    closed = ((brackets == ord("]")) | (brackets == ord("}"))).astype(np.int8)
    if np.cumsum(opened - closed, dtype=np.int32).max(initial=0) > bounds.depth:
        raise RefusedError("nested")
    if int((brackets == ord("[")).sum()) > bounds.vertices + 4 * bounds.features:
        raise RefusedError("vertices")
    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, RefusedError) else RefusedError("unreadable") from error
    if not isinstance(value, dict) or str(value.get("type")) not in {"FeatureCollection", "Feature", *GEOMETRIES}:
        raise RefusedError("unreadable")
    return value


def _no_number(word: str) -> NoReturn:
    raise RefusedError("nonfinite")


def _features(collection: dict[str, Any]) -> list[tuple[dict[str, Any], Any]]:
    """Properties and geometry of each feature; bare geometries have no properties."""
    kind = collection["type"]
    if kind == "GeometryCollection":
        members = collection.get("geometries")
        return [({}, each) for each in members if isinstance(each, dict)] if isinstance(members, list) else []
    if kind in GEOMETRIES:
        return [({}, collection)]
    rows = [collection] if kind == "Feature" else collection.get("features")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RefusedError("unreadable")
    return [(_properties(row), row.get("geometry")) for row in rows]


def _is_endless(geometry: Any) -> bool:
    """Whether a coordinate is so large that it counts as infinite."""
    return "Infinity" in json.dumps(geometry)


def closed_note(open_rings: int) -> list[Message]:
    """A sentence on rings that were closed."""
    return [message("有 {n} 个环首尾不相接，已接上。", n=open_rings)] if open_rings else []


def _close(geometry: Any) -> int:
    """How many rings of a geometry did not end where they begin; they do afterwards."""
    if not isinstance(geometry, dict):
        return 0
    if geometry.get("type") == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        return sum(map(_close, geometry["geometries"]))
    coordinates = geometry.get("coordinates")
    areas = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(geometry.get("type")))
    rings = [ring for area in areas if isinstance(area, list) for ring in area] if isinstance(areas, list) else []
    loose = [ring for ring in rings if isinstance(ring, list) and len(ring) > 2 and ring[0] != ring[-1]]
    for ring in loose:
        ring.append(ring[0])
    return len(loose)


def _properties(row: dict[str, Any]) -> dict[str, Any]:
    values = row.get("properties")
    return values if isinstance(values, dict) else {}


def _system(collection: dict[str, Any]) -> tuple[str | None, list[Message]]:
    """The coordinate system by its number; a link to one, or a name that is none, is not followed."""
    if "crs" not in collection:
        return DEGREES, []
    crs = collection["crs"]
    if crs is None:
        return None, []
    name = crs.get("properties", {}) if isinstance(crs, dict) and crs.get("type") == "name" else {}
    text = str(name.get("name", "")).strip() if isinstance(name, dict) else ""
    if LONGITUDE_FIRST.match(text):
        return DEGREES, []
    if match := NAMED_CRS.match(text):
        return f"EPSG:{int(match[1])}", []
    return DEGREES, [message("文件里的坐标系不是以编号写明的（例如是一个网址），未予读取，按经纬度（WGS 84）计。")]
