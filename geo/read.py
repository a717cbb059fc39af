"""Reads layers at the border of the map room; what comes out has kept its contract.

Nothing here caches: the view decides how long a reading lives.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from pydantic import ValidationError
from shapely.geometry import shape

from geo.contracts import Feature, check_features
from geo.contracts import Layer as Layer
from geo.errors import LayerContractError, LayerFault

if TYPE_CHECKING:
    import geopandas

GEO = Path(__file__).parent
CATALOGUE = "layers.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the compiled one is ten times as fast


class ElementPlace(NamedTuple):
    """Where an element is: for search and for moving the camera. Degrees, WGS 84."""

    layer_id: str
    name: str
    name_en: str
    bbox: tuple[float, float, float, float]
    longitude: float
    latitude: float


def layers(root: Path = GEO) -> tuple[Layer, ...]:
    """The layers a person can switch on, in drawing order (lowest first)."""
    return _entries(root, "layers")


def base_layers(root: Path = GEO) -> tuple[Layer, ...]:
    """The layers under everything else, which only the base map uses, in drawing order."""
    return _entries(root, "base")


def layer_path(layer_id: str, root: Path = GEO) -> Path:
    """Where the GeoJSON of a layer lies."""
    return root / "layers" / f"{layer_id}.geojson"


def features(layer_id: str, root: Path = GEO) -> list[Feature]:
    """The GeoJSON features of a layer, checked; `LayerContractError` names every faulty feature."""
    return _features(_find(layer_id, root), root)


def _features(layer: Layer, root: Path) -> list[Feature]:
    file = f"layers/{layer.id}.geojson"
    collection = _json(layer_path(layer.id, root), file)
    found = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(found, list):
        raise LayerContractError([LayerFault(file, None, "not a GeoJSON FeatureCollection")])
    if faults := check_features(found, layer, file=file):
        raise LayerContractError(faults)
    return found


def frame(layer_id: str, root: Path = GEO) -> "geopandas.GeoDataFrame":
    """The layer as a GeoDataFrame in EPSG:4326, one row per feature, columns are the properties."""
    import geopandas  # 0.4 s to import: only who needs a frame pays

    return geopandas.GeoDataFrame.from_features(features(layer_id, root), crs="EPSG:4326")


def element_index(root: Path = GEO) -> dict[str, ElementPlace]:
    """Element id to its place, over all layers that own elements; where two own one, the lower layer wins."""
    index: dict[str, ElementPlace] = {}
    for layer in layers(root):
        if not layer.index:
            continue
        for feature in _features(layer, root):
            index.setdefault(feature["properties"]["id"], _place(layer.id, feature))
    return index


def _place(layer_id: str, feature: Feature) -> ElementPlace:
    geometry = shape(feature["geometry"])
    inside = geometry.representative_point()
    properties = feature["properties"]
    west, south, east, north = geometry.bounds
    box = (west, south, east, north)
    return ElementPlace(layer_id, properties["name"], properties["name_en"], box, inside.x, inside.y)


def _find(layer_id: str, root: Path) -> Layer:
    for layer in (*layers(root), *base_layers(root)):
        if layer.id == layer_id:
            return layer
    raise LayerContractError([LayerFault(CATALOGUE, None, f"no layer {layer_id!r}")])


def _json(path: Path, file: str) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LayerContractError([LayerFault(file, None, "the file is missing")]) from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise LayerContractError([LayerFault(file, None, f"cannot be read as JSON: {error}")]) from error


def _entries(root: Path, section: str) -> tuple[Layer, ...]:
    listed = _catalogue(root).get(section) or []
    found: list[Layer] = []
    faults: list[LayerFault] = []
    for row, entry in enumerate(listed):
        try:
            found.append(Layer.model_validate(entry))
        except ValidationError as error:
            name = entry.get("id", "?") if isinstance(entry, dict) else "?"
            for problem in error.errors():
                where = ".".join(str(part) for part in problem["loc"])
                faults.append(LayerFault(CATALOGUE, row, f"{section} entry {name!r}, {where}: {problem['msg']}"))
    ids = [layer.id for layer in found]
    faults += [
        LayerFault(CATALOGUE, None, f"layer {i!r} is listed twice") for i in sorted(set(ids)) if ids.count(i) > 1
    ]
    if faults:
        raise LayerContractError(faults)
    return tuple(sorted(found, key=lambda layer: layer.order))


def _catalogue(root: Path) -> dict[str, Any]:
    try:
        loaded = yaml.load((root / CATALOGUE).read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        raise LayerContractError([LayerFault(CATALOGUE, None, "the file is missing")]) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LayerContractError([LayerFault(CATALOGUE, None, f"cannot be read as YAML: {error}")]) from error
    sections = (loaded.get("layers"), loaded.get("base") or []) if isinstance(loaded, dict) else (None,)
    if not all(isinstance(section, list) for section in sections):
        raise LayerContractError([LayerFault(CATALOGUE, None, "must hold the lists 'layers' and 'base'")])
    found: dict[str, Any] = loaded
    return found
