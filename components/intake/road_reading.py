"""A supplied file of lines or places as a table, whatever its kind. Runs in the process that has limits."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from components.intake import geojson_text, geopackage, shapefile
from components.intake.refusals import Bounds, RefusedError
from model.messages import Message

if TYPE_CHECKING:
    import geopandas


@dataclass(frozen=True, eq=False)
class SuppliedLines:
    """Lines as supplied, their coordinate system as text ("" where none is stated), how many layers there were, which
    of them it is, and sentences on what was put right or set aside in reading."""

    frame: "geopandas.GeoDataFrame"
    crs: str
    layers: int = 1
    layer: str = ""
    notes: tuple[Message, ...] = ()


LINES = ("LineString", "Curve")


def read(path: Path, bounds: Bounds, kinds: tuple[str, ...] = LINES) -> SuppliedLines:
    """The file's features with finite coordinates, of the layer with most features of `kinds`. Raises RefusedError."""
    if path.suffix in (".geojson", ".json"):
        frame, notes = geojson_text.read(path.read_bytes(), bounds)
        return _checked(frame, 1, "", notes, bounds)
    if path.suffix == ".gpkg":
        notes = geopackage.disarm(path, bounds)
    else:
        path, notes = shapefile.unpack(path, path.parent, bounds)
    return _by_driver(path, notes, bounds, kinds)


def _by_driver(path: Path, notes: list[Message], bounds: Bounds, kinds: tuple[str, ...]) -> SuppliedLines:
    """The layer with the most features of `kinds` or else the first, by GDAL."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

    try:
        layers = pyogrio.list_layers(path)
        if not len(layers):
            raise RefusedError("no_layer")
        lines = [str(name) for name, kind in layers if kind and any(word in kind for word in kinds)]
        mixed = [
            str(name) for name, kind in layers if kind and kind.removesuffix(" Z") in ("Unknown", "GeometryCollection")
        ]
        layer = max(lines or mixed, key=lambda name: _features(path, name), default=layers[0][0])
        frame = pyogrio.read_dataframe(path, layer=layer, max_features=bounds.features + 1, force_2d=True)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as error:
        raise RefusedError("unreadable") from error
    except ValueError as error:
        raise error if isinstance(error, RefusedError) else RefusedError("unreadable") from error
    return _checked(frame, len(layers), str(layer)[:60], notes, bounds)


def _features(path: Path, layer: str) -> int:
    import pyogrio

    return int(pyogrio.read_info(path, layer=layer)["features"])


def _checked(frame: Any, layers: int, layer: str, notes: list[Message], bounds: Bounds) -> SuppliedLines:
    if len(frame) > bounds.features:
        raise RefusedError("features")
    if not hasattr(frame, "geometry") or frame.empty or frame.geometry.isna().all():
        raise RefusedError("no_geometry")
    if len(frame.columns) > bounds.columns:
        raise RefusedError("columns")
    shapes = frame.geometry.to_numpy()
    if int(shapely.get_num_coordinates(shapes).sum()) > bounds.vertices:
        raise RefusedError("vertices")
    if not np.isfinite(shapely.get_coordinates(shapes)).all():
        raise RefusedError("nonfinite")
    crs = frame.crs.to_string()[:60] if frame.crs else ""
    return SuppliedLines(frame, crs, layers, layer, tuple(notes))
