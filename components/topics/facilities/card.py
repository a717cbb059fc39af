"""One facility in words: category, status of the year, level, place, history."""

from dataclasses import dataclass

from components.topics.facilities import words
from components.topics.facilities.facts import DOCUMENTS, Facility, Facts, Row
from components.topics.facilities.overlay import is_own
from components.words.citation import Citation, grade_label
from components.words.codes import STAGES
from components.words.text import original, pick, tr


@dataclass(frozen=True)
class Card:
    """What stands on the card of a facility; empty texts are not shown. `history` is newest first."""

    name: str
    kind: str
    status: str
    level: str
    area: str
    place: str
    quantity: str
    other_names: str
    history: tuple[str, ...]
    note: str
    citations: tuple[Citation, ...]

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences."""
        head = f"{self.name}　{self.kind}　{self.status}"
        lines = (head, self.quantity, self.level, self.area, self.place, self.other_names, *self.history, self.note)
        return tuple(line for line in lines if line)


def card_of(facts: Facts, facility: Facility, year: int) -> Card:
    """The card of `facility` at the end of a year."""
    stage, grade = words.stage_word(facility.stage(year)), words.grade_words(facility, year)
    group, printed = words.group_words(facts, facility), words.quantity_words(facility)
    names = facility.other_names.replace(";", "、")
    return Card(
        name=facility.name,
        kind=words.kinds_words(facts, facility),
        status=f"{stage}　{words.status_words(facility, year)}　{grade}".strip(),
        level=_level(facility),
        area=tr("　").join(part for part in (words.area_words(facts, facility), group) if part),
        place=_place(facility),
        quantity=tr("文件所载数量：{n}", n=printed) if printed else "",
        other_names=f"{tr('又称')}{tr('：')}{original(names)}" if names else "",
        history=tuple(_statement(facts, row) for row in sorted(facility.statements, key=_newest, reverse=True)),
        note=original(str(facility.row.get("note") or "")),
        citations=facility.citations(facts.sources),
    )


def _newest(row: Row) -> int:
    return int(row["year"])


def _level(facility: Facility) -> str:
    if facility.level == "none":
        return ""
    reason = tr("；理由：{reason}", reason=original(facility.level_reason)) if facility.level_reason else ""
    return tr("级别：{level}（{grade}）", level=tr(words.LEVEL[facility.level]), grade=grade_label("derived")) + reason


def _place(facility: Facility) -> str:
    text = f"{tr('位置')}{tr('：')}{words.place_words(facility)}"
    if facility.place is None:
        return text
    if is_own(facility):
        return text
    properties = facility.place["properties"]
    parts = [text, tr("依据：{source}", source=original(str(properties["source"])))]
    if properties.get("note"):
        label = tr("与开放地图的对应") if facility.origin == DOCUMENTS and facility.is_mapped else tr("说明")
        parts.append(f"{label}{tr('：')}{original(str(properties['note']))}")
    return tr("；").join(parts)


def _statement(facts: Facts, row: Row) -> str:
    source = facts.sources[str(row["source_id"])]
    basis = {"fact": tr("事实"), "plan": tr("计划"), "unconfirmed": tr("未证实")}[str(row["basis"])]
    status = tr(STAGES[str(row["status"])])
    title = pick(source.short or source.title.zh, source.title.en)
    parts = (str(row["year"]), basis, status, original(str(row["status_text"])), grade_label(str(row["grade"])), title)
    return "　".join(parts)
