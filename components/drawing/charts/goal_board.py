"""The steps as columns, or bands on a narrow sheet: over each its counts in large figures, under them its goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from components.base.scales import Theme, colour, palette
from components.drawing.charts.lettering import wrap
from components.drawing.charts.sheet import Lettering, Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span

STANDING_SHAPES = {"reached": "circle", "disputed": "diamond", "part": "triangle-right", "silent": "circle"}
STANDING_ROLES = {"reached": "good", "disputed": "warn", "part": "plan", "silent": "unknown"}
HOLLOW = "silent"
LETTERING = {
    "title": Lettering(24, 700),
    "phase": Lettering(15, tone="text_soft"),
    "count": Lettering(40, 700),
    "count_small": Lettering(26, 700),
    "label": Lettering(14, tone="text_soft"),
    "group": Lettering(14, 700, tone="text_soft"),
    "goal": Lettering(15),
    "goal_numeric": Lettering(15, 700),
}
STACKED_BELOW = 760.0
"""Width in px at size 1.0 below which the steps stand under one another."""
GAP, INSET, LINE, MARK = 16.0, 14.0, 21.0, 16.0


@dataclass(frozen=True)
class GoalLine:
    """One goal: id, how it stands, the group it is listed under, whether it is a figure, and its tooltip."""

    id: str
    text: str
    standing: str
    group: str
    is_numeric: bool
    sentence: str


@dataclass(frozen=True)
class StepColumn:
    """One step: name, where it stands in time, counts (figure, standing or "", label), and its goals by group."""

    title: str
    phase: str
    counts: tuple[tuple[str, str, str], ...]
    goals: tuple[GoalLine, ...]
    is_due: bool


def draw_goals(columns: Sequence[StepColumn], *, width: float, size: float, chosen: str = "") -> Sheet:
    """The columns on a sheet `width` px wide; `chosen` is the goal that is marked."""
    sheet = Sheet(width, size)
    if width < STACKED_BELOW * size:
        top = 0.0
        for column in columns:
            bottom = _draw_column(sheet, column, (0.0, top, width), chosen)
            _draw_ground(sheet, column, (0.0, top, width, bottom))
            top = bottom + GAP * size
        sheet.height = top
        return sheet
    each = (width - GAP * size * (len(columns) - 1)) / len(columns)
    lefts = [place * (each + GAP * size) for place in range(len(columns))]
    bottom = max(_draw_column(sheet, c, (left, 0.0, each), chosen) for c, left in zip(columns, lefts, strict=True))
    for column, left in zip(columns, lefts, strict=True):
        _draw_ground(sheet, column, (left, 0.0, left + each, bottom))
    sheet.height = bottom + 2
    return sheet


def _draw_ground(sheet: Sheet, column: StepColumn, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    sheet.mark("ground", left + 1, top + 1, x2=right - 1, y2=bottom)
    if column.is_due:
        sheet.mark("accent", left + 1, top + 1, x2=right - 1, y2=top + 5 * sheet.size)


def _draw_column(sheet: Sheet, column: StepColumn, at: tuple[float, float, float], chosen: str) -> float:
    """Draw one step from `at` (left, top, width in px); returns its lower edge."""
    left, top, width = at
    size, x, room = sheet.size, left + INSET * sheet.size, width - 2 * INSET * sheet.size
    y = top + 36 * size
    sheet.mark("title", x, y, text=column.title)
    for text in wrap(column.phase, room, LETTERING["phase"].px * size):
        y += LINE * size
        sheet.mark("phase", x, y, text=text)
    y = _draw_counts(sheet, column, (x, y, room))
    for group, lines in groupby(column.goals, key=lambda line: line.group):
        y += 27 * size
        sheet.mark("group", x, y, text=group)
        for line in lines:
            y = draw_goal(sheet, line, (x, y, room), chosen)
    return y + 12 * size


def _draw_counts(sheet: Sheet, column: StepColumn, at: tuple[float, float, float]) -> float:
    """The large figures side by side, each over its label; returns the lowest line."""
    (x, top, room), size = at, sheet.size
    style = "count" if column.is_due else "count_small"
    each = room / max(len(column.counts), 1)
    figure = top + (50 if column.is_due else 38) * size
    bottom = figure
    for place, (count, standing, label) in enumerate(column.counts):
        left = x + place * each
        indent = 0.0
        if standing:
            sheet.mark("mark_large", left + 9 * size, figure - LETTERING[style].px * 0.36 * size, kind=standing)
            indent = 24 * size
        sheet.mark(style, left + indent, figure, text=count)
        for line, text in enumerate(wrap(label, each - 6 * size, LETTERING["label"].px * size), start=1):
            sheet.mark("label", left, figure + line * 19 * size, text=text)
            bottom = max(bottom, figure + line * 19 * size)
    return bottom


def draw_goal(sheet: Sheet, line: GoalLine, at: tuple[float, float, float], chosen: str) -> float:
    """Draw one line from `at` (left, top, width in px) with its sign; returns its lower edge."""
    (x, y, room), size = at, sheet.size
    style = "goal_numeric" if line.is_numeric else "goal"
    indent, top = (MARK + 6) * size, y + 6 * size
    texts = wrap(line.text, room - indent, LETTERING[style].px * size, bold=line.is_numeric)
    bottom = top + (LINE * len(texts) + 2) * size
    if line.id == chosen:
        sheet.mark("chosen", x - 6 * size, top, x2=x + room + 6 * size, y2=bottom + 2 * size)
    sheet.mark("mark", x + MARK / 2 * size, top + 12 * size, kind=line.standing)
    for place, text in enumerate(texts, start=1):
        sheet.mark(style, x + indent, top + (LINE * place - 4) * size, text=text)
    sheet.mark("row", x - 6 * size, top, x2=x + room + 6 * size, y2=bottom + 2 * size, id=line.id, text=line.sentence)
    return bottom


def goals_spec(sheet: Sheet, theme: Theme) -> Json:
    """The view in which the sheet is drawn."""
    layers = [*_layers(theme, sheet.size), hands("row", theme, 1.5 * sheet.size)]
    return sheet_view(sheet.width, sheet.height, layers, "row")


def goals_picture(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme) -> Json:
    """The steps under a title with the notes beneath, data inside."""
    return sheet_picture(sheet, _layers(theme, sheet.size), Caption(title, tuple(notes), 14), theme)


def _layers(theme: Theme, size: float) -> list[Json]:
    ink = palette(theme)
    chosen = {"type": "rect", "fill": colour("selected", theme), "fillOpacity": 0.25, "cornerRadius": 4}
    return [
        span("ground", {"type": "rect", "fill": ink.panel, "stroke": ink.border, "cornerRadius": 6}),
        span("accent", {"type": "rect", "fill": colour("goal", theme), "cornerRadius": 2}),
        span("branch", {"type": "rule", "stroke": ink.text_soft, "strokeWidth": 1.4 * size}),
        span("chosen", chosen),
        _marks("mark", theme, 95 * size**2),
        _marks("mark_large", theme, 240 * size**2),
        *(letters(name, style, theme, size) for name, style in LETTERING.items()),
    ]


def _marks(layer: str, theme: Theme, area: float) -> Json:
    """The signs of the standings: what nobody speaks of is hollow."""
    tints = [colour(role, theme) for role in STANDING_ROLES.values()]
    fills = [palette(theme).panel if one == HOLLOW else tint for one, tint in zip(STANDING_ROLES, tints, strict=True)]
    ranges = {"shape": list(STANDING_SHAPES.values()), "stroke": tints, "fill": fills}
    encoding: Json = {
        name: {"field": "kind", "scale": {"domain": list(STANDING_ROLES), "range": values}, "legend": None}
        for name, values in ranges.items()
    }
    mark = {"type": "point", "size": area, "opacity": 1, "strokeWidth": 2, "aria": False}
    return {"transform": only(layer), "mark": mark, "encoding": encoding}
