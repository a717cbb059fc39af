"""Location checks of a supplied road network: metres declared as degrees, swapped axes, lines outside of the map."""

from typing import TYPE_CHECKING

import numpy as np
import shapely

from components.intake.refusals import UnusableError
from components.words.format import number
from geo.measure import EQUAL_AREA
from model.messages import Message, message
from model.reach.grid import Grid

if TYPE_CHECKING:
    import geopandas

SWAPPED = ((15.0, 55.0), (70.0, 140.0))
"""Where the first and the second coordinate lie when latitude was written before longitude anywhere in China."""


def grounded(frame: "geopandas.GeoDataFrame", report: list[Message]) -> "geopandas.GeoDataFrame":
    """The lines in metres of equal area. Raises UnusableError where they lie nowhere on Earth."""
    from pyproj.exceptions import ProjError

    upright = _upright(frame, report)
    try:
        ground = upright.to_crs(EQUAL_AREA)
    except ProjError as error:
        raise UnusableError(
            message("坐标系“{crs}”不能换算成经纬度，可能是地方独立坐标系；请先转成 CGCS2000 再导出。", crs=_name(frame))
        ) from error
    if not np.isfinite(ground.geometry.bounds.to_numpy()).all():
        raise UnusableError(message("按文件所写的坐标系，有图形超出地球坐标范围；请核对坐标系。"))
    return ground


def _upright(frame: "geopandas.GeoDataFrame", report: list[Message]) -> "geopandas.GeoDataFrame":
    """Degrees as longitude and latitude; metres that are called degrees are refused."""
    if frame.crs is None or not frame.crs.is_geographic:
        return frame
    x, y = (float(value) for value in np.median(shapely.get_coordinates(frame.geometry.to_numpy()), axis=0))
    (least_x, most_x), (least_y, most_y) = SWAPPED
    if least_x <= x <= most_x and least_y <= y <= most_y:
        report.append(message("经度和纬度写反了（{x}，{y}），已对调。", x=number(x, 2), y=number(y, 2)))
        turned = shapely.transform(frame.geometry.to_numpy(), lambda pairs: pairs[:, ::-1])
        return frame.set_geometry(turned, crs=frame.crs)
    if abs(x) > 180 or abs(y) > 90:
        raise UnusableError(
            message("坐标是 {x}、{y} 这样以米计的数，文件却按经纬度标注或没有写明坐标系；请在导出时写明投影，"
                    "例如 CGCS2000 三度带、中央经线 117° 是 EPSG:4548。", x=number(x, 0), y=number(y, 0))
        )  # fmt: skip
    return frame


def in_view(ground: "geopandas.GeoDataFrame", grid: Grid, report: list[Message]) -> "geopandas.GeoDataFrame":
    """The lines that touch the map. Raises UnusableError where there are none."""
    east, north = grid.west_m + grid.cols * grid.cell_m, grid.south_m + grid.rows * grid.cell_m
    seen = shapely.intersects(ground.geometry.to_numpy(), shapely.box(grid.west_m, grid.south_m, east, north))
    if not seen.any():
        lon, lat = np.median(shapely.get_coordinates(ground.to_crs(4326).geometry.to_numpy()), axis=0)
        raise UnusableError(
            message("所有的线都在起步区一带之外：按所写的坐标系，它们落在东经 {lon}°、北纬 {lat}° 一带；"
                    "请核对坐标系（中央经线、带号）和范围。", lon=number(float(lon), 2), lat=number(float(lat), 2))
        )  # fmt: skip
    if not seen.all():
        report.append(message("去掉 {n} 条在图幅之外的线。", n=number(int((~seen).sum()))))
    return ground[seen]


def _name(frame: "geopandas.GeoDataFrame") -> str:
    return str(frame.crs.name)[:40] if frame.crs else ""
