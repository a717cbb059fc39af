"""The files that change with a supplied layer, checked by the contract of layers before anybody sees them."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from components.intake.map_choices import Choices
from components.intake.map_file import Ground
from components.intake.refusals import UnusableError
from geo.contracts import Feature
from geo.errors import LayerContractError
from geo.measure import project, unproject
from geo.read import element_index, features, layers
from geo.supply import outcome
from geo.supply.catalogue import CatalogueError, Statement, with_source
from geo.supply.difference import Difference, difference
from geo.supply.outcome import Replacement
from geo.supply.placing import DECIMALS, areas_of
from model.messages import Message, message

LEAST_M2 = 100.0
"""A smaller change of an area that only follows is the rounding of coordinates."""
LEAST_POINTS = 0.1
DIRECT = ("daqiao", "cuizhai", "sungeng", "taiping")
"""The subdistricts on which the assumption `direct_share` was measured, see data/levers.yaml."""
MEASURED = ("startup_area", "subdistricts")


class Roots(NamedTuple):
    """The folders of layers and of tables that a file is compared with."""

    geo: Path
    data: Path


class Follows(NamedTuple):
    """Paths and texts of what changes, how outline and subdistricts change with the layer, which layers follow it,
    and what to know of it."""

    files: dict[str, str]
    effects: tuple[Difference, ...]
    following: tuple[str, ...]
    notes: tuple[Message, ...]


def follow(
    ground: Ground, shapes: Mapping[str, BaseGeometry], fresh: Mapping[str, str], choices: Choices, roots: Roots
) -> Follows:
    """All that changes under the project's folder. Raises UnusableError."""
    root, statement = roots.geo, choices.statement
    if statement is None:
        raise UnusableError(message("请填写精度、来源和许可。"))
    degrees = {ident: _degrees(each) for ident, each in shapes.items()}
    replacements = [Replacement(ground.layer, degrees, statement, fresh)]
    replacements += _outline(ground, shapes, statement, root)
    try:
        changed = outcome.files(replacements, root)
        changed |= _sources(statement, roots.data)
        _verify(changed, root)
    except CatalogueError as error:
        raise UnusableError(message("来源编号“{id}”已经有了，或登记文件无法改写。", id=str(error))) from error
    except LayerContractError as error:
        raise UnusableError(message("结果没有通过图层校验：{what}。", what=error.faults[0].what)) from error
    own = ground.layer.id
    return Follows(changed, _effects(changed, own, root), _following(changed, own, root), _direct_share(changed, root))


def _degrees(ground: BaseGeometry) -> BaseGeometry:
    degrees = shapely.transform(unproject(ground), lambda pairs: np.round(pairs, DECIMALS))
    return degrees if shapely.is_valid(degrees) else areas_of(shapely.make_valid(degrees))


def _outline(
    ground: Ground, shapes: Mapping[str, BaseGeometry], statement: Statement, root: Path
) -> list[Replacement]:  # fmt: skip
    """The outline as the union of all subdistricts, where it is still the project's own sketch."""
    whole = {each.id for each in ground.elements}
    if ground.layer.id != "subdistricts" or ground.outline_is_supplied or not whole <= set(shapes):
        return []
    layer = next(each for each in layers(root) if each.id == "startup_area")
    return [Replacement(layer, {"startup_area": _degrees(shapely.union_all(list(shapes.values())))}, statement)]


def _sources(statement: Statement, data: Path) -> dict[str, str]:
    """The list of sources with a new one."""
    if not statement.is_new:
        return {}
    text = with_source((data / "sources.yaml").read_text(encoding="utf-8"), statement, "起步区全域。")
    return {"data/sources.yaml": text}


def _verify(changed: Mapping[str, str], root: Path) -> None:
    """Raises LayerContractError where a layer would break its contract."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder, "geo")
        shutil.copytree(root / "layers", trial / "layers")
        for path, text in changed.items():
            if path.startswith("geo/"):
                Path(folder, path).write_text(text, encoding="utf-8", newline="\n")
        element_index(trial)
        for path in changed:
            if path.endswith(".geojson"):
                features(Path(path).stem, trial)


def _effects(changed: Mapping[str, str], own: str, root: Path) -> tuple[Difference, ...]:
    """How outline and subdistricts change that the file itself does not hold."""
    result = []
    for layer_id in MEASURED:
        text = changed.get(f"geo/layers/{layer_id}.geojson")
        if layer_id == own or text is None:
            continue
        before = {each["properties"]["id"]: project(shape(each["geometry"])) for each in features(layer_id, root)}
        for each in json.loads(text)["features"]:
            ident, after = each["properties"]["id"], project(shape(each["geometry"]))
            if ident in before and shapely.symmetric_difference(before[ident], after).area > LEAST_M2:
                result.append(difference(ident, before[ident], after))
    return tuple(result)


def _following(changed: Mapping[str, str], own: str, root: Path) -> tuple[str, ...]:
    """The layers that are derived anew, by id."""
    listed = {layer.id for layer in layers(root)}
    return tuple(ident for path in changed if (ident := Path(path).stem) in listed and ident != own)


def _direct_share(changed: Mapping[str, str], root: Path) -> tuple[Message, ...]:
    """Where the share of the subdistricts of the direct area changes: an assumption was measured on the old one."""
    text = changed.get("geo/layers/subdistricts.geojson")
    if text is None:
        return ()
    before, after = (_share(listed) for listed in (features("subdistricts", root), json.loads(text)["features"]))
    if abs(after - before) < LEAST_POINTS:
        return ()
    return (
        message(
            "大桥、崔寨、孙耿、太平四个街道占全域的份额由 {a}% 变为 {b}%："
            "推演中“直管区占比”的假定是按原图量的，没有随之改动，请核对。",
            a=f"{before:.1f}", b=f"{after:.1f}",
        ),
    )  # fmt: skip


def _share(listed: Sequence[Feature]) -> float:
    """Percent of the whole area."""
    areas = {each["properties"]["id"]: float(each["properties"]["area_km2"]) for each in listed}
    return 100.0 * sum(areas.get(ident, 0.0) for ident in DIRECT) / sum(areas.values())
