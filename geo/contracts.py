"""Contract of a map layer: its entry in layers.yaml, and every feature of its file."""

import math
import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from shapely.errors import GEOSException
from shapely.geometry import shape
from shapely.validation import explain_validity

from geo.errors import LayerFault
from model.fault_words import excerpt
from model.messages import Message, message

Feature = dict[str, Any]
Precision = Literal["surveyed", "derived", "approximate", "schematic"]
PRECISIONS = ("surveyed", "derived", "approximate", "schematic")
WINDOW = (116.2, 35.9, 118.0, 37.6)  # west, south, east, north: every feature must lie inside
REQUIRED = ("id", "name", "name_en", "precision", "accuracy_m", "source")
NUMBERS = re.compile(r"-?\d+\.?\d*")
GEOMETRY_TYPES = {
    "polygon": {"Polygon", "MultiPolygon"},
    "line": {"LineString", "MultiLineString"},
    "point": {"Point"},
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Frozen):
    """The same words in both languages of the interface."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Style(_Frozen):
    """How a layer is drawn. `role` names a colour; the view resolves it for the theme in use."""

    role: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: Literal["fill", "line", "dashed", "point", "ring", "label"]
    width_px: float = Field(default=1.0, gt=0)
    radius_px: float = Field(default=5.0, gt=0)
    opacity: float = Field(default=1.0, gt=0, le=1)
    role_property: str = ""  # a feature property that overrides `role`, feature by feature


class Layer(_Frozen):
    """One entry of layers.yaml.

    `accuracy_m` is the worst of its features. `index` is false for layers that only redraw elements of another layer.
    `built` is false where the file stands by itself, supplied and not derived from `geo/inputs`. `screen_m` is by how
    many metres its lines are thinned for the screen; the file keeps every vertex, and every measure is taken on it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Text
    geometry: Literal["polygon", "line", "point"]
    group: Literal["结构", "行政", "水系", "绿地", "文化", "通道", "交通", "设施", "参考", "底图"]
    join_key: Literal["id"] = "id"
    precision: Precision
    accuracy_m: float = Field(gt=0)
    source: Text
    licence: Text
    made: Text
    style: Style
    schematic: bool
    default: bool
    order: int
    index: bool = True
    built: bool = True
    screen_m: float = Field(default=0.0, ge=0, le=100)

    @model_validator(mode="after")
    def _schematic_is_stated(self) -> "Layer":
        if self.precision == "schematic" and not self.schematic:
            raise ValueError(message("精度（precision）为 schematic 的图层须写 schematic: true"))
        return self


def check_features(features: list[Feature], layer: Layer, *, file: str) -> list[LayerFault]:
    """Every fault of a layer's features at once; an empty list when the contract is kept."""
    faults: list[LayerFault] = []
    seen: dict[str, int] = {}
    for row, feature in enumerate(features):
        name = _name(feature)
        faults += [LayerFault(file, row, what, name) for what in _feature_faults(feature, layer)]
        feature_id = str(_properties(feature).get("id", ""))
        if feature_id and feature_id in seen:
            what = message("编号（id）“{id}”与第 {n} 个要素的重复", id=feature_id, n=seen[feature_id] + 1)
            faults.append(LayerFault(file, row, what, name))
        seen.setdefault(feature_id, row)
    return faults


def _properties(feature: Feature) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _name(feature: Feature) -> str:
    """The feature's name for a fault message: its name, else its id."""
    properties = _properties(feature)
    return excerpt(properties.get("name") or properties.get("id") or "")


def _feature_faults(feature: Feature, layer: Layer) -> Iterator[Message]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield message("不是 GeoJSON 要素（type 须为 Feature）")
        return
    yield from _property_faults(_properties(feature), layer)
    yield from _geometry_faults(feature.get("geometry"), layer)


