"""Files of roads as strangers bring them."""

import json
import zipfile
from io import BytesIO

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from components.intake.intake import REFUSALS, RefusedError, take

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


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(RefusedError) as error:
        take(name, content)
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
