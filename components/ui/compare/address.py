"""What the page compares and how: scenarios as `a` to `d`, in the address and, over page switches, in the session.

A scenario stands in the address as `base`, `now` (the session's own, whose code is `s`), the id of a preset, or its
code: nothing has to be looked up, so that a link opens the same comparison on another machine.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

import streamlit as st

from components.ui import state

PLACES = ("a", "b", "c", "d")
LEAST, MOST = 2, len(PLACES)
BASE, NOW = "base", "now"
OPENING = (BASE, "plan_continued", "quality_first")
SHOWS, PANELS = ("values", "changes"), ("levers", "others", "reach", "formula")
KEYS = {"show": "values", "panel": "levers", "cell": "", "pair": "", "to": "old_city"}
KEPT, SHOWN, TOUCHED, TURN = "compare_scenarios", "compare_view", "compare_touched", "compare_turn"
LONGEST = 4000
"""Characters of all codes in one address: what every browser, server and proxy in use passes on."""


@dataclass(frozen=True)
class Look:
    """Figures or changes, the panel beside the board, and the cell whose formula is open: `row.outcome` or "".

    Of the panel of reach: the two places that are held against each other, `ab` (b less a) or "" for the first that
    differ, and the destination, which may be unknown here: nothing is read for a panel that is not seen.
    """

    show: str
    panel: str
    cell: str
    pair: str
    to: str


def wanted() -> tuple[tuple[str, str], ...]:
    """(place, token) as the address names them; nothing where it names none."""
    stated = st.query_params.to_dict()
    return tuple((place, stated[place]) for place in PLACES if stated.get(place))


def kept() -> tuple[str, ...] | None:
    """The tokens chosen in this session; None while nobody has chosen."""
    found: tuple[str, ...] | None = st.session_state.get(KEPT)
    return found


def choose(tokens: tuple[str, ...]) -> None:
    """Compare these, in the session and in the address."""
    st.session_state[KEPT] = tokens
    show_in_address(tokens)


def fits(tokens: tuple[str, ...]) -> bool:
    """Whether an address can carry the tokens."""
    return sum(map(len, tokens)) <= LONGEST


def show_in_address(tokens: tuple[str, ...]) -> None:
    """Write the tokens; a part of a comparison would mislead, so what does not fit is left out as a whole."""
    stated = dict(zip(PLACES, tokens, strict=False)) if fits(tokens) and tokens != OPENING else {}
    for place in PLACES:
        state.remember(place, stated.get(place))


def read(outcome_ids: Collection[str]) -> Look:
    """The address's look; without a word of ours in the address, the session's. Strange words: a sentence."""
    stated = st.query_params.to_dict()
    if not stated.keys() & KEYS.keys():
        stated = {key: value for key, value in st.session_state.get(SHOWN, {}).items() if value != KEYS[key]}
        for key, value in stated.items():
            state.remember(key, value)
    cells = [f"{place}.{name}" for place in range(MOST) for name in outcome_ids]
    pairs = [one + other for one, other in combinations(PLACES, 2)]
    known: dict[str, Collection[str]] = {"show": SHOWS, "panel": PANELS, "cell": cells, "pair": pairs}
    found = KEYS | {key: state.one_of(key, allowed, KEYS[key]) for key, allowed in known.items() if key in stated}
    st.session_state[SHOWN] = found | {"to": stated.get("to", KEYS["to"])[:60]}
    return look()


def look() -> Look:
    """The look as last read or written."""
    return Look(**{**KEYS, **st.session_state.get(SHOWN, {})})


def write(key: str, value: str) -> None:
    """Set one part of the look."""
    st.session_state[SHOWN] = {**KEYS, **st.session_state.get(SHOWN, {}), key: value}
    state.remember(key, value, KEYS[key])


def touch(cell: str) -> None:
    """A figure was touched where no panel stands beside it; the board forgets it, so that it can be touched again."""
    if look().panel == "formula":
        write("panel", KEYS["panel"])
    st.session_state[TOUCHED] = cell
    st.session_state[TURN] = turn() + 1


def touched() -> str:
    """The figure touched in this run, "" for none."""
    return str(st.session_state.pop(TOUCHED, ""))


def turn() -> int:
    """How often a figure has been touched; in the board's key it makes the board forget."""
    return int(st.session_state.get(TURN, 0))
