"""Forest belts and ecological corridors, as far as their course is documented."""

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, substring

from geo.contracts import Feature
from geo.making.material import Material, feature, simplified, smooth_line
from geo.making.rivers import INFERRED, river_in_area

FOREST_HALF_WIDTH_M = 500.0
RIVER_CORRIDOR_HALF_WIDTH_M = 400.0
BANK_M = 700.0  # the drawn bank line, left of the centre line


def forest_line(material: Material) -> LineString:
    """桑梓店, 大桥, 崔寨, then towards 回河 as far as the edge of the area. On the ground."""
    seats = [material.point(i) for i in ("seat_sangzidian", "seat_daqiao", "seat_cuizhai")]
    towards = material.point("x_g308")  # the road bridge whose northern end reports put in 回河
    limit, _ = nearest_points(material.subdistricts["cuizhai"].boundary, towards)
    return smooth_line([*seats, Point(limit.x, limit.y)])


def forest_belts(material: Material) -> list[Feature]:
    """The one forest belt whose course is named by places."""
    properties = {
        "id": "forest_sangzidian_huihe",
        "name": "桑梓店—大桥—崔寨—回河生态森林带",
        "name_en": "Sangzidian–Daqiao–Cuizhai–Huihe Forest Belt",
        "precision": "schematic",
        "accuracy_m": 3000,
        "source": "2021年意见五/（二）；走向由本项目示意",
        "basis": "依次连桑梓店、大桥、崔寨驻地；回河驻地没有可查坐标，止于济阳方向的区界",
        "note": f"宽{2 * FOREST_HALF_WIDTH_M:.0f}米为示意",
    }
    band = forest_line(material).buffer(FOREST_HALF_WIDTH_M, quad_segs=6)
    return [feature(simplified(band), properties)]


def corridors(material: Material) -> list[Feature]:
    """River corridors: the Yellow River's left bank, and the stretches of two rivers that can be inferred."""
    drawn_from = {
        "corridor_yellow_river": _bank(river_in_area(material)),
        "corridor_yellow_river_demo": _bank(_demonstration_reach(material)),
        "corridor_tuhai": material.river("tuhai_river").intersection(material.outline.buffer(BANK_M)),
        "corridor_xiaoqing": material.river("xiaoqing_river"),
    }
    features = []
    for corridor_id, (name, name_en, source, basis) in CORRIDORS.items():
        properties = {
            "id": corridor_id,
            "name": name,
            "name_en": name_en,
            "precision": "schematic",
            "accuracy_m": 2000,
            "source": source,
            "basis": basis,
        }
        band = drawn_from[corridor_id].buffer(RIVER_CORRIDOR_HALF_WIDTH_M, quad_segs=4)
        features.append(feature(simplified(band, tolerance_m=40.0), properties))
    return features


def _bank(river: LineString) -> BaseGeometry:
    return river.simplify(200.0).offset_curve(BANK_M, quad_segs=6)


def _demonstration_reach(material: Material) -> LineString:
    """The river between the two bridges that a report gives as the ends of the demonstration reach."""
    river = material.yellow_river
    ends = [river.project(material.point(i)) for i in ("x_jinan_1982", "x_jile_south")]
    return substring(river, *ends)


CORRIDORS = {
    "corridor_yellow_river": (
        "黄河生态风貌带",
        "Yellow River Ecological Landscape Belt",
        "2024年计划一/（六）；位置由本项目示意",
        "文件给出30公里长，未给起止；沿起步区段黄河北岸画带",
    ),
    "corridor_yellow_river_demo": (
        "黄河生态风貌带示范段",
        "Yellow River Landscape Belt, Demonstration Section",
        "2022-04 报道；位置由本项目示意",
        "报道：黄河大桥以东、堤顶路以北、石济客专公铁两用桥以西，约4公里长、100米宽；画带加宽以便看清",
    ),
    "corridor_tuhai": (
        "徒骇河生态风貌廊道",
        "Tuhai River Ecological Corridor",
        f"2021年意见五/（二）；{INFERRED}",
        "只画能推断河线、又临起步区的一段",
    ),
    "corridor_xiaoqing": (
        "小清河生态风貌廊道",
        "Xiaoqing River Ecological Corridor",
        f"2021年意见五/（二）；{INFERRED}",
        "只画能推断河线的一段",
    ),
}
