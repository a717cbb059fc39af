"""A map file laid on the map as chosen: matched, checked, mended where asked, measured against what there was, and the
files that change. Runs in the child process."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from components.intake.map_answers import Check, MatchRow, Outcome, RepairRow
from components.intake.map_choices import FRESH, Choices
from components.intake.map_file import Ground, MapFile, ground_shapes, words_of
from components.intake.map_follow import Roots, follow
from components.intake.refusals import UnusableError
from geo.measure import unproject
from geo.supply import topology
from geo.supply.catalogue import faults_of
from geo.supply.difference import difference
from geo.supply.matching import Matched, matched
from geo.supply.placing import Laid, OutsideError, Shapes, laid
from geo.supply.systems import System, systems
from model.messages import Message, message

PREVIEW_VERTICES = 6_000


class Laying(NamedTuple):
    """The new shape of each element by id on the ground, the names of new elements, and the rows that gave them."""

    shapes: dict[str, BaseGeometry]
    fresh: dict[str, str]
    matched: Matched


def outcome(file: MapFile, ground: Ground, choices: Choices, roots: Roots) -> Outcome:
    """What comes of the file. Raises UnusableError where it cannot be laid on the map."""
    system = _system(file, choices.system)
    try:
        placed = laid(file.shapes, system, ground.layer.geometry)
    except OutsideError as error:
        raise UnusableError(error.sentence) from error
    laying = _laying(file, ground, choices, ground_shapes(placed.shapes))
    checks, widest = _checks(ground, laying)
    shapes, mend, refusal = _mended(ground, laying, choices.snap_m)
    missing = [*_missing(laying, choices), *_unsettled(ground, shapes)]
    follows = follow(ground, shapes, laying.fresh, choices, roots) if not missing else None
    present = {each.id: each.ground for each in ground.elements}
    return Outcome(
        matches=_match_rows(file, laying.matched),
        without_row=laying.matched.without_row,
        repairs=_repairs(file, placed, laying.matched),
        checks=checks,
        widest_m=widest,
        mend=mend,
        differences=tuple(difference(ident, present[ident], new) for ident, new in shapes.items() if ident in present),
        effects=follows.effects if follows else (),
        notes=(*placed.report, *refusal, *_notes(laying), *(follows.notes if follows else ())),
        missing=tuple(missing),
        following=follows.following if follows else (),
        fresh=laying.fresh,
        preview=_preview(present, shapes),
        files=follows.files if follows else {},
    )


def _system(file: MapFile, key: str) -> System:
    if file.stated is not None and key == file.stated.key:
        return file.stated
    if key not in systems():
        raise UnusableError(message("请选定坐标系。"))
    return systems()[key]


def _laying(file: MapFile, ground: Ground, choices: Choices, shapes: Shapes) -> Laying:
    """Rows of the same element become one shape."""
    chosen = {row: ident for row, ident in choices.matches.items() if ident != FRESH}
    fresh_rows = [row for row, ident in choices.matches.items() if ident == FRESH and row < len(file.table)]
    result = matched(file.table, shapes, ground.elements, chosen | dict.fromkeys(fresh_rows, ""))
    by_id: dict[str, list[BaseGeometry]] = {}
    for match in result.rows:
        if match.element_id and shapes[match.row] is not None:
            by_id.setdefault(match.element_id, []).append(shapes[match.row])
    fresh: dict[str, str] = {}
    for row in fresh_rows:
        if shapes[row] is not None:
            ident = f"{ground.layer.id}_new_{len(fresh) + 1}"
            fresh[ident] = words_of(file.table[row], (result.name_column,)) or ident
            by_id[ident] = [shapes[row]]
    return Laying({ident: _one(parts, ground.layer.geometry) for ident, parts in by_id.items()}, fresh, result)


def _one(parts: list[BaseGeometry], kind: str) -> BaseGeometry:
    if kind == "point" or len(parts) == 1:
        return parts[0]
    return shapely.union_all(parts)


def _whole(ground: Ground, shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Every element of the layer with its new shape or the one that it keeps."""
    return {each.id: each.ground for each in ground.elements} | dict(shapes)


def _checks(ground: Ground, laying: Laying) -> tuple[tuple[Check, ...], float]:
    """What lies open or double, in words, and the mean width of the widest fault that a repair could mend."""
    if ground.cover and laying.shapes:
        return _against_cover(ground, shapely.union_all(list(laying.shapes.values()))), 0.0
    if ground.layer.id not in (*topology.COVERS, *topology.APART):
        return (), 0.0
    whole = _whole(ground, laying.shapes)
    faults, idents = topology.topology(list(whole.values()), _cover(ground)), list(whole)
    checks = [Check("overlap", idents[each.one], idents[each.other], each.m2, each.width_m) for each in faults.overlaps]
    if ground.layer.id in topology.APART:
        return tuple(checks), 0.0
    return (*checks, *_pieces(faults, whole)), faults.widest_m


def _pieces(faults: topology.Topology, whole: Mapping[str, BaseGeometry]) -> list[Check]:
    """What is open or beyond, each with the nearest area."""
    return [
        Check(kind, _near(each, whole), "", each.m2, each.width_m)
        for kind, pieces in (("gap", faults.gaps), ("uncovered", faults.uncovered), ("outside", faults.outside))
        for each in pieces[: topology.MOST_LISTED]
    ]


