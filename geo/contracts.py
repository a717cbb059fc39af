"""What a map layer must be: its entry in layers.yaml, and every feature of its file."""

import math
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from shapely.errors import GEOSException
from shapely.geometry import shape
from shapely.validation import explain_validity

from geo.errors import LayerFault

Feature = dict[str, Any]
Precision = Literal["surveyed", "derived", "approximate", "schematic"]
PRECISIONS = ("surveyed", "derived", "approximate", "schematic")
WINDOW = (116.3, 36.2, 117.9, 37.5)  # west, south, east, north: nothing of ours lies outside
REQUIRED = ("id", "name", "name_en", "precision", "accuracy_m", "source")
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
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Text
    geometry: Literal["polygon", "line", "point"]
    group: Literal["结构", "行政", "水系", "绿地", "文化", "通道", "设施", "参考", "底图"]
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

    @model_validator(mode="after")
    def _schematic_is_said(self) -> "Layer":
        if self.precision == "schematic" and not self.schematic:
            raise ValueError("a layer of schematic precision must say schematic: true")
        return self


def check_features(features: list[Feature], layer: Layer, *, file: str) -> list[LayerFault]:
    """Every fault of a layer's features at once; an empty list when the contract is kept."""
    faults: list[LayerFault] = []
    seen: dict[str, int] = {}
    for row, feature in enumerate(features):
        faults += [LayerFault(file, row, what) for what in _feature_faults(feature, layer)]
        feature_id = str(_properties(feature).get("id", ""))
        if feature_id and feature_id in seen:
            faults.append(LayerFault(file, row, f"id {feature_id!r} is already used by feature {seen[feature_id]}"))
        seen.setdefault(feature_id, row)
    return faults


def _properties(feature: Feature) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _feature_faults(feature: Feature, layer: Layer) -> Iterator[str]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        yield "not a GeoJSON Feature"
        return
    yield from _property_faults(_properties(feature), layer)
    yield from _geometry_faults(feature.get("geometry"), layer)


def _property_faults(properties: dict[str, Any], layer: Layer) -> Iterator[str]:
    for name in REQUIRED:
        if name not in properties:
            yield f"property {name!r} is missing"
    for name in ("id", "name", "name_en", "source"):
        value = properties.get(name, "-")
        if not isinstance(value, str) or not value.strip():
            yield f"property {name!r} must be a text that is not empty, not {value!r}"
    if "precision" in properties and properties["precision"] not in PRECISIONS:
        yield f"precision {properties['precision']!r} is none of {', '.join(PRECISIONS)}"
    if "accuracy_m" in properties:
        accuracy = properties["accuracy_m"]
        if isinstance(accuracy, bool) or not isinstance(accuracy, int | float) or not accuracy > 0:
            yield f"accuracy_m must be a number above 0, not {accuracy!r}"
        elif accuracy > layer.accuracy_m:
            yield f"accuracy_m {accuracy} is worse than the {layer.accuracy_m:g} that layers.yaml promises"


def _geometry_faults(geometry: Any, layer: Layer) -> Iterator[str]:
    if not isinstance(geometry, dict) or "coordinates" not in geometry:
        yield "no geometry"
        return
    if geometry.get("type") not in GEOMETRY_TYPES[layer.geometry]:
        yield f"geometry {geometry.get('type')!r} in a layer of kind {layer.geometry!r}"
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


def _coordinate_faults(pairs: list[tuple[Any, ...]]) -> Iterator[str]:
    if not pairs:
        yield "geometry without coordinates"
    west, south, east, north = WINDOW
    for pair in pairs:
        if len(pair) < 2 or not all(isinstance(v, int | float) and math.isfinite(v) for v in pair):
            yield f"coordinate {pair!r} is not two finite numbers"
            return
        x, y = pair[0], pair[1]
        if not (west <= x <= east and south <= y <= north):
            swapped = west <= y <= east and south <= x <= north
            hint = "longitude and latitude look swapped" if swapped else "outside the window of the area"
            yield f"coordinate ({x}, {y}): {hint}"
            return


def _shape_faults(geometry: dict[str, Any]) -> Iterator[str]:
    try:
        made = shape(geometry)
    except (GEOSException, ValueError, TypeError, IndexError) as error:
        yield f"geometry cannot be built: {error}"
        return
    if made.is_empty or not made.is_valid:
        yield f"geometry is not valid: {explain_validity(made)}"
