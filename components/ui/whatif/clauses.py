"""The clauses behind a lever, its ticks and the figures of the base year."""

import streamlit as st

from components.topics.whatif.clauses import tick_citation
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import about, tick_text
from components.ui.provenance import show_citation
from components.words.text import pick, tr
from data.baseline import default_source


def show_lever(facts: Facts, lever_id: str) -> None:
    """A dialog with what the lever means, where its default comes from, and the clause of every tick."""
    lever = facts.baseline.lever(lever_id)
    st.dialog(pick(lever.title_zh, lever.title_en), icon=":material/format_quote:", width="medium")(_content)(
        facts, lever_id
    )


def _content(facts: Facts, lever_id: str) -> None:
    st.markdown(about(facts, facts.baseline.lever(lever_id)))
    source = default_source(facts.entries[lever_id], facts.printed)
    if source is None:
        st.caption(tr("默认值由本系统设定（△ 假设或 ◇ 推算），没有文件出处。"))
    for tick in facts.ticks[lever_id]:
        st.markdown(f"**{tick_text(tick)}**" + (tr("　默认值取自这里") if tick == source else ""))
        show_citation(tick_citation(facts, lever_id, tick))
    if not facts.ticks[lever_id]:
        st.caption(tr("文件里没有与这一项同口径、同单位的数，滑块上没有刻度。"))
