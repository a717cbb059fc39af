"""The usable places of a supplied file of people, and sentences on what was left out and why.

Runs in the limited child process, without a session: messages keep their parts for translation.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import shapely

from components.intake.geojson_text import as_utf8
from components.intake.refusals import Bounds, RefusedError, UnusableError
from components.intake.road_datum import Datum, in_datum
from components.intake.road_places import grounded
from components.intake.road_reading import SuppliedLines
from components.words.format import number
from geo.cover_people import AREAS, POINT, Shapes
from model.cover.ground import Floats
from model.messages import Message, message

if TYPE_CHECKING:
    import geopandas

PEOPLE = (
    *("people", "population", "pop", "人口", "人口数", "常住人口", "人数", "总人口", "户籍人口"),
    *("residents", "count", "value", "dn", "gridcode", "grid_code"),
)
LONGITUDE = ("lon", "lng", "long", "longitude", "经度", "x")
LATITUDE = ("lat", "latitude", "纬度", "y")
MOST = 1_000_000.0
"""People at one place: more is no count."""
ASIDE = re.compile(r"[（(\[【].*?[)）\]】]|[\s_\-]")
DEGREES = "EPSG:4326"


class UsablePlaces(NamedTuple):
    """Points and polygons in metres of equal area, the people of each, and sentences on what was read."""

    shapes: Shapes
    people: Floats
    report: tuple[Message, ...]


def read_csv(content: bytes, bounds: Bounds) -> SuppliedLines:
    """Rows of longitude, latitude and people as points. Raises RefusedError and UnusableError."""
    import geopandas

    rows = list(csv.reader(io.StringIO(as_utf8(content), newline=""), strict=False))
    if len(rows) < 2:
        raise RefusedError("no_geometry")
    if len(rows) - 1 > bounds.features:
        raise RefusedError("people_features")
    head = [name.strip() for name in rows[0]]
    if len(head) > bounds.columns:
        raise RefusedError("columns")
    table = pd.DataFrame([row[: len(head)] + [""] * (len(head) - len(row)) for row in rows[1:] if row], columns=head)
    places = [_column(head, names) for names in (LONGITUDE, LATITUDE)]
    if len(set(head)) < len(head) or None in places:
        raise UnusableError(
            message(
                "未识别出经纬度；请给表加 lon、lat 两列（列名也可写作经度、纬度）。现有列：{names}。",
                names=_names(head),
            )
        )
    lon, lat = (pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=float) for name in places)
    sound = np.isfinite(lon) & np.isfinite(lat)
    notes = [message("去掉 {n} 行没有经纬度的记录。", n=number(int((~sound).sum())))] if not sound.all() else []
    points = geopandas.GeoDataFrame(table[sound], geometry=shapely.points(lon[sound], lat[sound]), crs=DEGREES)
    return SuppliedLines(points, DEGREES, notes=tuple(notes))


def usable_places(supplied: SuppliedLines, datum: Datum) -> UsablePlaces:
    """Points and polygons with a count of people. Raises UnusableError where nothing is left."""
    frame = supplied.frame
    if not supplied.crs:
        raise UnusableError(message("文件没有写明坐标系，无法放到图上；请在导出时带上坐标系。"))
    report = [
        message("读到 {n} 个要素，坐标系 {crs}。", n=number(len(frame)), crs=supplied.crs),
        *supplied.notes,
    ]
    frame = _only_places(frame, report)
    names = [str(name) for name in frame.columns if name != frame.geometry.name]
    column = _column(names, PEOPLE)
    if column is None:
        raise UnusableError(
            message("未识别出人口列；请给每个点或格加一列 people（列名也可写作“人口”“常住人口”等）。现有列：{names}。",
                    names=_names(names))
        )  # fmt: skip
    frame = _with_people(frame, column, report)
    ground = in_datum(grounded(frame, report), datum)
    return UsablePlaces(ground.geometry.to_numpy(), ground["people"].to_numpy(dtype=float), tuple(report))


def _only_places(frame: "geopandas.GeoDataFrame", report: list[Message]) -> "geopandas.GeoDataFrame":
    kinds = np.isin(shapely.get_type_id(frame.geometry.to_numpy()), (POINT, *AREAS)) & ~frame.geometry.is_empty
    sound = kinds.to_numpy() & shapely.is_valid(frame.geometry.to_numpy())
    if not sound.any():
        raise UnusableError(message("文件里没有点和面；人口须落在点或格上。"))
    if not sound.all():
        report.append(message("去掉 {n} 个不是点和面或图形无效的要素。", n=number(int((~sound).sum()))))
    return frame[sound]


def _with_people(frame: "geopandas.GeoDataFrame", column: str, report: list[Message]) -> "geopandas.GeoDataFrame":
    people = pd.to_numeric(frame[column].astype(object), errors="coerce").to_numpy(dtype=float)
    sound = np.isfinite(people) & (people >= 0) & (people <= MOST)
    if not (people[sound] > 0).any():
        raise UnusableError(message("列 {name} 里没有一个可用的人数。", name=column[:40]))
    if not sound.all():
        report.append(
            message("去掉 {n} 个人数为空、为负、过大或不是数的要素（列 {name}）。",
                    n=number(int((~sound).sum())), name=column[:40])
        )  # fmt: skip
    report.append(message("人数取自列 {name}，共 {n} 人。", name=column[:40], n=number(float(people[sound].sum()), 0)))
    return frame[sound].assign(people=people[sound])


def _column(names: Iterable[str], fields: tuple[str, ...]) -> str | None:
    """The column to read, None where none is recognised."""
    plain = {ASIDE.sub("", name.strip().lower()): name for name in reversed(list(names))}
    return next((plain[field] for field in fields if field in plain), None)


def _names(names: Iterable[str]) -> str:
    return "、".join(str(name)[:20] for name in list(names)[:8]) or message("无")
