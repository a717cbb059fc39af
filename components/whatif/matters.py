"""What matters most: one lever at a time at the ends of its range."""

import streamlit as st

from components import viewport
from components.charts.whatif import Swing, tornado_frame, tornado_spec
from components.format import year
from components.text import tr
from components.whatif import results, state
from components.whatif.goal import named
from components.whatif.known import Known
from components.whatif.strip import shown_value, title_of
from components.whatif.view import Choice

MOST = 9
ROW_PX = 46


def matters_panel(known: Known, choice: Choice) -> None:
    """The bars and how to read them."""
    found = results.bars(known, state.scenario(), choice.outcome, choice.year)[:MOST]
    if not found:
        st.info(tr("没有调节项影响这一年的这个结果。"), icon=":material/info:")
        return
    title = title_of(choice.outcome)
    now = shown_value(choice.outcome, found[0].now)
    lead = tr("{year}{title}现为 **{now}**。", year=year(choice.year), title=title, now=now)
    st.markdown(lead + tr("每次只动一项，到它的下限与上限："))
    swings = [Swing(named(known.baseline.lever(b.lever_id)), b.at_low, b.at_high, b.now) for b in found]
    port = viewport.current()
    height = (ROW_PX * len(swings) + 40) * port.size
    first = swings[0]
    alt = tr("影响最大的是{name}", name=first.name)
    st.vega_lite_chart(
        tornado_frame(swings), tornado_spec(height, viewport.theme(), port.size), width="stretch",
        key="whatif_tornado", alt=alt,
    )  # fmt: skip
    low, high = (shown_value(choice.outcome, value) for value in (first.at_low, first.at_high))
    st.caption(
        tr("赭色为下限，青色为上限，竖线为现值；△ 是假设。影响最大：{name}，由 {low} 到 {high}。滑块范围越宽，条越长。",
           name=first.name, low=low, high=high)
    )  # fmt: skip
