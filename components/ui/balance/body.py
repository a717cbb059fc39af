"""The page below its title: the answer, the charts, and under them the levers in the browser."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from components.base.look import current_look
from components.drawing.charts.balance_board import Board, board_spec
from components.topics.balance import boards
from components.topics.balance.along import BOARD, NEEDS, BalanceDesk, Sheet
from components.topics.balance.answer import headline, rests_on, standing
from components.topics.balance.content import ScenarioYear
from components.topics.balance.needs import TITLES, printed_note
from components.topics.whatif import guards
from components.topics.whatif.facts import load_facts
from components.topics.whatif.state import years
from components.ui import before, viewport
from components.ui.balance import levers, services
from components.ui.balance.formulas import BEHIND, show_formulas
from components.ui.balance.room import Room, room
from components.ui.balance.words import printed_beside
from components.ui.whatif import desk, on_screen, parts, plain_levers, state, steps, view
from components.ui.whatif.clauses import show_lever
from components.words.text import tr

PART, YEAR_PART, SERVICES_PART, TURN = "balance_page", "balance_year", "balance_services", "balance_turn"
HEADLINE_PART, STANDING_PART = "balance_headline", "balance_standing"
ASKING = ("asked", "formula")
"""Events that open a dialog."""
BAR, GAP = 470, 20
"""Width of the bar beside the answer and between the two, px at size 1."""
LISTED, LISTED_WIDE = 3, 4
"""Number of assumptions listed under the answer."""


def body(current: ScenarioYear) -> None:
    """The answer; panels by row, each row with its levers; the services."""
    port = viewport.current()
    here = room(port)
    moves = _levers(current, here)
    _answer(current, here, port.size)
    for place, idents in enumerate(here.rows):
        board = boards.board_of_panels(current, idents, here.width, port.size, here.height)
        alt = "；".join(boards.heading(current, ident) for ident in idents)
        key = PART if not place else f"{PART}_{place}"
        with st.container(border=True, gap=None, key=BOARD.format(place)):
            _chart(board, f"balance_pictures_{place}", alt, port.size)
            _group(current, key, idents, moves)
    if here.wide:
        return
    with st.container(border=True, gap=None, key=NEEDS):
        needs = boards.board_of_needs(current, printed_beside(), here.width, port.size)
        _chart(needs, "balance_needs", boards.needs_words(current), port.size)
        _group(current, SERVICES_PART, ("services",), moves)


def facilities() -> None:
    """The printed stock of each service below the panels: outside the fragment, as it never changes."""
    if not room(viewport.current()).wide or plain_levers.is_plain():
        return
    printed = printed_beside()
    if printed:
        lines = (f"**{tr(title)}**\u3000{text}" for title, text in zip(TITLES.values(), printed, strict=True))
        with st.container(border=True):
            st.caption(printed_note() + "  \n" + "  \n".join(lines))


def _answer(current: ScenarioYear, here: Room, size: float) -> None:
    """The answer in a sentence, with year and steps next to it or, where narrow, below; then the population against it
    and its assumptions."""
    if len(here.rows) == 1:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _headline(current, round(here.width - (BAR + GAP) * size))
            _year_bar(current, round(BAR * size))
    else:
        _headline(current, "stretch")
        _year_bar(current, "stretch")
    caption = on_screen.caption(current.facts)
    figures = {"kind": "standing", "tones": [("", caption)] if caption else standing(current)}
    parts.part(STANDING_PART, figures | {"rests": rests_on(current, _listed(here))})


def _headline(current: ScenarioYear, width: int | str) -> None:
    parts.sized_part(HEADLINE_PART, {"kind": "headline", "words": headline(current)}, width, {})


def _listed(here: Room) -> int:
    return LISTED_WIDE if here.wide else LISTED


def _year_bar(current: ScenarioYear, width: int | str) -> None:
    acts = steps.callbacks(current.facts) | {"on_reset_change": partial(levers.reset, current.facts)}
    figures = {
        "kind": "year",
        "year": str(current.year),
        "answer": headline(current),
        "can": steps.possible(),
        "count": len(levers.moved_here(current.scenario)),
    }
    parts.sized_part(YEAR_PART, figures, width, acts | {"on_year_change": _choose_year})


def _chart(board: Board, key: str, alt: str, size: float) -> None:
    spec = board_spec(board, viewport.theme())
    st.vega_lite_chart(board.arrow, spec, theme=None, width="stretch", key=f"{key}_{size}", alt=alt)


def _group(current: ScenarioYear, key: str, idents: tuple[str, ...], moves: Mapping[str, Any]) -> None:
    """The levers of panels, and the dialog requested by an event."""
    acts = {f"on_{name}_change": lambda: None for name in ASKING}
    if "services" in idents:
        acts["on_facilities_change"] = lambda: None
    figures = {"kind": "groups", "shown": idents, **moves}
    events = parts.part(key, figures, on_moved_change=partial(_moved, key), **acts)
    if str(events.asked) in levers.HERE:
        show_lever(current.facts, str(events.asked))
    elif str(events.formula) in BEHIND:
        show_formulas(current.facts, str(events.formula))
    elif "services" in idents and events.facilities:
        services.show_list()


def _levers(current: ScenarioYear, here: Room) -> dict[str, Any]:
    change = state.history().last_change or ()
    ends = {
        name: [one.lever(name, current.facts.baseline.lever(name).default) for one in change] for name in levers.HERE
    }
    return {
        "moved": levers.moved_here(current.scenario),
        "before": {name: both[0] for name, both in ends.items() if len({*both}) > 1},
        "held": guards.guarded_levers(current.facts, current.scenario),
        "locked": before.is_shown(),
        "rest": desk.laid(_desk(current, here)),
        "turn": st.session_state.get(TURN, 0),
    }


def _desk(current: ScenarioYear, here: Room) -> BalanceDesk:
    """The page as the route along a lever needs it."""
    beside = None if here.wide else printed_beside()
    sheet = Sheet(here.rows, here.width, here.height, _listed(here), not here.wide, beside)
    return BalanceDesk(current.facts, state.scenario(), current.year, current_look(), sheet, levers.HERE)


def _moved(key: str) -> None:
    event = parts.event(key, "moved")
    if isinstance(event, dict):
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        levers.take(load_facts(), str(event.get("lever")), event.get("value"), event.get("hand"))


def _choose_year() -> None:
    text = str(parts.event(YEAR_PART, "year"))
    if text in {str(year) for year in years()}:
        view.write("year", text)
