"""过河可达: the answer in a sentence, the map of minutes, and who gains or loses, in one fragment."""

import streamlit as st

from components.topics.crossings.facts import Facts
from components.topics.reach import words
from components.topics.reach.scene import Scene, scene
from components.topics.reach.state import DEFAULTS
from components.ui import errors, state, viewport
from components.ui.crossings import address, scenario_bar
from components.ui.reach import controls, map_panel, side_panel
from components.ui.reach.model import build_with_sign
from components.ui.whatif import state as session
from components.words.text import plain_in_markdown, tr

STACKED, WIDE = 1100, 1700  # px at size 1.0: tables beside the map, one line of text
# Px at size 1.0 above the columns; under the top of the left one beside the map; a line of text; a warning.
ABOVE, UNDER, LINE, NARROWER, WARNING = 187, 246, 26, 42, 72


def reach_page(facts: Facts) -> None:
    """The whole view under the page's title."""
    st.fragment(key=map_panel.PAGE)(_page)(facts)


def scene_now(facts: Facts) -> Scene:
    """The scene of the address and the session; a destination that lies on no land leaves the address with a sentence.

    Raises DataContractError and LayerContractError.
    """
    build_with_sign()
    now = scene(facts, address.current().reach, session.scenario(), viewport.theme())
    if now.strayed:
        state.notice(tr("链接中的目的地不在可到达的陆地上，已改用默认目的地。"))
        address.write("to", DEFAULTS["to"])
    return now


def _page(facts: Facts) -> None:
    port = viewport.current()
    size, stacked = port.size, port.width < STACKED * port.size
    width = port.inside * (1.0 if stacked else 0.58) - 16 * size
    with errors.boundary():
        now = scene_now(facts)
        wide = port.width >= WIDE * size
        _tell_missing(now)
        if not port.narrow:
            st.markdown(words.headline(now, wide=wide))
        above, under = ABOVE + (0 if wide else LINE), UNDER + (0 if wide else NARROWER)
        above += WARNING if now.state.missing else 0
        left, right = (st.container(), st.container()) if stacked else st.columns([0.58, 0.42], gap="medium")
        with left:
            if not port.narrow:
                controls.bar(now, width)
            st.fragment(key=map_panel.PART)(_map)(facts, port.map_height(above + under), width)
            if port.narrow:
                controls.bar(now, width)
                st.markdown(words.headline(now, wide=wide))
        with right:
            room = side_panel.Room(round(port.inside * (1.0 if stacked else 0.42) - 16 * size), port.fill(above, 500))
            side_panel.side(now, room)
            hint = tr("数值为全域平均增减的分钟数；按钮在方案中模拟关闭或开通，选中一行只在图上标出。")
            scenario_bar.bar(facts, now.scenario, room.width, untouched=f":small[:gray[{hint}]]")


def _tell_missing(now: Scene) -> None:
    """Where the picture was made on a road network that is not at hand: say so for as long as its mark stands."""
    if now.state.missing:
        st.warning(plain_in_markdown(words.missing_network(now.state.missing)), icon=":material/route:")


def _map(facts: Facts, height: int, width: float) -> None:
    with errors.boundary():
        map_panel.map_part(scene_now(facts), height, width)
