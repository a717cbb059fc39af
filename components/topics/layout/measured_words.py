"""A sketch in words, figures and tables: what was measured with the error beside it, and what lies in the outline."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd
from shapely.geometry.base import BaseGeometry

from components.topics.contract import Figure, Table
from components.topics.elements import elements
from components.topics.layout import measured
from components.topics.layout.measured import Piece, Spot
from components.topics.layout.sketch import Sketch
from components.words import boundaries
from components.words.citation import grade_label
from components.words.format import number, quantity
from components.words.text import paragraph, tr
from geo import measure

MISSING = {
    "length": "在地图上点选两个以上的点，量测其间的长度。",
    "area": "在地图上点选三个以上的点圈定范围，量测面积并列出其中的要素。",
    "radius": "在地图上点选一处，或按名称选择，列出其周边的要素。",
}


LEAST_KM2 = 0.005
"""An overlap below this is a matter of rounding."""


@dataclass(frozen=True, eq=False)
class Measured:
    """What there is to say of a sketch; `label` stands at its outline on the map, `spots` are the points in it."""

    answer: str
    label: str = ""
    geometry: BaseGeometry | None = None
    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


def measured_of(sketch: Sketch, layers: tuple[str, ...]) -> Measured:
    """`layers` are those on the map, whose errors stand beside the measure. Raises LayerContractError and
    DataContractError."""
    geometry = measured.outline(sketch)
    if geometry is None:
        return Measured(tr(MISSING[sketch.tool]))
    if sketch.tool == "length":
        return _length(sketch, geometry, layers)
    if sketch.tool == "area" and geometry.geom_type == "LineString":
        return replace(_length(sketch, geometry, layers), answer=tr(MISSING["area"]))
    if not measured.is_area(geometry):
        return Measured(tr("该范围的边线相交，无法量测面积：请撤回一点或调整次序。"), geometry=geometry)
    return _area(sketch, geometry, layers)


def _errors(geometry: BaseGeometry, layers: tuple[str, ...]) -> tuple[str, str, Table]:
    """The largest error of what the outline passes, all of them in a sentence, and as a table."""
    errors = measured.passed_layers(geometry, layers)
    title = tr("所经图层的误差")
    rows = [[measured.title_of(layer), metres] for layer, metres in errors.items()]
    table = Table("errors", title, pd.DataFrame(rows, columns=[tr("图层"), tr("误差（±米）")]))
    if not errors:
        return tr("没有经过已显示的图层"), paragraph(tr("没有经过已显示的图层。"), boundaries.outline_note()), table
    pairs = [tr("{name} ±{m} 米", name=measured.title_of(one), m=number(metres)) for one, metres in errors.items()]
    sentence = paragraph(tr("所经图层的误差：{list}。", list=tr("、").join(pairs)), boundaries.outline_note())
    return pairs[0], sentence, table


def _length(sketch: Sketch, geometry: BaseGeometry, layers: tuple[str, ...]) -> Measured:
    legs = measured.legs_km(sketch)
    total = quantity(round(sum(legs), 2), "公里")
    worst, sentence, errors = _errors(geometry, layers)
    answer = tr(
        "图上长度 {km}（{n} 段，{grade}；误差：{worst}）。",
        km=total, n=len(legs), grade=grade_label("derived"), worst=worst,
    )  # fmt: skip
    figure = Figure(tr("图上长度"), total, "derived", note=tr("误差：{worst}", worst=worst), ident="length")
    tables = _filled(_corners(sketch, legs), errors)
    return Measured(answer, total, geometry, (sentence, _method()), (figure,), tables)


def _filled(*tables: Table) -> tuple[Table, ...]:
    return tuple(table for table in tables if len(table.frame))


def _method() -> str:
    return tr("按地面量算（{crs}），点位取到约 10 米。", crs=measure.AREA_METHOD)


def _corners(sketch: Sketch, legs: tuple[float, ...]) -> Table:
    rows, total = [], 0.0
    for place, (corner, leg) in enumerate(zip(sketch.corners, (0.0, *legs), strict=True), 1):
        total += leg
        rows.append([place, *corner, round(leg, 3), round(total, 3)])
    columns = [tr("点"), tr("经度"), tr("纬度"), tr("本段（公里）"), tr("累计（公里）")]
    return Table("corners", tr("各点"), pd.DataFrame(rows, columns=columns))


def _area(sketch: Sketch, geometry: BaseGeometry, layers: tuple[str, ...]) -> Measured:
    km2 = quantity(round(measure.area_km2(geometry), 2), "平方公里")
    worst, sentence, errors = _errors(geometry, layers)
    spots, totals = measured.spots_in(geometry, measured.own_error_m(sketch))
    areas, lines = measured.pieces_of(geometry)
    inside, doubtful = sum(spot.is_inside for spot in spots), sum(not spot.is_certain for spot in spots)
    answer = tr(
        "{what}：{km2}（{grade}；误差：{worst}），图上在内 {n} 处。",
        what=_what(sketch), km2=km2, grade=grade_label("derived"), worst=worst, n=inside,
    )  # fmt: skip
    figures = (
        Figure(tr("图上面积"), km2, "derived", note=tr("误差：{worst}", worst=worst), ident="area"),
        Figure(tr("周长"), quantity(round(measure.length_km(geometry), 2), "公里"), "derived", ident="perimeter"),
        Figure(tr("图上在内"), quantity(inside, "处"), "derived", note=_doubt(doubtful), ident="inside"),
    )
    tables = _filled(_counts(spots, totals), _points(spots), _shares(areas, geometry), _lines(lines), errors)
    return Measured(answer, km2, geometry, (_most(spots), _doubt(doubtful), sentence, _method()), figures, tables)


def _what(sketch: Sketch) -> str:
    if sketch.tool == "area":
        return tr("圈定范围")
    reach = quantity(sketch.radius_m / 1000, "公里")
    if sketch.around:
        name = elements.entries()[sketch.around].title
        return tr("{name}及周边 {km}", name=name, km=reach) if sketch.radius_m else name
    return tr("所选点周边 {km}", km=reach)


def _doubt(count: int) -> str:
    return (
        tr("{n} 处到边线的距离小于自身误差，在内在外不能断定。", n=count)
        if count
        else tr("各处到边线的距离均大于自身误差。")
    )


def _most(spots: Iterable[Spot]) -> str:
    counts = _by_kind(spots)
    pairs = [tr("{kind} {n}", kind=kind, n=n) for kind, n in sorted(counts.items(), key=lambda pair: -pair[1])]
    return tr("按类：{list}。", list=tr("、").join(pairs)) if pairs else tr("图上没有点状要素在内。")


def _by_kind(spots: Iterable[Spot]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for spot in spots:
        if spot.is_inside:
            counts[spot.kind] = counts.get(spot.kind, 0) + 1
    return counts


def _counts(spots: tuple[Spot, ...], totals: dict[str, int]) -> Table:
    counts = _by_kind(spots)
    unsure = {kind: sum(not s.is_certain for s in spots if s.kind == kind) for kind in totals}
    rows = [
        [kind, counts.get(kind, 0), unsure[kind], total, round(100 * counts.get(kind, 0) / total, 1)]
        for kind, total in sorted(totals.items(), key=lambda pair: -counts.get(pair[0], 0))
        if kind in counts or unsure[kind]
    ]
    columns = [tr("种类"), tr("在内"), tr("不能断定"), tr("全图"), tr("占全图（%）")]
    note = tr("“不能断定”按点位误差，边线内外都算；全图是图上所有有位置的同类，不只在起步区内。")
    return Table("inside_counts", tr("在内的要素，按类"), pd.DataFrame(rows, columns=columns), note)


def _points(spots: tuple[Spot, ...]) -> Table:
    words = {(True, True): tr("在内"), (True, False): tr("在内，近边线"), (False, False): tr("在外，近边线")}
    rows = [[s.entry.title, s.kind, words[s.is_inside, s.is_certain], round(s.edge_km, 2), s.accuracy_m] for s in spots]
    columns = [tr("名称"), tr("种类"), tr("在内或在外"), tr("距边线（公里）"), tr("误差（±米）")]
    note = tr("距边线为负的在外；近边线：距离小于误差，不能断定。以要素为中心时，误差已计入该要素自身的误差。")
    return Table("inside", tr("在内的要素"), pd.DataFrame(rows, columns=columns), note)


def _shares(areas: tuple[Piece, ...], geometry: BaseGeometry) -> Table:
    whole = measure.area_km2(geometry)
    rows = [
        [p.entry.title, p.kind, *_rounded(p.size, p.share_pct, 100 * p.size / whole), p.accuracy_m]
        for p in areas
        if p.size >= LEAST_KM2
    ]
    columns = [
        *(tr("名称"), tr("种类"), tr("交叠（平方公里）"), tr("占自身（%）"), tr("占圈定范围（%）")), tr("误差（±米）")
    ]  # fmt: skip
    note = tr("图上轮廓的交叠（推算）；各面互相重叠，占比相加可以超过 100%。")
    return Table("inside_areas", tr("交叠的面"), pd.DataFrame(rows, columns=columns), note)


def _rounded(km2: float, *shares: float | None) -> tuple[float, ...]:
    return (round(km2, 2), *(round(share or 0.0, 1) for share in shares))


def _lines(lines: tuple[Piece, ...]) -> Table:
    rows = [[p.entry.title, p.kind, round(p.size, 2), p.accuracy_m] for p in lines]
    columns = [tr("名称"), tr("种类"), tr("在内的长度（公里）"), tr("误差（±米）")]
    return Table("inside_lines", tr("穿过的线"), pd.DataFrame(rows, columns=columns))
