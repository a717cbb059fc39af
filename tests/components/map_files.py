"""Map files as offices bring them: a made-up official boundary, and its breakages."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from components.intake.map_intake import MapRequest
from data.tables import DATA
from geo.measure import project, unproject
from geo.read import GEO, features

NAMES = {each["properties"]["id"]: [] for each in features("subdistricts")}


def official(move_m: float = 40.0) -> gpd.GeoDataFrame:
    """The ten subdistricts as if surveyed: edges denser and moved by waves, common edges kept common; CGCS2000."""
    rows = features("subdistricts")
    ground = [project(shape(each["geometry"])) for each in rows]
    waved = [shapely.transform(shapely.segmentize(each, 500.0), lambda xy: _waved(xy, move_m)) for each in ground]
    clean = shapely.coverage_clean(np.array(waved, dtype=object))
    names = [each["properties"]["name"] for each in rows]
    return gpd.GeoDataFrame(
        {"街道名称": names, "年份": [2026] * len(rows)}, geometry=list(map(unproject, clean)), crs=4490
    )


def _waved(xy: np.ndarray, move_m: float) -> np.ndarray:
    return xy + move_m * np.column_stack([np.sin(xy[:, 1] / 900.0), np.cos(xy[:, 0] / 700.0)])


def boundary(move_m: float = 40.0) -> gpd.GeoDataFrame:
    """The outline of the same."""
    whole = shapely.union_all(official(move_m).geometry.to_numpy())
    return gpd.GeoDataFrame({"名称": ["济南新旧动能转换起步区"]}, geometry=[whole], crs=4490)


def shapefile(folder: Path, frame: gpd.GeoDataFrame, encoding: str = "GBK", parts: str = "shp shx dbf prj") -> bytes:
    """The frame as a zipped Shapefile; without `cpg` nothing says how its words are written."""
    frame.to_file(folder / "界线.shp", encoding=encoding)
    table = folder / "界线.dbf"
    table.write_bytes(table.read_bytes()[:29] + b"\0" + table.read_bytes()[30:])
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.split():
            archive.write(folder / f"界线.{part}", f"界线.{part}")
    return target.getvalue()


def geopackage(folder: Path, **frames: gpd.GeoDataFrame) -> bytes:
    path = folder / "layers.gpkg"
    for layer, frame in frames.items():
        frame.to_file(path, driver="GPKG", layer=layer)
    return path.read_bytes()


def geojson(*rows: tuple[dict[str, Any], Any], **top: Any) -> bytes:
    """Rows of properties and a geometry: a shape or the value as it stands."""
    listed = [
        {"type": "Feature", "properties": p, "geometry": mapping(g) if isinstance(g, BaseGeometry) else g}
        for p, g in rows
    ]
    return json.dumps({"type": "FeatureCollection", **top, "features": listed}, ensure_ascii=False).encode()


def kml(frame: gpd.GeoDataFrame) -> bytes:
    """Polygons with a name, as web maps write them."""
    marks = []
    for name, area in zip(frame.iloc[:, 0], frame.geometry, strict=True):
        ring = " ".join(f"{x:.7f},{y:.7f},0" for x, y in area.exterior.coords)
        marks.append(f"<Placemark><name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}"
                     "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>")  # fmt: skip
    return f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(marks)}</Document></kml>'.encode()


def request(name: str, content: bytes, geo: Path = GEO) -> MapRequest:
    return MapRequest(name, content, geo, DATA, {"luokou_north": ["泺口黄河以北"], "tangwang_midwest": ["唐王中西部"]})