def _property_faults(properties: dict[str, Any], layer: Layer) -> Iterator[Message]:
    for name in REQUIRED:
        if name not in properties:
            yield message("缺少属性“{name}”", name=name)
    for name in ("id", "name", "name_en", "source"):
        value = properties.get(name, "-")
        if not isinstance(value, str) or not value.strip():
            yield message("属性“{name}”须为文字且不能为空，现为“{value}”", name=name, value=excerpt(value))
    if "precision" in properties and properties["precision"] not in PRECISIONS:
        yield message(
            "属性“precision”（精度）只能取 {allowed}，现为“{value}”",
            allowed="、".join(PRECISIONS), value=excerpt(properties["precision"]),
        )  # fmt: skip
    if "accuracy_m" in properties:
        yield from _accuracy_faults(properties["accuracy_m"], layer)


def _accuracy_faults(accuracy: object, layer: Layer) -> Iterator[Message]:
    if isinstance(accuracy, bool) or not isinstance(accuracy, int | float) or not 0 < accuracy < math.inf:
        yield message("属性“accuracy_m”（误差，米）须为大于 0 的数字，现为“{value}”", value=excerpt(accuracy))
    elif accuracy > layer.accuracy_m:
        yield message(
            "误差 {value} 米大于 layers.yaml 所写的 {promised} 米，请改正其中一处",
            value=f"{accuracy:g}", promised=f"{layer.accuracy_m:g}",
        )  # fmt: skip


def _geometry_faults(geometry: Any, layer: Layer) -> Iterator[Message]:
    if not isinstance(geometry, dict) or "coordinates" not in geometry:
        yield message("没有几何图形（geometry）")
        return
    if geometry.get("type") not in GEOMETRY_TYPES[layer.geometry]:
        yield message(
            "几何类型须为 {allowed}，现为“{value}”",
            allowed="、".join(sorted(GEOMETRY_TYPES[layer.geometry])), value=excerpt(geometry.get("type")),
        )  # fmt: skip
        return
    numbers = list(_pairs(geometry["coordinates"]))
    faults = list(_coordinate_faults(numbers))
    yield from faults
    if not faults:
        yield from _shape_faults(geometry)


def _pairs(coordinates: Any) -> Iterator[tuple[Any, ...]]:
    if isinstance(coordinates, list) and coordinates and not isinstance(coordinates[0], list):
        yield tuple(coordinates)
    elif isinstance(coordinates, list):
        for part in coordinates:
            yield from _pairs(part)


def _coordinate_faults(pairs: list[tuple[Any, ...]]) -> Iterator[Message]:
    if not pairs:
        yield message("没有坐标")
    west, south, east, north = WINDOW
    for pair in pairs:
        if len(pair) < 2 or not all(isinstance(v, int | float) and math.isfinite(v) for v in pair):
            yield message("坐标须为两个数字（经度、纬度），现为“{value}”", value=excerpt(str(list(pair))))
            return
        x, y = pair[0], pair[1]
        if not (west <= x <= east and south <= y <= north):
            if west <= y <= east and south <= x <= north:
                yield message("坐标（{x}，{y}）的经度和纬度像是写反了", x=x, y=y)
            else:
                yield message("坐标（{x}，{y}）不在济南一带，请核对坐标系（须为 WGS 84 经纬度）", x=x, y=y)
            return


def _shape_faults(geometry: dict[str, Any]) -> Iterator[Message]:
    try:
        parsed = shape(geometry)
    except (GEOSException, ValueError, TypeError, IndexError):
        yield message("坐标不能构成图形（线至少两点，面至少四点且首尾相同）")
        return
    if parsed.is_empty:
        yield message("图形是空的")
    elif not parsed.is_valid:
        spot = NUMBERS.findall(explain_validity(parsed))
        near = message("，位置在（{x}，{y}）附近", x=spot[0], y=spot[1]) if len(spot) == 2 else ""
        yield message("图形不成立（边界自相交，或内环越出外环）{near}", near=near)
