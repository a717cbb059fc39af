"""Sentences of the ledger: what is red and who must act, how much is reported, what a month changed."""

from collections import Counter

from components.topics.ledger import words
from components.topics.ledger.book import Book
from components.topics.ledger.facts import Facts
from components.topics.ledger.lines import Change, Line, by_light, changes, lines, selected
from components.topics.ledger.state import MONTH, State
from components.words.text import paragraph, tr
from model.ledger import LIGHTS


def headline(facts: Facts, state: State) -> str:
    """What is red and who must act; in the month's view what the month has changed."""
    if state.view == MONTH:
        return month_headline(facts, state)
    every = selected(facts, state)
    red = [line for line in every if line.judgement.light == "red"]
    if not red:
        return paragraph(_nothing_late(every), _unreported(every))
    first = red[0]
    return paragraph(
        tr(
            "**红 {n} 项**，首要为“{title}”（{reason}，责任单位：{unit}）。",
            n=len(red), title=first.task.title, reason=words.reason_words(first.judgement),
            unit=words.unit_word(first.unit),
        ),
        tr("红项的责任单位：{units}。", units=_units(red)),
        _unreported(every),
    )  # fmt: skip


def _nothing_late(every: tuple[Line, ...]) -> str:
    yellow = [line for line in every if line.judgement.light == "yellow"]
    if yellow:
        return tr("没有红项，**黄 {n} 项**；责任单位：{units}。", n=len(yellow), units=_units(yellow))
    return tr("{n} 项任务，已填报的没有红黄项。", n=len(every)) if _reported(every) else ""


def _units(every: list[Line]) -> str:
    counts = Counter(words.unit_word(line.unit) for line in every)
    return words.listed([tr("{unit} {n} 项", unit=unit, n=n) for unit, n in counts.most_common()])


def _reported(every: tuple[Line, ...]) -> int:
    return sum(bool(line.fields.status) for line in every)


def _unreported(every: tuple[Line, ...]) -> str:
    grey = [line for line in every if not line.fields.status]
    past = sum(line.is_past for line in grey)
    if not grey:
        return ""
    end = tr("，其中 {n} 项的时限已过，文件未说明是否完成", n=past) if past else ""
    return tr("**{n} 项尚未填报**{end}。", n=len(grey), end=end)


def counting(facts: Facts, state: State) -> str:
    """How many tasks there are of which list, and how many pass the filters."""
    every = lines(facts, state.book)
    counts = Counter(line.task.document for line in every)
    parts = [f"{words.document_word(name)} {n}" for name, n in counts.items()]
    return tr("共 {n} 项：{parts}。", n=len(every), parts=tr("；").join(parts))


def basis() -> str:
    """What asks for a ledger, and what no document states."""
    return tr(
        "依据：2021年意见九/（二）要求“建立落实月度台账，逐项明确节点要求”，把责任和时限落到处室和人员；分工方案没有公"
        "开，责任单位多为未写明，由填报补充。意见第二部分的五项“必须坚持”属原则要求，不列入台账。"
    )


def reading(book: Book) -> str:
    """As of when, or that no report has been read."""
    if book.today is None:
        return tr("本图表只含两份文件的任务，未读取填报内容，因此均为灰色。")
    return tr("红黄绿按 {day} 判定，填报内容等级为自定。", day=book.today)


def month_headline(facts: Facts, state: State) -> str:
    """What the month has changed, by light."""
    book = state.book
    if book.bounds is None:
        return tr("未读取填报内容，无法列出月度变化。")
    every = changes(facts, state)
    reported = sum(change.is_reported for change in every)
    moves = Counter((c.before.light, c.after.light) for c in every if c.before.light != c.after.light)
    parts = [
        tr("{before}转{after} {n} 项", before=words.light_word(before), after=words.light_word(after), n=n)
        for (before, after), n in sorted(moves.items(), key=lambda pair: LIGHTS.index(pair[0][1]))
    ]
    text = tr("、").join(parts) or tr("红黄绿没有变化")
    return tr("**{month}**：{n} 项有新填报；{moves}。", month=month_word(book.month), n=reported, moves=text)


def month_word(month: str) -> str:
    """A month in words: `2026年11月`."""
    year, number = month.split("-")
    return tr("{year}年{month}月", year=year, month=int(number))


def light_counts(every: tuple[Line, ...]) -> str:
    """How many tasks have which light, in a line."""
    return "　".join(f"{words.light_word(light)} {n}" for light, n in by_light(every).items())


def change_words(change: Change) -> str:
    """How the status of a task moved in the month."""
    before = change.opening.fields.status if change.opening else ""
    after = change.closing.fields.status if change.closing else ""
    if before == after:
        return words.status_word(after)
    return f"{words.status_word(before)} → {words.status_word(after)}"
