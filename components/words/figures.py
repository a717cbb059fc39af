"""Figures in tables: printed as the document prints them, sorted as numbers."""

import math
import re
from collections.abc import Sequence
from functools import partial

import pandas as pd
from pandas.io.formats.style import Styler

from components.words.large_units import MINUS

FIGURE = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")


def figure_in(text: str) -> float | None:
    """The first figure of printed words: `超24万辆` gives 24, `-` nothing."""
    match = FIGURE.search(text)
    return float(match[0].replace(",", "").replace(MINUS, "-")) if match else None


def cell_of(text: str) -> float | int | str:
    """A printed cell for a file: a number where writing the number again gives the same digits, else the words."""
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        if str(value) == text:
            return value
    return text


def sortable(table: pd.DataFrame, columns: Sequence[str]) -> Styler:
    """`table` with the text `columns` as numbers that are shown in the printed words; cells without a figure
    are empty."""
    numbers = table.copy()
    for column in columns:
        numbers[column] = pd.Series([figure_in(text) for text in table[column]], index=table.index, dtype="float64")
    styler = numbers.style
    for column in columns:
        styler.format(_plain, subset=pd.IndexSlice[:, [column]])
        printed = table[column]
        worded = printed[printed != numbers[column].map(_plain)]
        for text, rows in worded.groupby(worded):
            styler.format(partial(_printed, str(text)), subset=pd.IndexSlice[rows.index, [column]])
    return styler


def _printed(text: str, _: object) -> str:
    return text


def _plain(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) and math.isfinite(value) else ""
