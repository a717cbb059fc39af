"""Files of roads as strangers bring them."""

import json
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from components.intake.intake import precheck
from components.intake.refusals import BOUNDS, REFUSALS, Bounds, RefusedError
from components.intake.road_check import Site, UsableLines, usable
from components.intake.road_reading import SuppliedLines, read
from components.topics.reach.service import Kit

WEST_EAST = [[116.98, 36.78], [117.0, 36.765], [117.012, 36.752]]


def geojson(*features: tuple[dict, list | dict]) -> bytes:
    found = [
        {
            "type": "Feature", "properties": properties,
            "geometry": shape if isinstance(shape, dict) else {"type": "LineString", "coordinates": shape},
        }
        for properties, shape in features
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": found}).encode()


def gpkg(path, frame: gpd.GeoDataFrame) -> bytes:
    frame.to_file(path, driver="GPKG")
    return path.read_bytes()


def taken(name: str, content: bytes, bounds: Bounds = BOUNDS) -> SuppliedLines:
    """The file read as the process with limits reads it, within the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"roads{precheck(name, content)}")
        path.write_bytes(content)
        return read(path, bounds)


def kept(name: str, content: bytes, kit: Kit, datum="check") -> UsableLines:
    return usable(taken(name, content), Site(kit.grid, kit.reach.links, datum))


def refusal(name: str, content: bytes, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(RefusedError) as error:
        taken(name, content, bounds)
    assert REFUSALS[error.value.code]
    return error.value.code


def shapefile(folder, encoding: str, parts: str = "shp shx dbf prj") -> bytes:
    frame = gpd.GeoDataFrame({"设计速度": [60], "道路名称": ["黄河大道"]}, geometry=[LineString(WEST_EAST)], crs=4490)
    frame.to_crs(4548).to_file(folder / "道路.shp", encoding=encoding)
    table = folder / "道路.dbf"
    table.write_bytes(table.read_bytes()[:29] + b"\0" + table.read_bytes()[30:])  # says nothing of its encoding
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in parts.split():
            archive.write(folder / f"道路.{part}", f"路网/道路.{part}")
    return target.getvalue()


def table(names: list[bytes], rows: list[tuple[bytes, ...]], language_byte: int = 0, width: int = 40) -> bytes:
    """A dBASE table of text fields, byte by byte."""
    fields = [name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15) for name in names]
    start = 32 + 32 * len(fields) + 1
    head = b"\x03\x7e\x01\x01" + len(rows).to_bytes(4, "little") + start.to_bytes(2, "little")
    head += (1 + width * len(fields)).to_bytes(2, "little") + bytes(17) + bytes([language_byte]) + bytes(2)
    records = b"".join(b" " + b"".join(cell.ljust(width) for cell in row) for row in rows)
    return head + b"".join(fields) + b"\r" + records + b"\x1a"


def zipped(folder: Path, dbf: bytes, **others: bytes) -> bytes:
    """A zipped Shapefile of one line per row of the table; `others` are further members, `cpg` among the parts."""
    count = int.from_bytes(dbf[4:8], "little")
    frame = gpd.GeoDataFrame({"a": [1] * count}, geometry=[LineString(WEST_EAST)] * count, crs=4490)
    frame.to_file(folder / "roads.shp")
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in ("shp", "shx", "prj"):
            archive.write(folder / f"roads.{part}", f"roads.{part}")
        archive.writestr("roads.dbf", dbf)
        for name, content in others.items():
            archive.writestr("roads.cpg" if name == "cpg" else name, content)
    return target.getvalue()
