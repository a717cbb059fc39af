"""The five figures on the page: number, scope, grade, pace and clause, one row each."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd
import streamlit as st

from components.base import cache
from components.topics.overview.figures import Figure, build_figures, reported_crossings, reported_growth
from components.ui import viewport
from components.ui.errors import boundary
from components.ui.menu import target
from components.ui.provenance import source_button
from components.words.citation import Citation, cite, grade_label, grade_of, scope_label, scope_short
from components.words.format import signed
from components.words.format import year as year_label
from components.words.status_words import REASONS, formula_text, pace_basis, pace_of, ratio_text, status_badge
from components.words.text import language, pick, tr
from data.catalog import Source
from data.errors import DataContractError
from model.single_flight import single_flight

NUMBER_PX, LINKS_PX = 290, 172  # a figure with its title; the two links with the gaps between all four


class Later(NamedTuple):
    """A later statement of the press and the row it comes from."""

    text: str
    row: "pd.Series[Any]"


@dataclass(frozen=True)
class Row:
    """One figure as words, ready to be laid out."""

    indicator_id: str
    title: str
    value: str
    words: str
    brief: str
    footing: str
    citations: list[Citation]
    year: int


def show_figures(width: float, *, low: bool = False) -> None:
    """Heading with the published formula, and the rows; `width` px is what a row has, 0 where its parts stack. On a
    `low` screen a row is two lines: what the pace rests on is said when it is pointed at."""
    heading = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with heading:
        st.subheader(tr("五个关键数"), anchor=False, width="content")
        with st.popover(tr("怎样判定"), icon=":material/function:", type="tertiary"):
            st.text(formula_text())
    with boundary():
        rows = _rows(cache.facts_versions("observations", "crossing_counts"), language())
        if not rows:
            st.info(tr("还没有关键数：indicators.yaml 里标为 headline 的指标要有实绩。"))
            return
        last = max(row.year for row in rows)
        heading.caption(tr("实绩到{year}年，此后实绩两份文件均未给出", year=last), width="content")
        with st.container(gap="xxsmall" if low else "xsmall"):
            for row in rows:
                _show(row, width, viewport.current().size, low=low)


@single_flight(maxsize=8)
def _rows(versions: tuple[int, ...], language_code: str) -> list[Row]:
    """The rows in words, built once per version of the facts and per language."""
    observations, sources = cache.table("observations"), cache.sources()
    figures = build_figures(observations, cache.indicators())
    return [_row(figure, _later(figure, observations), sources) for figure in figures]


def _row(figure: Figure, later: Later | None, sources: dict[str, Source]) -> Row:
    return Row(
        indicator_id=figure.indicator.id,
        title=pick(figure.indicator.title.zh, figure.indicator.title.en),
        value=figure.value_text,
        words=_words(figure, later),
        brief=_brief(figure),
        footing=_footing_line(figure, later),
        citations=_citations(figure, later, sources),
        year=figure.year,
    )


def _show(row: Row, width: float, size: float, *, low: bool) -> None:
    """One container and four elements, not three columns: every further element costs a switch to the page."""
    number = min(NUMBER_PX * size, (0.235 if low else 0.29) * width)
    words: int | Literal["stretch"] = round(width - number - LINKS_PX * size) if width else "stretch"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        seen: Literal["visible", "collapsed"] = "collapsed" if low else "visible"
        st.metric(row.title, row.value, width=round(number) or "stretch", label_visibility=seen)
        st.markdown(row.brief if low else row.words, width=words, help=row.footing if low else None)
        source_button(row.citations, key=f"source_{row.indicator_id}")
        st.page_link(
            target("indicators"), label=tr("详情"), query_params={"ind": row.indicator_id},
            width="content",
        )  # fmt: skip


def _words(figure: Figure, later: Later | None) -> str:
    """Badges, pace, and in small type what they rest on, one line each."""
    lines = (_badges(figure), _pace_line(figure), f":small[{_footing_line(figure, later)}]")
    return "  \n".join(line for line in lines if line)


def _footing_line(figure: Figure, later: Later | None) -> str:
    """What the paces rest on, and what the press has said since."""
    return "　".join([_footing(figure), *([later.text] if later else [])])


def _brief(figure: Figure) -> str:
    """Two lines: name, status and scope; grade and pace."""
    title = pick(figure.indicator.title.zh, figure.indicator.title.en)
    grade = grade_label(grade_of(str(figure.rows[0]["kind"])))
    scope = f":blue-badge[{scope_label(figure.indicator.scope)}]"
    pace = _pace_line(figure).replace("　", " ")
    return f":small[{title}] {status_badge(figure.verdict)} {scope}  \n:small[{grade} {pace}]"


def _badges(figure: Figure) -> str:
    """Status, year, scope and grade; the words say what the colours say."""
    grade = grade_label(grade_of(str(figure.rows[0]["kind"])))
    year, scope = year_label(figure.year), scope_label(figure.indicator.scope)
    return f"{status_badge(figure.verdict)} :gray-badge[{year}] :blue-badge[{scope}] :gray-badge[{grade}]"


def _pace_line(figure: Figure) -> str:
    verdict, unit = figure.verdict, figure.indicator.unit
    if verdict.reason:
        return tr(REASONS[verdict.reason])
    if verdict.required is None or verdict.observed is None:
        return ""
    return tr(
        "要求 **{required}**，{year}年 **{observed}**{unit}　{ratio}",
        year=figure.year,
        ratio=ratio_text(verdict),
        required=pace_of(verdict.required, verdict, ""),
        observed=pace_of(verdict.observed, verdict, ""),
        unit=_yearly(unit) if verdict.change == "linear" else "",
    )


def _yearly(unit: str) -> str:
    """The unit of a yearly change."""
    return tr(" {unit}/年", unit=tr("个百分点") if unit == "%" else tr(unit))


def _footing(figure: Figure) -> str:
    """Plan or goal, and how the paces were got."""
    parts = [figure.aim_text]
    if figure.verdict.required is not None:
        parts.append(pace_basis(figure.verdict))
    return tr("；").join(parts)


def _later(figure: Figure, observations: pd.DataFrame) -> Later | None:
    """What the press has reported since, in its own words and scope."""
    if figure.indicator.id == "crossings_open":
        return _later_count(figure)
    row = reported_growth(observations, figure)
    if row is None:
        return None
    growth = signed(float(row["value"]), "%")
    return Later(
        tr("{grade}：{year}年 {growth}", grade=grade_label("reported"), year=int(row["year"]), growth=growth), row
    )


def _later_count(figure: Figure) -> Later | None:
    """The crossings that the press counts. A broken table of counts costs this line only."""
    try:
        counts = cache.table("crossing_counts")
    except DataContractError:
        return None
    found = reported_crossings(counts, figure.year)
    if found is None:
        return None
    day, grade, scope = found.as_of[:7], grade_label("reported"), scope_short(found.scope)
    return Later(
        tr("{grade}（{scope}）：{day}起{count}处", grade=grade, scope=scope, day=day, count=found.count), found.row
    )


def _citations(figure: Figure, later: Later | None, sources: dict[str, Source]) -> list[Citation]:
    """One citation a clause, the noted one where several figures share it; the press last."""
    found: dict[str, Citation] = {}
    later_rows = [later.row] if later else []
    for citation in (*(cite(row, sources) for row in figure.rows), *(cite(row, sources) for row in later_rows)):
        known = found.get(citation.text())
        if known is None or (citation.note and not known.note):
            found[citation.text()] = citation
    return list(found.values())
