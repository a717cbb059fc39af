"""The ledger as tables: all tasks, one page of them, units, sections, a month."""

from collections.abc import Iterable, Sequence

import pandas as pd

from components.topics.ledger import sentences, words
from components.topics.ledger.facts import OWN, Facts
from components.topics.ledger.lines import Change, Line, by_light, by_section, by_unit, changes, lines, selected
from components.topics.ledger.state import State
from components.topics.sources import facts as sources
from components.words.citation import place_label
from components.words.text import original, tr
from model.ledger import LIGHTS, Entry


def ledger(facts: Facts, state: State) -> pd.DataFrame:
    """Every task that passes the filters with all that is known of it, for download."""
    names = sources.names()
    columns = [
        *(
            tr("编号"),
            tr("状态灯"),
            tr("任务"),
            tr("责任单位"),
            tr("状态"),
            tr("时限"),
            tr("判定理由"),
            tr("可量化目标"),
        ),
        *(tr("进展与佐证"), tr("填报人"), tr("填报时间"), tr("文件"), tr("章节"), tr("位置"), tr("项目与地点")),
        tr("相关指标"),
    ]
    rows = [_cells(facts, line, dict(names.items)) for line in selected(facts, state)]
    return pd.DataFrame(rows, columns=columns)


def _cells(facts: Facts, line: Line, names: dict[str, str]) -> list[str]:
    task, entry = line.task, line.entry
    places, indicators = (tr("、").join(names.get(i, i) for i in idents) for idents in (task.elements, task.indicators))
    return [
        *(task.ident, words.light_word(line.judgement.light), task.title, words.unit_word(line.unit)),
        *(words.status_word(line.fields.status), words.due_words(line), words.reason_words(line.judgement)),
        *(target_words(line), line.fields.note, entry.who if entry else "", words.moment(entry) if entry else ""),
        *(words.document_word(task.document), section_words(facts, line), locator(line), places, indicators),
    ]


def target_words(line: Line) -> str:
    """The measurable target as the document has it; a person's own as written."""
    text = line.task.target.replace(";", "；")
    return text if line.task.document == OWN else original(text)


def section_words(facts: Facts, line: Line) -> str:
    """Title of the section."""
    return facts.section_title(line.task.section)


def locator(line: Line) -> str:
    """Where the task stands in its document."""
    return place_label(str(line.task.rows[0]["locator"])) if line.task.rows else ""


def on_screen(every: Sequence[Line]) -> pd.DataFrame:
    """A page of the list for the screen, indexed by id: the light and who must act first."""
    cells = [
        [words.light_word(line.judgement.light), line.task.title, words.unit_word(line.unit),
         words.status_word(line.fields.status), words.reason_words(line.judgement), words.due_words(line),
         target_words(line), line.fields.note]
        for line in every
    ]  # fmt: skip
    columns = [
        tr("状态灯"),
        tr("任务"),
        tr("责任单位"),
        tr("状态"),
        tr("判定理由"),
        tr("时限"),
        tr("可量化目标"),
        tr("进展与佐证"),
    ]
    return pd.DataFrame(cells, columns=columns, index=[line.task.ident for line in every])


def units(facts: Facts, state: State) -> pd.DataFrame:
    """One row a responsible unit with its tasks by light."""
    groups = {words.unit_word(unit): group for unit, group in by_unit(selected(facts, state)).items()}
    return _by_light(tr("责任单位"), groups.items())


def sections(facts: Facts, state: State) -> pd.DataFrame:
    """One row a section with its tasks by light."""
    groups = by_section(facts, selected(facts, state))
    return _by_light(tr("章节"), ((section_name(facts, section), group) for section, group in groups.items()))


def section_name(facts: Facts, section: str) -> str:
    """Title of a section for a filter; people's own tasks are one."""
    return words.document_word(OWN) if section == OWN else facts.section_title(section)


def _by_light(title: str, groups: Iterable[tuple[str, list[Line]]]) -> pd.DataFrame:
    rows = [[name, len(group), *by_light(group).values()] for name, group in groups]
    return pd.DataFrame(rows, columns=[title, tr("任务数"), *(words.light_word(light) for light in LIGHTS)])


def month(facts: Facts, state: State) -> pd.DataFrame:
    """One row a task that the month has changed."""
    return month_rows(changed_in_month(facts, state))


def changed_in_month(facts: Facts, state: State) -> tuple[Change, ...]:
    """What the month has changed of the tasks that pass the filters."""
    return tuple(change for change in changes(facts, state) if change.is_change)


def month_rows(changed: Iterable[Change]) -> pd.DataFrame:
    """One row a change: both lights, status, unit, report."""
    columns = [
        *(
            tr("任务"),
            tr("责任单位"),
            tr("月初"),
            tr("月末"),
            tr("状态"),
            tr("进展与佐证"),
            tr("填报人"),
            tr("填报时间"),
        ),
    ]
    rows = [
        [change.task.title, words.unit_word(change.closing.fields.unit if change.closing else change.task.stated_unit),
         words.light_word(change.before.light), words.light_word(change.after.light), sentences.change_words(change),
         *(_report_cells(change.closing) if change.is_reported else ("", "", ""))]
        for change in changed
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _report_cells(entry: Entry | None) -> tuple[str, str, str]:
    return (entry.fields.note, entry.who, words.moment(entry)) if entry else ("", "", "")


def unit_names(facts: Facts, state: State) -> list[str]:
    """Units there are, to filter by; the stated ones as the viewer's language has them."""
    return sorted({line.unit for line in lines(facts, state.book) if line.unit})
