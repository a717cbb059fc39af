"""A supplied file of lines or places as a table, whatever its kind. Runs in the process that has limits."""

import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from components.intake import geojson_text, geopackage, kml_text, shapefile
from components.intake.geojson_text import closed_note
from components.intake.refusals import Bounds, RefusedError
from model.messages import Message

if TYPE_CHECKING:
    import geopandas


@dataclass(frozen=True, eq=False)
class SuppliedLines:
    """Lines as supplied, their coordinate system as text ("" where none is stated), how many layers there were, which
    of them it is, sentences on what was put right or set aside in reading, and whether heights were left out."""

    frame: "geopandas.GeoDataFrame"
    crs: str
    layers: int = 1
    layer: str = ""
    notes: tuple[Message, ...] = ()
    had_heights: bool = False


LINES = ("LineString", "Curve")


def read(path: Path, bounds: Bounds, kinds: tuple[str, ...] = LINES, layer: str = "") -> SuppliedLines:
    """The file's features with finite coordinates, of the `layer` or else the one with most features of `kinds`.

    Raises RefusedError.
    """
    if path.suffix in (".geojson", ".json", ".kml"):
        by_text = kml_text if path.suffix == ".kml" else geojson_text
        frame, notes, had_heights = by_text.read(path.read_bytes(), bounds)
        return replace(_checked(frame, 1, "", notes, bounds), had_heights=had_heights)
    if path.suffix == ".gpkg":
        notes = geopackage.disarm(path, bounds)
    else:
        path, notes = shapefile.unpack(path, path.parent, bounds)
    return _by_driver(path, notes, bounds, (layer, kinds))


def _by_driver(
    path: Path, notes: list[Message], bounds: Bounds, choice: tuple[str, tuple[str, ...]]
) -> SuppliedLines:  # fmt: skip
    """The layer of that name, else the one with the most features of the kinds, else the first, by GDAL."""
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

    try:
        layers = pyogrio.list_layers(path)
        if not len(layers):
            raise RefusedError("no_layer")
        listed, (wish, kinds) = {str(name): kind for name, kind in layers}, choice
        lines = [str(name) for name, kind in layers if kind and any(word in kind for word in kinds)]
        mixed = [
            str(name) for name, kind in layers if kind and kind.removesuffix(" Z") in ("Unknown", "GeometryCollection")
        ]
        largest = max(lines or mixed, key=lambda name: _features(path, name), default=layers[0][0])
        layer = wish if wish in listed else largest
        frame, open_rings = _table(path, str(layer), bounds)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as error:
        raise RefusedError("unreadable") from error
    except ValueError as error:
        raise error if isinstance(error, RefusedError) else RefusedError("unreadable") from error
    had_heights = " Z" in str(listed.get(str(layer))) or "2.5D" in str(listed.get(str(layer)))
    notes = [*notes, *closed_note(open_rings)]
    return replace(_checked(frame, len(layers), str(layer)[:60], notes, bounds), had_heights=had_heights)


def _table(path: Path, layer: str, bounds: Bounds) -> tuple[Any, int]:
    """The layer's features in the plane, rings closed, and how many of them were open.

    They are counted by what cannot be read without closing it. The library's own word for it is a warning, and another
    thread of the process may swallow one.
    """
    frame = _read(path, layer, bounds, "ignore")
    if not hasattr(frame, "geometry") or not frame.geometry.isna().any():
        return frame, 0
    closed = _read(path, layer, bounds, "fix")
    return closed, int((frame.geometry.isna() & closed.geometry.notna()).sum())


def _read(path: Path, layer: str, bounds: Bounds, on_invalid: str) -> Any:
    import pyogrio

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pyogrio.read_dataframe(
            path, layer=layer, max_features=bounds.features + 1, force_2d=True, on_invalid=on_invalid
        )


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
