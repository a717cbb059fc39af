"""State of 设施与生活圈: which view is open, the filters, and the selected facility."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from components.base.query import without_defaults
from components.topics.facilities.people import SuppliedPeople
from components.topics.reach.network import Network, NetworkMark, mark_of
from data.facility_kinds import FacilityKinds
from model.cover.streets import Streets

FIRST, TODAY, LAST = 2021, 2026, 2035
INVENTORY, LEVELS, CIRCLES, NEEDS = "list", "levels", "circles", "needs"
VIEWS = (INVENTORY, LEVELS, CIRCLES, NEEDS)
SERVICES = ("beds", "physicians", "nursery_places", "school_places", "care_places")
OPENING_SERVICE = "school_places"
NOW, BUILT = "now", "built"
"""Whether facilities serve that are open, or those under construction as well."""
OPENING_KIND = "hospital"
BY_GROUP, BY_LAND = "groups", "land"
"""People of subdistricts live in the drawn groups only; land counts, not the people of the release."""
PANELS = ("table", "chart", "unplaced")
UNKNOWN = "unknown"
"""Stands for the subdistrict of what no source places in one."""
LONGEST_SEARCH = 40
NUMBER, PEOPLE = re.compile(r"[0-9]{1,5}(\.[0-9]{1,2})?"), re.compile(r"[1-9][0-9]{0,6}")
ADDED = re.compile(r"n_[0-9a-f]{8}")
POINT = re.compile(r"[0-9]{3}\.[0-9]{1,5},[0-9]{2}\.[0-9]{1,5}")
WEST, SOUTH, EAST, NORTH = 116.5, 36.5, 117.6, 37.2
"""Where a point may be."""
AIMS = ("cover", "median", "centre")
"""Most covered, the least mean distance, the least longest distance."""
MOST_SITES = 5
FREE_M, MOST_FREE_M = 1000.0, 5000.0
"""Metres left free of sites along the river and around the runway: assumed, and the most that can be set."""
LEAST_AND_MOST_M = (50.0, 5000.0)
"""Bounds of a walk that a person may set."""
DEFAULTS = {
    "view": INVENTORY, "el": "", "cat": "", "stage": "", "year": str(TODAY), "sub": "", "q": "", "panel": "table",
    "kind": OPENING_KIND, "circle": "", "when": NOW, "detour": "", "speed": "", "metres": "", "people": "",
    "spread": "", "pop": "", "net": "", "next": "", "by": "cover", "at": "", "belt": "", "air": "",
    "svc": OPENING_SERVICE,
}  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """Ids there are to choose from."""

    facilities: Collection[str]
    categories: Collection[str]
    subdistricts: Collection[str]
    kinds: FacilityKinds


@dataclass(frozen=True)
class Circles:
    """What the life circles ask: kind, minutes (0 for the kind's own circle), `now` or `built`, and the assumptions
    that differ from the declared ones: detour, speed in km/h, metres of a walk (0 for none), people by subdistrict,
    whether they live in the drawn groups only, whether land counts in place of the people of the release; the marks of
    a file of people and of a road network to walk along, and people and streets themselves where they are at hand.
    These are never part of an address."""

    kind: str = OPENING_KIND
    minutes: int = 0
    when: str = NOW
    detour: float = 0.0
    speed: float = 0.0
    metres: float = 0.0
    people: tuple[tuple[str, float], ...] = ()
    by_group: bool = False
    by_land: bool = False
    mark: NetworkMark | None = None
    supplied: SuppliedPeople | None = None
    net: NetworkMark | None = None
    streets: Streets | None = None

    @property
    def missing(self) -> str:
        """Name of the file of people that the state was made with and that is not at hand; "" for none."""
        return self.mark.name if self.mark and self.supplied is None else ""

    @property
    def missing_net(self) -> str:
        """Name of the road network that the state was made on and that is not at hand; "" for none."""
        return self.net.name if self.net and self.streets is None else ""


@dataclass(frozen=True)
class Next:
    """What is asked of the next sites: how many (0 for none), by which aim, the point that was clicked, longitude and
    latitude, or None, and the metres free of sites on either side of the river and around the runway."""

    count: int = 0
    aim: str = AIMS[0]
    at: tuple[float, float] | None = None
    river_m: float = FREE_M
    airport_m: float = FREE_M


@dataclass(frozen=True)
class State:
    """View, selected facility or "", and filters: categories and stages (none means all), year of the status,
    subdistrict or "", words to search for; panel beside the map."""

    view: str = INVENTORY
    facility: str = ""
    categories: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    year: int = TODAY
    subdistrict: str = ""
    search: str = ""
    panel: str = "table"
    circles: Circles = Circles()
    next: Next = Next()
    service: str = OPENING_SERVICE

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the year narrows the list."""
        return bool(self.categories or self.stages or self.subdistrict or self.search)

    def with_people(self, supplied: SuppliedPeople | None) -> "State":
        """The state with a file of people at hand. One that the state does not name is not used."""
        used = supplied is not None and supplied.mark == self.circles.mark
        return replace(self, circles=replace(self.circles, supplied=supplied if used else None))

    def on(self, network: Network | None) -> "State":
        """The state with a road network at hand. One that the state does not name is not used."""
        used = network is not None and self.circles.net is not None and mark_of(network) == self.circles.net
        streets = network.streets if network is not None and used else None
        return replace(self, circles=replace(self.circles, streets=streets))


def point_of(text: str) -> tuple[float, float] | None:
    """Longitude and latitude near the area; None for anything else."""
    lon, _, lat = text.partition(",")
    if not POINT.fullmatch(text) or not (WEST < float(lon) < EAST and SOUTH < float(lat) < NORTH):
        return None
    return float(lon), float(lat)


def point_text(point: tuple[float, float] | None) -> str:
    """A point as the address writes it."""
    return f"{point[0]:.5f},{point[1]:.5f}" if point else ""


def free_text(metres: float) -> str:
    """Metres as the address writes them; "" for the assumed ones."""
    return "" if metres == FREE_M else f"{metres:g}"


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"view": state.view, "el": state.facility, "cat": ",".join(state.categories), "year": str(state.year)}
    pairs |= {"stage": ",".join(state.stages), "sub": state.subdistrict, "q": state.search, "panel": state.panel}
    pairs |= circle_pairs(state.circles)
    pairs |= {
        "next": str(state.next.count or ""),
        "by": state.next.aim,
        "at": point_text(state.next.at),
        "belt": free_text(state.next.river_m),
        "air": free_text(state.next.airport_m),
        "svc": state.service,
    }
    return without_defaults(pairs, DEFAULTS)


def circle_pairs(circles: Circles) -> dict[str, str]:
    """The pairs of the life circles."""
    return {
        "kind": circles.kind,
        "circle": str(circles.minutes or ""),
        "when": circles.when,
        "people": people_text(circles.people),
        "spread": BY_GROUP if circles.by_group else BY_LAND if circles.by_land else "",
        "pop": circles.mark.text() if circles.mark else "",
        "net": circles.net.text() if circles.net else "",
        **{key: f"{value:g}" if value else "" for key, value in _numbers(circles).items()},
    }


def _numbers(circles: Circles) -> dict[str, float]:
    return {"detour": circles.detour, "speed": circles.speed, "metres": circles.metres}


def people_text(people: Iterable[tuple[str, float]]) -> str:
    """People by subdistrict as the address writes them."""
    return ",".join(f"{ident}:{count:.0f}" for ident, count in people)
