"""The usable lines of a supplied file, and sentences on what was left out and why.

Runs in the limited child process, without a session: messages keep their parts for translation.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from components.intake.refusals import UnusableError
from components.intake.road_datum import Datum, check, in_datum
from components.intake.road_fields import is_designed, is_one_way, one_way_column, speed_column
from components.intake.road_places import grounded, in_view
from components.intake.road_reading import SuppliedLines
from components.intake.road_speeds import FASTEST, SLOWEST, Speeds, speeds
from components.words.format import number
from model.messages import Message, message
from model.reach.grid import Grid
from model.reach.inputs import CrossingLink

if TYPE_CHECKING:
    import geopandas

USED_SPEED = "kmh"


@dataclass(frozen=True, eq=False)
class Site:
    """What the roads are laid on: the cells, the crossings that are known, and the datum that the viewer chose."""

    grid: Grid
    links: tuple[CrossingLink, ...]
    datum: Datum = "check"


@dataclass(frozen=True, eq=False)
class UsableLines:
    """The usable part of the supplied lines, and sentences on what was read and left out."""

    frame: "geopandas.GeoDataFrame"
    report: tuple[Message, ...]


def usable(supplied: SuppliedLines, site: Site) -> UsableLines:
    """Lines with a sound speed in the view. Raises UnusableError where nothing is left."""
    frame = supplied.frame
    report = [
        message("读到 {n} 个要素，坐标系 {crs}。", n=number(len(frame)), crs=supplied.crs or message("未写明")),
        *supplied.notes,
    ]
    if supplied.layers > 1:
        report.append(message("文件有 {n} 个图层，只用线最多的“{layer}”。", n=supplied.layers, layer=supplied.layer))
    if not supplied.crs:
        raise UnusableError(message("文件没有写明坐标系，无法放到图上；请在导出时带上坐标系（Shapefile 须有 .prj）。"))
    frame = _only_lines(frame, report)
    column = speed_column(name for name in frame.columns if name != frame.geometry.name)
    if column is None:
        raise UnusableError(
            message(
                "未识别出车速字段；请给每条线加一列 kmh（公里/时），列名可用“设计速度”“限速”等。现有字段：{names}。",
                names=_names(frame),
            )
        )
    frame = grounded(_with_speed(frame, column, report), report)
    report += check(frame, site.grid.river, site.links, site.datum)
    frame = in_view(in_datum(frame, site.datum), site.grid, report)
    return UsableLines(frame, (*report, *_one_way(frame)))


def _names(frame: "geopandas.GeoDataFrame") -> str:
    names = [str(name)[:20] for name in frame.columns if name != frame.geometry.name]
    return "、".join(names[:8]) or message("无")


def _only_lines(frame: "geopandas.GeoDataFrame", report: list[Message]) -> "geopandas.GeoDataFrame":
    """Lines, also those inside of collections."""
    shapes = frame.geometry.to_numpy()
    mixed = np.flatnonzero(shapely.get_type_id(shapes) == 7)
    if len(mixed):
        shapes = shapes.copy()
        shapes[mixed] = [_lines_of(shape) for shape in shapes[mixed]]
        frame = frame.set_geometry(shapes, crs=frame.crs)
    kinds = np.isin(shapely.get_type_id(shapes), (1, 5)) & ~shapely.is_empty(shapes)
    if not kinds.any():
        raise UnusableError(message("文件里没有线；点和面不能当道路。"))
    if not kinds.all():
        report.append(message("去掉 {n} 个不是线或没有图形的要素。", n=number(int((~kinds).sum()))))
    return frame[kinds]


def _lines_of(shape: Any) -> Any:
    """The lines of a collection and of collections within it."""
    parts = np.array([shape], dtype=object)
    while (shapely.get_type_id(parts) >= 4).any():
        parts = shapely.get_parts(parts)
    return shapely.multilinestrings(list(parts[shapely.get_type_id(parts) == 1]))


def _with_speed(frame: "geopandas.GeoDataFrame", column: str, report: list[Message]) -> "geopandas.GeoDataFrame":
    values = frame[column].astype(object)
    read = speeds(values.where(values.notna(), None), column)
    report += _left_out(read, column)
    good = ~np.isnan(read.kmh)
    if not good.any():
        raise UnusableError(_no_speed(read, column))
    least, most = f"{read.kmh[good].min():g}", f"{read.kmh[good].max():g}"
    range_ = least if least == most else f"{least}～{most}"
    report.append(message("车速取自字段 {name}，{range} 公里/时。", name=column, range=range_))
    if is_designed(column):
        report.append(message("设计速度通常高于实际车速，分钟数因此偏少。"))
    return frame[good].assign(**{USED_SPEED: read.kmh[good]})


def _no_speed(read: Speeds, column: str) -> Message:
    """Why no line has a usable speed."""
    if read.foreign:
        return message(
            "没有一条线有可用的车速：字段 {name} 里的单位无法识别，例如“{text}”。", name=column, text=read.foreign[0]
        )
    return message("没有一条线有可用的车速。")


def _left_out(read: Speeds, column: str) -> list[Message]:
    notes = []
    if read.missing:
        notes.append(message("去掉 {n} 条没有车速的线（字段 {name}）。", n=number(read.missing), name=column))
    if read.foreign:
        notes.append(
            message(
                "去掉 {n} 条车速单位无法识别的线，例如“{text}”。", n=number(len(read.foreign)), text=read.foreign[0]
            )
        )
    if read.absurd:
        notes.append(
            message(
                "去掉 {n} 条车速不在 {a}～{b} 公里/时之间的线。",
                n=number(read.absurd),
                a=f"{SLOWEST:g}",
                b=f"{FASTEST:g}",
            )
        )
    if read.lists:
        notes.append(message("有 {n} 条线写了几个车速，取第一个可用的。", n=number(read.lists)))
    for unit, count in read.units.items():
        text, kmh = read.examples[unit]
        notes.append(
            message("{n} 条线的车速单位是 {unit}，已换算成公里/时（“{text}”计作 {kmh}）。",
                    n=number(count), unit=unit, text=text, kmh=number(kmh))
        )  # fmt: skip
    return notes


def _one_way(frame: "geopandas.GeoDataFrame") -> list[Message]:
    column = one_way_column(name for name in frame.columns if name != frame.geometry.name)
    count = sum(map(is_one_way, frame[column])) if column else 0
    return [message("{n} 条单行线按双向计（字段 {name}）。", n=number(count), name=column)] if count else []
