"""一纵一横两核五组团 with the name that each part has on the map, and the walk through the images in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.base import cache
from components.topics.elements.element_facts import in_language
from components.topics.elements.elements import Entry
from components.topics.layout.walk import STEPS
from components.words.citation import Citation, cite, grade_label
from components.words.quotation import in_marks
from components.words.text import original, pick, tr
from geo.read import ElementPlace

KINDS = (("axis", "一纵"), ("belt", "一横"), ("core", "两核"), ("group", "五组团"))


@dataclass(frozen=True)
class Part:
    """One part of the structure: id, name, nickname and lead industry, which may be empty."""

    element: str
    name: str
    nickname: str
    lead_industry: str

    def aside(self, *, wide: bool) -> str:
        """What stands beside the name: the nickname, and the lead industry where there is room."""
        return "　".join(text for text in (self.nickname, self.lead_industry if wide else "") if text)

    @property
    def text(self) -> str:
        """Name with its description."""
        return "　".join(part for part in (self.name, self.nickname, self.lead_industry) if part)


@dataclass(frozen=True)
class Kind:
    """The parts of one kind (its `element_type`) under their common title."""

    ident: str
    title: str
    parts: tuple[Part, ...]


def structure_title() -> str:
    """Title of the parts all together."""
    return tr("起步区的空间结构")


def structure_sentence() -> str:
    """Where the parts lie, seen from the river. The drawn layers bear it out (tested)."""
    return tr("一纵跨黄河南北，一横沿黄河；两核分居两岸，五组团北四南一。")


def structure(entries: dict[str, Entry]) -> tuple[Kind, ...]:
    """The structure in the order of its name. Raises DataContractError."""
    rows = list(cache.records("spatial_elements", "element_id").values())
    return tuple(
        Kind(kind, tr(title), tuple(_parts([row for row in rows if row["element_type"] == kind], entries)))
        for kind, title in KINDS
    )


def _parts(rows: list[dict[str, Any]], entries: dict[str, Entry]) -> Iterator[Part]:
    places = cache.element_index()
    for row in rows:
        element = str(row["element_id"])
        if element in entries:
            name = _name(entries[element], places.get(element))
            yield Part(element, name, in_language(row, "nickname"), in_language(row, "lead_industry"))


def _name(entry: Entry, place: ElementPlace | None) -> str:
    """Name as on the map, which is shorter than the document's for some; the document's where it is not drawn."""
    return pick(place.name, place.name_en) if place else entry.title


@dataclass(frozen=True)
class Image:
    """One image of the walk: its place in the row, name, sentence, clause, and the elements that stand for it."""

    step: int
    name: str
    role: str
    note: str
    citation: Citation
    members: tuple[Entry, ...]
    is_unlisted: bool

    @property
    def title(self) -> str:
        """`3/8　两核引领`."""
        return f"{self.step}/{len(STEPS)}　{self.name}"

    @property
    def drawable(self) -> str:
        """How many of its elements have a place on the map."""
        located = sum(member.located for member in self.members)
        if self.is_unlisted:
            return tr("文件未列名，可画 {n} 条", n=located)
        return tr("对应 {n} 项，可画 {m} 项", n=len(self.members), m=located)

    @property
    def members_title(self) -> str:
        """Heading of the elements: which of them stand for the image is our own assumption."""
        return tr("对应的要素（{grade}）", grade=grade_label("assumed"))


def image_of(step: int, entries: dict[str, Entry]) -> Image:
    """The image of a step of the walk, counted from 1. Raises DataContractError."""
    row = cache.records("spatial_elements", "element_id")[STEPS[step - 1].image_id]
    name = pick(str(row["name"]), str(row["name_en"]))
    members = tuple(entries[ident] for ident in str(row["members"]).split(";") if ident in entries)
    words = in_language(row, "role"), str(row["note"])
    return Image(step, name, *words, cite(row, cache.sources()), members, STEPS[step - 1].is_unlisted)


def image_sentences(image: Image) -> tuple[str, ...]:
    """What of an image can be drawn, by which elements, and the clause it comes from."""
    names = tr("、").join(member.title for member in image.members)
    members = tr("{title}：{text}", title=image.members_title, text=names)
    clause = tr("{title}：{text}", title=tr("原文"), text=in_marks(image.citation.quote))
    return tuple(text for text in (image.drawable, members, original(image.note), clause) if text)
