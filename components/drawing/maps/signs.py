"""Signs for the state of a map element: one sign and colour a state, the same on maps, in charts and in words."""

from collections.abc import Mapping
from typing import NamedTuple

from model.crossings import Doubt, Status

Marks = Mapping[str, Mapping[str, str]]
"""Layer id to element id to state, for example `{"crossings": {"x_qilu": "open"}}`."""
MOST_CHARACTERS = 4000


class Sign(NamedTuple):
    """Sign of a state: character on the map, Vega shape in charts, colour role, filled or hollow, short code."""

    character: str
    shape: str
    role: str
    filled: bool
    code: str


RING = "M0-1A1 1 0 0 1 0 1A1 1 0 0 1 0-1ZM0-1A1 1 0 0 0 0 1A1 1 0 0 0 0-1Z"
FISHEYE, HALF = f"{RING}M0-.5A.5.5 0 0 1 0 .5A.5.5 0 0 1 0-.5Z", f"{RING}M0-1A1 1 0 0 0 0 1Z"
"""Shapes in charts, in a square from -1 to 1: a dot in a ring, and a disc of which one half is open. A circle there and
back has an edge and no filling."""
SIGNS: dict[Status | Doubt, Sign] = {
    Status.CLOSED: Sign("×", "cross", "bad", True, "c"),
    Status.OPEN: Sign("●", "circle", "primary", True, "o"),
    Status.OPEN_YEAR_UNKNOWN: Sign("◉", FISHEYE, "primary", True, "u"),
    Doubt.UNCLEAR: Sign("◐", HALF, "primary", True, "q"),
    Doubt.UNCOUNTED: Sign("○", "circle", "primary", False, "x"),
    Status.EXPECTED: Sign("◆", "diamond", "plan", True, "e"),
    Status.BUILDING: Sign("▲", "triangle-up", "warn", True, "b"),
    Status.NOT_OPEN: Sign("□", "square", "unknown", False, "n"),
}
"""Default states of a layer: what a scenario closes, which its picture is about, then most certain first. A full disc
is counted by the documents, a half one perhaps, a hollow one not."""
FACILITY_SIGNS = {
    "open": Sign("●", "circle", "primary", True, "o"),
    "building": Sign("▲", "triangle-up", "warn", True, "b"),
    "planned": Sign("◆", "diamond", "plan", True, "p"),
    "unstated": Sign("■", "square", "unknown", True, "u"),
}
"""Stages of a facility, as shapes that its category's sign stands on."""
LAYER_SIGNS: dict[str, dict[str, Sign]] = {"facilities": FACILITY_SIGNS, "open_places": FACILITY_SIGNS}
"""Layer id to its own states and their signs, in the order in which names take their room."""


def signs_of(layer_id: str) -> dict[str, Sign]:
    """The states of a layer's elements and how they are drawn."""
    return LAYER_SIGNS.get(layer_id) or {str(status): sign for status, sign in SIGNS.items()}


def encode(marks: Marks) -> str:
    """Marks as an address writes them: `crossings.x_qilu:o,x_huanggang:b;facilities.f_school:o`."""
    return ";".join(
        f"{layer}." + ",".join(f"{ident}:{signs_of(layer)[state].code}" for ident, state in states.items())
        for layer, states in marks.items()
        if states
    )


def decode(text: str) -> dict[str, dict[str, str]]:
    """The marks that an address names; what it cannot mean is left out."""
    marks: dict[str, dict[str, str]] = {}
    for part in text[:MOST_CHARACTERS].split(";"):
        layer, _, listed = part.partition(".")
        states = _states(layer, listed) if layer.isidentifier() else {}
        if states:
            marks[layer] = states
    return marks


def _states(layer: str, listed: str) -> dict[str, str]:
    by_code = {sign.code: state for state, sign in signs_of(layer).items()}
    pairs = (part.rpartition(":") for part in listed.split(",") if part)
    return {ident: by_code[code] for ident, _, code in pairs if ident.isidentifier() and code in by_code}
