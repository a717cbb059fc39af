"""The state of 设施与生活圈 out of an address: every value is checked, a bad one is refused and costs only itself."""

from collections.abc import Collection

from components.base.query import Reading
from components.topics.facilities.state import (
    ADDED,
    AIMS,
    BUILT,
    BY_GROUP,
    BY_LAND,
    FIRST,
    FREE_M,
    INVENTORY,
    LAST,
    LEAST_AND_MOST_M,
    LONGEST_SEARCH,
    MOST_FREE_M,
    MOST_SITES,
    NOW,
    NUMBER,
    OPENING_KIND,
    OPENING_SERVICE,
    PANELS,
    PEOPLE,
    POINT,
    SERVICES,
    TODAY,
    UNKNOWN,
    VIEWS,
    Choices,
    Circles,
    Next,
    State,
    point_of,
)
from components.topics.reach.network import NetworkMark, mark_from
from data.facility_kinds import CIRCLES as MINUTES
from model.facility_status import STAGES


def read(reading: Reading, choices: Choices) -> State:
    """The state of an address."""
    years = [str(year) for year in range(FIRST, LAST + 1)]
    return State(
        view=reading.one_of("view", VIEWS, INVENTORY),
        facility=_facility(reading, choices),
        categories=reading.some_of("cat", choices.categories),
        stages=reading.some_of("stage", STAGES),
        year=int(reading.one_of("year", years, str(TODAY))),
        subdistrict=reading.one_of("sub", (*choices.subdistricts, UNKNOWN), ""),
        search=reading.words("q", LONGEST_SEARCH),
        panel=reading.one_of("panel", PANELS, "table"),
        circles=_circles(reading, choices),
        next=Next(
            count=int(reading.one_of("next", ("", *map(str, range(1, MOST_SITES + 1))), "") or 0),
            aim=reading.one_of("by", AIMS, AIMS[0]),
            at=_point(reading),
            river_m=_free_m(reading, "belt"),
            airport_m=_free_m(reading, "air"),
        ),
        service=reading.one_of("svc", SERVICES, OPENING_SERVICE),
    )


def _facility(reading: Reading, choices: Choices) -> str:
    """A facility of the sources, or one that a scenario may add."""
    return reading.text("el") if ADDED.fullmatch(reading.text("el")) else reading.one_of("el", choices.facilities, "")


def _point(reading: Reading) -> tuple[float, float] | None:
    """A clicked point as `117.1000,36.8000`; None where there is none."""
    text = reading.text("at")
    if not text:
        return None
    if POINT.fullmatch(text) and (point := point_of(text)):
        return point
    reading.refuse("at", text)
    return None


def _circles(reading: Reading, choices: Choices) -> Circles:
    walking, spread = choices.kinds.walking, reading.one_of("spread", ("", BY_GROUP, BY_LAND), "")
    detour = _number(reading, "detour", (walking.detour.low, walking.detour.high))
    return Circles(
        kind=reading.one_of("kind", [kind.id for kind in choices.kinds.kinds], OPENING_KIND),
        minutes=int(reading.one_of("circle", ("", *map(str, MINUTES)), "") or 0),
        when=reading.one_of("when", (NOW, BUILT), NOW),
        detour=0.0 if detour == walking.detour.default else detour,
        speed=_number(reading, "speed", (walking.speed.low, walking.speed.high)),
        metres=_number(reading, "metres", LEAST_AND_MOST_M),
        people=_people(reading, choices.subdistricts),
        by_group=spread == BY_GROUP,
        by_land=spread == BY_LAND,
        mark=_mark(reading, "pop"),
        net=_mark(reading, "net"),
    )


def _mark(reading: Reading, key: str) -> NetworkMark | None:
    """The mark of a file of people or of roads."""
    text = reading.text(key)
    mark = mark_from(text) if text else None
    if text and mark is None:
        reading.refuse(key, text)
    return mark


def _number(reading: Reading, key: str, bounds: tuple[float, float]) -> float:
    """A number within its bounds; 0 where none is stated."""
    text = reading.text(key)
    if not text:
        return 0.0
    value = float(text) if NUMBER.fullmatch(text) else -1.0
    if bounds[0] <= value <= bounds[1]:
        return value
    reading.refuse(key, text)
    return 0.0


def _free_m(reading: Reading, key: str) -> float:
    """Metres to be left free, 0 among them; the assumed ones where none are stated."""
    text = reading.text(key)
    if not text:
        return FREE_M
    if NUMBER.fullmatch(text) and float(text) <= MOST_FREE_M:
        return float(text)
    reading.refuse(key, text)
    return FREE_M


def _people(reading: Reading, subdistricts: Collection[str]) -> tuple[tuple[str, float], ...]:
    """People by subdistrict as `daqiao:52000,cuizhai:80000`; all or nothing."""
    text = reading.text("people")
    pairs: dict[str, float] = {}
    for part in (part for part in text.split(",") if part):
        ident, _, count = part.partition(":")
        if ident not in subdistricts or ident in pairs or not PEOPLE.fullmatch(count):
            reading.refuse("people", text)
            return ()
        pairs[ident] = float(count)
    return tuple(sorted(pairs.items()))
