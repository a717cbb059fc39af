"""The card of one element in words: description, related elements, precision of its location, sources."""

from dataclasses import dataclass

from shapely.geometry import shape

from components.base import cache
from components.topics.elements import elements
from components.topics.elements.element_facts import ElementFacts
from components.topics.elements.elements import Entry
from components.topics.elements.rows import AREAS, Counts, Extent, Row, fixed_rows
from components.words import boundaries
from components.words.citation import Citation, grade_label
from components.words.format import number, quantity
from components.words.precision_words import accuracy_metres, precision_word
from components.words.text import original, tr
from geo import measure
from geo.contracts import Feature

NEAR_KM = 5.0
NOT_NEAR = {"districts", "startup_area"}
"""Layers whose elements are too large for anything to be near them."""


@dataclass(frozen=True)
class Jump:
    """A link to another element, with its label."""

    element: str
    label: str


@dataclass(frozen=True)
class Measure:
    """One figure of an element, and the grade of its evidence."""

    ident: str
    label: str
    value: str
    grade: str


@dataclass(frozen=True)
class Card:
    """Content of an element's card. Empty texts and lists are not shown."""

    element: str
    title: str
    kind: str
    role: str
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    measured_how: str
    members_title: str
    members: tuple[Jump, ...]
    related: tuple[Jump, ...]
    near: tuple[Jump, ...]
    note: str
    place: str
    citations: tuple[Citation, ...]
    feature: Feature | None

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences, what is empty left out."""
        lists = (
            (self.members_title, self.members),
            (related_title(self.related), self.related),
            (near_title(self.near), self.near),
        )
        listed = [f"{title}{tr('：')}{tr('、').join(j.label for j in jumps)}" for title, jumps in lists if jumps]
        rows = (tr("{title}：{text}", title=row.label, text=row.text) for row in self.rows)
        texts = (self.kind, *rows, self.measured_how, *listed, self.note, self.place)
        return tuple(text for text in texts if text)


def related_title(related: tuple[Jump, ...]) -> str:
    """Heading of the projects and facilities."""
    return tr("项目与设施 {n} 项", n=len(related))


def near_title(near: tuple[Jump, ...]) -> str:
    """Heading of the crossings nearby."""
    return tr("{km} 公里内的跨河通道 {n} 处", km=number(NEAR_KM), n=len(near))


def card_of(entry: Entry, entries: dict[str, Entry]) -> Card:
    """The card of `entry`. Raises DataContractError and LayerContractError."""
    facts, feature = elements.facts_of(entry), elements.feature_of(entry.element_id)
    nickname = f"“{facts.nickname}”" if facts.nickname else ""
    extent = _extent(feature)
    related, on_map = _related(facts, entries), _on_map(entry, facts, entries)
    near = _near(entry, entries)
    return Card(
        element=entry.element_id,
        title=entry.title,
        kind=" · ".join(part for part in (tr(facts.type_name), nickname, facts.status) if part),
        role=facts.role,
        rows=fixed_rows(
            facts, extent, Counts(len(related), len(on_map), len(near) if _has_near(entry) else None, NEAR_KM)
        ),
        measures=_measures(facts, extent),
        measured_how=_method(feature) if feature and extent.area_km2 is not None else "",
        members_title=tr("承载与归属（{grade}）", grade=grade_label(facts.members_grade or "official")),
        members=tuple(Jump(i, entries[i].title) for i in facts.members if i in entries),
        related=(*related, *on_map),
        near=near,
        note=original(facts.note),
        place=_place(feature),
        citations=facts.citations,
        feature=feature,
    )


def _method(feature: Feature) -> str:
    note = boundaries.measured_note(feature["properties"])
    return tr("按等积投影量得（{method}），{note}。", method=measure.AREA_METHOD, note=note)


def _measures(facts: ElementFacts, extent: Extent) -> tuple[Measure, ...]:
    grade = facts.citations[0].grade if facts.citations else "official"
    rows = [Measure("stated", tr("文件所载"), facts.stated, grade)] if facts.stated else []
    if extent.area_km2 is not None:
        rows.append(Measure("area", tr("面积"), quantity(extent.area_km2, "平方公里", 1), "derived"))
    if extent.length_km is not None:
        rows.append(Measure("length", tr("长度"), quantity(extent.length_km, "公里", 1), "derived"))
    return tuple(rows)


def _extent(feature: Feature | None) -> Extent:
    """Area and length of what is drawn: as the layer states them, an area else measured."""
    if feature is None:
        return Extent()
    area, length = (feature["properties"].get(name) for name in ("area_km2", "length_km"))
    if "Polygon" in feature["geometry"]["type"] and area is None:
        area = measure.area_km2(shape(feature["geometry"]))
    return Extent(area, length)


def _on_map(entry: Entry, facts: ElementFacts, entries: dict[str, Entry]) -> tuple[Jump, ...]:
    """What lies on the map within a group, a core or a subdistrict and is not attributed to it by a table."""
    if facts.element_type not in AREAS:
        return ()
    listed = {element for element, _, _ in facts.related}
    within = elements.inside(entry.element_id, cache.geo_versions())
    return tuple(_within(entries[i]) for i in within if i in entries and i not in listed)


def _within(entry: Entry) -> Jump:
    """What lies on the map in an area, with how far it has come where a table says so."""
    parts = (entry.title, elements.facts_of(entry).status, tr("图上在内"))
    return Jump(entry.element_id, " · ".join(part for part in parts if part))


def _related(facts: ElementFacts, entries: dict[str, Entry]) -> tuple[Jump, ...]:
    return tuple(
        Jump(element, f"{entries[element].title} · {tr(status)}")
        for element, _, status in facts.related
        if element in entries
    )


def _has_near(entry: Entry) -> bool:
    place = cache.element_index().get(entry.element_id)
    return place is not None and place.layer_id not in NOT_NEAR


def _near(entry: Entry, entries: dict[str, Entry]) -> tuple[Jump, ...]:
    if not _has_near(entry):
        return ()
    near = elements.crossings_near(entry.element_id, NEAR_KM, cache.geo_versions())
    return tuple(
        Jump(element, f"{entries[element].title} · {quantity(km, '公里', 1)}")
        for element, _, km in near
        if element in entries
    )


def _place(feature: Feature | None) -> str:
    if feature is None:
        return tr("没有可用的位置资料，地图上不画点位。")
    properties = feature["properties"]
    return tr(
        "位置：{precision}，误差约 ±{metres} 米。依据：{source}",
        precision=precision_word(properties), metres=accuracy_metres(properties),
        source=original(properties.get("basis") or properties["source"]),
    )  # fmt: skip
