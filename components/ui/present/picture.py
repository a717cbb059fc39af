"""The graphics of a slide: live map, live charts, or large figures over a table where a page has neither."""

import streamlit as st

from components.base import cache
from components.base.scales import GRADE_MARK
from components.drawing.maps.picture import MapPicture
from components.handout.live import LiveSlide, Placed, Size
from components.topics.contract import Content
from components.ui.map_view import map_view
from components.words.text import plain_in_markdown, tr

A_ROW, MOST_ROWS = 3, 8
"""Large figures side by side, and rows of the table below them."""


def picture(slide: LiveSlide) -> None:
    """The map over the charts, each in its size."""
    if slide.map:
        _live_map(slide.map, slide.map_size)
    for turn, placed in enumerate(slide.charts):
        _live_chart(placed, turn)
    content = slide.step.content
    if content and not (slide.map or slide.charts):
        _large_figures(content)


def style_of(slide: LiveSlide) -> str:
    """Address of the style of the slide's map, "" for none."""
    if slide.map is None:
        return ""
    slide.map.prepare()
    return str(slide.map.deck(*slide.map_size, ()).map_style)


def _live_map(drawn: MapPicture, size: Size) -> None:
    targets = [layer for layer in cache.layers() if layer.id in drawn.state.show and layer.index]
    map_view(drawn.deck(*size, targets), drawn, key="present_map", size=size)


def _live_chart(placed: Placed, turn: int) -> None:
    """The chart in its own proportions; the stylesheet scales what Vega draws to the frame."""
    with st.container(key=f"present_chart_{turn}", width=placed.width, height=placed.height, border=False, gap=None):
        chart = placed.chart
        st.vega_lite_chart(
            chart.rows, chart.spec, width="content", theme=None, key=f"present_vega_{turn}", alt=chart.alt or tr("图")
        )  # fmt: skip


def _large_figures(content: Content) -> None:
    for start in range(0, len(content.figures), A_ROW):
        for column, figure in zip(st.columns(A_ROW), content.figures[start : start + A_ROW], strict=False):
            value = f"{plain_in_markdown(figure.value)} {GRADE_MARK.get(figure.grade, '')}"
            column.markdown(f"{plain_in_markdown(figure.label)}\n\n**{value}**")
    if content.tables:
        rows = content.tables[0].frame.head(MOST_ROWS)
        st.markdown(f"**{plain_in_markdown(content.tables[0].title)}**")
        st.table(rows.iloc[:, :2].set_index(rows.columns[0]))
