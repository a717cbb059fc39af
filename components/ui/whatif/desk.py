"""What of a page with levers is told to the server's route along a lever, and the answer above a chart as a part."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.base.look import current_look
from components.topics.along import Desk
from components.topics.whatif.along import TargetsDesk
from components.topics.whatif.facts import Facts
from components.topics.whatif.state import State
from components.ui import before
from components.ui.session.printed import keep_desk
from components.ui.viewport import Viewport
from components.ui.whatif import on_screen, parts, plain_levers, state
from components.words.text import tr


def targets_desk(facts: Facts, choice: State, height: int, port: Viewport) -> str:
    """目标推演 as it stands; its name, to be sent with the levers, "" where they do not count now."""
    return laid(
        TargetsDesk(facts, state.scenario(), choice, current_look(), height, not port.narrow, state.open_digest())
    )


def laid(desk: Desk) -> str:
    """Tell the route. While the baseline is looked at or a change is replayed, levers and figures are not of one state;
    plain controls know no hand."""
    if before.is_shown() or on_screen.is_replaying() or plain_levers.is_plain():
        keep_desk(None)
        return ""
    keep_desk(desk)
    return desk.rest


def answer(key: str, words: Mapping[str, Any]) -> None:
    """The answer: a part whose words follow the hand, or plain text beside plain controls."""
    if plain_levers.is_plain():
        st.markdown(str(words["words"]))
    else:
        parts.part(key, {"kind": "answer", **badges(), **words})


def badges() -> dict[str, Any]:
    """The open scenario by its name: as it stands, and unchanged and changed; empty for none."""
    name, now = state.open_name()
    if not name:
        return {}
    both = [tr("方案：{name}", name=one) for one in (name, name + tr("·已改动"))]
    return {"badge": both[now != name], "badges": both}
