"""The three steps on a bar of time, each with its goals under its year; the step of the day is raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.base.scales import Theme, colour, palette
from components.drawing.charts.lettering import width_px, wrap, wrap_evenly
from components.drawing.charts.sheet import Lettering, Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span

LETTERING = {
    "title": Lettering(18, 700, "right"),
    "title_raised": Lettering(24, 700, "right"),
    "title_left": Lettering(18, 700),
    "goal": Lettering(16),
    "goal_raised": Lettering(18),
    "goal_low": Lettering(14),
    "goal_left": Lettering(14),
    "phase": Lettering(14, tone="text_soft"),
    "phase_raised": Lettering(14, 700),
    "phase_left": Lettering(14, tone="text_soft"),
    "day": Lettering(14, 700),
    "start": Lettering(14, tone="text_soft"),
}
BAR, INSET, NODE, RING = 10.0, 16.0, 150.0, 9.0
DAY_OVER = 26.0
"""Height of the line for today over the titles where it has no room beside them, px at size 1."""
STACKED_BELOW = 640.0
"""Width in px at size 1 below which the steps stand under each other."""


@dataclass(frozen=True)
class StepBlock:
    """One step: `start` included, `end` not; its name with the year, its goals, and where it stands in time."""

    id: str
    start: date
    end: date
    title: str
    goals: tuple[str, ...]
    phase: str
    is_current: bool
    sentence: str


@dataclass(frozen=True)
class TimeMarks:
    """The line's start and today with their words. A day off the line is not marked."""

    start: date
    start_label: str
    today: date
    today_label: str


def decimal_year(day: date) -> float:
    """A day as a year with its fraction: 1 January 2026 is 2026.0. No time zone can move it."""
    first, following = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (following - first).days


def draw_steps(
    steps: Sequence[StepBlock], marks: TimeMarks, *, width: float, size: float, is_low: bool = False
) -> Sheet:
    """The steps on a sheet `width` px wide; `is_low` keeps all lettering small, for screens of little height. The
    steps ascend and touch."""
    sheet = Sheet(width, size)
    if width < STACKED_BELOW * size:
        _draw_stacked(sheet, steps, marks)
    else:
        _draw_columns(sheet, steps, marks, is_low=is_low)
    return sheet


def _draw_columns(sheet: Sheet, steps: Sequence[StepBlock], marks: TimeMarks, *, is_low: bool) -> None:
    size, third = sheet.size, sheet.width / len(steps)
    day = _day_beside(sheet, steps, marks, "title" if is_low else "title_raised")
    head = (30 + (0 if is_low else 16) + (0 if day else DAY_OVER)) * size
    above, bottom = (8 if is_low else 10) * size, 0.0
    for place, step in enumerate(steps):
        raised = "_raised" if step.is_current and not is_low else ""
        right = (place + 1) * third - INSET * size
        sheet.mark(f"title{raised}", right - 4 * size, head - above, text=step.title)
        y = _draw_goals(sheet, step, (right, head + (BAR + 8) * size, third - 2 * INSET * size), is_low=is_low)
        bottom = max(bottom, y + (7 if is_low else 10) * size)
    for place, step in enumerate(steps):
        layer = "raised" if step.is_current else "row"
        _draw_ground(sheet, step, (place * third, 1.0, (place + 1) * third, bottom), layer)
    _draw_time(sheet, steps, marks, (head, head - above - (0 if day else (DAY_OVER + 6) * size)))
    sheet.height = bottom + 2 * size


def _draw_goals(sheet: Sheet, step: StepBlock, place: tuple[float, float, float], *, is_low: bool) -> float:
    """Goals and phase on one left edge, the longest of them ending under the step's node; returns their lower edge.

    `place`: right edge, upper edge and the most that a line may take, in px.
    """
    size, (right, y, room) = sheet.size, place
    goal = "goal_low" if is_low else "goal_raised" if step.is_current else "goal"
    phase = "phase_raised" if step.is_current else "phase"
    texts = [(goal, text) for one in step.goals for text in wrap_evenly(one, room, LETTERING[goal].px * size)]
    texts += [(phase, text) for text in wrap_evenly(step.phase, room, LETTERING[phase].px * size)]
    left = (
        right
        - 4 * size
        - max((width_px(t, LETTERING[n].px * size, bold=n == "phase_raised") for n, t in texts), default=0)
    )
    for name, text in texts:
        y += (
            24 * size
            if name == phase and not is_low
            else 20 * size
            if name == phase
            else LETTERING[goal].px * size * (1.3 if is_low else 1.45)
        )
        sheet.mark(name, left, y, text=text)
    return y


def _draw_ground(sheet: Sheet, step: StepBlock, box: tuple[float, float, float, float], layer: str) -> None:
    """The panel of the current step, and over every step the area that takes clicks."""
    left, top, right, bottom = box
    if layer == "raised":
        sheet.mark("raised", left + 1, top, x2=right - 1, y2=bottom)
        sheet.mark("accent", left + 1, top, x2=right - 1, y2=top + 4 * sheet.size)
    sheet.mark("row", left + 2, top + 1, x2=right - 2, y2=bottom - 1, id=step.id, text=step.sentence)


