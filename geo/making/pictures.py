"""The layout as a picture, for machines that cannot draw the live map."""

from pathlib import Path
from typing import Any, NamedTuple

import altair as alt
import shapely
import vl_convert
from shapely.affinity import affine_transform
from shapely.geometry import box, mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.making.palette import COLOURS, FONT, Theme
from geo.measure import project
from geo.read import features

WIDTH_PX, HEIGHT_PX = 1600, 1000
WEST_M, EAST_M, SOUTH_M, NORTH_M = -38_000.0, 42_000.0, -26_500.0, 23_500.0  # 50 m to a pixel
NOTICE = "示意图，非法定边界，不作为划界依据"


class Caption(NamedTuple):
    """Words on the picture. `east_m` and `north_m` on the ground; `angle` clockwise in degrees."""

    text: str
    east_m: float
    north_m: float
    role: str = "text"
    size_px: int = 17
    weight: int = 400
    angle: float = 0.0


def layout_pictures(root: Path) -> dict[str, str]:
    """File name to SVG, light and dark."""
    themes: tuple[Theme, ...] = ("light", "dark")
    return {f"layout-{theme}.svg": _svg(_chart(root, theme)) for theme in themes}


def _svg(chart: alt.LayerChart) -> str:
    made: str = vl_convert.vegalite_to_svg(chart.to_json(validate=False), vl_version="6.4")
    return made if made.endswith("\n") else made + "\n"


def _chart(root: Path, theme: Theme) -> alt.LayerChart:
    colours = COLOURS[theme]
    parts = [*_ground(root, colours), *_structure(root, colours), *_captions(root, colours)]
    chart = alt.layer(*parts).properties(width=WIDTH_PX, height=HEIGHT_PX, padding=0, background=colours["ground"])
    configured: alt.LayerChart = chart.configure_view(stroke=None).configure(font=FONT)
    return configured


def _ground(root: Path, colours: dict[str, str]) -> list[alt.Chart]:
    edge: dict[str, Any] = {"stroke": colours["border"], "strokeDash": [5, 4], "strokeWidth": 1}
    return [
        _shapes(root, "base_land", fill=colours["land"], stroke=None),
        _shapes(root, "base_borders", fill=None, **edge),
        _shapes(root, "startup_area", fill=colours["inside"], stroke=None),
        _shapes(root, "belt", fill=colours["yellow_river_ochre"], fillOpacity=0.28, stroke=None),
        _shapes(root, "river_band", fill=colours["water"], stroke=colours["water_text"], strokeWidth=0.6),
        _shapes(root, "rivers", fill=None, stroke=colours["river_blue_green"], strokeWidth=2.5),
        _shapes(root, "subdistricts", fill=None, stroke=colours["subdistrict"], strokeWidth=0.8, strokeDash=[3, 3]),
        _shapes(root, "startup_area", fill=None, stroke=colours["outline"], strokeWidth=3, strokeDash=[9, 4]),
    ]


def _structure(root: Path, colours: dict[str, str]) -> list[alt.Chart]:
    groups = [
        _shapes(root, "groups", only=f"group_{i}", fill=colours[f"group_{i}"], fillOpacity=0.3, **_edge(colours, i))
        for i in range(1, 6)
    ]
    cores = _shapes(root, "cores", fill=colours["core"], fillOpacity=0.55, stroke=colours["halo"], strokeWidth=2)
    casing = _shapes(root, "axis", fill=None, stroke=colours["halo"], strokeWidth=9, strokeOpacity=0.8)
    axis = _shapes(root, "axis", fill=None, stroke=colours["axis_red"], strokeWidth=5)
    nodes = _dots(root, "axis_nodes", colours)
    return [*groups, cores, casing, axis, nodes]


def _edge(colours: dict[str, str], number: int) -> dict[str, Any]:
    return {"stroke": colours[f"group_{number}"], "strokeWidth": 1.5, "strokeDash": [6, 3]}


def _ground_shape(geometry: dict[str, Any]) -> BaseGeometry:
    frame = box(WEST_M - 500, SOUTH_M - 500, EAST_M + 500, NORTH_M + 500)
    return project(shape(geometry)).intersection(frame)


def _shapes(root: Path, layer_id: str, *, only: str = "", **mark: Any) -> alt.Chart:
    found = [f for f in features(layer_id, root) if only in ("", f["properties"].get("color_role"))]
    seen = [shape_ for f in found if not (shape_ := _ground_shape(f["geometry"]).simplify(10.0)).is_empty]
    rows = [{"type": "Feature", "properties": {}, "geometry": mapping(_in_pixels(s))} for s in seen]
    chart = alt.Chart(alt.InlineData(values=rows)).mark_geoshape(clip=True, **mark)
    placed: alt.Chart = chart.project(type="identity", scale=1, translate=[0, 0])  # coordinates are pixels already
    return placed


def _in_pixels(ground: BaseGeometry) -> BaseGeometry:
    scale = WIDTH_PX / (EAST_M - WEST_M)
    moved = affine_transform(ground, [scale, 0, 0, -scale, -WEST_M * scale, NORTH_M * scale])
    return shapely.transform(moved, lambda pixels: pixels.round(1))


