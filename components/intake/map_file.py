"""A supplied map file as rows of words and shapes, and the layer that it is for. Runs in the child process."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry import shape

from components.intake.refusals import Bounds, RefusedError, UnusableError
from components.intake.road_reading import SuppliedLines, read
from geo.contracts import Layer
from geo.measure import project
from geo.read import features, layers
from geo.supply.candidates import Around, Landmark, mixed
from geo.supply.matching import Element
from geo.supply.placing import Shapes
from geo.supply.systems import ForeignDatumError, System, of_stated
from model.messages import Message, message

if TYPE_CHECKING:
    import geopandas

KINDS = {
    "point": ("Point",),
    "line": ("LineString", "Curve"),
    "polygon": ("Polygon", "Surface", "LineString"),
}
LANDMARKS = ("stations", "hills", "places", "crossings")
WELL_PLACED_M = 500.0
NAMELESS = "未得"
"""In the name of a station whose name is not known."""
LONGEST = 60


class MapFile(NamedTuple):
    """The rows' attributes as words, their shapes as the file has them, and what else it says of itself."""

    table: list[dict[str, str]]
    shapes: Shapes
    stated: System | None
    layers: tuple[tuple[str, int], ...]
    layer: str
    notes: tuple[Message, ...]


class Ground(NamedTuple):
    """The layer that the file is for, its elements, and what lies around."""

    layer: Layer
    elements: tuple[Element, ...]
    around: Around
    outline_is_supplied: bool
    cover: tuple[Element, ...] = ()
    """The subdistricts, where they are supplied: an outline has to agree with them."""


def map_file(path: Path, bounds: Bounds, layer: Layer, file_layer: str) -> MapFile:
    """The file's rows. Raises RefusedError and UnusableError."""
    supplied = read(path, bounds, KINDS[layer.geometry], file_layer)
    shapes = supplied.frame.geometry.to_numpy()
    if mixed(shapely.get_coordinates(shapes)):
        raise UnusableError(message("同一个文件里既有以度计的坐标，又有以米计的坐标，请分开导出。"))
    is_stated = _is_stated(path)
    try:
        stated = of_stated(supplied.frame.crs.to_wkt() if supplied.frame.crs and is_stated else "")
    except ForeignDatumError as error:
        raise UnusableError(
            message(
                "坐标系“{crs}”不是 CGCS2000 或 WGS 84，与它们相差数十米到一百多米，换算参数没有公开；"
                "请在原单位转成 CGCS2000 再导出。",
                crs=str(error)[:LONGEST],
            )
        ) from error
    notes = [*supplied.notes]
    if supplied.had_heights:
        notes.append(message("坐标带有高程，已去掉，只用平面位置。"))
    if not is_stated:
        notes.append(message("这种格式不写坐标系时按规定是 WGS 84 经纬度；国内导出的常另有所指，请核对。"))
    return MapFile(_table(supplied.frame), shapes, stated, _layers(path, supplied), supplied.layer, tuple(notes))


def _is_stated(path: Path) -> bool:
    """Whether the file itself says in which system it is: KML never does, GeoJSON rarely."""
    return path.suffix != ".kml" and (path.suffix not in (".geojson", ".json") or b'"crs"' in path.read_bytes())


def _table(frame: "geopandas.GeoDataFrame") -> list[dict[str, str]]:
    """Attributes as short words; empty ones as ""."""
    columns = [name for name in frame.columns if name != frame.geometry.name]
    plain = frame[columns].astype(object).where(frame[columns].notna(), "")
    return [{str(key)[:LONGEST]: _word(value) for key, value in row.items()} for row in plain.to_dict("records")]


def _word(value: object) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return "".join(c for c in str(int(value) if whole else value) if c.isprintable())[:LONGEST].strip()  # type: ignore[call-overload]


def _layers(path: Path, supplied: SuppliedLines) -> tuple[tuple[str, int], ...]:
    """Every layer of a GeoPackage and how many features it has."""
    if path.suffix != ".gpkg":
        return ((supplied.layer, len(supplied.frame)),)
    import pyogrio

    names = [str(name) for name, kind in pyogrio.list_layers(path) if kind]
    return tuple((name[:LONGEST], int(pyogrio.read_info(path, layer=name)["features"])) for name in names[:40])


def ground_of(layer_id: str, names: Mapping[str, list[str]], root: Path) -> Ground:
    """The layer and what lies around it. `names` are further names of elements by id. Raises LayerContractError."""
    by_id = {each.id: each for each in layers(root)}
    layer = by_id.get(layer_id)
    if layer is None:
        raise RefusedError("no_layer")
    elements = tuple(_element(each, names) for each in features(layer_id, root))
    outline = shapely.union_all([project(shape(each["geometry"])) for each in features("startup_area", root)])
    around = Around(outline, {each.id: each.ground for each in elements}, _landmarks(root))
    is_bound = layer_id == "startup_area" and not by_id["subdistricts"].built
    cover = tuple(_element(each, names) for each in features("subdistricts", root)) if is_bound else ()
    return Ground(layer, elements, around, not by_id["startup_area"].built, cover)


def _element(feature: Mapping[str, Any], names: Mapping[str, list[str]]) -> Element:
    stated = feature["properties"]
    own = (stated["name"], stated["name_en"], *names.get(stated["id"], ()))
    return Element(stated["id"], own, project(shape(feature["geometry"])), float(stated["accuracy_m"]))


def _landmarks(root: Path) -> list[Landmark]:
    """Places known to within a few hundred metres."""
    listed = [each for layer in LANDMARKS for each in features(layer, root)]
    return [
        Landmark(each["properties"]["name"], project(shape(each["geometry"])))
        for each in listed
        if each["properties"]["accuracy_m"] <= WELL_PLACED_M and NAMELESS not in each["properties"]["name"]
    ]


def words_of(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    """A row in a few words: what its telling columns say, else its first."""
    telling = [row.get(column, "") for column in columns if row.get(column)]
    return "、".join(telling or [value for value in row.values() if value][:2])[:LONGEST]


def ground_shapes(degrees: Shapes) -> Shapes:
    """Shapes in degrees as metres on the ground; None stays None."""
    return np.array([None if each is None else project(each) for each in degrees], dtype=object)
