"""The clauses behind a lever, its ticks and the figures of the base year."""

from collections.abc import Mapping

import streamlit as st

from components.base import cache
from components.topics.whatif.known import Known
from components.topics.whatif.lever_words import about, tick_text
from components.ui.provenance import show_citation
from components.words.citation import Citation, cite
from components.words.text import pick, tr
from data.baseline import Tick, default_source
from data.levers import FigureEntry, read_levers

KINDS = {"status_quo": "actual", "plan": "plan", "goal": "goal", "reported": "reported"}


def show_lever(known: Known, lever_id: str) -> None:
    """A dialog with what the lever means, where its default comes from, and the clause of every tick."""
    lever = known.baseline.lever(lever_id)
    st.dialog(pick(lever.title_zh, lever.title_en), icon=":material/format_quote:", width="medium")(_content)(
        known, lever_id
    )


def _content(known: Known, lever_id: str) -> None:
    st.markdown(about(known, known.baseline.lever(lever_id)))
    source = default_source(known.entries[lever_id], known.printed)
    if source is None:
        st.caption(tr("默认值由我们设定（△ 假设或 ◇ 推算），没有文件出处。"))
    for tick in known.ticks[lever_id]:
        st.markdown(f"**{tick_text(tick)}**" + (tr("　默认值取自这里") if tick == source else ""))
        show_citation(_citation(known, lever_id, tick))
    if not known.ticks[lever_id]:
        st.caption(tr("文件里没有与这一项同口径、同单位的数，滑块上没有刻度。"))


def clause_of(known: Known, input_id: str, value: float | None) -> Citation | None:
    """The clause of a formula's input: a printed figure, or a lever that stands at its printed default."""
    if input_id in known.baseline.figure_by_id:
        return _of_figures(known.version, known)[input_id]
    lever = known.baseline.by_id.get(input_id)
    if lever is None or value != lever.default:
        return None
    source = default_source(known.entries[input_id], known.printed)
    return _citation(known, input_id, source) if source else None


def _citation(known: Known, lever_id: str, tick: Tick) -> Citation:
    row = {
        "kind": KINDS[tick.kind],
        "scope": known.entries[lever_id].scope,
        "source_id": tick.source_id,
        "locator": tick.locator,
        "quote": tick.quote,
    }
    return cite(row, cache.sources())


@st.cache_resource(max_entries=4, show_spinner=False)
def _of_figures(version: str, _known: Known) -> Mapping[str, Citation]:
    return {entry.id: _of_figure(_known, entry) for entry in read_levers(cache.DATA).figures}


def _of_figure(known: Known, entry: FigureEntry) -> Citation:
    rows = known.printed.rows(entry.indicator_id, entry.measure, entry.printed_unit)
    return cite(known.printed.one(rows, entry.kind, entry.year), cache.sources())
