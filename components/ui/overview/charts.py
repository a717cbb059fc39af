"""The five figures and the three steps on the page, each one chart; a press on a row or a step opens its details."""

import streamlit as st

from components.base.scales import colour
from components.drawing.charts.sheet import PICK
from components.topics.overview.aims import Picture, steps_alt
from components.topics.overview.bullets import figures_alt, figures_picture
from components.topics.overview.conclusion import conclusions, fitting, missing
from components.topics.overview.rows import rows, verdict
from components.ui import viewport
from components.ui.overview import details
from components.ui.overview.form import Form
from components.words.text import tr

REST_PX = 16
"""Letters of what follows the first part, px at size 1."""


def show_conclusion(form: Form) -> None:
    """What the rows come to: how many crossings are missing, then as much of the rest as one line holds; on a low
    window the first alone."""
    figures, size = rows(), viewport.current().size
    first = next(iter(conclusions(figures)), verdict(figures))
    gaps = [text for text in map(missing, figures) if text and text in first]
    for gap in gaps:
        first = first.replace(gap, f':color[{gap}]{{foreground="{colour("warn", viewport.theme())}"}}')
    st.markdown(f"**{first}**")
    if not form.is_low and (rest := fitting(figures, form.rows_width, REST_PX * size, 1)):
        st.markdown(tr("；").join(rest))


def show_figures(width: float, height: float) -> None:
    """The rows in `width` × `height` px."""
    if not rows():
        st.info(tr("尚无关键数：indicators.yaml 中标为 headline 的指标须有实际数。"))
        return
    picture = figures_picture((round(width), round(height), viewport.current().size), viewport.theme())
    _draw(picture, "overview_figures", figures_alt())


def show_steps(picture: Picture) -> None:
    """The steps on their bar of time."""
    _draw(picture, "overview_steps", steps_alt())


def _draw(picture: Picture, name: str, alt: str) -> None:
    key = f"{name}_{details.turn()}"
    st.vega_lite_chart(
        picture.marks,
        picture.spec,
        theme=None,
        key=key,
        on_select=lambda: details.open_picked(key),
        selection_mode=PICK,
        alt=alt,
    )
