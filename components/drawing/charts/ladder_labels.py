"""Labels of a ladder, placed clear of each other, of every mark and of every path."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from components.drawing.charts.indicator_figures import Value
from components.drawing.charts.indicator_ladder import CAPS, FLOORS, limit_text
from components.drawing.charts.label_places import ABOVE, BELOW, LEFT, RIGHT, Anchor, Box, place
from components.drawing.charts.ladder_marks import Row, Scale, at, visible
from components.drawing.charts.lettering import width_px, wrap
from components.words.citation import KINDS
from components.words.text import tr

LABEL_PX, WORDS_PX, PATH_PX, GAP_PX = 14, 14, 12, 12
LEAST_PATH, LEAST_WIDTH = 0.9, 460
MARK, LINE_HALF = 8.0, 3.0
ORDER = ("user", "goal", "plan", "reported", "actual")


def value_label(value: Value) -> str:
    """Label of a point: the figure, and its kind where that is not an actual."""
    if value.kind == "user":
        return value.label
    label = limit_text(value) if value.operator in (*FLOORS, *CAPS) else value.label
    kind = "" if value.kind == "actual" and not value.alternate else tr(KINDS[value.kind])
    place = tr("（{place}）", place=value.alternate) if value.alternate else ""
    return f"{label} {kind}{place}".strip()


def labels(scale: Scale) -> Iterator[Row]:
    """Labels of points, words, gaps and paths, placed clear of each other and of every mark."""
    requests = [*_point_labels(scale), *_word_labels(scale), *_gap_labels(scale), *_path_labels(scale)]
    frame, size = scale.frame, scale.frame.size
    half = MARK * size
    marks = [Box(x - half, y - half, x + half, y + half) for x, y in _mark_spots(scale)]
    thin = LINE_HALF * size
    marks += [Box(x - thin, y - thin, x + thin, y + thin) for x, y in _path_spots(scale)]
    area = Box(0, scale.top, frame.plot_width - frame.margin(scale.ladder), frame.height)
    offsets = place([anchor for anchor, _ in requests], area, marks, size)
    for (_, row), (dx, dy) in zip(requests, offsets, strict=True):
        yield row | {"dx": round(dx, 1), "dy": round(dy, 1)}


def _mark_spots(scale: Scale) -> list[tuple[float, float]]:
    return [(scale.x(v.year or 0), scale.y(v.value)) for v in scale.ladder.dated]


def _path_spots(scale: Scale) -> list[tuple[float, float]]:
    """Places along the drawn paths, a few px apart."""
    result: list[tuple[float, float]] = []
    for path in scale.ladder.paths:
        spots = [(scale.x(year), scale.y(value)) for year, value in visible(path, scale.values)]
        for (x, y), (x2, y2) in pairwise(spots):
            count = max(1, round(math.dist((x, y), (x2, y2)) / (2 * LINE_HALF * scale.frame.size)))
            result += [(x + (x2 - x) * i / count, y + (y2 - y) * i / count) for i in range(count)]
    return result


def _anchor(
    scale: Scale, spot: tuple[float, float], lines: Sequence[str], px: float, ways: tuple[tuple[int, int], ...]
) -> Anchor:
    size = scale.frame.size
    width = max(width_px(line, px * size, bold=True) for line in lines)
    return Anchor(scale.x(spot[0]), scale.y(spot[1]), width, len(lines) * px * 1.3 * size, ways)


def _point_labels(scale: Scale) -> Iterator[tuple[Anchor, Row]]:
    """Plans, goals and own targets choose first, to the right where nothing follows; then what has happened."""
    for value in sorted(scale.ladder.dated, key=lambda v: (ORDER.index(v.kind), bool(v.alternate), v.year or 0)):
        year, text = float(value.year or 0), value_label(value)
        ways = (ABOVE, LEFT, BELOW, RIGHT) if value.kind == "actual" else (RIGHT, ABOVE, BELOW, LEFT)
        if value.kind in ("user", "goal"):
            ways = (ABOVE, LEFT, RIGHT, BELOW)
        anchor = _anchor(scale, (year, value.value), [text], LABEL_PX, ways)
        yield anchor, at(scale, "label", year, value.value, kind=value.kind, label=text)


def _word_labels(scale: Scale) -> Iterator[tuple[Anchor, Row]]:
    low, high = scale.values
    middle = low + (high - low) * 0.4
    for words in scale.ladder.words:
        if not words.year:
            continue
        text = tr("{kind}：{text}", kind=tr(KINDS[words.kind]), text=words.text)
        room = min(220 * scale.frame.size, 0.55 * scale.frame.plot_width)
        lines = wrap(text, room, WORDS_PX * scale.frame.size, bold=True)
        anchor = _anchor(scale, (words.year, middle), lines, WORDS_PX, (RIGHT, LEFT))
        yield anchor, at(scale, "words", words.year, middle, kind=words.kind, label="\n".join(lines))


def _gap_labels(scale: Scale) -> Iterator[tuple[Anchor, Row]]:
    for year, reason in scale.ladder.gaps:
        lines = wrap(reason, 80 * scale.frame.size, GAP_PX * scale.frame.size)
        anchor = _anchor(scale, (year, 0.0), lines, GAP_PX, (ABOVE,))
        yield anchor, at(scale, "gap", year, 0.0, label="\n".join(lines))


def _path_labels(scale: Scale) -> Iterator[tuple[Anchor, Row]]:
    """The pace next to its path, where the path is long enough to be distinguished."""
    if scale.frame.width < LEAST_WIDTH * scale.frame.size:
        return
    for number, path in enumerate(scale.ladder.paths):
        spots = visible(path, scale.values)
        if not spots:
            continue
        ends = [(scale.x(year), scale.y(value)) for year, value in (spots[0], spots[-1])]
        year, value = spots[round((len(spots) - 1) * (0.55 if number % 2 else 0.7))]
        anchor = _anchor(scale, (year, value), [path.label], PATH_PX, (LEFT, ABOVE, RIGHT, BELOW))
        if math.dist(*ends) >= LEAST_PATH * anchor.width:
            yield anchor, at(scale, "path_label", year, value, label=path.label)
