"""Content and time axis of one indicator's ladder: stated figures, limits, derived paths, own targets."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from components.base.scales import GRADE_MARK
from components.drawing.charts.indicator_figures import Figures, Value, Words
from components.words.codes import OPERATORS
from components.words.format import number, quantity, signed
from components.words.text import tr
from components.words.unit_words import unit_words
from model.pace import Change, Operator, Point

FIRST_YEAR, LAST_STATED, FIRST_STEP = 2021, 2024, 2025
STEPS = {2025: "成形", 2030: "成势", 2035: "成城"}
BEFORE, AFTER = 0.6, 0.7
AXIS_ROOM, SIDES = 46, 14
LINE, UNDATED_ROOM, LABEL_ROOM, BELOW_ZERO = 21, 112, 34, 26
FLOORS: tuple[Operator, ...] = ("ge", "gt")
CAPS: tuple[Operator, ...] = ("le", "lt")
RATES = ("growth_pct", "growth_mean_pct", "change_pct", "change_pp")
SAMPLES_A_YEAR = 4


@dataclass(frozen=True)
class Path:
    """A derived line through two years' values. `role` is `required`, `observed` or `user`; it may go on until `until`.

    `label` is the pace in words.
    """

    role: str
    start: Point
    end: Point
    change: Change
    label: str
    until: int = 0

    def at(self, year: float) -> float:
        """Value on the path, between its ends and beyond."""
        passed = (year - self.start.year) / (self.end.year - self.start.year)
        if self.change == "compound":
            exponent = passed * math.log(self.end.value / self.start.value)
            return self.start.value * math.exp(min(exponent, 50.0))
        return self.start.value + passed * (self.end.value - self.start.value)

    @property
    def years(self) -> list[float]:
        """Years at which the line is drawn: a curve needs more than its ends."""
        last = max(self.until, self.end.year)
        count = (last - self.start.year) * SAMPLES_A_YEAR
        return [self.start.year + i / SAMPLES_A_YEAR for i in range(count + 1)]


@dataclass(frozen=True)
class Ladder:
    """Everything drawn on one axis: figures of one indicator, one scope, one measure, one unit.

    `bound` is a plan in words that amounts to a floor: year and floor. `note` is shown where there is no goal.
    `own_targets`: the user may add a target, so the legend reserves room for it. `until`: the least last year.
    """

    title: str
    values: tuple[Value, ...]
    words: tuple[Words, ...] = ()
    gaps: tuple[tuple[int, str], ...] = ()
    paths: tuple[Path, ...] = ()
    bound: tuple[int, float] | None = None
    note: str = ""
    percent_cap: bool = False
    own_targets: bool = False
    until: int = 0

    @cached_property
    def dated(self) -> tuple[Value, ...]:
        """Figures of a year: the only ones that stand on the time axis."""
        return tuple(v for v in self.values if v.year is not None)

    @cached_property
    def undated(self) -> tuple[Value, ...]:
        """Goals without a year, highest first: they stand at the margin."""
        return tuple(sorted((v for v in self.values if v.year is None), key=lambda v: -v.value))

    @cached_property
    def years(self) -> tuple[int, int]:
        """First and last year of the time axis: from 2021 to the last year in which something stands."""
        stated = [*(v.year for v in self.dated), *(w.year for w in self.words)]
        dated = [year for year in stated if year is not None]
        ends = [max(path.until, path.end.year) for path in self.paths]
        return min([FIRST_YEAR, *dated]), max([LAST_STATED, self.until, *dated, *ends])

    @property
    def subtitle(self) -> str:
        """The note where no empty years are left for it."""
        return self.note if self.years[1] <= FIRST_STEP else ""


def level_ladder(
    figures: Figures, paths: Iterable[Path] = (), targets: Iterable[Point] = (), bound: tuple[int, float] | None = None
) -> Ladder:
    """The ladder of the indicator's own measure, with the user's own `targets` in the shown unit."""
    measure = figures.tag or tr("数值")
    title = tr("{measure}（{unit}）", measure=measure, unit=unit_words(figures.indicator)) if figures.unit else measure
    own = tuple(target_value(figures, point) for point in targets)
    return Ladder(
        title=title,
        values=(*figures.values, *own),
        words=figures.words,
        gaps=tuple(figures.gaps.items()),
        paths=tuple(paths),
        bound=bound,
        note="" if own or has_dated_goal(figures) else goal_note(figures),
        percent_cap=figures.indicator.measure == "share_pct",
        own_targets=figures.indicator.measure != "text",
    )


def growth_ladder(figures: Figures) -> Ladder:
    """The printed year-on-year changes, per cent, on an axis of their own."""
    until = max((v.year for v in figures.values if v.year is not None), default=0)
    return Ladder(title=tr("同比增长率（%，文件所列，不由绝对量推算）"), values=figures.growth, until=until)


def has_dated_goal(figures: Figures) -> bool:
    """Whether an official goal, in figures or in words, names a year."""
    return any(year is not None for year in _goal_years(figures))


def _goal_years(figures: Figures) -> list[int | None]:
    """Years of the official goals, in figures or in words."""
    goals = [v.year for v in figures.values if v.kind == "goal"]
    return goals + [w.year for w in figures.words if w.kind == "goal"]


def goal_note(figures: Figures) -> str:
    """Note that no official goal names one of the three years; goals without a year are mentioned separately."""
    if _goal_years(figures):
        return tr("文件的目标没有写年限，2025、2030、2035年没有数值")
    return tr("两份文件没有给出2025、2030、2035目标")


def amount_text(figures: Figures, value: float) -> str:
    """A value in the shown unit: a rate with its sign, a share with its per cent, anything else bare."""
    if figures.indicator.measure in RATES:
        return signed(value, "%" if figures.unit == "%" else "")
    return quantity(value, "%") if figures.unit == "%" else number(value)


def target_value(figures: Figures, point: Point) -> Value:
    """The user's own target as a figure of its own kind."""
    return Value(point.year, "user", point.value, f"{GRADE_MARK['user']} {amount_text(figures, point.value)}")


