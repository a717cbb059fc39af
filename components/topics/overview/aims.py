"""The goals of each of the three steps in words with their clauses, and the steps on a bar of time."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa  # type: ignore[import-untyped]

from components.base import cache
from components.base.look import Look
from components.base.scales import GRADE_MARK, Theme
from components.base.words_cache import words_cache
from components.drawing.chart import Chart
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.sheet_layers import Json
from components.drawing.charts.step_board import StepBlock, TimeMarks, draw_steps, picture_spec, steps_spec
from components.topics.overview.steps import FIRST_YEAR, STEPS, Step, goal_line, phase_text, step_goals
from components.words.citation import Citation, cite
from components.words.text import tr

WIDTH = 1240
ROOM_SIZE = 1.5
"""Text size of the steps on a slide, which shows them a little larger than they are."""


@dataclass(frozen=True)
class Aims:
    """The goals of one step in words (Markdown) with their clauses."""

    step: Step
    lines: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def ident(self) -> str:
        """`step_2030`, by which it is picked."""
        return f"step_{self.step.year}"

    @property
    def name(self) -> str:
        """`2025 五年成形`."""
        return f"{self.step.year} {tr(self.step.name)}"

    def phase(self, today: date) -> str:
        """Where the step stands in time, with its grade."""
        return f"{GRADE_MARK['derived']} {phase_text(self.step, today)}"

    def plain(self, today: date) -> str:
        """Name, goals and phase in one line without marks of emphasis."""
        lines = [line.replace("**", "") for line in self.lines]
        return tr("；").join([self.name, *lines, self.phase(today)])


def aims() -> tuple[Aims, ...]:
    """The goals of each step. Raises DataContractError when goals.csv or sources.yaml is broken."""
    return _aims(cache.facts_versions("goals"))


@words_cache(8)
def _aims(versions: tuple[int, ...]) -> tuple[Aims, ...]:
    goals, sources = cache.table("goals"), cache.sources()
    chosen = [(step, step_goals(goals, step)) for step in STEPS]
    return tuple(
        Aims(step, tuple(goal_line(row) for row in rows), tuple(cite(row, sources) for row in rows))
        for step, rows in chosen
    )


@dataclass(frozen=True)
class Picture:
    """A sheet ready for the browser: table of marks and Vega specification."""

    marks: pa.Table
    spec: Json


def steps_picture(today: date, shape: tuple[float, float, bool], theme: Theme) -> Picture:
    """The steps for the page; `shape`: width in px, text size, and whether the screen is low."""
    return _steps_picture((cache.facts_versions("goals"), today), shape, theme)


@words_cache(16)
def _steps_picture(key: tuple[tuple[int, ...], date], shape: tuple[float, float, bool], theme: Theme) -> Picture:
    sheet = steps_sheet(key[1], *shape)
    return Picture(sheet.arrow, steps_spec(sheet, theme))


def steps_sheet(today: date, width: float, size: float, is_low: bool = False) -> Sheet:
    """The bar of time with the goals of every step under its year."""
    opinion = date.fromisoformat(cache.sources()["opinion-2021"].date or f"{FIRST_YEAR}-01-01")
    today_label = tr("今天 {year}年{month}月", year=today.year, month=today.month)
    marks = TimeMarks(opinion, tr("{year} 意见", year=opinion.year), today, today_label)
    return draw_steps([_block(each, today) for each in aims()], marks, width=width, size=size, is_low=is_low)


def _block(each: Aims, today: date) -> StepBlock:
    step = each.step
    return StepBlock(
        id=each.ident,
        start=step.start,
        end=step.end,
        title=each.name,
        goals=tuple(line.replace("**", "") for line in each.lines),
        phase=each.phase(today),
        is_current=step.phase(today) == "current",
        sentence=each.plain(today),
    )


def steps_alt() -> str:
    """Text alternative of the steps."""
    return tr("时间轴：2021年意见，2025年五年成形，2030年十年成势，2035年十五年成城，当前所处阶段")


def steps_chart(today: date, look: Look) -> Chart:
    """The three steps with their goals, and their sources beneath."""
    title = tr("三步走")
    sources = dict.fromkeys(citation.source_title for each in aims() for citation in each.citations)
    note = tr("资料来源：{source}", source=tr("、").join(sources))
    return Chart(
        ident="steps",
        title=title,
        spec=picture_spec(steps_sheet(today, WIDTH, 1.0), title, [note], look.theme),
        alt=steps_alt(),
        source_note=note,
        grades=("official", "derived"),
        room_spec=picture_spec(steps_sheet(today, WIDTH, ROOM_SIZE, is_low=True), title, [], look.theme),
    )
