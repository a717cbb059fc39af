"""Builders of map files that are broken or attack."""

from __future__ import annotations

import sqlite3
import struct
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyproj
from shapely.geometry import Polygon, box

from tests.components.map_files import geojson, geopackage, official, shapefile

HERE = box(117.0, 36.8, 117.1, 36.9)
BOW_TIE = Polygon([(117.0, 36.8), (117.1, 36.9), (117.1, 36.8), (117.0, 36.9)])
NAME = {"name": "崔寨高新产业集聚区"}


def crs(code: int | str) -> dict[str, Any]:
    return {"crs": {"type": "name", "properties": {"name": f"EPSG:{code}"}}}


def raw(kind: str, coordinates: Any, **top: Any) -> bytes:
    return geojson((NAME, {"type": kind, "coordinates": coordinates}), **top)


def packed(**members: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def frame(*shapes: Any, code: int = 4490) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"名称": ["崔寨高新产业集聚区"] * len(shapes)}, geometry=list(shapes), crs=code)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def linked(folder: Path) -> bytes:
    """A member that is a link to a file of the server."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in ("shp", "shx", "dbf"):
            info = zipfile.ZipInfo(f"a.{part}")
            info.external_attr = (0o120777) << 16
            archive.writestr(info, b"/etc/passwd")
    return target.getvalue()


def nan_shapefile(folder: Path) -> bytes:
    parts = parts_of(shapefile(folder, frame(HERE)))
    shp = bytearray(parts["界线.shp"])
    shp[-16:-8] = struct.pack("<d", float("nan"))
    return packed(**{**parts, "界线.shp": bytes(shp)})


def open_shapefile(folder: Path) -> bytes:
    parts = parts_of(shapefile(folder, frame(HERE)))
    shp = bytearray(parts["界线.shp"])
    shp[-16:] = struct.pack("<2d", 117.05, 36.79)
    return packed(**{**parts, "界线.shp": bytes(shp)})


def bomb(folder: Path) -> bytes:
    parts = parts_of(shapefile(folder, frame(HERE)))
    return packed(**{**parts, "界线.dbf": parts["界线.dbf"] + b" " * (210 << 20)})


def live_geopackage(folder: Path) -> bytes:
    path = folder / "live.gpkg"
    path.write_bytes(geopackage(folder, a=frame(HERE)))
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE VIEW v AS SELECT * FROM a")
        base.execute("INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('v', 'features', 4490)")
        base.commit()
    return path.read_bytes()


def prj(folder: Path, text: str) -> bytes:
    parts = parts_of(shapefile(folder, official().to_crs(4548)))
    return packed(**{**parts, "界线.prj": text.encode()})


def esri(code: int) -> str:
    return str(pyproj.CRS.from_epsg(code).to_wkt("WKT1_ESRI"))


def zigzag(n: int) -> list[list[float]]:
    return [[117.0 + 1e-6 * (i % 2), 36.8 + 1e-7 * i] for i in range(n)]
