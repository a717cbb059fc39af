"""The trajectories of one outcome in all scenarios, on an axis of their own, drawn in px on the board's sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.steps import WITH_QUARTERS, round_steps
from components.words.format import number

if TYPE_CHECKING:
    from components.drawing.charts.compare_board import Board, Column

ENDS, LEAST_GAP, AXIS_GAP, YEAR_GAP, TICK_PX = 30.0, 15.0, 7.0, 34.0, 11.5
MOST_STEPS = 4
LABELLED = (2030, 2035)
"""Years named under the axis beside the first one."""
Box = tuple[float, float, float, float]


def nice_axis(values: Iterable[float]) -> tuple[float, ...]:
    """Round figures, evenly spaced, at most five, that hold all `values` between the first and the last."""
    all_values = list(values)
    low, high = min(all_values, default=0.0), max(all_values, default=1.0)
    if high - low <= 1e-9 * max(abs(high), 1.0):
        low, high = low - max(abs(low) * 0.1, 1.0), high + max(abs(high) * 0.1, 1.0)
    for step in round_steps((high - low) / MOST_STEPS, (*WITH_QUARTERS, 20.0)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= MOST_STEPS:
            break
    return tuple(round(place * step, 10) for place in range(first, last + 1))


def spread(targets: list[float], least: float) -> list[float]:
    """Positions in ascending order, moved apart to at least `least`, as near to the `targets` as possible."""
    placed: list[float] = []
    for place in targets:
        placed.append(max(place, placed[-1] + least) if placed else place)
    excess = [now - was for now, was in zip(placed, targets, strict=True)]
    return [place - max(excess, default=0.0) / 2 for place in placed]


def draw_curves(sheet: Sheet, board: Board, column: Column, box: Box) -> None:
    """Grid, limit and aims, a line a scenario, its letter at the end. `box` is x, y, x2, y2 in px."""
    x, y, x2, y2 = box
    axis = nice_axis(_axis_values(column))
    figures = max(width_px(number(value), TICK_PX * sheet.size) for value in axis)
    area = (x + figures + AXIS_GAP * sheet.size, y, x2 - ENDS * sheet.size, y2)
    _draw_grid(sheet, board, axis, (x, area))
    _draw_aims(sheet, board, column, (axis, area))
    for place, (row, series) in enumerate(zip(board.rows, column.series, strict=True)):
        layer = "line" if column.before is None else "ghost"
        _draw_line(sheet, board, (layer, f"{column.id}.{place}", row.key), series, (axis, area))
    if column.before is not None:
        _draw_line(sheet, board, ("line", f"{column.id}.before", "base"), column.before, (axis, area))
    else:
        _draw_ends(sheet, board, column, (axis, area))
    sheet.mark("cell", x, y, x2=x2, y2=y2, text=column.sentence)


def _axis_values(column: Column) -> list[float]:
    """Every figure that the axis must hold."""
    lines = [*column.series, column.before or ()]
    zero = [0.0] if column.limit else []
    return [v for line in lines for v in line if v is not None] + [aim.value for aim in column.aims] + zero


def _x(board: Board, year: float, area: Box) -> float:
    return area[0] + (year - board.years[0]) / (board.years[-1] - board.years[0]) * (area[2] - area[0])


def _y(axis: tuple[float, ...], value: float, area: Box) -> float:
    return area[3] - (value - axis[0]) / (axis[-1] - axis[0]) * (area[3] - area[1])


def _draw_grid(sheet: Sheet, board: Board, axis: tuple[float, ...], on: tuple[float, Box]) -> None:
    """The axis' figures stand on their lines from `on[0]`, left of where the curves begin."""
    left, area = on
    size = sheet.size
    for value in axis:
        y = _y(axis, value, area)
        sheet.mark("grid", left, y, x2=area[2], y2=y)
        sheet.mark("tick", left, y - 3 * size, text=number(value))
    at = _x(board, board.year, area)
    sheet.mark("now", at, area[1], x2=at, y2=area[3])
    labelled = [board.years[0], *(year for year in LABELLED if year > board.years[0])]
    close = _x(board, labelled[-1], area) - _x(board, labelled[-2], area) < YEAR_GAP * size
    for year in (labelled[0], labelled[-1]) if close else labelled:
        sheet.mark("year", _x(board, year, area), area[3] + 16 * size, text=str(year))


def _draw_aims(sheet: Sheet, board: Board, column: Column, on: tuple[tuple[float, ...], Box]) -> None:
    """Standing limits as lines over the whole width, dated goals and own targets as points."""
    axis, area = on
    if column.limit:
        y = _y(axis, 0.0, area)
        sheet.mark("limit", area[0], y, x2=area[2], y2=y, kind=column.limit)
    for aim in column.aims:
        y = _y(axis, aim.value, area)
        if aim.year is None:
            sheet.mark("limit", area[0], y, x2=area[2], y2=y, kind="goal")
        elif board.years[0] <= aim.year <= board.years[-1]:
            layer = "goal" if aim.kind == "goal" else "target"
            sheet.mark(layer, _x(board, aim.year, area), y, kind=aim.kind)


def _draw_line(
    sheet: Sheet,
    board: Board,
    what: tuple[str, str, str],
    series: tuple[float | None, ...],
    on: tuple[tuple[float, ...], Box],
) -> None:
    layer, ident, key = what
    for year, value in zip(board.years, series, strict=True):
        if value is not None:
            sheet.mark(layer, _x(board, year, on[1]), _y(on[0], value, on[1]), id=ident, kind=key)


def _draw_ends(sheet: Sheet, board: Board, column: Column, on: tuple[tuple[float, ...], Box]) -> None:
    """Letters at the ends of the lines; lines that end together share one place."""
    axis, area = on
    size = sheet.size
    met: dict[int, list[int]] = {}
    for place, series in enumerate(column.series):
        if series[-1] is not None:
            met.setdefault(round(_y(axis, series[-1], area) / (2 * size)), []).append(place)
    ordered = sorted(met.items())
    places = spread([key * 2 * size for key, _ in ordered], LEAST_GAP * size)
    for y, (_, rows) in zip(places, ordered, strict=True):
        kind = board.rows[rows[0]].key if len(rows) == 1 else "several"
        sheet.mark("end", area[2] + 5 * size, y + 5 * size, text="".join("ABCD"[row] for row in rows), kind=kind)
