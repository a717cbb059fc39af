"""The five headline figures in words: number, scope, grade, pace and clause, one row each."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from components.base import cache
from components.base.words_cache import words_cache
from components.topics.overview.figures import Figure, build_figures, reported_crossings, reported_growth
from components.words.citation import Citation, cite, grade_label, grade_of, scope_label, scope_short
from components.words.format import signed
from components.words.format import year as year_label
from components.words.status_words import REASONS, pace_basis, pace_of, ratio_text, status_badge
from components.words.text import pick, tr
from data.catalog import Source
from data.errors import DataContractError


class Later(NamedTuple):
    """A later statement of the press and the row it comes from."""

    text: str
    row: "pd.Series[Any]"


@dataclass(frozen=True)
class Row:
    """One figure as words, ready to be laid out. `words`, `brief` and `footing` are Markdown."""

    indicator_id: str
    title: str
    value: str
    amount: float
    unit: str
    grade: str
    scope: str
    words: str
    brief: str
    footing: str
    pace: str
    citations: list[Citation]
    year: int


def rows() -> list[Row]:
    """The rows of the headline indicators, in file order. Raises DataContractError."""
    return _rows(cache.facts_versions("observations", "crossing_counts"))


@words_cache(8)
def _rows(versions: tuple[int, ...]) -> list[Row]:
    """The rows in words, built once per version of the facts and per language."""
    observations, sources = cache.table("observations"), cache.sources()
    figures = build_figures(observations, cache.indicators())
    return [_row(figure, _later(figure, observations), sources) for figure in figures]


def _row(figure: Figure, later: Later | None, sources: dict[str, Source]) -> Row:
    return Row(
        indicator_id=figure.indicator.id,
        title=pick(figure.indicator.title.zh, figure.indicator.title.en),
        value=figure.value_text,
        amount=figure.value,
        unit="%" if figure.indicator.measure == "growth_pct" else figure.indicator.unit,
        grade=grade_of(str(figure.rows[0]["kind"])),
        scope=figure.indicator.scope,
        words=_words(figure, later),
        brief=_brief(figure),
        footing=_footing_line(figure, later),
        pace=_pace_line(figure),
        citations=_citations(figure, later, sources),
        year=figure.year,
    )


def last_actual(figures: list[Row]) -> str:
    """Latest year with an actual figure, as a sentence."""
    return tr("实绩到{year}年，此后实绩两份文件均未给出", year=max(row.year for row in figures))


def _words(figure: Figure, later: Later | None) -> str:
    """Badges, pace, and their basis in small type, one line each."""
    lines = (_badges(figure), _pace_line(figure), f":small[{_footing_line(figure, later)}]")
    return "  \n".join(line for line in lines if line)


def _footing_line(figure: Figure, later: Later | None) -> str:
    """Basis of the paces, and later reports of the press."""
    return "　".join([_footing(figure), *([later.text] if later else [])])


def _brief(figure: Figure) -> str:
    """Two lines: name, status and scope; grade and pace."""
    title = pick(figure.indicator.title.zh, figure.indicator.title.en)
    grade = grade_label(grade_of(str(figure.rows[0]["kind"])))
    scope = f":blue-badge[{scope_label(figure.indicator.scope)}]"
    pace = _pace_line(figure).replace("　", " ")
    return f":small[{title}] {status_badge(figure.verdict)} {scope}  \n:small[{grade} {pace}]"


def _badges(figure: Figure) -> str:
    """Status, year, scope and grade; the text repeats what the colours mean."""
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
    """Plan or goal, and how the paces were computed."""
    parts = [figure.aim_text]
    if figure.verdict.required is not None:
        parts.append(pace_basis(figure.verdict))
    return tr("；").join(parts)


def _later(figure: Figure, observations: pd.DataFrame) -> Later | None:
    """Later press reports, with their own wording and scope."""
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
    press = reported_crossings(counts, figure.year)
    if press is None:
        return None
    day, grade, scope = press.as_of[:7], grade_label("reported"), scope_short(press.scope)
    return Later(
        tr("{grade}（{scope}）：{day}起{count}处", grade=grade, scope=scope, day=day, count=press.count), press.row
    )


def _citations(figure: Figure, later: Later | None, sources: dict[str, Source]) -> list[Citation]:
    """One citation a clause, the noted one where several figures share it; the press last."""
    clauses: dict[str, Citation] = {}
    later_rows = [later.row] if later else []
    for citation in (*(cite(row, sources) for row in figure.rows), *(cite(row, sources) for row in later_rows)):
        first = clauses.get(citation.text())
        if first is None or (citation.note and not first.note):
            clauses[citation.text()] = citation
    return list(clauses.values())
