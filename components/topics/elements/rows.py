"""The fixed rows of a card: what the documents do not say is said, never left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.topics.elements.element_facts import ElementFacts
from components.words.format import number, quantity
from components.words.text import tr

AREAS = ("group", "core", "subdistrict")
"""Types of elements whose cards have all rows."""
WITHOUT_ROLE = frozenset({"facility", "project", "crossing", "place"})
"""Types whose tables have no column for a role: their status stands in the card's second line instead."""
SQUARE_KM = "平方公里"


@dataclass(frozen=True)
class Row:
    """Name and text of a row."""

    label: str
    text: str


@dataclass(frozen=True)
class Counts:
    """Projects and facilities (of the tables, and on the map only), and crossings within so many km; None for an
    element too large for anything to be near it, or without a place."""

    listed: int
    on_map: int
    near: int | None
    within_km: float


@dataclass(frozen=True)
class Extent:
    """Area and length of what is drawn; None for what has none, or is not on the map."""

    area_km2: float | None = None
    length_km: float | None = None


def fixed_rows(facts: ElementFacts, extent: Extent, counts: Counts) -> tuple[Row, ...]:
    """The rows of an element."""
    kind = facts.element_type
    rows = [*_measured(facts, extent)]
    if kind not in WITHOUT_ROLE:
        rows.append(Row(tr("定位"), facts.role or tr("文件未写明")))
    if kind in AREAS:
        rows.append(Row(tr("主导产业"), facts.lead_industry or tr("文件未写明")))
        rows.append(Row(tr("项目与设施"), _listed(counts)))
    if counts.near is not None:
        rows.append(Row(tr("邻近通道"), tr("{km} 公里内 {n} 处", km=number(counts.within_km), n=counts.near)))
    if kind in AREAS:
        rows.append(Row(tr("指标"), tr("没有分街道数据") if kind == "subdistrict" else tr("没有分组团数据")))
    return (*rows, Row(tr("出处"), tr("{n} 条", n=len(facts.citations))))


def _measured(facts: ElementFacts, extent: Extent) -> Iterator[Row]:
    is_area = facts.stated.endswith(SQUARE_KM)
    if facts.element_type in AREAS or extent.area_km2 is not None:
        yield Row(tr("面积"), _area(facts.stated if is_area else "", extent.area_km2))
    if facts.stated and not is_area:
        yield Row(tr("文件所载"), facts.stated)
    if extent.length_km is not None:
        yield Row(tr("长度"), tr("图上 {drawn}，推算", drawn=quantity(extent.length_km, "公里", 1)))


def _area(stated: str, area_km2: float | None) -> str:
    if area_km2 is None:
        return stated or tr("文件未给出，图上没有画出范围")
    on_map = quantity(area_km2, SQUARE_KM, 1)
    if stated:
        return tr("文件所载 {stated}；图上 {drawn}，推算", stated=stated, drawn=on_map)
    return tr("文件未给出；图上 {drawn}，推算", drawn=on_map)


def _listed(counts: Counts) -> str:
    total = tr("{n} 项", n=counts.listed + counts.on_map)
    if not counts.on_map:
        return total
    return tr("{total}（文件归属 {a} 项，图上在内 {b} 项）", total=total, a=counts.listed, b=counts.on_map)
