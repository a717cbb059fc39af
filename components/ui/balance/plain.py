"""The same page with Streamlit's own controls and text, for browsers and screen readers that cannot use the charts."""

import streamlit as st

from components.topics.balance import needs, sentences
from components.topics.balance.answer import headline, standing
from components.topics.balance.content import ScenarioYear
from components.topics.whatif.state import years
from components.ui.balance import levers, services
from components.ui.whatif import on_screen, state, view
from components.ui.whatif.plain_levers import plain_lever, plain_steps
from components.words.citation import grade_label
from components.words.format import year
from components.words.text import tr

YEAR = "balance_plain_year"


def plain_body(current: ScenarioYear) -> None:
    """Answer, year and steps; then land, water, people and services with their levers."""
    st.subheader(headline(current), anchor=False)
    caption = on_screen.caption(current.facts)
    st.markdown(caption or "　".join(words for _, words in standing(current)))
    st.caption(grade_label(current.outcomes["water_required"].grade))
    with st.container(horizontal=True, vertical_alignment="center"):
        _year(current)
        plain_steps(current.facts)
    heads, words = sentences.heads(current), sentences.arithmetic(current)
    for panel, name in levers.NAMES.items():
        with st.container(border=True):
            st.markdown(f"**{tr(name)}　{heads[panel]}**")
            st.markdown("".join(words.get(panel, ())))
            if panel == "services":
                _needs(current)
            for lever_id in (*levers.PANELS.get(panel, ()), *levers.MORE.get(panel, ())):
                plain_lever(current.facts, current.facts.baseline.lever(lever_id), levers.take)


def _year(current: ScenarioYear) -> None:
    state.show_in(YEAR, current.year)
    st.segmented_control(
        tr("年份"), years(), format_func=year, key=YEAR, required=True, label_visibility="collapsed",
        on_change=_choose_year,
    )  # fmt: skip


def _choose_year() -> None:
    view.write("year", str(st.session_state[YEAR]))


def _needs(current: ScenarioYear) -> None:
    st.markdown(
        "\n".join(f"- {tr(title)} {needs.need_row(current, need_id)[3]}" for need_id, title in needs.TITLES.items())
    )
    if st.button(tr("设施清单与出处"), key="balance_plain_list"):
        services.show_list()
