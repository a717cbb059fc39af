"""The same page in Streamlit's own controls and words, for browsers and reading aids that cannot use the drawn one."""

import streamlit as st

from components.topics.balance import needs, sentences
from components.topics.balance.answer import headline, standing
from components.topics.balance.content import ScenarioYear
from components.topics.whatif.state import YEARS
from components.ui.balance import levers, services
from components.ui.whatif import on_screen, state, view
from components.ui.whatif.plain_levers import plain_lever, plain_steps
from components.words.citation import grade_label
from components.words.format import year
from components.words.text import tr

YEAR = "balance_plain_year"


def plain_body(drawn: ScenarioYear) -> None:
    """Answer, year and steps; then land, water, people and services with their levers."""
    st.subheader(headline(drawn), anchor=False)
    said = on_screen.caption(drawn.facts)
    st.markdown(said or "　".join(words for _, words in standing(drawn)))
    st.caption(grade_label(drawn.outcomes["water_required"].grade))
    with st.container(horizontal=True, vertical_alignment="center"):
        _year(drawn)
        plain_steps(drawn.facts)
    heads, words = sentences.heads(drawn), sentences.arithmetic(drawn)
    for panel, name in levers.NAMES.items():
        with st.container(border=True):
            st.markdown(f"**{tr(name)}　{heads[panel]}**")
            st.markdown("".join(words.get(panel, ())))
            if panel == "services":
                _needs(drawn)
            for lever_id in (*levers.PANELS.get(panel, ()), *levers.MORE.get(panel, ())):
                plain_lever(drawn.facts, drawn.facts.baseline.lever(lever_id), levers.take)


def _year(drawn: ScenarioYear) -> None:
    state.show_in(YEAR, drawn.year)
    st.segmented_control(
        tr("年份"), YEARS, format_func=year, key=YEAR, required=True, label_visibility="collapsed",
        on_change=_choose_year,
    )  # fmt: skip


def _choose_year() -> None:
    view.write("year", str(st.session_state[YEAR]))


def _needs(drawn: ScenarioYear) -> None:
    st.markdown(
        "\n".join(f"- {tr(title)} {needs.need_row(drawn, need_id)[3]}" for need_id, title in needs.TITLES.items())
    )
    if st.button(tr("设施清单与出处"), key="balance_plain_list"):
        services.show_list()
