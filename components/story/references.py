"""Figures by reference: `{gdp.actual.2023}` in a sentence stands for the printed figure with its unit and clause.

Kinds of references
- `{indicator.kind.year}`: a printed figure; `kind` actual, plan, goal or reported; without a year where none is
  printed; `.growth_pct` or another measure behind it; `@area` or `@city` for another scope than the area that the
  committee administers.
- `{count.id}`: a number of crossings as a document counts them (`crossing_counts.csv`).
- `{outcome.id.year}`: an outcome of the model in the step's scenario.
- `{goal.id}`, `{elements.type}`, `{step.year}`, `{unknown.basics}`: what is planned, see `plan_references.py`.
- `{answer}`: the answer of the page that the step shows, as a sentence of its own; `{heading}`: the page's heading.
- `{sentence.name}`: a sentence of this page by its name.
- `{figure.name}`: a figure of this page by its name, which is the same in every language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from components.base import cache
from components.base.look import SOURCE_LANGUAGE
from components.story.figure_names import OF_PAGE, figure_by_name
from components.story.plan_references import PLANNED
from components.story.typed import mark_of, pieces
from components.topics.contract import Content, Figure, plain
from components.topics.whatif import results
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import OUTCOMES, shown_value, title_of
from components.words.citation import KINDS, Citation, cite, grade_of
from components.words.codes import STAGES
from components.words.format import number, quantity
from components.words.text import language, original, pick, tr
from model.messages import Message, message
from model.scenario import Scenario
from model.trajectory import YEARS

ANSWER, HEADING = "answer", "heading"
REFERENCE = re.compile(r"\{([^{}]*)\}")
PRINTED = re.compile(
    r"(?P<indicator>[a-z][a-z0-9_]*)\.(?P<kind>actual|plan|goal|reported)(?:\.(?P<year>\d{4}))?"
    r"(?:\.(?P<measure>[a-z][a-z_]*))?(?:@(?P<scope>direct|area|city))?"
)
SENTENCE = re.compile(r"sentence\.([a-z][a-z_]*)")
COUNT = re.compile(r"count\.([a-z0-9_]+)")
OUTCOME = re.compile(r"outcome\.([a-z][a-z0-9_]*)\.(\d{4})")

QUALIFIED = {"约": "约 {value}", "不少于": "不少于 {value}", "以上": "不少于 {value}", "不低于": "不少于 {value}",
             "以内": "至多 {value}", "不超过": "至多 {value}", "超": "超过 {value}"}  # fmt: skip
"""What qualifies a printed figure, and the words for it in a language that is not the document's."""


AIM = "跨河通道{what}，是目标，未写年限（{when}所列）"


class UnknownFigureError(ValueError):
    """A reference that stands for no figure; the message says why."""


@dataclass(frozen=True)
class Run:
    """A stretch of a sentence: words, a figure by reference, or a number that somebody typed, with its mark.

    `citations` of a figure or an answer, none where it is reckoned here; None for words that rest on nothing.
    `is_reckoned` where an answer rests on what is reckoned here as well.
    """

    text: str
    kind: Literal["words", "figure", "typed"] = "words"
    citations: tuple[Citation, ...] | None = None
    is_reckoned: bool = False


@dataclass(frozen=True)
class Filled:
    """A sentence with its figures in place, and these figures with grade, scope and clauses."""

    runs: tuple[Run, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


def filled(template: str, scenario: Scenario, content: Content) -> Filled:
    """The sentence of `template`. Raises UnknownFigureError at the first reference that stands for no figure."""
    runs: list[Run] = []
    figures: list[Figure] = []
    for place, part in enumerate(REFERENCE.split(template)):
        if place % 2 == 0:
            runs += [Run(mark_of(text), "typed") if is_typed else Run(text) for text, is_typed in pieces(part)]
        elif part == ANSWER:
            runs.append(answer_run(plain(content.answer).split("\n")[0].strip(), content))
        elif part == HEADING:
            runs.append(Run(content.heading))
        elif match := SENTENCE.fullmatch(part):
            runs.append(answer_run(_sentence(match[1], part, content), content))
        else:
            figure = _of_page(part, content) or figure_of(part, scenario)
            figures.append(figure)
            runs.append(Run(figure.value, "figure", figure.citations))
    return Filled(tuple(runs), tuple(figures))


def answer_run(text: str, content: Content) -> Run:
    """What a page answers, which rests on all that the page cites and reckons."""
    is_reckoned = not all(figure.citations for figure in content.figures)
    return Run(text, citations=content.citations, is_reckoned=is_reckoned)


def _sentence(name: str, reference: str, content: Content) -> str:
    """The page's sentence of this name. Raises UnknownFigureError where the page says none."""
    text = next((sentence.text for sentence in content.sentences if sentence.ident == name), "")
    if not text:
        raise UnknownFigureError(_fault("这一页没有“{reference}”这句话", reference))
    return text


def _of_page(reference: str, content: Content) -> Figure | None:
    """The figure of the page that a reference names; None for another kind of reference. Raises UnknownFigureError."""
    match = OF_PAGE.fullmatch(reference)
    if match is None:
        return None
    figure = figure_by_name(match[1], content.figures)
    if not isinstance(figure, Figure):
        raise UnknownFigureError(figure)
    return figure


def figure_of(reference: str, scenario: Scenario) -> Figure:
    """The figure that a reference stands for. Raises UnknownFigureError."""
    kinds: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Scenario], Figure]], ...] = (
        (COUNT, _count),
        (OUTCOME, _outcome),
        (PRINTED, _printed),
    )
    for pattern, make in kinds:
        if match := pattern.fullmatch(reference):
            return make(match, scenario)
    for pattern, plan in PLANNED:
        if match := pattern.fullmatch(reference):
            figure = plan(match)
            if figure is None:
                raise UnknownFigureError(_fault("数据里没有“{reference}”", reference))
            return replace(figure, ident=reference)
    raise UnknownFigureError(_fault("“{reference}”不是一个数的写法", reference))