def _against_cover(ground: Ground, outline: BaseGeometry) -> tuple[Check, ...]:
    """Where a new outline and the subdistricts that are in use disagree."""
    whole = {each.id: each.ground for each in ground.cover}
    faults = topology.topology(list(whole.values()), outline)
    return tuple(_pieces(faults._replace(overlaps=()), whole))


def _unsettled(ground: Ground, shapes: Mapping[str, BaseGeometry]) -> list[Message]:
    """Areas that lie on each other would count the same ground twice: they keep the file from being handed over."""
    if ground.layer.id not in topology.COVERS or not shapes:
        return []
    overlaps = topology.topology(list(_whole(ground, shapes).values())).overlaps
    if not overlaps:
        return []
    total = sum(each.m2 for each in overlaps)
    return [message("还有 {n} 处重叠，共 {m2} 平方米：同一块地会算两次，请修补或在原文件里改正后再交出。",
                    n=len(overlaps), m2=f"{total:,.0f}")]  # fmt: skip


def _near(piece: topology.Piece, whole: Mapping[str, BaseGeometry]) -> str:
    here = shapely.Point(piece.x_m, piece.y_m)
    return min(whole, key=lambda ident: float(whole[ident].distance(here)))


def _cover(ground: Ground) -> BaseGeometry | None:
    """The outline that the areas must cover: a supplied one; the sketch follows the areas instead."""
    return ground.around.outline if ground.layer.id == "subdistricts" and ground.outline_is_supplied else None


def _mended(
    ground: Ground, laying: Laying, snap_m: float
) -> tuple[dict[str, BaseGeometry], tuple[RepairRow, ...], tuple[Message, ...]]:
    """The shapes after the repair that was asked for, what it changed, and why it could not be made."""
    if not snap_m > 0 or ground.layer.id not in topology.COVERS:
        return laying.shapes, (), ()
    whole = _whole(ground, laying.shapes)
    before = list(whole.values())
    try:
        after = topology.mended(before, _cover(ground), snap_m)
    except topology.WideOverlapError:
        return laying.shapes, (), (message("有重叠宽过 {m} 米，不是画线的误差，没有修补；请在原文件里改正。",
                                           m=f"{snap_m:g}"),)  # fmt: skip
    changed = {}
    rows = []
    for ident, old, new, (plus, minus) in zip(whole, before, after, topology.effects(before, after), strict=True):
        if plus + minus > 0.01 or ident in laying.shapes:
            changed[ident] = new
        if plus + minus > 0.01:
            what = message("增 {plus} 平方米，减 {minus} 平方米", plus=f"{plus:,.0f}", minus=f"{minus:,.0f}")
            rows.append(RepairRow(ident, what, float(new.area - old.area)))
    return changed, tuple(rows), ()


def _match_rows(file: MapFile, result: Matched) -> tuple[MatchRow, ...]:
    columns = (result.name_column, result.id_column)
    return tuple(
        MatchRow(each.row, words_of(file.table[each.row], columns), each.element_id, each.how, each.share)
        for each in result.rows
    )


def _repairs(file: MapFile, placed: Laid, result: Matched) -> tuple[RepairRow, ...]:
    columns = (result.name_column, result.id_column)
    return tuple(
        RepairRow(words_of(file.table[each.row], columns) or f"{each.row + 1}", each.what, each.effect_m2)
        for each in placed.repairs
    )


def _notes(laying: Laying) -> list[Message]:
    """Elements that several rows make up together."""
    counts: dict[str, int] = {}
    for match in laying.matched.rows:
        if match.element_id:
            counts[match.element_id] = counts.get(match.element_id, 0) + 1
    several = sum(count > 1 for count in counts.values())
    return [message("有 {n} 个要素在文件里分成几行，已合成一个。", n=several)] if several else []


def _missing(laying: Laying, choices: Choices) -> list[Message]:
    """What keeps the file from being handed over."""
    missing: list[Message] = []
    if not laying.shapes:
        missing.append(message("没有一行对上要素，请在表中指定。"))
    if choices.statement is None:
        missing.append(message("请填写精度、来源和许可。"))
    else:
        missing += [each if isinstance(each, Message) else message("{text}", text=each)
                    for each in faults_of(choices.statement)]  # fmt: skip
    return missing


def _preview(present: Mapping[str, BaseGeometry], shapes: Mapping[str, BaseGeometry]) -> dict[str, object]:
    """Old and new shapes of the elements that change, thinned to what a preview shows."""
    parts = [("old", ident, present[ident]) for ident in shapes if ident in present]
    parts += [("new", ident, shape) for ident, shape in shapes.items()]
    return {"type": "FeatureCollection", "features": [_previewed(*part, _thin_m(shapes.values())) for part in parts]}


def _thin_m(shapes: Iterable[BaseGeometry]) -> float:
    array = np.array(list(shapes), dtype=object)
    many = int(shapely.get_num_coordinates(array).sum())
    return 0.0 if many < PREVIEW_VERTICES else 5.0 * many / PREVIEW_VERTICES


def _previewed(part: str, ident: str, shape: BaseGeometry, thin_m: float) -> dict[str, object]:
    degrees = unproject(shape.simplify(thin_m) if thin_m else shape)
    rounded = shapely.transform(degrees, lambda pairs: np.round(pairs, 6))
    return {"type": "Feature", "properties": {"part": part, "id": ident}, "geometry": mapping(rounded)}
