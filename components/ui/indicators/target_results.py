"""Results of own targets, with their arithmetic one click away."""

import streamlit as st

from components.topics.indicators.facts import Facts
from components.topics.indicators.target_results import target_doubt, target_lines, target_scope, target_sums
from components.ui.provenance import show_derivation
from components.words.text import tr


def target_results(facts: Facts, ident: str, own: dict[int, float]) -> None:
    """One line a target, then the sums."""
    if not own:
        return
    for line in target_lines(facts, ident, own):
        st.markdown(line)
    st.caption(target_scope(ident))
    if doubt := target_doubt(facts, ident):
        st.caption(doubt)
    with st.expander(tr("自定目标的算式"), icon=":material/function:"):
        for year, value in sorted(own.items()):
            sums = target_sums(facts, ident, year, value)
            for place, derivation in enumerate(sums):
                show_derivation(derivation, key=f"target_sum_{ident}_{year}_{place}")
            if not sums:
                st.text(tr("没有可以计算的实际数。"))