def limit_text(value: Value) -> str:
    """The word of a stated limit: the document's own where it has one."""
    own_words = any(not (c.isdigit() or c in "%,. +−-") for c in value.label)
    word = tr(OPERATORS[value.operator])
    return value.label if own_words else tr("{operator}{value}", operator=word, value=value.label)


@dataclass(frozen=True)
class Frame:
    """The plot in px: `width` of the whole chart, inner `height`, text `size`."""

    width: float
    height: float
    size: float

    def legend_lines(self, widths: Iterable[float]) -> int:
        """How many lines the legend's entries take."""
        lines, x = 1, 0.0
        for width in widths:
            if x and x + width > self.plot_width:
                lines, x = lines + 1, 0.0
            x += width
        return lines

    @property
    def plot_width(self) -> float:
        """Width between the value axis and the right edge."""
        return max(self.width - (AXIS_ROOM + SIDES) * self.size, 160.0)

    def margin(self, ladder: Ladder) -> float:
        """Room at the right for goals without a year."""
        return min(UNDATED_ROOM * self.size, self.plot_width * 0.3) if ladder.undated else 0.0

    def year_px(self, ladder: Ladder) -> float:
        """Length of a year."""
        first, last = ladder.years
        return (self.plot_width - self.margin(ladder)) / (last - first + BEFORE + AFTER)

    def domain(self, ladder: Ladder) -> tuple[float, float]:
        """Time axis with the margin behind its last year, in years."""
        first, last = ladder.years
        return first - BEFORE, last + AFTER + self.margin(ladder) / self.year_px(ladder)

    def x(self, ladder: Ladder, year: float) -> float:
        """Px from the value axis."""
        return (year - self.domain(ladder)[0]) * self.year_px(ladder)


def value_domain(ladder: Ladder, room: float, size: float) -> tuple[float, float]:
    """Axis from zero over every figure in `room` px, with space for a label above the highest and below zero."""
    stated = [v.value for v in ladder.values] + ([ladder.bound[1]] if ladder.bound else [])
    stated += [100.0] if ladder.percent_cap and any(v.operator in FLOORS for v in ladder.values) else []
    low, high = min([0.0, *stated]), max([0.0, *stated])
    span = (high - low) or 1.0
    high = high if high > low else low + span
    below = BELOW_ZERO * size if low < 0 else 0.0
    unit = span / max(room - LABEL_ROOM * size - below, 20.0)
    return low - below * unit, high + LABEL_ROOM * size * unit
