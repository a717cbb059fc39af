"""What a sheet that came back would change: every field with both values, what others changed meanwhile, new tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.topics.ledger import words
from components.topics.ledger.facts import Facts
from components.topics.ledger.sheet import Arrival, Problem
from components.words.text import say, tr
from model.ledger import Entry, Fields, merge

Bases = Mapping[tuple[str, int], Fields]
NONE = Fields()
MOST_PROBLEMS = 3


@dataclass(frozen=True)
class Difference:
    """One task that the sheet changes: what it would say then, on top of which version, and what others keep."""

    ident: str
    version: int
    before: Fields
    after: Fields
    clashes: tuple[str, ...]
    theirs: Fields
    sent: Fields
    row: int

    @property
    def changes(self) -> tuple[str, ...]:
        """Fields that change."""
        return self.before.differences(self.after)


def differences(arrivals: Sequence[Arrival], now: Mapping[str, Entry], bases: Bases) -> tuple[Difference, ...]:
    """Rows that change anything, or would have: where others changed the same field since, theirs stays.

    `bases` are the earlier reports by task and version; without one the sheet is held against the newest report.
    """
    every = (_difference(arrival, now.get(arrival.ident), bases) for arrival in arrivals)
    return tuple(each for each in every if each.changes or each.clashes)


def _difference(arrival: Arrival, entry: Entry | None, bases: Bases) -> Difference:
    newest, version = (entry.fields, entry.version) if entry else (NONE, 0)
    stated = arrival.version
    base = newest if stated is None else bases.get((arrival.ident, stated), NONE if stated == 0 else newest)
    merged = merge(base, arrival.fields, newest)
    return Difference(
        arrival.ident, version, newest, merged.fields, merged.clashes, newest, arrival.fields, arrival.row
    )


def difference_table(facts: Facts, every: Sequence[Difference]) -> pd.DataFrame:
    """One row a field that changes, both values beside each other, and what is not taken because others changed it."""
    rows = [row for each in every for row in _rows(facts, each)]
    columns = [tr("行"), tr("任务"), tr("栏"), tr("现在"), tr("导入后"), tr("说明")]
    return pd.DataFrame(rows, columns=columns)


def _rows(facts: Facts, each: Difference) -> list[list[object]]:
    task = facts.by_id.get(each.ident)
    title = task.title if task else each.after.title
    is_new = task is None and each.version == 0
    rows: list[list[object]] = [
        [each.row, title, words.field_word(name), _cell(name, each.before), _cell(name, each.after),
         tr("新增任务") if is_new else ""]
        for name in each.changes
    ]  # fmt: skip
    rows += [
        [each.row, title, words.field_word(name), _cell(name, each.theirs), _cell(name, each.theirs),
         tr("不采用“{value}”：导出之后他人已改", value=_cell(name, each.sent))]
        for name in each.clashes
    ]  # fmt: skip
    return rows


def _cell(name: str, fields: Fields) -> str:
    value = str(getattr(fields, name))
    return words.status_word(value) if name == "status" else value


def summary(every: Sequence[Difference]) -> str:
    """How much a sheet would change."""
    changed = [each for each in every if each.changes]
    clashes = sum(len(each.clashes) for each in every)
    if not changed and not clashes:
        return tr("文件与台账没有差别。")
    fields = sum(len(each.changes) for each in changed)
    text = tr("将改 {n} 项任务的 {m} 处，采用前请核对。", n=len(changed), m=fields)
    return text + (tr("另有 {n} 处在导出之后他人已改，保留他人所填。", n=clashes) if clashes else "")


def problem_sentence(problems: Sequence[Problem]) -> str:
    """The first bad cells in one sentence; nothing of the sheet is used."""
    parts = [
        tr("单元格 {cell}：{fault}", cell=p.cell, fault=say(p.fault)) if p.cell else say(p.fault)
        for p in problems[:MOST_PROBLEMS]
    ]
    more = tr("等共 {n} 处", n=len(problems)) if len(problems) > MOST_PROBLEMS else ""
    return tr("没有采用任何内容。{problems}{more}。", problems=tr("；").join(parts).rstrip("。"), more=more)
