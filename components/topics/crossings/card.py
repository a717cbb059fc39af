"""One crossing in words: status, year, place, other names, what contradicts what, and the remark of the table."""

from dataclasses import dataclass

from components.topics.crossings import gaps, tables, words
from components.topics.crossings.facts import Facts, Line, Row
from components.topics.crossings.state import State
from components.topics.milestones import link_lines, links_of
from components.words import codes
from components.words.citation import grade_label
from components.words.text import original, pick, tr
from model.scenario import Scenario


@dataclass(frozen=True)
class Dispute:
    """One attribute that is stated in several ways, and every statement with its grade and source."""

    title: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """What stands on the card of a crossing."""

    name: str
    kind: str
    status: str
    latest: str
    place: str
    order: str
    other_names: str
    disputes: tuple[Dispute, ...]
    links: tuple[str, ...]
    note: str

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences, what is empty left out."""
        disputes = [f"{dispute.title}{tr('：')}{tr('；').join(dispute.statements)}" for dispute in self.disputes]
        head = f"{self.name}　{self.kind}　{self.status}"
        lines = (head, self.latest, self.place, self.order, self.other_names, *disputes, *self.links, self.note)
        return tuple(line for line in lines if line)


def card_of(facts: Facts, line: Line, state: State, scenario: Scenario) -> Card:
    """The card of `line` at the end of the state's year."""
    status = facts.signs(state.year, scenario)[line.ident]
    year = tr("{year}年底", year=state.year)
    other = str(line.row["other_names"]).replace(";", "、")
    return Card(
        name=line.name,
        kind=tr(codes.CROSSING_TYPES[line.row["type"]]),
        status=f"{year}{tr('：')}{words.status_word(status)}　{tr('通车')}{tr('：')}{tables.when(line)}",
        latest=_latest(facts, line),
        order=gaps.order_of(facts, line.ident),
        place=f"{tr('位置')}{tr('：')}{tables.place_words(facts, line)}",
        other_names=f"{tr('又称')}{tr('：')}{original(other)}" if other else "",
        disputes=tuple(_dispute(facts, group) for group in tables.contradictions(line)),
        links=link_lines(links_of(line.ident)),
        note=original(str(line.row["note"])),
    )


def _latest(facts: Facts, line: Line) -> str:
    """The newest statement of the status with its date, grade and source; "" where none has a date."""
    dated = [fact for fact in line.stated("status", "open") if fact["as_of"]]
    if not dated:
        return ""
    newest = max(dated, key=lambda fact: str(fact["as_of"]))
    source = facts.sources[str(newest["source_id"])]
    label, grade = tr("最近所载"), grade_label(str(newest["grade"]))
    text = original(str(newest["text"]))
    return f"{label}{tr('：')}{newest['as_of']}　{text}　{grade}　{pick(source.short, source.title.en)}"


def _dispute(facts: Facts, group: list[Row]) -> Dispute:
    attribute = tr(codes.CROSSING_ATTRIBUTES[str(group[0]["attribute"])])
    return Dispute(
        tr("{what}有 {n} 种说法", what=attribute, n=len(group)),
        tuple(_statement(facts, fact) for fact in group),
    )


def _statement(facts: Facts, fact: Row) -> str:
    source = facts.sources[str(fact["source_id"])]
    text, note = (original(str(fact[column])) for column in ("text", "note"))
    return f"{grade_label(str(fact['grade']))}　{text}　{pick(source.short, source.title.en)}　{note}"
