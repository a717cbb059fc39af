"""The timeline: rows of the chart, what it says in a sentence, and its table."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.base import cache
from components.base.look import Look
from components.base.scales import GRADE_MARK
from components.base.words_cache import words_cache
from components.drawing.chart import Chart
from components.drawing.charts.timeline import (
    AFTER,
    BEFORE,
    EARLIER,
    FIRST,
    LAST,
    UNKNOWN_OPENING,
    UNKNOWN_START,
    timeline_spec,
)
from components.drawing.charts.titled import titled
from components.topics.milestones import indicator_titles, links_of, milestones_version
from components.topics.roadmap.state import State
from components.topics.roadmap.works import Work, of_kind, works, works_version
from components.words.citation import grade_label
from components.words.text import pick, tr
from data.catalog import Source
from model.scenario import Scenario
from model.timeline import Moment

Json = dict[str, Any]
WIDTH = 1100
WORD = pa.dictionary(pa.int16(), pa.string())
SENT_AS = pa.schema(
    {
        "layer": WORD, "x": pa.float64(), "x2": pa.float64(), "id": WORD, "name": WORD, "place": pa.int16(),
        "text": pa.string(), "grade": WORD,
    }
)  # fmt: skip
"""A work's id and name stand in each of its rows: written once they take half the bytes."""
KIND_WORDS = {
    "crossing": "跨河通道", "transport": "交通", "service": "公共服务", "industry": "产业与创新",
    "environment": "生态与市政", "all": "全部",
}  # fmt: skip


def chosen(state: State, scenario: Scenario) -> list[Work]:
    """The works of the state's kind."""
    return of_kind(works(scenario), state.kind)


def in_order(listed: Sequence[Work]) -> list[Work]:
    """Those with a date, by it; the others have no bar."""
    return sorted((work for work in listed if work.is_dated), key=_first_date)


def _first_date(work: Work) -> tuple[float, str]:
    moments = [moment.position for moment in (work.start, work.opening) if moment]
    return min(moments), work.ident


def rows_of(listed: Sequence[Work], state: State) -> list[Json]:
    """Rows of the chart: the year, and of each work the whole row that is picked, the bar, the marks, and what is
    unknown in the margins."""
    return [_year(state.year), *_rows(in_order(listed), state.work)]


def _year(year: int) -> Json:
    return {"layer": "year", "x": year, "x2": year + 1.0}


def _rows(ordered: Sequence[Work], selected: str) -> list[Json]:
    rows: list[Json] = []
    for place, work in enumerate(ordered):
        base = {"id": work.ident, "name": work.name, "place": place}
        rows.append(base | {"layer": "row", "x": BEFORE, "x2": AFTER, "text": sentence(work)})
        if work.ident == selected:
            rows.append(base | {"layer": "chosen"})
        rows += [base | row for row in (*_bar(work), *_marks(work))]
    return rows


class Sheet(NamedTuple):
    """The rows as they are sent, by year, and how many works have one."""

    arrow: dict[int, pa.Table]
    works: int


def sheet(state: State, scenario: Scenario) -> Sheet:
    """The chart's rows in every year, put together once: a year that is moved to finds its own."""
    return _sheet(scenario, state.kind, state.work, (*works_version(), *milestones_version()))


@words_cache(64)
def _sheet(scenario: Scenario, kind: str, selected: str, version: cache.Versions) -> Sheet:
    ordered = in_order(of_kind(works(scenario), kind))
    rows, years = _rows(ordered, selected), range(FIRST, LAST + 1)
    tables = {year: pa.Table.from_pylist([_year(year), *rows], schema=SENT_AS) for year in years}
    return Sheet(tables, len(ordered))


def _place(moment: Moment) -> float:
    return max(moment.position, EARLIER) if moment.position < FIRST else min(moment.position, AFTER)


def _bar(work: Work) -> list[Json]:
    start, opening = work.start, work.opening
    if start and opening and start.position <= opening.position:
        layer = "coming" if opening.basis == "plan" else "open"
        return [{"layer": layer, "x": _place(start), "x2": _place(opening)}]
    if start:
        return [{"layer": "unknown", "x": _place(start), "x2": UNKNOWN_OPENING}]
    return [{"layer": "unknown", "x": UNKNOWN_START, "x2": _place(opening)}] if opening else []


