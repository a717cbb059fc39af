"""一纵一横两核五组团, drawn schematically. The documents name them without a location; all shapes are our own."""

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature
from geo.making.material import Material, feature, simplified, smooth_line
from geo.making.rivers import river_in_area
from geo.measure import project, unproject

DOCUMENT = "2021年意见四/（二）；位置由本项目示意"
SCHEMATIC = {"precision": "schematic", "source": DOCUMENT}
BELT_HALF_WIDTH_M = 1500.0
CORE_RADIUS_M = 1500.0
GAP_M = 350.0  # half of the green gap kept between neighbouring groups
FLOODPLAIN_M = 800.0  # kept clear of groups on either side of the river's centre line


@dataclass(frozen=True)
class Group:
    """A group of the plan: the subdistricts that carry it, and the places around which it is drawn.

    `anchors` are ids of points.csv, each with its reach in metres. `label` is the name broken into
    lines where its words end. `nickname` is what the 2021 opinion, 六/（二）, wants
    the group to become; the subcentre has none.
    """

    id: str
    name: str
    name_en: str
    members: tuple[str, ...]
    anchors: tuple[tuple[str, float], ...]
    basis: str
    label: str
    nickname: str = ""
    nickname_en: str = ""


GROUPS = (
    Group(
        "group_subcentre",
        "济南城市副中心",
        "Jinan City Subcentre",
        ("daqiao", "luokou_north"),
        (("f_committee", 3000.0), ("seat_daqiao", 3400.0), ("x_jinan_second", 2200.0), ("hill_queshan", 1700.0)),
        "围绕起步区管委会、大桥街道驻地、济南黄河大桥新桥北岸（报道称副中心示范区在此）和鹊山",
        "济南城市\n副中心",
    ),
    Group(
        "group_cuizhai",
        "崔寨高新产业集聚区",
        "Cuizhai High-tech Industry Cluster",
        ("cuizhai",),
        (("seat_cuizhai", 2600.0), ("f_expo", 2400.0), ("f_byd_phase1", 2200.0), ("f_sports_centre", 1800.0)),
        "名称指崔寨；围绕崔寨街道办事处、会展中心、比亚迪产业园、黄河体育中心",
        "崔寨高新\n产业集聚区",
        "氢能谷",
        "Hydrogen Valley",
    ),
    Group(
        "group_sangzidian",
        "桑梓店高端制造产业基地",
        "Sangzidian Advanced Manufacturing Base",
        ("sangzidian",),
        (("seat_sangzidian", 2200.0), ("f_sino_german_park", 2400.0), ("f_new_materials_park", 2000.0)),
        "名称指桑梓店；围绕街道驻地、中德产业园、新材料产业科技园",
        "桑梓店高端\n制造产业基地",
        "智能岛",
        "Smart Island",
    ),
    Group(
        "group_sungeng_taiping",
        "孙耿太平绿色发展基地",
        "Sungeng–Taiping Green Development Base",
        ("sungeng", "taiping"),
        (("seat_sungeng", 2800.0), ("place_seed_station", 2800.0), ("seat_taiping", 2200.0)),
        "名称指孙耿、太平；围绕两街道驻地和省农科院试验中心（太平）",
        "孙耿太平\n绿色发展\n基地",
        "种子库",
        "Seed Bank",
    ),
    Group(
        "group_airport",
        "临空产业集聚区",
        "Airport Industry Cluster",
        ("yaoqiang", "lingang"),
        (
            ("f_airport", 3000.0),
            ("place_bonded_zone", 2200.0),
            ("place_europe_port", 2200.0),
            ("seat_lingang", 2200.0),
            ("seat_yaoqiang", 2000.0),
        ),
        "围绕遥墙机场、临港与遥墙街道办事处，向综合保税区、中欧制造国际企业港一侧伸展，止于推算的街道边",
        "临空产业\n集聚区",
        "航空港",
        "Aviation Port",
    ),
)


def axis_line(material: Material) -> LineString:
    """千佛山, 大明湖, 鹊山, then due north to where the inferred stretch of the 徒骇河 ends, on the ground."""
    ids = ("hill_qianfoshan", "lake_daming", "hill_queshan")
    south = smooth_line([material.point(i) for i in ids])
    hill, river = unproject(material.point("hill_queshan")), unproject(material.river("tuhai_river"))
    end = project(Point(hill.x, river.coords[-2][1]))
    return LineString([*south.coords, end])


