"""The card of one element in words: description, related elements, precision of its location, sources."""

from dataclasses import dataclass

from components.base import cache
from components.topics.elements import elements
from components.topics.elements.element_facts import ElementFacts
from components.topics.elements.elements import Entry
from components.words.citation import Citation, grade_label
from components.words.format import number, quantity
from components.words.precision_words import accuracy_metres, precision_word
from components.words.text import original, tr
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
    lead_industry: str
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
        industry = tr("主导产业：{industry}", industry=self.lead_industry) if self.lead_industry else ""
        texts = (self.kind, self.role, industry, self.measured_how, *listed, self.note, self.place)
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
    properties = feature["properties"] if feature else {}
    area = tr("按等积投影量得（{method}），量的是示意图形，不是法定面积。", method=properties.get("area_method", ""))
    return Card(
        element=entry.element_id,
        title=entry.title,
        kind=" · ".join(part for part in (tr(facts.type_name), nickname, facts.status) if part),
        role=facts.role,
        lead_industry=facts.lead_industry,
        measures=_measures(facts, feature),
        measured_how=area if "area_km2" in properties else "",
        members_title=tr("承载与归属（{grade}）", grade=grade_label(facts.members_grade or "official")),
        members=tuple(Jump(i, entries[i].title) for i in facts.members if i in entries),
        related=_related(facts, entries),
        near=_near(entry, entries),
        note=original(facts.note),
        place=_place(feature),
        citations=facts.citations,
        feature=feature,
    )


def _measures(facts: ElementFacts, feature: Feature | None) -> tuple[Measure, ...]:
    properties = feature["properties"] if feature else {}
    grade = facts.citations[0].grade if facts.citations else "official"
    rows = [Measure(tr("文件所载"), facts.stated, grade)] if facts.stated else []
    if "area_km2" in properties:
        rows.append(Measure(tr("图上面积（推算）"), quantity(properties["area_km2"], "平方公里", 1), "derived"))
    if "length_km" in properties:
        rows.append(Measure(tr("图上长度（推算）"), quantity(properties["length_km"], "公里", 1), "derived"))
    return tuple(rows)


def _related(facts: ElementFacts, entries: dict[str, Entry]) -> tuple[Jump, ...]:
    return tuple(
        Jump(element, f"{entries[element].title} · {tr(status)}")
        for element, _, status in facts.related
        if element in entries
    )


def _near(entry: Entry, entries: dict[str, Entry]) -> tuple[Jump, ...]:
    place = cache.element_index().get(entry.element_id)
    if place is None or place.layer_id in NOT_NEAR:
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
