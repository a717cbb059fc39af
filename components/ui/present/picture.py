"""The graphics of a slide: live map, live charts, or large figures over a table where a page has neither."""

import streamlit as st

from components.base import cache
from components.drawing.charts.lettering import wrap
from components.drawing.maps.picture import MapPicture
from components.handout.live import LiveSlide, Placed, Size
from components.topics.contract import Content, Figure, Table
from components.ui.map_view import map_view
from components.ui.present.place import LIVE
from components.ui.present.words import show_figure
from components.words.text import plain_in_markdown, tr

A_ROW, MOST_ROWS = 3, 7
"""Large figures side by side, and rows of the table below them."""
WORDS_SHARE, HEADING_PX, FIGURE_PX = 0.07, 110, 150
"""Letters of the words as a share of their column, and px of the heading and of a figure under them."""
SPARE = 0.25
"""Share of the height left under a chart from which large figures stand there."""


def picture(slide: LiveSlide, height: int, number: int) -> None:
    """The map over the chart, each in its size; figures in what they leave of `height` px. `number` is the step's.

    Where the step has signs, the picture that carries them, until the live one is asked for.
    """
    if slide.marked_png and not st.session_state.get(LIVE):
        with st.container(key="present_marked"):
            st.image(slide.marked_png, width=slide.marked_size[0])
        return
    if slide.map:
        _live_map(slide.map, slide.map_size)
    if slide.chart:
        _live_chart(slide.chart, slide.step.content)
    if has_large_figures(slide, height):
        _large_figures(figures_of(slide), number)
    content = slide.step.content
    if content and content.tables and not (slide.map or slide.chart):
        _table(content.tables[0])


def has_large_figures(slide: LiveSlide, height: int) -> bool:
    """Whether the figures stand under the chart, or alone, rather than beside the picture."""
    return slide.map is None and (slide.chart is None or slide.chart.height < (1 - SPARE) * height)


def figures_of(slide: LiveSlide) -> tuple[Figure, ...]:
    """The figures that the sentences name, else the first of the page."""
    content = slide.step.content
    return (slide.step.figures or (content.figures if content else ()))[:A_ROW]


def has_too_many(slide: LiveSlide) -> bool:
    """Whether the sentences name more figures than stand in a row: a part of them would look like all."""
    return len(slide.step.figures) > A_ROW


def figures_beside(slide: LiveSlide, width: float, height: int) -> int:
    """How many figures fit whole under the words of a column of this size in px, in letters as in `page.css`."""
    letters = max(20.0, width * WORDS_SHARE)
    lines = sum(len(wrap(sentence, width * 0.92, letters)) + 0.7 for sentence in slide.step.sentences)
    return max(0, int((height - HEADING_PX - lines * 1.5 * letters) / FIGURE_PX))


def style_of(slide: LiveSlide) -> str:
    """Address of the style of the slide's map, "" for none."""
    if slide.map is None:
        return ""
    slide.map.prepare()
    return str(slide.map.deck(*slide.map_size, ()).map_style)


def _live_map(live: MapPicture, size: Size) -> None:
    targets = [layer for layer in cache.layers() if layer.id in live.state.show and layer.index]
    map_view(live.deck(*size, targets), live, key="present_map", size=size)


def _live_chart(placed: Placed, content: Content | None) -> None:
    """The chart in its own proportions; the stylesheet scales what Vega draws to the frame.

    Its marks bear its name: one chart moves to its new figures, and another takes its place
    (`components/assets/chart_motion.js`).
    """
    chart = placed.chart
    spec = chart.spec | {"name": f"{content.view}_{chart.ident}" if content else chart.ident}
    with st.container(key="present_chart", width=placed.width, height=placed.height, border=False, gap=None):
        st.vega_lite_chart(chart.rows, spec, width="content", theme=None, key="present_vega", alt=chart.alt or tr("图"))


def _large_figures(figures: tuple[Figure, ...], number: int) -> None:
    with st.container(key="present_figures"):
        for turn, (column, figure) in enumerate(zip(st.columns(A_ROW), figures, strict=False)):
            with column:
                show_figure(figure, f"{number}_{turn}")


def _table(table: Table) -> None:
    """The first two columns, as far down as a room can read."""
    rows = table.frame.head(MOST_ROWS).iloc[:, :2]
    st.markdown(f"**{plain_in_markdown(table.title)}**")
    st.table(rows.set_index(rows.columns[0]))
