"""One task in words: where it stands, what it asks, its light, its reports."""

from dataclasses import dataclass

from components.topics.ledger import words
from components.topics.ledger.book import Book
from components.topics.ledger.facts import OWN, Facts
from components.topics.ledger.lines import Line
from components.topics.ledger.tables import section_words, target_words
from components.topics.sources import facts as sources
from components.words.citation import Citation
from components.words.text import original, tr

PROJECTS = ("f_", "x_")
"""Beginnings of the ids of facilities, projects and crossings; the others are places."""


@dataclass(frozen=True)
class Card:
    """What stands on the card of a task; empty texts are not shown. `history` is newest first."""

    title: str
    light: str
    duty: tuple[str, ...]
    lines: tuple[str, ...]
    history: tuple[str, ...]
    citations: tuple[Citation, ...]

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences."""
        return (f"{self.title}　{self.light}", *self.duty, *self.lines, *self.history)


def card_of(facts: Facts, line: Line, book: Book) -> Card:
    """The card of a task."""
    task, names = line.task, sources.names().items
    projects = [names.get(i, i) for i in task.elements if i.startswith(PROJECTS)]
    places = [names.get(i, i) for i in task.elements if not i.startswith(PROJECTS)]
    document = words.document_word(task.document)
    stated = tr("（文件写明）") if line.unit and not line.fields.unit else ""
    duty = {
        tr("责任单位"): words.unit_word(line.unit) + stated,
        tr("时限"): words.due_words(line),
        tr("进展与佐证"): line.fields.note,
    }
    rows = {
        tr("文件"): tr("；").join(part for part in (document, section_words(facts, line)) if part),
        tr("可量化目标"): target_words(line) or (tr("没有数量目标") if task.document != OWN else ""),
        tr("内容"): original(task.actions.replace(";", "；")),
        tr("项目"): tr("、").join(projects),
        tr("地点"): tr("、").join(places),
        tr("相关指标"): tr("、").join(names.get(i, i) for i in task.indicators),
    }
    own = [entry for entry in book.history if entry.ident == task.ident]
    return Card(
        title=task.title,
        light=f"{words.light_word(line.judgement.light)}　{words.reason_words(line.judgement)}",
        duty=_labelled(duty),
        lines=_labelled(rows),
        history=tuple(words.history_line(entry) for entry in own),
        citations=task.citations(facts.sources),
    )


def _labelled(texts: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{label}{tr('：')}{text}" for label, text in texts.items() if text)