def _marks(work: Work) -> list[Json]:
    rows: list[Json] = []
    for moment, unknown in ((work.start, UNKNOWN_START), (work.opening, UNKNOWN_OPENING)):
        if moment is None:
            rows.append({"layer": "letter", "x": unknown, "text": "?"})
            continue
        layer = "plan" if moment.basis == "plan" else "fact"
        rows.append({"layer": layer, "x": _place(moment), "grade": moment.grade})
        if moment.position < FIRST or moment.basis == "by":
            sign = "‹" if moment.position < FIRST else "≤"
            rows.append({"layer": "bound", "x": _place(moment), "text": sign})
    return rows


def moment_words(moment: Moment | None) -> str:
    """`2026年10月（计划）■`; that nothing is stated."""
    if moment is None:
        return tr("没有来源写明")
    return f"{date_words(moment)} {GRADE_MARK[moment.grade]}"


def date_words(moment: Moment) -> str:
    """`2026-10（计划）`, `不晚于2023`."""
    words = {"fact": "{date}", "plan": "{date}（计划）", "by": "不晚于{date}"}[moment.basis]
    return tr(words, date=moment.date)


def sentence(work: Work) -> str:
    """One work in a line."""
    dates = {"start": moment_words(work.start), "opening": moment_words(work.opening)}
    if work.is_completion:
        text = tr("{name}：开工 {start}，竣工 {opening}（何时投用没有写明）", name=work.name, **dates)
    else:
        text = tr("{name}：开工 {start}，投用 {opening}", name=work.name, **dates)
    names = indicator_names(work)
    return tr("{text}；关联指标：{names}", text=text, names=names) if names else text


def indicator_names(work: Work) -> str:
    """The indicators that it moves, by name; "" where no clause ties it to one."""
    return tr("、").join(indicator_titles(links_of(work.ident)))


def headline(listed: Sequence[Work]) -> str:
    """How many works have which dates; the others are counted."""
    starts, openings = sum(1 for work in listed if work.start), sum(1 for work in listed if work.opening)
    undated = sum(1 for work in listed if not work.is_dated)
    return tr(
        "**{n}** 项中，有开工时间的 **{starts}** 项，有投用时间的 **{openings}** 项；两者均未写明的 **{undated}** 项，"
        "不画条、只计数。",
        n=len(listed), starts=starts, openings=openings, undated=undated,
    )  # fmt: skip


def legend() -> str:
    """The signs of the chart in one line."""
    grades = "　".join(grade_label(grade) for grade in ("official", "reported", "derived", "user"))
    return tr(
        "{grades}；实心已发生，空心为计划；≤ 不晚于；‹ 2021年以前；? 没有来源写明（左边开工，右边投用）；"
        "只写年份的画在年中。",
        grades=grades,
    )


def timeline_alt() -> str:
    """Text alternative of the chart."""
    return tr("项目、通道与设施的时间线，逐项日期与等级见清单")


def table(listed: Sequence[Work]) -> pd.DataFrame:
    """One row a work, indexed by id: those with a date first, by it."""
    ordered = [*in_order(listed), *(work for work in listed if not work.is_dated)]
    columns = [tr("名称"), tr("类别"), tr("开工"), tr("开工的等级"), tr("投用"), tr("投用的等级"), tr("关联指标")]
    rows = {
        work.ident: [
            *(work.name, tr(KIND_WORDS[work.kind]), *_cells(work.start), *_cells(work.opening)),
            indicator_names(work) or "—",
        ]
        for work in ordered
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _cells(moment: Moment | None) -> tuple[str, str]:
    if moment is None:
        return tr("没有来源写明"), ""
    return date_words(moment), grade_label(moment.grade)


def timeline_chart(listed: Sequence[Work], state: State, sources: dict[str, Source], look: Look) -> Chart:
    """The timeline as a picture."""
    title = tr("时间线：{kind}", kind=tr(KIND_WORDS[state.kind]))
    rows = rows_of(listed, state)
    source = source_note(listed, sources)
    spec = titled(timeline_spec(len(in_order(listed)), look.theme, 1.0), title, [legend(), source], WIDTH, look.theme)
    grades = tuple(dict.fromkeys(m.grade for work in listed for m in (work.start, work.opening) if m))
    return Chart("timeline", title, spec, timeline_alt(), pd.DataFrame(rows), source, grades)


def source_note(listed: Sequence[Work], sources: dict[str, Source]) -> str:
    """The documents that the dates rest on, and how many reports."""
    ids = {str(row["source_id"]) for work in listed for row in work.rows}
    used = [source for ident, source in sources.items() if ident in ids]
    documents = [pick(source.short, source.title.en) for source in used if source.grade == "official"]
    return tr(
        "资料来源：{documents}，另有报道 {n} 篇，逐条见清单。",
        documents=tr("、").join(documents), n=sum(source.grade != "official" for source in used),
    )  # fmt: skip
