"""The inputs of all layers, read once, and the few functions that every maker uses."""

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Point, mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.contracts import Feature
from geo.measure import project, unproject

INPUTS = Path(__file__).parent.parent / "inputs"
DECIMALS = 5  # about a metre


@dataclass(frozen=True)
class Material:
    """The committed inputs. `folder` holds the files that inputs/README.md describes."""

    folder: Path = INPUTS

    def collection(self, name: str) -> list[Feature]:
        """Features of one GeoJSON input."""
        loaded: dict[str, Any] = json.loads((self.folder / f"{name}.geojson").read_text(encoding="utf-8"))
        features: list[Feature] = loaded["features"]
        return features

    @cached_property
    def points(self) -> list[dict[str, str]]:
        """Rows of points.csv, all values as text."""
        return self._rows("points.csv")

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
        """Subdistrict id to its ground polygon (metres); an exact coverage, simplified with shared edges kept."""
        collection = self.collection("subdistricts")
        ground = [project(shape(feature["geometry"])) for feature in collection]
        simple = shapely.coverage_simplify(ground, tolerance=100.0)
        return {f["properties"]["id"]: g for f, g in zip(collection, simple, strict=True)}

    @cached_property
    def outline(self) -> BaseGeometry:
        """The area on the ground: the union of the rounded subdistricts, so that the cover is exact after rounding."""
        return project(shapely.coverage_union_all([rounded(g) for g in self.subdistricts.values()]))

    @cached_property
    def yellow_river(self) -> LineString:
        """Centre line on the ground, west to east (upstream first)."""
        return project(shape(self.collection("yellow_river")[0]["geometry"]))

    def river(self, river_id: str) -> LineString:
        """An inferred stretch of another river, on the ground."""
        feature = next(f for f in self.collection("rivers_inferred") if f["properties"]["id"] == river_id)
        return project(shape(feature["geometry"]))


def rounded(ground: BaseGeometry) -> BaseGeometry:
    """Ground metres to degrees with five decimals."""

    def to_grid(coordinates: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.round(coordinates, DECIMALS)

    return shapely.transform(unproject(ground), to_grid)


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
