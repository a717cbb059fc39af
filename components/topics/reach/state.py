"""State of the reach view: destination, picture, selected cell, subdistrict, assumptions, table, road network."""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from components.base.query import Reading, without_defaults
from components.topics.crossings import state as years
from components.topics.reach.classes import Picture
from components.topics.reach.network import Network, NetworkMark, mark_from, mark_of
from model.reach.assumptions import Limit, Speeds, checked
from model.reach.errors import AssumptionError

DEFAULTS = {
    "to": "old_city", "look": "after", "at": "", "unit": "", "assume": "", "table": "here", "net": "", "before": "",
    "relief": "",
}  # fmt: skip
LOOKS, TABLES = ("after", "diff"), ("here", "all")
POINT = re.compile(r"(1[01]\d\.\d{1,5}),(3\d\.\d{1,5})")
CELL = "cell:"
LONGEST_ASSUMPTIONS = 400
Assumed = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Choices:
    """Values that an address may name: ids of destinations and subdistricts, and bounds of the assumptions."""

    places: Collection[str] = ()
    units: Collection[str] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """Year and selected crossing; destination (an id or `cell:lon,lat`), picture, the place read off, the subdistrict
    marked, the assumptions that differ from their defaults, whether the table is of this destination or of all,
    whether the state before the scenario is seen, whether minutes stand as relief, and the mark of the road network.

    `network` is the network itself where it is at hand. It is never part of an address.
    """

    year: int = years.OPENING
    crossing: str = ""
    to: str = "old_city"
    look: str = "after"
    at: str = ""
    unit: str = ""
    assumed: Assumed = ()
    table: str = "here"
    before: bool = False
    relief: bool = False
    mark: NetworkMark | None = None
    network: Network | None = None

    @property
    def seen(self) -> Picture:
        """The picture on the map: the one before while the key for it is down."""
        return "before" if self.before else "diff" if self.look == "diff" else "after"

    @property
    def to_point(self) -> tuple[float, float] | None:
        """The destination's longitude and latitude where a cell was chosen."""
        return point(self.to.removeprefix(CELL)) if self.to.startswith(CELL) else None

    @property
    def missing(self) -> str:
        """Name of the network that the state was made on and that is not at hand; "" where nothing is missing."""
        return self.mark.name if self.mark and self.network is None else ""

    def on(self, network: Network | None) -> "State":
        """The state with `network` at hand. A network that the state does not name is not used."""
        used = network is not None and self.mark is not None and mark_of(network) == self.mark
        return replace(self, network=network if used else None)


def point(text: str) -> tuple[float, float] | None:
    """Longitude and latitude from an address."""
    match = POINT.fullmatch(text)
    return (float(match[1]), float(match[2])) if match else None


def text_of(lon: float, lat: float) -> str:
    """A place as the address writes it, to about ten metres."""
    return f"{lon:.4f},{lat:.4f}"


def read(reading: Reading, shared: years.State, choices: Choices) -> State:
    """The state of an address beside what it shares with the view of the years."""
    return State(
        year=shared.year,
        crossing=shared.crossing,
        to=_to(reading, choices.places),
        look=reading.one_of("look", LOOKS, "after"),
        at=_at(reading),
        unit=reading.one_of("unit", choices.units, ""),
        assumed=_assumed(reading, choices.limits),
        table=reading.one_of("table", TABLES, "here"),
        before=reading.one_of("before", ("", "1"), "") == "1",
        relief=reading.one_of("relief", ("", "1"), "") == "1",
        mark=_mark(reading),
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out; year and crossing are the other view's."""
    pairs = {"to": state.to, "look": state.look, "at": state.at, "unit": state.unit, "table": state.table}
    pairs |= {"assume": written(state.assumed), "net": state.mark.text() if state.mark else ""}
    pairs |= {"before": "1" if state.before else "", "relief": "1" if state.relief else ""}
    return without_defaults(pairs, DEFAULTS)


def _to(reading: Reading, places: Collection[str]) -> str:
    text = reading.text("to")
    if text.startswith(CELL) and point(text.removeprefix(CELL)):
        return text
    return reading.one_of("to", {*places, DEFAULTS["to"]}, DEFAULTS["to"])


def _at(reading: Reading) -> str:
    text = reading.text("at")
    return text if point(text) else reading.one_of("at", ("",), "")


def _mark(reading: Reading) -> NetworkMark | None:
    text = reading.text("net")
    mark = mark_from(text) if text else None
    if text and mark is None:
        reading.refuse("net", text)
    return mark


def written(assumed: Iterable[tuple[str, float]]) -> str:
    """Assumptions as an address writes them: `urban_kmh:35,detour:1.3`."""
    return ",".join(f"{ident}:{value:g}" for ident, value in assumed)


def pairs_in(text: str) -> list[tuple[str, float]]:
    """Assumptions as an address writes them; NaN for what is no number."""
    pairs = []
    for part in text.split(",") if text else []:
        ident, _, value = part.partition(":")
        try:
            pairs.append((ident, float(value)))
        except ValueError:
            pairs.append((ident, math.nan))
    return pairs


def _assumed(reading: Reading, limits: Mapping[str, Limit]) -> Assumed:
    """The assumptions that an address names; none of them where one cannot be taken."""
    text = reading.text("assume")
    if not text:
        return ()
    pairs = dict(pairs_in(text[:LONGEST_ASSUMPTIONS]))
    try:
        checked(pairs, limits)
    except AssumptionError:
        reading.refuse("assume", text)
        return ()
    return tuple((ident, value) for ident, value in pairs.items() if value != limits[ident].default)


def speeds_of(assumed: Assumed, limits: Mapping[str, Limit]) -> Speeds:
    """The defaults with the viewer's own over them."""
    return checked(dict(assumed), limits)
