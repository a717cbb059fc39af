"""Sensitivity: one lever at a time at the ends of its range; on request shares of the variance."""

import streamlit as st

from components.drawing.charts.sensitivity import Share, shares_frame, shares_spec, tornado_frame, tornado_spec
from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import lever_name, swings_of
from components.topics.whatif.outcome_words import shown_value, title_of
from components.topics.whatif.state import State
from components.ui import viewport
from components.ui.whatif import on_screen
from components.words.format import quantity, year
from components.words.text import tr

MOST = 9
ROW_PX = 46
SOBOL = "whatif_sobol"


def matters_panel(facts: Facts, choice: State) -> None:
    """The bars and how to read them."""
    bars = results.bars(facts, on_screen.scenario(facts), choice.outcome, choice.year)[:MOST]
    if not bars:
        st.info(tr("没有调节项影响这一年的这个结果。"), icon=":material/info:")
        return
    title = title_of(choice.outcome)
    now = shown_value(choice.outcome, bars[0].now)
    lead = tr("{year}{title}现为 **{now}**。", year=year(choice.year), title=title, now=now)
    st.markdown(lead + tr("每次只调整一项，至其下限与上限："))
    swings = swings_of(facts, bars, choice.outcome)
    port, first = viewport.current(), swings[0]
    spec = tornado_spec(swings, (ROW_PX * len(swings) + 40) * port.size, viewport.theme(), port.size)
    st.vega_lite_chart(
        tornado_frame(swings), spec, width="stretch", key="whatif_tornado",
        alt=tr("影响最大的是{name}", name=first.name),
    )  # fmt: skip
    low, high = (shown_value(choice.outcome, value) for value in (first.at_low, first.at_high))
    st.caption(
        tr("赭色为下限，青色为上限，竖线为现值；△ 是假设。影响最大：{name}，由 {low} 到 {high}。滑块范围越宽，条越长。",
           name=first.name, low=low, high=high)
    )  # fmt: skip
    _shares(facts, choice)


def _shares(facts: Facts, choice: State) -> None:
    """Sobol indices, computed on request and from then on for every scenario."""
    if not st.session_state.get(SOBOL):
        st.button(
            tr("计算各项同步变动时的贡献份额（Sobol，约一两秒）"), icon=":material/calculate:", key="whatif_sobol_ask",
            on_click=_ask,
        )  # fmt: skip
        return
    with st.spinner(tr("正在抽样计算…")):
        indices = results.shares(facts, on_screen.scenario(facts), choice.outcome, choice.year)[:MOST]
    if not indices:
        st.info(tr("影响该结果的调节项不足两项，无须分摊。"), icon=":material/info:")
        return
    shares = [Share(lever_name(facts.baseline.lever(one.lever_id)), one.first, one.total) for one in indices]
    port = viewport.current()
    spec = shares_spec((ROW_PX * len(shares) + 40) * port.size, viewport.theme(), port.size)
    most = tr("贡献最大的是{name}", name=shares[0].name)
    st.markdown(tr("各项在全部范围内同步变动时，各项对结果变动的贡献："))
    st.vega_lite_chart(shares_frame(shares), spec, width="stretch", key="whatif_shares", alt=most)
    part, width = quantity(indices[0].total * 100, "%", 0), quantity(indices[0].total_half_width * 100, "", 0)
    st.caption(
        tr("青色为单独的份额，赭色为与其他项共同作用的份额。{most}：{part}（95% 区间 ±{width} 个百分点）。",
           most=most, part=part, width=width)
    )  # fmt: skip


def _ask() -> None:
    st.session_state[SOBOL] = True
