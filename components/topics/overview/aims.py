"""The goals of each of the three steps in words with their clauses, and the timeline."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from components.base import cache
from components.base.look import Look
from components.base.scales import GRADE_MARK, Theme
from components.base.words_cache import words_cache
from components.drawing.chart import Chart
from components.drawing.charts.timeline import Stretch, TimelineText, timeline
from components.drawing.charts.titled import titled
from components.topics.overview.steps import FIRST_YEAR, STEPS, Step, goal_line, phase_text, step_goals
from components.words.citation import Citation, cite
from components.words.text import tr

WIDTH = 1240


@dataclass(frozen=True)
class Aims:
    """The goals of one step in words (Markdown) with their clauses."""

    step: Step
    lines: tuple[str, ...]
    citations: tuple[Citation, ...]

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


def line_spec(today: date, theme: Theme, size: float, *, narrow: bool = False) -> dict[str, Any]:
    """The timeline at the width of its container; a `narrow` one labels the steps by year only."""
    opinion = date.fromisoformat(cache.sources()["opinion-2021"].date or f"{FIRST_YEAR}-01-01")
    stretches = [_stretch(each, today) for each in aims()]
    start_label = tr("{year} 意见", year=opinion.year)
    if narrow:  # no room for names on the timeline; the columns under it show them
        stretches = [replace(stretch, label=stretch.year) for stretch in stretches]
        start_label = str(opinion.year)
    today_label = tr("今天 {year}年{month}月", year=today.year, month=today.month)
    text = TimelineText(start=opinion, start_label=start_label, today=today, today_label=today_label)
    return timeline(stretches, text, theme, size)


def _stretch(each: Aims, today: date) -> Stretch:
    step = each.step
    return Stretch(step.start, step.end, str(step.year), each.name, each.plain(today))


def line_alt() -> str:
    """Text alternative of the timeline."""
    return tr("时间轴：2021年意见，2025年五年成形，2030年十年成势，2035年十五年成城，当前所处阶段")


def line_chart(today: date, look: Look) -> Chart:
    """The timeline with the goals of every step beneath."""
    title = tr("三步走")
    notes = [each.plain(today) for each in aims()]
    sources = dict.fromkeys(citation.source_title for each in aims() for citation in each.citations)
    return Chart(
        ident="steps",
        title=title,
        spec=titled(line_spec(today, look.theme, 1.0), title, notes, WIDTH, look.theme),
        alt=line_alt(),
        source_note=tr("资料来源：{source}", source=tr("、").join(sources)),
        grades=("official", "derived"),
    )
