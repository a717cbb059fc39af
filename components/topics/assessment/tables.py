"""Every status with its reason as a table, for the screen and for download."""

from collections.abc import Callable, Sequence

import pandas as pd

from components.topics.assessment.figure_words import aim_of, level_ratio, name_of, years_of
from components.topics.assessment.gaps import gap_of
from components.topics.assessment.kinds import kind_word
from components.topics.assessment.project import facility_name
from components.topics.assessment.results import Assessment
from components.topics.assessment.sentences import full_sentence, reported_notes
from components.words.citation import cite, grade_label, scope_label
from components.words.status_words import change_unit, gap_unit, status_word
from components.words.text import tr
from data.catalog import Source

DUTY_WORDS = {"binding": "约束性", "expected": "预期性", "unstated": "文件未说明"}
RULE_WORDS = {
    "printed_growth": "文件所列两年增速相比",
    "computed_growth": "按绝对量推算的增速或倍数",
    "yearly_change": "每年增减相比",
    "stated_rate": "增速类指标，上年实际与计划相比",
    "limit": "限值，是否满足",
    "positive": "文字限值：大于零",
    "mean": "文字限值：前几年平均值",
    "progress": "完成率与时序进度",
    "result": "当年实际与计划相比",
    "none": "没有可用的规则",
}
DIGITS = 4


def status_table(
    assessments: Sequence[Assessment], title_of: Callable[[str], str], sources: dict[str, Source]
) -> pd.DataFrame:
    """One row an indicator, indexed by its id, in the order given; changes, gap, ratio and shares are numbers."""
    rows = {a.indicator.id: [*_statement(a, title_of), *_background(a, sources)] for a in assessments}
    return pd.DataFrame.from_dict(rows, orient="index", columns=_columns())


ON_SCREEN = (0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 16, 17, 18, 12, 13, 14, 15, 19, 20, 22)
NAME, STATUS, FIGURES, SENTENCE, AIM, MISSING, HOLDER, CLAUSES = 0, 1, (2, 3, 4, 6, 7, 8), 9, 10, 11, 12, 19
"""Places among the columns on the screen."""


def for_screen(table: pd.DataFrame) -> pd.DataFrame:
    """The table with what is missing beside the reason; the status as a list of one, so that it is drawn as a chip."""
    visible = table.iloc[:, list(ON_SCREEN)].copy()
    status = visible.columns[STATUS]
    visible[status] = [[word] for word in visible[status]]
    return visible


def _columns() -> list[str]:
    figures = [
        *(tr("上年增减"), tr("计划增减"), tr("相差"), tr("增减的单位"), tr("相差的单位")),
        *(tr("计划为上年的倍数"), tr("完成率（%）"), tr("时序进度（%）"), tr("对照年份")),
    ]
    names = [tr("指标"), tr("状态"), *figures, tr("说明"), tr("同类"), tr("类别"), tr("口径"), tr("性质")]
    return [
        *names,
        tr("计划或目标"),
        tr("所缺资料"),
        tr("可能的资料来源（推断）"),
        tr("媒体报道"),
        tr("判定依据"),
        tr("等级"),
        tr("原文与位置"),
    ]


def _statement(a: Assessment, title_of: Callable[[str], str]) -> list[object]:
    judgement, unit = a.judgement, a.indicator.unit
    compared = judgement.gap is not None
    figures = [
        *(_rounded(value if compared else None) for value in (judgement.last, judgement.planned, judgement.gap)),
        *((change_unit(judgement.change, unit), gap_unit(judgement.change, unit)) if compared else ("", "")),
        *(_rounded(level_ratio(a)), _percent(judgement.completion), _percent(judgement.time), years_of(a)),
    ]
    return [
        *(name_of(a), status_word(a.status), *figures, full_sentence(a), kind_word(a.indicator)),
        *(title_of(a.indicator.category), scope_label(a.indicator.scope), tr(DUTY_WORDS[a.obligation.kind])),
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)


def _background(a: Assessment, sources: dict[str, Source]) -> list[object]:
    gap = gap_of(a)
    citations = [cite(row, sources) for row in a.rows]
    clauses = dict.fromkeys(f"{c.source_title} {c.locator} {c.quote}".strip() for c in citations)
    press = tr("；").join(note for note, _ in reported_notes(a))
    rule = tr(RULE_WORDS[a.ruling.rule])
    if a.project:
        rule = tr("{rule}；带动项目：{facility}", rule=rule, facility=facility_name(a))
    return [
        *(aim_of(a), gap.missing, gap.holder, press, rule),
        *(grade_label("derived") if a.judgement.is_judged else "", tr("；").join(clauses)),
    ]
