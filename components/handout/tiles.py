"""Which figures of a slide stand large beside its words: all of a few, or none."""

import re
from collections.abc import Sequence

from components.drawing.chart import Chart
from components.drawing.charts.lettering import width_em
from components.handout.pieces import Line, parted, text_of
from components.topics.contract import Figure

MOST = 4
"""Figures that have room beside words in every form. Of more than that a part would stand there as if it were all;
the words give them."""
LONG, BESIDE_LONG = 110.0, 2
"""Letters of words that fill the column, and figures that have room beside them."""
NUMBER = re.compile(r"\d[\d,.]*%?")


def tiles_of(figures: Sequence[Figure], lines: Sequence[Line], chart: Chart | None) -> tuple[Figure, ...]:
    """The figures, without those that title and chart say both; none where they are too many."""
    title, body = parted(lines)
    is_long = sum(width_em(text_of(line)) for line in body) > LONG
    if len(figures) > (BESIDE_LONG if is_long else MOST):
        return ()
    lead, in_chart = _numbers(text_of(title)), _numbers(_words_of(chart))
    both = lead & in_chart
    return tuple(each for each in figures if not (numbers := _numbers(each.value)) or not numbers <= both)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(NUMBER.findall(text))


def _words_of(chart: Chart | None) -> str:
    """What a chart writes, cell by cell."""
    if chart is None or chart.rows is None:
        return ""
    return " ".join(cell for cell in chart.rows.to_numpy().ravel().tolist() if isinstance(cell, str))
