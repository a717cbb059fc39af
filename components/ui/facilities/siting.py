"""The next sites beside the life circles: how many, by which aim, what each adds, and taking them into the scenario."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.topics.facilities import siting
from components.topics.facilities.cover import Cover
from components.topics.facilities.facts import Facts
from components.topics.facilities.siting import AIM_WORDS, Proposal
from components.topics.facilities.state import MOST_FREE_M, MOST_SITES, TODAY, State, free_text
from components.topics.facilities_and_needs.view import VIEW
from components.topics.whatif import facts as declared
from components.ui.facilities import controls
from components.ui.segments import segments
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.text import tr
from model.scenario import with_facility
from model.scenario_shape import AddedFacility


def next_sites(facts: Facts, answer: Cover, state: State) -> None:
    """How many sites, the aim, and every site with its reason and a button that adds it."""
    st.markdown(f"**{tr('新增设施选址建议')}**")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        counts = {str(n): tr("{n} 处", n=n) if n else tr("不计算") for n in range(MOST_SITES + 1)}
        segments(
            tr("新增数量"), counts, key="facilities_next", current=str(state.next.count), on_change=_take_count
        )  # fmt: skip
        aims = {aim: tr(word) for aim, word in AIM_WORDS.items()}
        segments(tr("选址目标"), aims, key="facilities_by", current=state.next.aim, on_change=_take_aim)
    if not state.next.count:
        return
    _belts(state)
    with st.spinner(tr("正在计算……"), show_time=True):
        proposals = siting.proposals(answer, state.next)
    for place, site in enumerate(proposals.sites):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(siting.reason(facts, answer, place, site), width="stretch")
            st.button(
                tr("加入方案"), icon=":material/add_location_alt:", key=f"facilities_take_{place}", type="tertiary",
                on_click=_take, args=(answer.kind.id, site),
            )  # fmt: skip
    lines = (
        siting.aim_sentence(state.next.aim, is_along=answer.is_along),
        siting.result_sentence(proposals, state.next.aim),
        siting.exclusions(state.next),
    )
    st.caption("".join(lines))


def _belts(state: State) -> None:
    """The land left free along the river and around the runway, to be changed where it stands."""
    columns = st.columns(2)
    _free(columns[0], "belt", tr("黄河中心线两侧避让（米）"), state.next.river_m)
    _free(columns[1], "air", tr("机场跑道周围避让（米）"), state.next.airport_m)


def _free(place: DeltaGenerator, key: str, label: str, now: float) -> None:
    widget = f"facilities_{key}"
    if st.session_state.get(widget) != now:
        st.session_state[widget] = now
    place.number_input(label, 0.0, MOST_FREE_M, value=None, step=100.0, format="%.0f", key=widget,
                       help=tr("默认 1,000 米是假设；不填为默认。"), on_change=_take_free, args=(key,))  # fmt: skip


def _take_free(key: str) -> None:
    value = st.session_state[f"facilities_{key}"]
    sound = isinstance(value, int | float) and 0 <= value <= MOST_FREE_M
    address.write(VIEW, {key: free_text(float(value)) if sound else ""})


def _take_count() -> None:
    count = str(st.session_state["facilities_next"])
    address.write(VIEW, {"next": "" if count == "0" else count})


def _take_aim() -> None:
    address.write(VIEW, {"by": str(st.session_state["facilities_by"])})


def _take(kind: str, site: Proposal) -> None:
    """Add a proposed site to the scenario, open from the year on screen, not before today."""
    added = AddedFacility(kind, site.lon, site.lat, max(controls.current().year, TODAY))
    session.attempt(declared.load_facts(), lambda now: with_facility(now, added))