def axis(material: Material) -> list[Feature]:
    """The axis as one line."""
    properties = {
        "id": "axis_vertical",
        "name": "一纵：泉城特色风貌轴",
        "name_en": "Vertical Axis",
        **SCHEMATIC,
        "accuracy_m": 3000,
        "basis": "南起千佛山，经老城、大明湖，越鹊山，由鹊山正北直画到徒骇河可推断河段东端的纬度；"
        "鹊山以北无文献走向，为示意；趵突泉、明府城为轴旁节点",
        "note": "管委会公开页称轴上规划徒骇河郊野公园",
    }
    return [feature(simplified(axis_line(material)), properties)]


def axis_nodes(material: Material) -> list[Feature]:
    """The landmarks strung on the axis, again, for drawing."""
    ids = ("hill_qianfoshan", "spring_baotu", "heritage_mingfu_city", "lake_daming", "hill_queshan")
    rows = {row["id"]: row for row in material.points}
    return [_node(material, rows[i]) for i in ids]


def belt(material: Material) -> list[Feature]:
    """A band along the Yellow River; its width is ours."""
    band = river_in_area(material).simplify(400.0).buffer(BELT_HALF_WIDTH_M, quad_segs=8)
    properties = {
        "id": "belt_horizontal",
        "name": "一横：黄河生态风貌带",
        "name_en": "Horizontal Belt",
        **SCHEMATIC,
        "accuracy_m": 2000,
        "basis": f"沿起步区段黄河两侧各{BELT_HALF_WIDTH_M / 1000:g}公里；文件未给宽度，宽度为示意",
    }
    return [feature(simplified(_smoothed(band, 1200.0), tolerance_m=40.0), properties)]


def core_centres(material: Material) -> dict[str, Point]:
    """Core id to its assumed centre, on the ground."""
    between = LineString([material.point("f_committee"), material.point("seat_daqiao")])
    return {"core_science": between.centroid, "core_airport": material.point("f_airport")}


def cores(material: Material) -> list[Feature]:
    """Two discs: their location is assumed, their size has no meaning."""
    centres = core_centres(material)
    features = [
        (
            "core_science",
            "城市科创区",
            "City Science and Innovation Core",
            "文件未给位置，假定在城市副中心：报道称副中心示范区含科创金融区、科研办公区，在济南黄河大桥新桥北岸",
        ),
        (
            "core_airport",
            "临空经济区",
            "Airport Economic Core",
            "文件未给位置，假定以遥墙机场航站楼为中心；圆盖住现有跑道，只为示意",
        ),
    ]
    return [_core(ident, name, name_en, centres[ident], basis) for ident, name, name_en, basis in features]


def groups(material: Material) -> list[Feature]:
    """Five smooth shapes around anchor places, inside the subdistricts that carry them, apart from each other."""
    return [
        feature(
            simplified(group_shape(material, group), tolerance_m=35.0),
            {
                "id": group.id,
                "name": group.name,
                "name_en": group.name_en,
                **SCHEMATIC,
                "accuracy_m": 3000,
                "members": list(group.members),
                "basis": f"{group.basis}；形状为示意",
                "color_role": f"group_{number}",
                "label": group.label,
                **({"nickname": group.nickname, "nickname_en": group.nickname_en} if group.nickname else {}),
            },
        )
        for number, group in enumerate(GROUPS, start=1)
    ]


def group_shape(material: Material, group: Group) -> BaseGeometry:
    """Hull of the reaches around the anchors, within the carrying subdistricts, rounded off. On the ground."""
    reaches = [material.point(i).buffer(reach) for i, reach in group.anchors]
    hull = shapely.union_all(reaches).convex_hull
    land = shapely.union_all([material.subdistricts[i] for i in group.members]).buffer(-GAP_M)
    dry = land.difference(material.yellow_river.buffer(FLOODPLAIN_M))
    return _smoothed(hull.intersection(dry), 900.0)


def _smoothed(ground: BaseGeometry, radius_m: float) -> BaseGeometry:
    opened = ground.buffer(-radius_m).buffer(radius_m, quad_segs=8)
    largest = max(getattr(opened, "geoms", [opened]), key=lambda part: part.area)
    return largest.buffer(radius_m, quad_segs=8).buffer(-radius_m, quad_segs=8)


def _core(core_id: str, name: str, name_en: str, centre: Point, basis: str) -> Feature:
    properties: dict[str, Any] = {
        "id": core_id,
        "name": name,
        "name_en": name_en,
        **SCHEMATIC,
        "accuracy_m": 3000,
        "basis": basis,
    }
    return feature(simplified(centre.buffer(CORE_RADIUS_M, quad_segs=16), tolerance_m=5.0), properties)


def _node(material: Material, row: dict[str, str]) -> Feature:
    properties = {key: row[key] for key in ("id", "name", "name_en", "precision", "source")}
    return feature(simplified(material.point(row["id"])), {**properties, "accuracy_m": float(row["accuracy_m"])})
