"""Reads and validates map layers.

Nothing here caches: the view decides how long a reading lives.
"""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from shapely.geometry import shape

from geo.contracts import Feature, check_features
from geo.contracts import Layer as Layer
from geo.errors import LayerContractError, LayerFault
from model.fault_words import unreadable
from model.messages import message
from model.single_flight import single_flight
from model.yaml_text import YamlTextError, parse, validate

if TYPE_CHECKING:
    import geopandas

GEO = Path(__file__).parent
CATALOGUE = "layers.yaml"
UNLOCATED = "unlocated.csv"
UNLOCATED_COLUMNS = ["element_id", "name", "why_unknown", "source_that_would_hold_it"]


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
    items = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(items, list):
        raise LayerContractError([LayerFault(file, None, message("不是 GeoJSON 要素集合（FeatureCollection）"))])
    if faults := check_features(items, layer, file=file):
        raise LayerContractError(faults)
    return items


def frame(layer_id: str, root: Path = GEO) -> "geopandas.GeoDataFrame":
    """The layer as a GeoDataFrame in EPSG:4326, one row per feature, columns are the properties."""
    import geopandas  # 0.4 s to import: only who needs a frame pays

    return geopandas.GeoDataFrame.from_features(features(layer_id, root), crs="EPSG:4326")


def element_index(root: Path = GEO) -> dict[str, ElementPlace]:
    """Element id to its place, over all layers that own elements; where two own one, the lower layer wins.

    Raises LayerContractError when any of them is broken.
    """
    places, faults = sound_index(root)
    if faults:
        raise LayerContractError(list(faults))
    return places


def sound_index(root: Path = GEO) -> tuple[dict[str, ElementPlace], tuple[LayerFault, ...]]:
    """`element_index` over the layers that keep their contract, and the faults of the others.

    Raises LayerContractError only when the catalogue itself is broken.
    """
    index: dict[str, ElementPlace] = {}
    faults: list[LayerFault] = []
    for layer in layers(root):
        try:
            parsed = _features(layer, root)
        except LayerContractError as error:
            faults += error.faults
            continue
        if layer.index:
            for feature in parsed:
                index.setdefault(feature["properties"]["id"], _place(layer.id, feature))
    return index, tuple(faults)


def unlocated(root: Path = GEO) -> list[dict[str, str]]:
    """Elements without a known location, one row each under `UNLOCATED_COLUMNS`. Raises LayerContractError."""
    with _faults_of(UNLOCATED):
        text = (root / UNLOCATED).read_bytes().decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        rows = [(reader.line_num, cells) for cells in reader]
    if header != UNLOCATED_COLUMNS:
        what = message("表头须依次为：{columns}", columns="、".join(UNLOCATED_COLUMNS))
        raise LayerContractError([LayerFault(UNLOCATED, 1, what)])
    template = "应有 {wanted} 列，现有 {found} 列，请检查逗号和引号"
    expected = len(UNLOCATED_COLUMNS)
    ragged = [(line, len(cells)) for line, cells in rows if len(cells) != expected]
    if ragged:
        raise LayerContractError(
            [LayerFault(UNLOCATED, line, message(template, wanted=expected, found=count)) for line, count in ragged]
        )
    seen: dict[str, int] = {}
    for line, cells in rows:
        if seen.setdefault(cells[0], line) != line:
            what = message("编号（id）与第 {line} 行的重复", line=seen[cells[0]])
            raise LayerContractError([LayerFault(UNLOCATED, line, what)])
    return [dict(zip(header, cells, strict=True)) for _, cells in rows]


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
    raise LayerContractError([LayerFault(CATALOGUE, None, message("没有登记图层“{layer}”", layer=layer_id))])


def _json(path: Path, file: str) -> Any:
    with _faults_of(file):
        return json.loads(path.read_text(encoding="utf-8-sig"))


@contextmanager
def _faults_of(file: str) -> Iterator[None]:
    """Turn what is wrong with a file's bytes or text into LayerContractError naming `file`."""
    try:
        yield
    except YamlTextError as error:
        raise LayerContractError([LayerFault(file, line, what) for line, what in error.problems]) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, csv.Error, RecursionError) as error:
        raise LayerContractError([LayerFault(file, None, unreadable(error))]) from error


def _entries(root: Path, section: str) -> tuple[Layer, ...]:
    path = root / CATALOGUE
    return _checked_entries(root, section, path.stat().st_mtime_ns if path.exists() else 0)


@single_flight(maxsize=8)
def _checked_entries(root: Path, section: str, _modified_ns: int) -> tuple[Layer, ...]:
    """Read once per version of the file, since every map style uses it several times."""
    with _faults_of(CATALOGUE):
        listed = parse((root / CATALOGUE).read_text(encoding="utf-8-sig")).entries(section)
    entries: dict[str, Layer] = {}
    faults: list[LayerFault] = []
    for entry in listed:
        try:
            with _faults_of(CATALOGUE):
                layer = validate(entry, Layer)
        except LayerContractError as error:
            faults += error.faults
            continue
        if layer.id in entries:
            faults.append(LayerFault(CATALOGUE, *entry.problem((), message("图层的编号（id）重复"))))
        entries[layer.id] = layer
    if faults:
        raise LayerContractError(faults)
    return tuple(sorted(entries.values(), key=lambda layer: layer.order))
