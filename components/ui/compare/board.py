"""The board on the page: a click on a figure opens its formula."""

import streamlit as st

from components.drawing.charts.sheet import PICK
from components.topics.compare.picture import Comparison, Size, picture
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.outcome_words import title_of
from components.ui import viewport
from components.ui.compare import address
from components.ui.picks import picked_mark
from components.words.format import year
from components.words.text import tr

BOARD = "compare_board"


def board(facts: Facts, comparison: Comparison, room: tuple[float, float], size: float, *, beside: bool) -> None:
    """Figures above, trajectories below; `room` is their width and the curves' height in CSS px.

    A click on a figure shows its formula in the panel, where that stands `beside` the board, else over the page.
    """
    key = f"{BOARD}_{address.turn()}"
    drawing = picture(facts, comparison, Size(*room, size, viewport.theme()))
    st.vega_lite_chart(
        drawing.marks, drawing.spec, theme=None, key=key, on_select=lambda: _open_formula(key, beside=beside),
        selection_mode=PICK, alt=_alt(comparison),
    )  # fmt: skip


def _alt(comparison: Comparison) -> str:
    names = tr("、").join(entry.label for entry in comparison.entries)
    titles = tr("、").join(title_of(name) for name in comparison.outcomes)
    return tr(
        "{names}在{year}的{titles}及{start}至2035年的走势",
        names=names, year=year(comparison.year), titles=titles, start=load_facts().base_year,
    )  # fmt: skip


def _open_formula(key: str, *, beside: bool) -> None:
    ident = picked_mark(key, PICK)
    if ident and beside:
        address.write("cell", ident)
        address.write("panel", "formula")
    elif ident:
        address.touch(ident)
