"""Which five figures the overview shows, by a rule that anyone can check: one a theme, none doubted, none by a project.

For every theme the first candidate in the order of `indicators.yaml` (that of the plan's annex) is taken that counts
the directly administered area, has an actual of the latest year, is not doubted, does not jump by the opening of one
facility, and did not more than double in the year before: such growth tells of a low base.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from components.topics.assessment.figure_words import name_of
from components.topics.assessment.results import Assessment
from components.words.text import tr
from data.catalog import Theme

THEMES: tuple[Theme, ...] = get_args(Theme)
THEME_WORDS: dict[Theme, str] = {
    "economy": "经济",
    "investment": "投资",
    "people": "人口与城镇化",
    "services": "公共服务",
    "river": "跨河通道",
}
LOW_BASE_PCT = 100.0
Bar = Literal["other_scope", "not_current", "in_doubt", "one_facility", "low_base"]
BAR_WORDS: dict[Bar, str] = {
    "other_scope": "不是直管区的数",
    "not_current": "没有最近一年的实际数",
    "in_doubt": "数据存疑",
    "one_facility": "由单个项目投用带动",
    "low_base": "上年增长超过100%，反映低基数",
}


@dataclass(frozen=True)
class Headline:
    """The indicator that stands for a theme, and those passed over before it with the reason."""

    theme: Theme
    assessment: Assessment
    passed_over: tuple[tuple[Assessment, Bar], ...]


def headlines(assessments: Iterable[Assessment]) -> tuple[Headline, ...]:
    """One headline a theme, in the order of the themes; a theme without any that fits is left out."""
    candidates = [a for a in assessments if a.indicator.headline]
    latest = max((a.actual_year or 0 for a in candidates), default=0)
    chosen = (_headline(theme, [a for a in candidates if a.indicator.headline == theme], latest) for theme in THEMES)
    return tuple(one for one in chosen if one)


def _headline(theme: Theme, candidates: list[Assessment], latest: int) -> Headline | None:
    passed_over: list[tuple[Assessment, Bar]] = []
    for assessment in candidates:
        bar = bar_of(assessment, latest)
        if bar is None:
            return Headline(theme, assessment, tuple(passed_over))
        passed_over.append((assessment, bar))
    return None


def bar_of(assessment: Assessment, latest: int) -> Bar | None:
    """What keeps an indicator off the overview; None where nothing does."""
    if assessment.indicator.scope != "direct":
        return "other_scope"
    if assessment.actual_year != latest:
        return "not_current"
    if assessment.doubts or assessment.status == "doubted":
        return "in_doubt"
    if assessment.status == "project":
        return "one_facility"
    judgement = assessment.judgement
    grown = judgement.last if judgement.change != "linear" else None
    return "low_base" if grown is not None and abs(grown) > LOW_BASE_PCT else None


def choice_text(chosen: Iterable[Headline]) -> str:
    """The rule and what it led to, one line a theme, shown beside the five figures."""
    rule = tr(
        "五个数各代表一个方面，按附件的次序取第一个符合条件的：直管区的数，有最近一年的实际数，数据不存疑，不是由单个项"
        "目投用带动，上年增长不超过100%（超过的多为低基数）。"
    )
    return "\n".join([rule, *map(_choice_line, chosen)])


def _choice_line(one: Headline) -> str:
    line = tr("{theme}：取{name}", theme=tr(THEME_WORDS[one.theme]), name=name_of(one.assessment))
    others = tr("；").join(
        tr("{name}未取：{bar}", name=name_of(other), bar=tr(BAR_WORDS[bar])) for other, bar in one.passed_over
    )
    return tr("{line}（{others}）", line=line, others=others) if others else line
