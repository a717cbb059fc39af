"""The files that change when a supplied layer is taken: the layer, its entry, and all that follows it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.build import as_text, material_of, rebuilt
from geo.contracts import Feature, Layer
from geo.making.material import Material, Supplied, feature
from geo.measure import AREA_METHOD, area_km2, length_km, project, unproject
from geo.read import CATALOGUE, base_layers, features, layers
from geo.supply.catalogue import Statement, Words, entry_of, with_entry
from geo.supply.placing import DECIMALS

OF_THE_SKETCH = (
    "edges",
    "note",
    "basis",
    "identity",
    "measured_from",
    "offset_error_m",
    "area_method",
    "length_method",
)
"""Properties that say how the old shape came about; they do not hold for a supplied one."""
FOLLOWERS = {"startup_area": ("base_mask",), "yellow_river": ("river_band",), "districts": ("base_borders",)}
"""Layers that redraw another one, and are as exact as it is."""
RETITLED = {"rivers": Words("其他河流", "Other rivers")}
"""Titles that say how the sketch was come by."""
METHOD = Words("导入的文件，折点原样保留；屏幕上按米数抽稀", "A supplied file, all vertices kept; thinned on screen")
CUT_METHOD = Words(
    "外边随导入的起步区范围裁切、补满，内边按面积与驻地推算；共边保持，恰好铺满",
    "Outer edges cut at and grown to the supplied outline, inner edges modelled from areas and seats; an exact cover",
)


class Replacement(NamedTuple):
    """A layer, the new shape (degrees) of each of its elements by id, and what is stated of them. Elements without a
    shape here keep the one they have. `fresh` are elements that the project does not know yet: id to name."""

    layer: Layer
    shapes: Mapping[str, BaseGeometry]
    statement: Statement
    fresh: Mapping[str, str] = {}


def replaced(present: Sequence[Feature], replacement: Replacement) -> list[Feature]:
    """The layer's features with the new shapes, in their old order, new elements at the end."""
    shapes, statement = replacement.shapes, replacement.statement
    listed = [
        _restated(each["properties"], shapes[each["properties"]["id"]], statement)
        if each["properties"]["id"] in shapes
        else each
        for each in present
    ]
    for ident, name in replacement.fresh.items():
        listed.append(_restated({"id": ident, "name": name, "name_en": name}, shapes[ident], statement))
    return listed


def _restated(properties: Mapping[str, Any], degrees: BaseGeometry, statement: Statement) -> Feature:
    """A feature with what is known of the element and what is stated of its new shape."""
    stated = {key: value for key, value in properties.items() if key not in OF_THE_SKETCH}
    stated |= {"precision": statement.precision, "accuracy_m": statement.accuracy_m, "source": statement.source.zh}
    stated |= {"source_id": statement.source_id} if statement.source_id else {}
    dimension = int(shapely.get_dimensions(degrees))
    if dimension == 2:
        stated |= {"area_km2": round(area_km2(degrees), 4), "area_method": AREA_METHOD}
    elif dimension == 1:
        stated |= {"length_km": round(length_km(degrees), 3), "length_method": AREA_METHOD}
    return feature(degrees, stated)


def union_of(listed: Sequence[Feature]) -> BaseGeometry:
    """All areas of a layer as one, in degrees. Holes narrower than the rounding are closed."""
    ground = [project(shape(each["geometry"])) for each in listed]
    whole = shapely.union_all(ground)
    return shapely.transform(unproject(whole), lambda pairs: pairs.round(DECIMALS))


def files(replacements: Sequence[Replacement], root: Path) -> dict[str, str]:
    """Path under the project to the text of every file that changes against the folder `root` of the map room.

    Raises CatalogueError and LayerContractError.
    """
    before = material_of(root)
    supplied = dict(before.supplied)
    catalogue = (root / CATALOGUE).read_text(encoding="utf-8-sig")
    changed: dict[str, str] = {}
    for each in replacements:
        listed = replaced(features(each.layer.id, root), each)
        supplied[each.layer.id] = Supplied(listed, each.statement.screen_m)
        changed[f"layers/{each.layer.id}.geojson"] = as_text(listed)
        entry = entry_of(each.statement, METHOD)
        entry |= {"title": RETITLED[each.layer.id].or_zh()} if each.layer.id in RETITLED else {}
        partial = {f["properties"]["id"] for f in listed} - set(each.shapes)
        catalogue = with_entry(catalogue, each.layer.id, entry | (_mixed(each, listed) if partial else {}))
    former = rebuilt(before)
    for layer_id, text in rebuilt(Material(supplied=supplied)).items():
        if text != former[layer_id]:
            changed[f"layers/{layer_id}.geojson"] = _with_additions(features(layer_id, root), former[layer_id], text)
    catalogue = _followed(catalogue, replacements, changed, root)
    return {f"geo/{path}": text for path, text in {**changed, CATALOGUE: catalogue}.items()}


def _with_additions(present: Sequence[Feature], former: str, after: str) -> str:
    """A derived layer made anew, with what others have added to it or changed in it since it was last derived."""
    old, new = ({each["properties"]["id"]: each for each in json.loads(text)["features"]} for text in (former, after))
    own = {each["properties"]["id"]: each for each in present if old.get(each["properties"]["id"]) != _plain(each)}
    return as_text([own.pop(ident, each) for ident, each in new.items()] + list(own.values()))


def _plain(feature: Feature) -> Feature:
    """A feature as it reads back from its text."""
    result: Feature = json.loads(json.dumps(feature))
    return result


def _mixed(replacement: Replacement, listed: Sequence[Feature]) -> dict[str, Any]:
    """A layer of which some elements keep their old shape is as exact as its worst element, and schematic if it was."""
    worst = max(float(each["properties"]["accuracy_m"]) for each in listed)
    return {
        "precision": replacement.layer.precision,
        "accuracy_m": worst,
        "schematic": replacement.layer.schematic,
        "source": {
            "zh": f"{replacement.statement.source.zh}；其余：{replacement.layer.source.zh}",
            "en": f"{replacement.statement.source.or_zh()['en']}; the rest: {replacement.layer.source.en}",
        },
    }


def _followed(catalogue: str, replacements: Sequence[Replacement], changed: Mapping[str, str], root: Path) -> str:
    """The catalogue with the entries of layers that redraw the replaced ones, and with errors as large as they are."""
    by_id = {layer.id: layer for layer in (*layers(root), *base_layers(root))}
    ids = {each.layer.id for each in replacements}
    for each in replacements:
        for follower in FOLLOWERS.get(each.layer.id, ()):
            own = by_id[follower]
            entry = entry_of(each.statement, Words(own.made.zh, own.made.en)) | {"built": True, "screen_m": 0.0}
            keep_drawn = own.precision == "schematic"
            entry |= {"precision": own.precision, "schematic": True, "accuracy_m": own.accuracy_m} if keep_drawn else {}
            catalogue = with_entry(catalogue, follower, entry)
    if "startup_area" in ids and "subdistricts" not in ids and by_id["subdistricts"].built:
        catalogue = with_entry(catalogue, "subdistricts", {"made": CUT_METHOD.or_zh()})
    for path, text in changed.items():
        layer_id = Path(path).stem
        worst = max((float(f["properties"]["accuracy_m"]) for f in json.loads(text)["features"]), default=0.0)
        if layer_id not in ids and worst > by_id[layer_id].accuracy_m:
            catalogue = with_entry(catalogue, layer_id, {"accuracy_m": worst})
    return catalogue
