"""Every status with its reason as a table, for the screen and for download."""

from collections.abc import Callable, Sequence

import pandas as pd

from components.topics.assessment.gaps import gap_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.sentences import aim_of, full_sentence, name_of, reported_notes
from components.words.citation import cite, grade_label, scope_label
from components.words.status_words import STATUS_MARKS, pace_unit
from components.words.text import tr
from data.catalog import Source

DUTY_WORDS = {"binding": "约束性", "expected": "预期性", "unstated": "文件未说明"}
RULE_WORDS = {
    "printed_growth": "文件所列增速与计划增速相比",
    "computed_growth": "按绝对量推算的增速",
    "yearly_change": "每年增减",
    "stated_rate": "增速类指标，实绩对计划",
    "at_goal": "最近实绩与计划数相比",
    "limit": "限值，达标或不达标",
    "positive": "文字限值：大于零",
    "mean": "文字限值：前几年平均值",
    "none": "没有可用的规则",
}


def status_table(
    assessments: Sequence[Assessment], title_of: Callable[[str], str], sources: dict[str, Source]
) -> pd.DataFrame:
    """One row an indicator, indexed by its id, in the order given; r and both paces are numbers."""
    rows = {a.indicator.id: [*_statement(a, title_of), *_background(a, sources)] for a in assessments}
    return pd.DataFrame.from_dict(rows, orient="index", columns=_columns())


ON_SCREEN = (0, 1, 2, 6, 11, 12, 8, 9, 7, 10, 13, 14, 16)


def for_screen(table: pd.DataFrame) -> pd.DataFrame:
    """The table with what is missing beside the reason; the status as a list of one, so that it is drawn as a chip."""
    visible = table.iloc[:, list(ON_SCREEN)].copy()
    status = visible.columns[1]
    visible[status] = [[word] for word in visible[status]]
    return visible


def _columns() -> list[str]:
    first = [
        tr("指标"),
        tr("状态"),
        "r",
        tr("实际速度"),
        tr("要求速度"),
        tr("速度单位"),
        tr("说明"),
        tr("类别"),
        tr("口径"),
        tr("性质"),
    ]
    return [
        *first,
        tr("计划或目标"),
        tr("还缺什么"),
        tr("可能在哪里（推断）"),
        tr("媒体报道"),
        tr("判定依据"),
        tr("等级"),
        tr("原文与位置"),
    ]


def _statement(a: Assessment, title_of: Callable[[str], str]) -> list[object]:
    verdict = a.verdict
    judged = verdict.ratio is not None
    paces = [None if value is None or not judged else round(value, 4) for value in (verdict.observed, verdict.required)]
    unit = pace_unit(verdict, a.indicator.unit) if judged else ""
    ratio = None if verdict.ratio is None else round(verdict.ratio, 4)
    word = tr(STATUS_MARKS[a.status].word)
    return [
        *(name_of(a), word, ratio, *paces, unit, full_sentence(a)),
        *(title_of(a.indicator.category), scope_label(a.indicator.scope), tr(DUTY_WORDS[a.obligation.kind])),
    ]


def _background(a: Assessment, sources: dict[str, Source]) -> list[object]:
    gap = gap_of(a)
    citations = [cite(row, sources) for row in a.rows]
    clauses = dict.fromkeys(f"{c.source_title} {c.locator} {c.quote}".strip() for c in citations)
    press = tr("；").join(note for note, _ in reported_notes(a))
    return [
        *(aim_of(a), gap.missing, gap.holder, press, tr(RULE_WORDS[a.ruling.rule])),
        *(grade_label("derived") if a.status != "unjudged" else "", tr("；").join(clauses)),
    ]
