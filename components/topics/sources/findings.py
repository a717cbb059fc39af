"""The findings of the tab 矛盾: those that the filters leave, as a list to click and as a table to take away."""

from collections.abc import Sequence

import pandas as pd

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.finding_sheet import Clause, FindingSheet, finding_picture, finding_sheet
from components.drawing.charts.sheet_layers import Caption
from components.topics.sources import facts
from components.topics.sources.sentences import basis_sentence
from components.topics.sources.state import State
from components.topics.sources.words import CHECKS, TABS
from components.words.citation import place_label, scope_label
from components.words.finding import (
    CAUSES,
    FINDING_KINDS,
    MISMATCHES,
    cause_word,
    doubts_word,
    explained,
    mismatch_word,
    stated_words,
)
from components.words.quotation import in_marks, printed
from components.words.text import pick, tr
from data.checks_rows import Figure
from data.findings import Finding

PICTURE_WIDTH = 1240
FULL_CLAUSES = 2
"""Clauses with columns of their own; further ones share a column."""


def chosen_findings(state: State) -> list[Finding]:
    """The findings that kind, check, mismatch and cause leave, by kind: contradictions first, then gaps."""
    order = list(FINDING_KINDS)
    return sorted(
        (
            one
            for one in facts.findings()
            if state.kind in ("", one.kind)
            and state.check in ("", one.check)
            and state.mismatch in ("", one.mismatch)
            and state.cause in ("", one.cause)
        ),
        key=lambda one: order.index(one.kind),
    )


def findings_list(findings: Sequence[Finding]) -> pd.DataFrame:
    """One row a finding, indexed by id: title, kind, check, mismatch and cause, and how far the figures differ."""
    return pd.DataFrame(
        {
            tr("不一致之处"): [pick(one.title.zh, one.title.en) for one in findings],
            tr("来源之间"): [tr(FINDING_KINDS[one.kind]) for one in findings],
            tr("类别"): [tr(CHECKS[one.check]) for one in findings],
            tr("不一致"): [mismatch_word(one) for one in findings],
            tr("原因"): [cause_word(one) for one in findings],
            tr("相差"): pd.Series([one.size for one in findings], dtype="float64").to_numpy(),
            tr("单位"): ["" if one.size is None else tr(one.size_unit) for one in findings],
        },
        index=[one.id for one in findings],
    )


def findings_table(findings: Sequence[Finding]) -> pd.DataFrame:
    """The list with both statements, their clauses and places side by side, the arithmetic and our reading."""
    table = findings_list(findings)
    table[tr("存疑的是")] = [doubts_word(one) for one in findings]
    for place, name in enumerate((tr("甲"), tr("乙"))):
        figures = [one.figures[place] if place < len(one.figures) else None for one in findings]
        table[tr("{name}：表述", name=name)] = [stated_words(f) if f else "" for f in figures]
        table[tr("{name}：原文", name=name)] = [printed(f.quote) if f else "" for f in figures]
        table[tr("{name}：位置", name=name)] = [place_of(f) if f else "" for f in figures]
    table[tr("其余表述")] = [tr("；").join(map(_in_one_line, one.figures[FULL_CLAUSES:])) for one in findings]
    parts = [[text for _, text in explained(one)] for one in findings]
    for column, name in enumerate((tr("算式"), tr("本系统的处理"), tr("理由"))):
        table[name] = [texts[column] for texts in parts]
    return table


def place_of(figure: Figure) -> str:
    """Source and heading of a clause."""
    source = facts.names().sources.get(figure.source_id, figure.source_id)
    return f"{source} {place_label(figure.locator)}".strip()


def _in_one_line(figure: Figure) -> str:
    return tr("{stated}（{citation}）", stated=stated_words(figure), citation=place_of(figure))


def finding_chart(chosen: Sequence[Finding], opened: Finding, look: Look) -> Chart:
    """How many of the chosen findings stand between which sources, and the open one with its clauses side by side."""
    caption = Caption(tr(TABS["contradictions"]), (mismatch_legend(),))
    return Chart(
        ident="finding",
        title=pick(opened.title.zh, opened.title.en),
        spec=finding_picture(picture_sheet(chosen, opened, PICTURE_WIDTH), caption, look.theme),
        alt=tr("按来源分类的不一致数目，以及一处不一致的各处原文并列"),
        source_note=basis_sentence(),
        grades=("official", "reported"),
    )


def picture_sheet(findings: Sequence[Finding], opened: Finding, width: float) -> FindingSheet:
    """Counts by kind, then the open finding with its clauses side by side."""
    counts = [
        (
            tr(word),
            sum(one.kind == kind and one.mismatch == "proven" for one in findings),
            sum(one.kind == kind and one.mismatch == "open" for one in findings),
        )
        for kind, word in FINDING_KINDS.items()
    ]
    clauses = [
        Clause(stated_words(f), in_marks(f.quote), tr("{place} · {scope}", place=place_of(f), scope=_scope(f)))
        for f in opened.figures
    ]
    marks = " · ".join(word for word in (mismatch_word(opened), cause_word(opened)) if word) or tr("资料缺口")
    title = tr("{title}（{marks}）", title=pick(opened.title.zh, opened.title.en), marks=marks)
    lines = [f"{head}{tr('：')}{text}" for head, text in explained(opened)]
    return finding_sheet(width, counts, title, clauses, lines)


def _scope(figure: Figure) -> str:
    return scope_label(figure.scope) if figure.scope else tr("口径未注明")


def mismatch_legend() -> str:
    """What the two tones of the bars stand for."""
    return tr("深色为不一致已证实，浅色为存疑或资料缺口。原因另行判断：{stated}或{question}。",
              stated=tr(CAUSES["stated"].word), question=tr(CAUSES["question"].word))  # fmt: skip


def mismatch_names() -> dict[str, str]:
    """The two states of a mismatch with their icons, for a row of choices."""
    return {value: f"{mark.icon} {tr(mark.word)}" for value, mark in MISMATCHES.items()}


def cause_names() -> dict[str, str]:
    """The two states of a cause with their icons, for a row of choices."""
    return {value: f"{mark.icon} {tr(mark.word)}" for value, mark in CAUSES.items()}


def kind_names() -> dict[str, str]:
    """The kinds with the number of findings of each."""
    findings = facts.findings()
    return {kind: f"{tr(word)} {sum(one.kind == kind for one in findings)}" for kind, word in FINDING_KINDS.items()}
