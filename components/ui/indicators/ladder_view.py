"""The ladder with the own target: a fragment of its own, so that moving the target redraws nothing else."""

from dataclasses import dataclass

import streamlit as st

from components.drawing.charts.indicator_cards import summary
from components.drawing.charts.indicator_figures import Figures
from components.drawing.charts.indicator_ladder import Frame, Ladder, growth_ladder
from components.drawing.charts.ladder_rows import ladder_rows
from components.drawing.charts.ladder_spec import ladder_spec
from components.topics.indicators.facts import Facts, ladder_of
from components.ui import viewport
from components.ui.indicators.target_results import target_results
from components.ui.indicators.target_tools import target_tools
from components.ui.whatif import own_targets
from components.words.text import tr

WORDS_HEIGHT, GROWTH_HEIGHT = 120, 130


@dataclass(frozen=True)
class Room:
    """Px for a chart: the whole width, and the inner height of the ladder."""

    width: float
    height: float


@st.fragment
def ladder_view(facts: Facts, ident: str, room: Room) -> None:
    """Ladder and own target."""
    figures = facts.figures[ident]
    own = own_targets.of(figures.indicator)
    ladder = ladder_of(facts, ident, own)
    height = room.height if ladder.values or ladder.own_targets else WORDS_HEIGHT * viewport.current().size
    _chart(ladder, Frame(room.width, height, viewport.current().size), f"ladder_{ident}", summary(figures))
    target_tools(figures, own)
    target_results(facts, ident, own)


def ladder_alone(facts: Facts, ident: str, room: Room) -> None:
    """The ladder as the documents state it, nothing to set."""
    ladder = ladder_of(facts, ident, {})
    if ladder.values:
        frame = Frame(room.width, room.height, viewport.current().size)
        _chart(ladder, frame, f"ladder_alone_{ident}", summary(facts.figures[ident]))


def growth_view(figures: Figures, room: Room) -> None:
    """The printed year-on-year changes under the same years, on an axis of their own."""
    if figures.growth:
        size = viewport.current().size
        alt = tr("{name}：文件所列同比增长率", name=figures.name)
        frame = Frame(room.width, GROWTH_HEIGHT * size, size)
        _chart(growth_ladder(figures), frame, f"growth_{figures.indicator.id}", alt)


def _chart(ladder: Ladder, frame: Frame, key: str, alt: str) -> None:
    spec = ladder_spec(ladder, frame, viewport.theme())
    st.vega_lite_chart(ladder_rows(ladder, frame), spec, theme=None, alt=alt, key=key)
