"""What a page shows in one run, as values that can be held against its content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Figure, Table, plain
from components.words.format import MISSING
from components.words.text import WORD_JOINER
from tests.pages.opening import PLAIN

PIECES = re.compile(r"[　；：。、·（）()\n]|[:;,.](?: |$)")
ROUNDED = 0.06
"""Most by which rounding to one decimal moves a figure."""
BLANK = re.compile(rf"[\s\\{WORD_JOINER}]")


def squeezed(text: str) -> str:
    """`text` without Markdown, escapes and blanks: pages break and set the same words in different ways."""
    return BLANK.sub("", plain(text)).casefold()


def pieces(text: str) -> list[str]:
    """The parts of `text` between its punctuation, without blanks."""
    return [squeezed(piece) for piece in PIECES.split(text)]


def strings(value: Any) -> Iterator[str]:
    """Every text inside nested JSON values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def frame_of(data: bytes) -> pd.DataFrame:
    return pa.ipc.open_stream(data).read_all().to_pandas()


@dataclass(frozen=True)
class Screen:
    """Words on a page without blanks, its tables under the titles that
    people read, and the clauses that are open."""

    words: str
    tables: tuple[pd.DataFrame, ...]
    clauses: frozenset[str]

    def shows(self, text: str) -> bool:
        """Whether the page says `text` in one piece, or in several elements piece by piece."""
        return squeezed(text) in self.words or all(piece in self.words for piece in pieces(text))

    def figure(self, figure: Figure, *, label: bool) -> bool:
        """Whether the value stands on the page, and where `label` its label; a dash is no value."""
        if label and not self.shows(figure.label):
            return False
        return figure.value == MISSING or squeezed(figure.value) in self.words

    def table(self, table: Table) -> bool:
        return any(same(table.frame, frame) for frame in self.tables)


def same(frame: pd.DataFrame, seen: pd.DataFrame) -> bool:
    """Whether `seen` is `frame` on a page: the same rows in the same order, at most without whole columns, with titles
    and texts cut at their ends and figures rounded to one decimal."""
    if len(frame) != len(seen):
        return False
    return all(any(_same_column(frame[name], title, seen[title]) for name in frame) for title in seen if title.strip())


def _same_column(column: pd.Series[Any], title: str, seen: pd.Series[Any]) -> bool:
    pairs = zip(map(cell, column), map(cell, seen), strict=True)
    return str(column.name).casefold().startswith(title.casefold()) and all(_same_cell(*pair) for pair in pairs)


def _same_cell(one: str | float, other: str | float) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < ROUNDED
    return one == other or (isinstance(one, str) and isinstance(other, str) and other != "" and one.startswith(other))


def cell(value: Any) -> str | float:
    if isinstance(value, Iterable) and not isinstance(value, str):
        value = "".join(map(str, value))
    if pd.isna(value):
        return ""
    try:
        return float(value)
    except (TypeError, ValueError):
        return squeezed(str(value))


def screen_of(app: AppTest) -> Screen:
    drawn = "".join(squeezed(text) for text in _drawn(app))  # a line breaks elsewhere in a wider chart
    tables = tuple(_tables(app))
    cells = (str(text) for frame in tables for column in frame for text in (column, *frame[column]))
    words = "\n".join((*map(squeezed, _texts(app)), drawn, *map(squeezed, cells)))
    return Screen(words, tables, frozenset(str(part.value) for part in app.get("code")))


def _texts(app: AppTest) -> Iterator[str]:
    for kind in PLAIN:
        yield from (str(part.value) for part in app.get(kind))
        yield from (str(part.proto.help) for part in app.get(kind) if getattr(part.proto, "help", ""))
    yield from (button.label for button in app.button)
    yield from (block.proto.popover.label for block in app.get("popover"))
    for metric in app.metric:
        yield from (metric.label, metric.value, metric.proto.body)
    for group in app.get("button_group"):
        yield from (option.content for option in group.proto.options)
    for part in app.get("bidi_component"):
        yield from strings(json.loads(part.proto.bytes or part.proto.json or "null"))
    if app.get("deck_gl_json_chart"):  # the style that the map fetches carries it, see test_base_map.py
        language = "".join(app.query_params.get("lang", ["zh"]))
        yield map_notice(read_settings(), schematic=True, openstreetmap=True, language=language)


def _drawn(app: AppTest) -> Iterator[str]:
    for chart in app.get("vega_lite_chart"):
        yield from strings(json.loads(chart.proto.spec))
        yield chart.proto.alt
        for data in (chart.proto.data.data, *(one.data.data for one in chart.proto.datasets)):
            if data:
                frame = frame_of(data)
                yield from (str(text) for column in frame for text in frame[column])


def _tables(app: AppTest) -> Iterator[pd.DataFrame]:
    for table in app.dataframe:
        frame, columns = table.value, json.loads(table.proto.columns or "{}")
        titles = [columns.get(str(name), {}).get("label") or str(name) for name in frame.columns]
        yield frame.set_axis(titles, axis="columns")
