"""The scenario to draw: the session's own or, while its last change is replayed, one on the way from before to after.

Edits always go to the session's own scenario; any edit ends a replay.
"""

from time import sleep

import streamlit as st

from components.topics.whatif.facts import Facts
from components.ui import before
from components.ui.whatif import state
from components.words.format import number
from components.words.text import pick, tr
from model.scenario import BASELINE, Scenario, differences, with_lever

REPLAY = "whatif_replay"
FRAMES = ((0.0, 1.0), (0.2, 0.16), (0.4, 0.16), (0.6, 0.16), (0.8, 0.16))
"""Part of the way from before to after, and how long the frame stands, s."""


def scenario(facts: Facts) -> Scenario:
    """The scenario on screen: the baseline while the viewer has it shown."""
    step = _step()
    if step is None:
        return BASELINE if before.is_shown() else state.scenario()
    change = state.history().last_change
    return state.scenario() if change is None else on_the_way(facts, *change, FRAMES[step][0])


def is_replaying() -> bool:
    """Whether the last change is on its way again."""
    return _step() is not None


def replay() -> None:
    """Begin with the state before the last change."""
    if state.history().last_change:
        st.session_state[REPLAY] = (0, state.scenario())


def play_on() -> None:
    """At the end of a run: hold the frame, then the next; after the last one the session's own scenario stands."""
    step = _step()
    if step is None:
        return
    sleep(FRAMES[step][1])
    if step + 1 < len(FRAMES):
        st.session_state[REPLAY] = (step + 1, state.scenario())
    else:
        del st.session_state[REPLAY]
    st.rerun()


def caption(facts: Facts) -> str:
    """The last change and the progress of its replay; "" where none runs."""
    step = _step()
    change = None if step is None else state.history().last_change
    if change is None:
        return tr("**调整前**：未作调整的基准方案。按 B 键回到方案。") if before.is_shown() else ""
    moved = [_moved(facts, d.entry_id, d.first, d.second) for d in differences(*change) if d.part == "levers"]
    words = tr("；").join(moved[:3]) + (tr("等 {n} 项", n=len(moved)) if len(moved) > 3 else "")
    stage = tr("改动前") if step == 0 else tr("▶ 由前到后")
    return tr("{stage}：{words}", stage=stage, words=words or tr("目标的改动"))


def on_the_way(facts: Facts, first: Scenario, last: Scenario, part: float) -> Scenario:
    """`first` with every lever `part` of the way (0 to 1) to where it is in `last`; the rest as in `first`."""
    current = first
    for lever_id in {name for name, _ in first.levers + last.levers}:
        default = facts.baseline.lever(lever_id).default
        start, end = first.lever(lever_id, default), last.lever(lever_id, default)
        current = with_lever(current, lever_id, start + part * (end - start), default=default)
    return current


def _step() -> int | None:
    replay_state = st.session_state.get(REPLAY)
    if replay_state is None or replay_state[1] != state.scenario():
        return None
    return int(replay_state[0])


def _moved(facts: Facts, lever_id: str, first: float | None, second: float | None) -> str:
    lever = facts.baseline.lever(lever_id)
    ends = (number(lever.default if value is None else value) for value in (first, second))
    return f"{pick(lever.title_zh, lever.title_en)} " + " → ".join(ends)
