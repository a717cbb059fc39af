"""What the reach view shows: in the address, and in the session while another page is open."""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from components.topics.reach.classes import Look
from components.ui import before, state
from components.words.text import tr
from model.reach.assumptions import Limit, Speeds, checked
from model.reach.errors import AssumptionError

KEYS = {"to": "old_city", "look": "after", "at": "", "unit": "", "assume": "", "table": "here"}
SEEN, TABLES = ("after", "diff"), ("here", "all")
KEPT = "reach_address"
POINT = re.compile(r"(1[01]\d\.\d{1,5}),(3\d\.\d{1,5})")
CELL = "cell:"


@dataclass(frozen=True)
class ReachView:
    """Destination (an id or `cell:lon,lat`), which picture is seen, the place read off, the subdistrict marked,
    the assumptions that differ from their defaults, and whether the table is of this destination or of all."""

    to: str
    look: str
    at: str
    unit: str
    assumed: tuple[tuple[str, float], ...]
    table: str

    @property
    def seen(self) -> Look:
        """The picture on the map: the one before while the key for it is down."""
        return "before" if before.is_shown() else "diff" if self.look == "diff" else "after"

    @property
    def to_point(self) -> tuple[float, float] | None:
        """The destination's longitude and latitude where a cell was chosen."""
        return point(self.to.removeprefix(CELL)) if self.to.startswith(CELL) else None


def point(text: str) -> tuple[float, float] | None:
    """Longitude and latitude from an address."""
    found = POINT.fullmatch(text)
    return (float(found[1]), float(found[2])) if found else None


def text_of(lon: float, lat: float) -> str:
    """A place as the address writes it, to about ten metres."""
    return f"{lon:.4f},{lat:.4f}"


def read(places: Collection[str], units: Collection[str], limits: Mapping[str, Limit]) -> ReachView:
    """The address's state; what it does not know falls back to the default with a visible sentence."""
    if not any(key in st.query_params for key in KEYS):
        for key, value in st.session_state.get(KEPT, {}).items():
            state.remember(key, value, KEYS[key])
    found = {"to": _to(places), "look": state.one_of("look", SEEN, KEYS["look"]), "at": _at()}
    found |= {"unit": state.one_of("unit", units, ""), "assume": st.query_params.get("assume", "")}
    found["table"] = state.one_of("table", TABLES, KEYS["table"])
    assumed = _assumed(found["assume"], limits)
    found["assume"] = written(assumed)
    st.session_state[KEPT] = found
    return ReachView(found["to"], found["look"], found["at"], found["unit"], assumed, found["table"])


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**KEYS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, KEYS[key])


def _to(places: Collection[str]) -> str:
    wanted = st.query_params.get("to", "")
    if wanted.startswith(CELL) and point(wanted.removeprefix(CELL)):
        return str(wanted)
    return state.one_of("to", places, KEYS["to"])


def _at() -> str:
    wanted = st.query_params.get("at", "")
    return str(wanted) if point(wanted) else state.one_of("at", [""], "")


def show(look: Look) -> None:
    """Have one of the three pictures seen."""
    state.remember(before.PARAM, "1" if look == "before" else None)
    if look != "before":
        write("look", look)


def written(assumed: Iterable[tuple[str, float]]) -> str:
    """Assumptions as an address writes them: `urban_kmh:35,detour:1.3`."""
    return ",".join(f"{ident}:{value:g}" for ident, value in assumed)


def pairs(text: str) -> list[tuple[str, float]]:
    """Assumptions as an address writes them; NaN for what is no number."""
    found = []
    for part in text.split(",") if text else []:
        ident, _, value = part.partition(":")
        try:
            found.append((ident, float(value)))
        except ValueError:
            found.append((ident, math.nan))
    return found


def _assumed(text: str, limits: Mapping[str, Limit]) -> tuple[tuple[str, float], ...]:
    """Assumptions that an address names; a sentence for what cannot be taken, and then none of them."""
    found = pairs(text[:400])
    try:
        checked(dict(found), limits)
    except AssumptionError:
        state.notice(tr("链接中的“{key}={value}”无法识别，已改用默认值。", key="assume", value=text[:40]))
        state.remember("assume", None)
        return ()
    return tuple((ident, value) for ident, value in found if value != limits[ident].default)


def speeds_of(assumed: Collection[tuple[str, float]], limits: Mapping[str, Limit]) -> Speeds:
    """The defaults with the viewer's own over them."""
    return checked(dict(assumed), limits)
