"""Which facilities a state shows, and how many there are of what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from shapely.geometry import Point, shape

from components.base import cache
from components.topics.facilities.facts import Facility, Facts
from components.topics.facilities.state import UNKNOWN, State
from components.topics.search.comparison import squeezed
from components.topics.search.initials import letters_of, spells
from geo.measure import project
from model.facility_status import STAGES


def chosen(facts: Facts, state: State) -> list[Facility]:
    """The facilities that pass every filter, in their order."""
    return [f for f in facts.facilities if passes(f, state)]


def passes(facility: Facility, state: State) -> bool:
    """Whether a facility passes every filter of the state."""
    return (
        (not state.categories or facility.category in state.categories)
        and (not state.stages or facility.stage(state.year) in state.stages)
        and state.subdistrict in ("", facility.subdistrict or UNKNOWN)
        and fits(facility, state.search)
    )


def fits(facility: Facility, search: str) -> bool:
    """Whether every word stands in one of the facility's names, or spells the initials of its Chinese name."""
    names = squeezed(f"{facility.name_zh};{facility.name_en};{facility.other_names}")
    words = [squeezed(word) for word in search.split()]
    return all(word in names or _spelled(word, facility.name_zh) for word in words)


def _spelled(word: str, name: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isalnum() and spells(word, letters_of(name))


def beyond(facts: Facts, state: State, within_km: float) -> list[tuple[Facility, float]]:
    """Placed facilities outside the chosen subdistrict that pass the other filters, with their distance in km to its
    drawn edge, nearest first; none without a subdistrict. A broken layer has none."""
    edges = [f for f in cache.sound_features("subdistricts", {}) if f["properties"]["id"] == state.subdistrict]
    if not edges:
        return []
    area, others = project(shape(edges[0]["geometry"])), chosen(facts, replace(state, subdistrict=""))
    away = [
        (facility, area.distance(project(Point(facility.place["geometry"]["coordinates"]))) / 1e3)
        for facility in others
        if facility.place and facility.subdistrict != state.subdistrict
    ]
    return sorted((pair for pair in away if pair[1] <= within_km), key=lambda pair: pair[1])


def by_category(facilities: Iterable[Facility], year: int) -> dict[str, dict[str, int]]:
    """Category to stage to number of entries, largest category first; every stage is there."""
    counts: dict[str, Counter[str]] = {}
    for facility in facilities:
        counts.setdefault(facility.category, Counter())[facility.stage(year)] += 1
    ordered = sorted(counts.items(), key=lambda pair: -pair[1].total())
    return {category: {stage: count[stage] for stage in STAGES} for category, count in ordered}


def without_place(facilities: Iterable[Facility]) -> dict[str, list[Facility]]:
    """Facilities that no source puts on a map: by subdistrict, else by group, else by the element they belong to,
    else under `UNKNOWN`."""
    listed: dict[str, list[Facility]] = {}
    for facility in facilities:
        if facility.place is None:
            element = str(facility.row.get("element_id") or "")
            listed.setdefault(facility.subdistrict or facility.group or element or UNKNOWN, []).append(facility)
    return listed
