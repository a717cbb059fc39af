"""The marks of a ladder as one table, so that a new own target changes numbers only and never the specification."""

import math
from collections.abc import Iterator, Sequence

import pandas as pd

from components.drawing.charts.indicator_ladder import (
    CAPS,
    FIRST_STEP,
    FLOORS,
    LINE,
    Frame,
    Ladder,
    limit_text,
)
from components.drawing.charts.ladder_labels import labels, value_label
from components.drawing.charts.ladder_marks import COLUMNS, Row, Scale, at, row, visible
from components.drawing.charts.lettering import width_px, wrap
from components.drawing.charts.steps import step_above
from components.words.citation import KINDS
from components.words.format import number
from components.words.text import tr

BAND_HALF, TICK_PX = 0.42, 38
NOTE_LINE, NOTE_PLACES = 20, (0.12, 0.45, 0.7)
LEGEND_PX = 13.5
LEGEND = {
    **KINDS, "user": "自定目标",
    "required": "要求路径（推算）", "observed": "按以往速度（推算）", "user_path": "自定目标的路径（推算）",
    "band": "限值允许的范围",
}  # fmt: skip
PATH_KINDS = {"required": "required", "observed": "observed", "user": "user_path"}


def ladder_rows(ladder: Ladder, frame: Frame) -> pd.DataFrame:
    """Every mark of the ladder in `frame`; no cell is missing."""
    entries = legend_entries(ladder)
    scale = Scale(ladder, frame, legend_room(ladder, frame))
    rows = [
        *_axis(scale), *_bands(scale), *_paths(scale), *_joined(scale), *_points(scale), *_margin(scale),
        *_words(scale), *labels(scale), *_legend(entries, frame), *_note(scale),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def legend_entries(ladder: Ladder) -> list[tuple[str, str]]:
    """Legend entries of the drawn kinds only."""
    kinds: set[str] = {v.kind for v in ladder.values} | {w.kind for w in ladder.words}
    entries: list[str] = [kind for kind in ("actual", "plan", "goal", "reported", "user") if kind in kinds]
    entries += [PATH_KINDS[role] for role in ("required", "observed", "user") if role in {p.role for p in ladder.paths}]
    if ladder.bound or any(v.operator in (*FLOORS, *CAPS) for v in ladder.values):
        entries.append("band")
    return [(kind, tr(LEGEND[kind])) for kind in entries]


def _entry_width(text: str, size: float) -> float:
    return width_px(text, LEGEND_PX * size) + 44 * size


def legend_room(ladder: Ladder, frame: Frame) -> float:
    """Height of the legend above the value axis in px, with room for own targets reserved in advance."""
    entries = dict(legend_entries(ladder))
    if ladder.own_targets:
        entries |= {kind: tr(LEGEND[kind]) for kind in ("user", "observed", "user_path")}
    lines = frame.legend_lines(_entry_width(text, frame.size) for text in entries.values())
    return (lines * LINE + 6) * frame.size


def _legend(entries: Sequence[tuple[str, str]], frame: Frame) -> Iterator[Row]:
    x, y, size = 0.0, 10 * frame.size, frame.size
    for kind, text in entries:
        width = _entry_width(text, size)
        if x and x + width > frame.plot_width:
            x, y = 0.0, y + LINE * size
        if kind in KINDS or kind == "user":
            yield row("key_point", kind=kind, px=x + 8 * size, py=y)
        elif kind == "band":
            yield row("key_band", kind=kind, px=x + 8 * size, py=y)
        else:
            yield row("key_line", kind=kind, px=x, py=y, px2=x + 19 * size)
        yield row("key_text", px=x + 23 * size, py=y, label=text)
        x += width


def _axis(scale: Scale) -> Iterator[Row]:
    """Round axis values with their grid lines, drawn as marks, so that they may change with an own target."""
    if not scale.ladder.values:
        return
    low, high = scale.values
    step = step_above((high - low) * TICK_PX * scale.frame.size / (scale.frame.height - scale.top))
    for count in range(math.ceil(low / step), math.floor(high / step) + 1):
        value = count * step
        if scale.ladder.percent_cap and value > 100:
            continue
        layer = "grid" if count else "zero"
        yield row(layer, y=value, py=scale.y(value))
        yield row("tick", y=value, py=scale.y(value), label=number(round(value, 9)))


def _bands(scale: Scale) -> Iterator[Row]:
    """Bands of allowed values by stated limits: in the limit's year, or all years where none is stated."""
    low, high = scale.values
    first, last = scale.ladder.years
    for value in scale.ladder.values:
        if value.operator not in (*FLOORS, *CAPS):
            continue
        ends = (first - 0.5, last + 0.5) if value.year is None else (value.year - BAND_HALF, value.year + BAND_HALF)
        top = min(high, 100.0) if scale.ladder.percent_cap else high
        edge = top if value.operator in FLOORS else low
        more = {"kind": value.kind, "x2": ends[1], "py2": scale.y(edge), "tip": limit_text(value)}
        yield at(scale, "band", ends[0], value.value, **more)
    if scale.ladder.bound:
        year, floor = scale.ladder.bound
        more = {"kind": "plan", "x2": year + BAND_HALF, "py2": scale.y(high)}
        yield at(scale, "band", year - BAND_HALF, floor, **more)


def _paths(scale: Scale) -> Iterator[Row]:
    for count, path in enumerate(scale.ladder.paths):
        series = f"{PATH_KINDS[path.role]}_{count}"
        for year, value in visible(path, scale.values):
            yield at(scale, "path", year, value, kind=PATH_KINDS[path.role], series=series)


def _joined(scale: Scale) -> Iterator[Row]:
    """Actual figures of years that follow each other, and nothing else, are joined by a line."""
    main = {v.year: v for v in scale.ladder.dated if v.kind == "actual" and not v.alternate}
    for year, value in main.items():
        if year is not None and (year - 1 in main or year + 1 in main):
            run = next(y for y in range(year, 0, -1) if y - 1 not in main)
            yield at(scale, "joined", year, value.value, kind="actual", series=f"actual_{run}")


def _points(scale: Scale) -> Iterator[Row]:
    """Every dated figure at its own year, with a stem from zero."""
    for value in scale.ladder.dated:
        tip = f"{value.year} {value_label(value)}"
        yield at(scale, "point", value.year or 0, value.value, kind=value.kind, py2=scale.y(0.0), tip=tip)


def _margin(scale: Scale) -> Iterator[Row]:
    """Goals without a year, behind the end of the time axis."""
    ladder, frame = scale.ladder, scale.frame
    if not ladder.undated:
        return
    left = frame.plot_width - frame.margin(ladder)
    yield row("margin", px=left + 4 * frame.size, py=scale.top, py2=frame.height)
    heading = left + (frame.margin(ladder)) / 2
    yield row("margin_head", px=heading, py=frame.height + 18 * frame.size, label=tr("未定年限"))
    ys: list[float] = []
    for value in ladder.undated:
        y = scale.y(value.value)
        ys.append(max(y, ys[-1] + 19 * frame.size) if ys else y)
        label = limit_text(value) if value.operator in (*FLOORS, *CAPS) else value.label
        tip = tr("{label}，未定年限", label=label)
        yield row("undated", kind=value.kind, y=value.value, px=left + 20 * frame.size, py=y, tip=tip)
        yield row("undated_text", px=left + 33 * frame.size, py=ys[-1], label=label)


def _words(scale: Scale) -> Iterator[Row]:
    """Plans and goals in words hang from a line in their year; no mark pretends a value."""
    for words in scale.ladder.words:
        if words.year:
            yield row("words_line", kind=words.kind, x=float(words.year), py=scale.top, py2=scale.frame.height)


def _note(scale: Scale) -> Iterator[Row]:
    """Note in the empty later years that the documents state nothing for them."""
    ladder, frame = scale.ladder, scale.frame
    if not ladder.note or ladder.years[1] <= FIRST_STEP:
        return
    left, right = scale.x(FIRST_STEP), frame.plot_width - frame.margin(ladder)
    lines = wrap(ladder.note, right - left - 12 * frame.size, 13.5 * frame.size)
    y = _free_height(scale, len(lines) * NOTE_LINE * frame.size)
    for count, line in enumerate(lines):
        yield row("note", px=(left + right) / 2, py=y + count * NOTE_LINE * frame.size, label=line)


def _free_height(scale: Scale, length: float) -> float:
    """Start of a note of `length` px that avoids all limit bands."""
    room, margin = scale.frame.height - scale.top, NOTE_LINE * scale.frame.size
    bands = [sorted((mark["py"], mark["py2"])) for mark in _bands(scale) if mark["x2"] > scale.ladder.years[1]]
    places = [scale.top + room * share for share in NOTE_PLACES]
    free = [y for y in places if not any(y - margin < low and high < y + length for high, low in bands)]
    return (free or places)[0]
