"""The five figures in words: number, scope, grade, comparison with the plan, and clause, one row each."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from components.base import cache
from components.base.assets_store import layer_url
from components.base.words_cache import words_cache
from components.drawing.charts.bullet_rows import Kind
from components.drawing.charts.course import Course
from components.topics.assessment.facts import data_version, load_assessments
from components.topics.assessment.figure_words import (
    aim_of,
    gap_text,
    level_ratio,
    levels_note,
    name_of,
    value_of,
    years_of,
)
from components.topics.assessment.results import Assessment
from components.topics.assessment.sentences import reason, short_note
from components.topics.overview.choice import Headline, choice_text, headlines
from components.topics.overview.courses import RATE, on_one_scale
from components.topics.overview.figures import reported_crossings, reported_growth
from components.words.citation import Citation, cite, grade_label, grade_of, scope_short
from components.words.format import signed
from components.words.format import year as year_label
from components.words.status_words import basis_of_change, status_word
from components.words.text import tr
from data.catalog import Source
from data.errors import DataContractError
from geo.errors import LayerContractError
from model.judgement import PLAN, Status

CROSSING_LAYER = "crossing_lines"  # the layer of both first maps


class Later(NamedTuple):
    """A later statement of the press and the row it comes from."""

    text: str
    row: "pd.Series[Any]"


@dataclass(frozen=True)
class Row:
    """One figure as words, ready to be laid out. `comparison` and `footing` are Markdown; `marks` are the values that
    stand beside each other by kind, `note` names them; `remark` is for where there is room."""

    indicator_id: str
    title: str
    value: str
    amount: float
    unit: str
    grade: str
    scope: str
    status: Status
    note: str
    marks: tuple[tuple[Kind, float], ...]
    footing: str
    comparison: str
    citations: list[Citation]
    year: int
    course: Course | None = None
    remark: str = ""


def version() -> tuple[object, ...]:
    """Of everything that the rows are made of: tables, and the layer whose signs are counted."""
    return (*data_version(), layer_url(CROSSING_LAYER))


def rows() -> list[Row]:
    """The rows of the headline indicators, in the order of the themes. Raises DataContractError."""
    return _rows(version())


def verdict(figures: list[Row]) -> str:
    """How many of the rows have which status, in one sentence, the most frequent first."""
    counts = Counter(row.status for row in figures)
    parts = tr("，").join(tr("{n} 项{status}", n=n, status=status_word(status)) for status, n in counts.most_common())
    return tr("{all} 项中 {parts}", all=len(figures), parts=parts)


def choice() -> str:
    """The rule by which the five were chosen, and what it led to. Raises DataContractError."""
    return _choice(data_version())


@words_cache(8)
def _choice(version: tuple[object, ...]) -> str:
    return choice_text(chosen())


def chosen() -> tuple[Headline, ...]:
    """The headline indicators. Raises DataContractError."""
    return headlines(load_assessments())


@words_cache(8)
def _rows(version: tuple[object, ...]) -> list[Row]:
    """The rows in words, built once per version of the facts and per language."""
    observations, sources = cache.table("observations"), cache.sources()
    headed = [one.assessment for one in chosen()]
    figures = [_row(a, _later(a, observations), sources) for a in headed]
    courses = on_one_scale([(row.course, a.indicator.measure) for row, a in zip(figures, headed, strict=True)])
    return [replace(row, course=course) for row, course in zip(figures, courses, strict=True)]


def _row(a: Assessment, later: Later | None, sources: dict[str, Source]) -> Row:
    latest = a.evidence.actuals[-1]
    return Row(
        indicator_id=a.indicator.id,
        title=name_of(a),
        value=value_of(latest),
        amount=float(latest["value"]),
        unit="%" if a.indicator.measure == RATE else a.indicator.unit,
        grade=grade_of(str(latest["kind"])),
        scope=a.indicator.scope,
        status=a.status,
        note=_note(a),
        marks=_marks(a),
        footing=_footing_line(a, later),
        comparison=_comparison(a),
        citations=_citations(a, later, sources),
        year=a.actual_year or 0,
        course=_course(a),
        remark=_on_map(a),
    )


def _course(a: Assessment) -> Course | None:
    """Last year, the latest actual and one plan, where there are all three."""
    before, plans = _before(a), [row for row in a.aims if row["kind"] == "plan"]
    if before is None or len(plans) != 1 or len(a.aims) != 1:
        return None
    latest, plan = a.evidence.actuals[-1], plans[0]
    three = (before, latest, plan)
    first, second, third = (float(row["value"]) for row in three)
    words = value_of(before), value_of(latest), value_of(plan)
    years = (year_label(int(before["year"])), year_label(int(latest["year"])))
    planned = tr("{year}计划", year=year_label(int(plan["year"])))
    return Course((first, second, third), words, (*years, planned))


def last_actual(figures: list[Row]) -> str:
    """Up to which year there are actual figures, and what the five are held against."""
    compared = next((years for years in map(years_of, (one.assessment for one in chosen())) if years), "")
    text = tr("实际数到{year}年，此后两份文件均未给出", year=max(row.year for row in figures))
    return tr("{years}；{text}", years=compared, text=text) if compared else text


def _before(a: Assessment) -> dict[str, Any] | None:
    """The row of the year before the latest actual, or nothing."""
    earlier = a.evidence.actuals[-2:-1]
    return earlier[0] if earlier and int(earlier[0]["year"]) + 1 == a.actual_year else None


def _marks(a: Assessment) -> tuple[tuple[Kind, float], ...]:
    """Actual of the year before, latest actual, then plan or goals."""
    before = _before(a)
    aims: list[tuple[Kind, float]] = [("plan" if r["kind"] == "plan" else "goal", float(r["value"])) for r in a.aims]
    first: list[tuple[Kind, float]] = [("before", float(before["value"]))] if before else []
    return (*first, ("actual", float(a.evidence.actuals[-1]["value"])), *aims)


def _note(a: Assessment) -> str:
    """`2022年 +46.3%，2024年计划 +7%`."""
    before = _before(a)
    first = tr("{year} {value}", year=year_label(int(before["year"])), value=value_of(before)) if before else ""
    return tr("，").join(part for part in (first, aim_of(a)) if part)


def _on_map(a: Assessment) -> str:
    """How many crossings the maps draw, which is not what the documents count. A broken layer costs this line only."""
    if a.indicator.id != "crossings_open":
        return ""
    try:
        return tr("图上{n}条含在建、铁路桥等", n=len(cache.features(CROSSING_LAYER)))
    except LayerContractError:
        return ""


def _footing_line(a: Assessment, later: Later | None) -> str:
    """Plan or goal, how the changes were got, and what the press has said since."""
    return "　".join([_footing(a), *([later.text] if later else [])])


def _comparison(a: Assessment) -> str:
    """`上年 +48.5%，计划 +50%　相差 **+1.5 个百分点**`, or why there is none."""
    if not a.judgement.is_judged:
        return reason(a)
    gap = gap_text(a) if a.status in {"faster", "slower", "steady"} else ""
    return tr("{note}　相差 **{gap}**", note=short_note(a), gap=gap) if gap else short_note(a)


def _footing(a: Assessment) -> str:
    """Plan or goal with the ratio of the levels, and how the changes were got."""
    if a.status not in PLAN:
        return aim_of(a)
    levels = levels_note(a) if level_ratio(a) is not None and a.status in {"faster", "slower"} else aim_of(a)
    return tr("；").join([levels, basis_of_change(a.judgement)])


def _later(a: Assessment, observations: pd.DataFrame) -> Later | None:
    """What the press has reported since, in its own words and scope."""
    if a.indicator.id == "crossings_open":
        return _later_count(a)
    row = reported_growth(observations, a)
    if row is None:
        return None
    growth = signed(float(row["value"]), "%")
    return Later(
        tr("{grade}：{year}年 {growth}", grade=grade_label("reported"), year=int(row["year"]), growth=growth), row
    )


def _later_count(a: Assessment) -> Later | None:
    """The crossings that the press counts. A broken table of counts costs this line only."""
    try:
        counts = cache.table("crossing_counts")
    except DataContractError:
        return None
    press = reported_crossings(counts, a.actual_year or 0)
    if press is None:
        return None
    day, grade, scope = press.as_of[:7], grade_label("reported"), scope_short(press.scope)
    return Later(
        tr("{grade}（{scope}）：{day}起{count}处", grade=grade, scope=scope, day=day, count=press.count), press.row
    )


def _citations(a: Assessment, later: Later | None, sources: dict[str, Source]) -> list[Citation]:
    """One citation a clause, the noted one where several figures share it; the press last."""
    clauses: dict[str, Citation] = {}
    later_rows = [later.row] if later else []
    for citation in (*(cite(row, sources) for row in a.rows), *(cite(row, sources) for row in later_rows)):
        first = clauses.get(citation.text())
        if first is None or (citation.note and not first.note):
            clauses[citation.text()] = citation
    return list(clauses.values())