def _pixels(east_m: float, north_m: float) -> tuple[float, float]:
    scale = WIDTH_PX / (EAST_M - WEST_M)
    return round((east_m - WEST_M) * scale, 1), round((NORTH_M - north_m) * scale, 1)


def _dots(root: Path, layer_id: str, colours: dict[str, str]) -> alt.Chart:
    grounds = [project(shape(f["geometry"])) for f in features(layer_id, root)]
    rows = [dict(zip(("x", "y"), _pixels(p.x, p.y), strict=True)) for p in grounds]
    mark: dict[str, Any] = {
        "filled": True,
        "size": 110,
        "opacity": 1,
        "fill": colours["halo"],
        "stroke": colours["axis_red"],
    }
    dots: alt.Chart = _placed(rows).mark_point(strokeWidth=3, **mark)
    return dots


def _placed(rows: list[dict[str, Any]]) -> alt.Chart:
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH_PX], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT_PX, 0], nice=False))
    placed: alt.Chart = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    return placed


def _captions(root: Path, colours: dict[str, str]) -> list[alt.Chart]:
    return [part for caption in captions() for part in _written(caption, colours)]


def _written(caption: Caption, colours: dict[str, str]) -> list[alt.Chart]:
    x, y = _pixels(caption.east_m, caption.north_m)
    mark: dict[str, Any] = {
        "text": caption.text.split("\n"),
        "font": FONT,
        "fontSize": caption.size_px,
        "fontWeight": caption.weight,
        "angle": caption.angle % 360,
        "lineHeight": caption.size_px * 1.25,
        "align": "center",
        "baseline": "middle",
    }
    halo: dict[str, Any] = {"stroke": colours["halo"], "strokeWidth": 4, "strokeJoin": "round", "fill": colours["halo"]}
    row = [{"x": x, "y": y}]
    return [
        _placed(row).mark_text(**mark, **halo),
        _placed(row).mark_text(**mark, fill=colours[caption.role]),
    ]


def captions() -> tuple[Caption, ...]:
    """All words of the picture, set by eye so that none covers another."""
    return CAPTIONS


CAPTIONS = (
    Caption("孙耿太平\n绿色发展\n基地", -9000, 5600, "group_4", 20, 700),
    Caption("桑梓店高端\n制造产业基地", -18000, -6800, "group_3", 20, 700),
    Caption("济南城市\n副中心", -7000, -4400, "group_1", 20, 700),
    Caption("崔寨高新\n产业集聚区", -600, 700, "group_2", 20, 700),
    Caption("临空产业\n集聚区", 8900, -3700, "group_5", 20, 700),
    Caption("城市科创区", -5800, -9500, "core", 17, 700),
    Caption("临空经济区", 10100, 2500, "core", 17, 700),
    Caption("一纵 · 泉城特色风貌轴", -17700, 6500, "axis_red", 18, 700, 81),
    Caption("一横 · 黄河生态风貌带", 2400, -11000, "yellow_river_ochre", 18, 700, -33),
    Caption("太平街道", -10000, 18600, "text_soft", 14),
    Caption("孙耿街道", -4600, 8000, "text_soft", 14),
    Caption("桑梓店街道", -17300, -10600, "text_soft", 14),
    Caption("大桥街道", -8500, -700, "text_soft", 14),
    Caption("崔寨街道", 4500, 4500, "text_soft", 14),
    Caption("泺口街道\n（黄河以北）", -12500, -11300, "text_soft", 13),
    Caption("遥墙街道", 4300, -4500, "text_soft", 14),
    Caption("临港街道", 12700, -6800, "text_soft", 14),
    Caption("唐王街道\n（中西部）", 16700, -5200, "text_soft", 14),
    Caption("高官寨街道", 19500, 6500, "text_soft", 14),
    Caption("徒骇河（推断）", -26500, 17800, "water_text", 14),
    Caption("小清河（推断）", 22300, 900, "water_text", 14),
    Caption("黄河", -29000, -16000, "water_text", 18, 700),
    Caption("黄河", 14600, 18000, "water_text", 18, 700),
    Caption("鹊山", -7200, -12500, "text", 15),
    Caption("大明湖", -5000, -19000, "text", 15),
    Caption("明府城", -5000, -20300, "text", 15),
    Caption("趵突泉", -9800, -21000, "text", 15),
    Caption("千佛山", -4200, -23400, "text", 15),
    Caption("齐 河 县", -30000, -4000, "text_soft", 16),
    Caption("临 邑 县", -31000, 21500, "text_soft", 16),
    Caption("济 阳 区", 3000, 16500, "text_soft", 16),
    Caption("章 丘 区", 30000, -8000, "text_soft", 16),
    Caption("历 城 区", 9000, -17500, "text_soft", 16),
    Caption("槐 荫 区", -22500, -18500, "text_soft", 16),
    Caption("邹 平 市", 34000, 15500, "text_soft", 16),
    Caption("济南新旧动能转换起步区　一纵一横两核五组团", 20500, 22000, "text", 24, 700),
    Caption(NOTICE, 28500, -24000, "text_soft", 18, 500),
    Caption("部分点位 © OpenStreetMap contributors（ODbL 1.0）", 28500, -25400, "text_soft", 13),
)