def _fault(template: str, reference: str) -> Message:
    return message(template, reference=f"{{{reference}}}")


def _printed(match: re.Match[str], _: Scenario) -> Figure:
    rows = cache.table("observations")
    measure, scope = match["measure"] or "", match["scope"] or ""
    chosen = rows[(rows["indicator_id"] == match["indicator"]) & (rows["kind"] == match["kind"])]
    chosen = chosen[chosen["year"] == int(match["year"])] if match["year"] else chosen[chosen["year"].isna()]
    for column, value in (("measure", measure), ("scope", scope)):
        chosen = chosen[chosen[column] == value] if value else chosen
    if chosen.empty:
        raise UnknownFigureError(_fault("数据里没有“{reference}”这个数", match[0]))
    if len(chosen.drop_duplicates(["measure", "scope", "value", "unit", "text"])) > 1:
        raise UnknownFigureError(_fault("“{reference}”有几个数，须写明 measure 或 @scope", match[0]))
    row = chosen.iloc[0]
    indicator = next(each for each in cache.indicators() if each.id == match["indicator"])
    title = pick(indicator.title.zh, indicator.title.en)
    kind = tr(KINDS[match["kind"]])
    label = tr("{title}（{year}年{kind}）", title=title, year=match["year"], kind=kind) if match["year"] else title
    citation = cite(row, cache.sources())
    note = str(row["note"] or "")
    return Figure(
        label, _as_printed(row), grade_of(match["kind"]), str(row["scope"]), note, (citation,), ident=match[0]
    )


def _as_printed(row: "pd.Series[Any]") -> str:
    """The figure in the document's words; elsewhere than in Chinese in words for what qualifies it."""
    text, value, unit = str(row["text"]), row["value"], str(row["unit"])
    if not text:
        return quantity(float(value), unit)
    if language() == SOURCE_LANGUAGE or pd.isna(value):
        return original(text)
    qualified = next((words for mark, words in QUALIFIED.items() if mark in text), "{value}")
    return tr(qualified, value=quantity(float(value), unit))


def _count(match: re.Match[str], _: Scenario) -> Figure:
    row = cache.records("crossing_counts", "count_id").get(match[1])
    if row is None:
        raise UnknownFigureError(_fault("数据里没有“{reference}”这个数", match[0]))
    what, when = tr(STAGES[str(row["what"])]), str(row["as_of"])
    is_aim = str(row["what"]).startswith("planned")  # which must not read as what there is
    label = tr(AIM if is_aim else "跨河通道{what}（{when}）", what=what, when=when)
    value = tr("{n}处", n=number(float(row["count"])))
    return Figure(label, value, str(row["grade"]), str(row["scope"]), "", (cite(row, cache.sources()),), ident=match[0])


def _outcome(match: re.Match[str], scenario: Scenario) -> Figure:
    if match[1] not in OUTCOMES:
        raise UnknownFigureError(_fault("模型里没有“{reference}”这个数", match[0]))
    outcome, year = results.outcome(load_facts(), scenario, match[1]), int(match[2])
    value = outcome.at(year) if year in YEARS else None
    if value is None:
        raise UnknownFigureError(_fault("模型没有“{reference}”这一年的数", match[0]))
    label = tr("{title}（{year}年）", title=title_of(match[1]), year=match[2])
    return Figure(label, shown_value(match[1], value), outcome.grade, outcome.scope, ident=match[0])
