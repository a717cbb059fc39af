"""The inputs of all layers, read once, and the few functions that every maker uses."""

import csv
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Point, mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature
from geo.making.fitting import fitted
from geo.measure import project, unproject

INPUTS = Path(__file__).parent.parent / "inputs"
DECIMALS = 5  # about a metre


LAYER_OF = {"rivers_inferred": "rivers"}
"""Inputs whose layer has another name."""
POINT_COLUMNS = ("id", "name", "name_en", "precision", "source", "kind", "note")


class Supplied(NamedTuple):
    """Features of a layer that stand in place of what its maker would derive, and by how much they are thinned."""

    features: list[Feature]
    screen_m: float = 0.0


@dataclass(frozen=True)
class Material:
    """The committed inputs. `folder` holds the files that inputs/README.md describes; `supplied` are the layers, by
    id, that were replaced by a file of somebody who knows better: what is derived follows them."""

    folder: Path = INPUTS
    supplied: Mapping[str, Supplied] = field(default_factory=dict)

    def collection(self, name: str) -> list[Feature]:
        """Features of one GeoJSON input, or of the layer that stands in its place."""
        replaced = self.supplied.get(LAYER_OF.get(name, name))
        if replaced is not None:
            return replaced.features
        loaded: dict[str, Any] = json.loads((self.folder / f"{name}.geojson").read_text(encoding="utf-8"))
        features: list[Feature] = loaded["features"]
        return features

    @cached_property
    def points(self) -> list[dict[str, str]]:
        """Rows of points.csv, all values as text; supplied points stand in place of their rows or at the end."""
        rows = {row["id"]: row for row in self._rows("points.csv")}
        blank = dict.fromkeys(next(iter(rows.values())), "")
        for layer in {row["layer"] for row in rows.values()} & set(self.supplied):
            for each in self.supplied[layer].features:
                ident = each["properties"]["id"]
                rows[ident] = {**blank, **rows.get(ident, {}), **_point_row(each), "layer": layer}
        return list(rows.values())

    @cached_property
    def open_map_places(self) -> list[dict[str, str]]:
        """Rows of open_map_places.csv, all values as text."""
        return self._rows("open_map_places.csv")

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def point(self, point_id: str) -> Point:
        """A point of points.csv on the ground (metres)."""
        row = next(row for row in self.points if row["id"] == point_id)
        return project(Point(float(row["lon"]), float(row["lat"])))

    @cached_property
    def subdistricts(self) -> dict[str, BaseGeometry]:
        """Subdistrict id to its ground polygon (metres); an exact coverage, simplified with shared edges kept.

        Under a supplied outline the sketch is cut at it and grows up to it.
        """
        collection = self.collection("subdistricts")
        ground = [project(shape(feature["geometry"])) for feature in collection]
        simple = list(shapely.coverage_simplify(ground, tolerance=self.tolerance_m("subdistricts", 100.0)))
        if "startup_area" in self.supplied and "subdistricts" not in self.supplied:
            simple = fitted(simple, self.outline)
        return {f["properties"]["id"]: g for f, g in zip(collection, simple, strict=True)}

    @cached_property
    def outline(self) -> BaseGeometry:
        """The area on the ground: the union of the rounded subdistricts, so that the cover is exact after rounding."""
        replaced = self.supplied.get("startup_area")
        if replaced is not None:
            whole = shapely.union_all([project(shape(feature["geometry"])) for feature in replaced.features])
            return whole.simplify(replaced.screen_m) if replaced.screen_m else whole
        parts = [rounded(g) for g in self.subdistricts.values()]
        is_exact = "subdistricts" not in self.supplied or bool(shapely.coverage_is_valid(parts))
        return project(shapely.coverage_union_all(parts) if is_exact else shapely.union_all(parts))

    def tolerance_m(self, layer: str, otherwise: float) -> float:
        """By how much a layer's lines are thinned, metres: as its entry says where it is supplied."""
        replaced = self.supplied.get(layer)
        return otherwise if replaced is None else replaced.screen_m

    def stated(self, layer: str, otherwise: Mapping[str, Any]) -> dict[str, Any]:
        """`otherwise` with the precision, accuracy and source that a supplied layer's first feature states."""
        replaced = self.supplied.get(layer)
        if replaced is None:
            return dict(otherwise)
        first = replaced.features[0]["properties"]
        return {**otherwise, **{key: first[key] for key in ("precision", "accuracy_m", "source")}}

    @cached_property
    def yellow_river(self) -> LineString:
        """Centre line on the ground, west to east (upstream first)."""
        return project(shape(self.collection("yellow_river")[0]["geometry"]))

    def river(self, river_id: str) -> LineString:
        """An inferred stretch of another river, on the ground."""
        feature = next(f for f in self.collection("rivers_inferred") if f["properties"]["id"] == river_id)
        return project(shape(feature["geometry"]))


def _point_row(feature: Feature) -> dict[str, str]:
    """A supplied point as a row of points.csv; it is measured from no other point."""
    stated = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"][:2]
    row = {column: str(stated.get(column, "")) for column in POINT_COLUMNS}
    accuracy = str(math.ceil(stated["accuracy_m"]))
    return {**row, "lon": str(lon), "lat": str(lat), "accuracy_m": accuracy, "measured_from": "", "offset_error_m": ""}


def rounded(ground: BaseGeometry) -> BaseGeometry:
    """Ground metres to degrees with five decimals."""

    def to_grid(coordinates: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.round(coordinates, DECIMALS)

    degrees = shapely.transform(unproject(ground), to_grid)
    if shapely.is_valid(degrees):
        return degrees
    return shapely.set_precision(unproject(ground), 10.0**-DECIMALS)  # dense edges may touch once they are rounded


def simplified(ground: BaseGeometry, *, tolerance_m: float = 25.0) -> BaseGeometry:
    """A shape of our own, thinned to what the screen shows, in rounded degrees."""
    return rounded(ground.simplify(tolerance_m))


def feature(degrees: BaseGeometry, properties: dict[str, Any]) -> Feature:
    """A GeoJSON feature with outer rings anticlockwise, as RFC 7946 requires."""
    oriented = shapely.orient_polygons(degrees, exterior_cw=False)
    return {"type": "Feature", "properties": properties, "geometry": mapping(oriented)}


def smooth_line(points: list[Point], *, steps: int = 12) -> LineString:
    """A centripetal Catmull-Rom curve through ground points; `steps` pieces between two of them."""
    nodes = np.array([(p.x, p.y) for p in points])
    padded = np.vstack([2 * nodes[0] - nodes[1], nodes, 2 * nodes[-1] - nodes[-2]])
    pieces = [_curve(padded[i : i + 4], steps) for i in range(len(nodes) - 1)]
    return LineString(np.vstack([*pieces, nodes[-1:]]))


def _curve(four: npt.NDArray[np.float64], steps: int) -> npt.NDArray[np.float64]:
    gaps = np.sqrt(np.hypot(*np.diff(four, axis=0).T))
    t = np.concatenate([[0.0], np.cumsum(gaps)])
    at = np.linspace(t[1], t[2], steps, endpoint=False)[:, None]

    def blend(low: Any, high: Any, start: float, end: float) -> Any:
        return ((end - at) * low + (at - start) * high) / (end - start)

    first = [blend(four[i], four[i + 1], t[i], t[i + 1]) for i in range(3)]
    second = [blend(first[i], first[i + 1], t[i], t[i + 2]) for i in range(2)]
    curve: npt.NDArray[np.float64] = blend(second[0], second[1], t[1], t[2])
    return curve