def _draw_time(sheet: Sheet, steps: Sequence[StepBlock], marks: TimeMarks, at: tuple[float, float]) -> None:
    """The bar of time with what has passed, a node at the end of every step, start and today; `at`: upper edge of the
    bar and baseline of the word for today."""
    size, (top, day) = sheet.size, at
    first, last = decimal_year(steps[0].start), decimal_year(steps[-1].end)
    scale = sheet.width / (last - first)
    begun, now = decimal_year(marks.start), decimal_year(marks.today)
    bottom, middle = top + BAR * size, top + BAR * size / 2
    sheet.mark("track", 0.0, top, x2=sheet.width, y2=bottom)
    if begun < now:
        sheet.mark("passed", (begun - first) * scale, top, x2=(min(now, last) - first) * scale, y2=bottom)
    left = (begun - first) * scale
    words = width_px(marks.start_label, LETTERING["start"].px * size)
    title = width_px(steps[0].title, LETTERING["title"].px * size, bold=True)
    is_beside = left + words + title + 2 * INSET * size < sheet.width / len(steps)
    sheet.mark("start", left, (top - 10 * size) if is_beside else day, text=marks.start_label)
    for step in steps:
        sheet.mark("node", min((decimal_year(step.end) - first) * scale, sheet.width - RING * size), middle)
    if first <= now < last:
        x = (now - first) * scale
        sheet.mark("now", x, top - 5 * size, x2=x, y2=bottom + 5 * size)
        words = width_px(marks.today_label, LETTERING["day"].px * size, bold=True)
        sheet.mark("day", min(x, sheet.width - words), day, text=marks.today_label)


def _day_beside(sheet: Sheet, steps: Sequence[StepBlock], marks: TimeMarks, style: str) -> bool:
    """Whether today's word has room on the line of the titles, left of its own step's, lettered in `style`."""
    size, third = sheet.size, sheet.width / len(steps)
    step = next((step for step in steps if step.is_current), None)
    if step is None:
        return True
    share = (decimal_year(marks.today) - decimal_year(step.start)) / (decimal_year(step.end) - decimal_year(step.start))
    words = width_px(marks.today_label, LETTERING["day"].px * size, bold=True)
    title = width_px(step.title, LETTERING[style].px * size, bold=True)
    return share * third + words < third - title - 2 * INSET * size


def _draw_stacked(sheet: Sheet, steps: Sequence[StepBlock], marks: TimeMarks) -> None:
    """One step under the other, the bar of time at the left."""
    size, left, y = sheet.size, 30 * sheet.size, 0.0
    room = sheet.width - left - 10 * size
    for step in steps:
        top = y
        y += 26 * size
        sheet.mark("title_left", left, y, text=step.title)
        if step.is_current:
            sheet.mark("day", left, y + 20 * size, text=marks.today_label)
            y += 20 * size
        for style, texts in (("goal_left", step.goals), ("phase_left", (step.phase,))):
            for text in (line for one in texts for line in wrap(one, room, LETTERING[style].px * size)):
                y += 20 * size
                sheet.mark(style, left, y, text=text)
        y += 14 * size
        _draw_ground(sheet, step, (left - 14 * size, top, sheet.width, y), "raised" if step.is_current else "row")
        _draw_time_beside(sheet, step, marks, (top, y))
    sheet.height = y + 2 * size


def _draw_time_beside(sheet: Sheet, step: StepBlock, marks: TimeMarks, span_y: tuple[float, float]) -> None:
    """The bar of one step, running down, and how much of it has passed."""
    size, (top, bottom) = sheet.size, span_y
    first, last = decimal_year(step.start), decimal_year(step.end)
    begun, now = max(first, decimal_year(marks.start)), min(last, decimal_year(marks.today))
    scale = (bottom - top) / (last - first)
    sheet.mark("track", 0.0, top, x2=8 * size, y2=bottom)
    if begun < now:
        sheet.mark("passed", 0.0, top + (begun - first) * scale, x2=8 * size, y2=top + (now - first) * scale)
    sheet.mark("node", 8 * size, top + 20 * size)


def steps_spec(sheet: Sheet, theme: Theme) -> Json:
    """The view in which the steps' sheet is drawn."""
    layers = [*_layers(theme, sheet.size), hands("row", theme, 1.5 * sheet.size)]
    return sheet_view(sheet.width, sheet.height, layers, "row")


def picture_spec(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme) -> Json:
    """The steps under a title with the notes beneath, data inside."""
    return sheet_picture(sheet, _layers(theme, sheet.size), Caption(title, tuple(notes), 14), theme)


def _layers(theme: Theme, size: float) -> list[Json]:
    ink, goal = palette(theme), colour("goal", theme)
    node = {"type": "point", "aria": False, "shape": "circle", "size": NODE * size**2, "fill": ink.ground}
    node |= {"stroke": goal, "strokeWidth": 3 * size, "opacity": 1}
    return [
        span("raised", {"type": "rect", "fill": ink.panel, "stroke": ink.border, "cornerRadius": 6}),
        span("accent", {"type": "rect", "fill": colour("actual", theme), "cornerRadius": 2}),
        span("track", {"type": "rect", "fill": ink.grid}),
        span("passed", {"type": "rect", "fill": ink.text_soft}),
        span("now", {"type": "rule", "stroke": ink.text, "strokeWidth": 3 * size}),
        {"transform": only("node"), "mark": node},
        *(letters(name, style, theme, size) for name, style in LETTERING.items()),
    ]
