"""A scenario: only what differs from the baseline, frozen, the same bytes for the same content.

The baseline is never edited. Lever values are in the lever's own unit; years are calendar years; positions are WGS 84
degrees. Bounds of levers are not checked here: `model.scenario_check` validates a scenario against a catalogue.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from model.scenario_errors import ScenarioError
from model.scenario_shape import (
    FIRST_PARTS,
    PARTS,
    AddedFacility,
    Part,
    fields_of,
    name_problems,
    normal,
    shape_problems,
)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """An overlay on the baseline. Every tuple is sorted; an id (targets: id and year) stands once.

    levers: (lever id, value). targets: (indicator id, year, value). slips: (project id, years later, negative earlier).
    closures: crossing ids. openings: (crossing id, year it opens in this scenario). removals: ids of facilities that do
    not serve. positions: (facility id, longitude, latitude) where a person puts it. capacities: (facility id, places or
    beds) that a person states.
    Raises ScenarioError with every problem found: wrong types, NaN, infinities, malformed ids, doubles, odd years.
    """

    levers: tuple[tuple[str, float], ...] = ()
    targets: tuple[tuple[str, int, float], ...] = ()
    slips: tuple[tuple[str, int], ...] = ()
    closures: tuple[str, ...] = ()
    openings: tuple[tuple[str, int], ...] = ()
    facilities: tuple[AddedFacility, ...] = ()
    removals: tuple[str, ...] = ()
    positions: tuple[tuple[str, float, float], ...] = ()
    capacities: tuple[tuple[str, float], ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        problems = [p for part in PARTS for p in shape_problems(part, getattr(self, part))] + name_problems(self.name)
        if problems:
            raise ScenarioError(problems)
        for part in PARTS:
            entries = (normal(part, entry) for entry in getattr(self, part))
            object.__setattr__(self, part, tuple(sorted(entries, key=fields_of)))

    @property
    def is_baseline(self) -> bool:
        """True when nothing differs; a name alone changes nothing."""
        return not any(getattr(self, part) for part in PARTS)

    @property
    def digest(self) -> str:
        """sha256 (64 hex) of everything that affects a result; the name does not enter."""
        return hashlib.sha256(canonical_bytes(self)).hexdigest()

    def lever(self, lever_id: str, default: float) -> float:
        """The scenario's value of a lever; `default` where the scenario does not set it."""
        return dict(self.levers).get(lever_id, default)


BASELINE = Scenario()


def canonical_bytes(scenario: Scenario) -> bytes:
    """The content without the name, as JSON with sorted keys and shortest exact numbers.

    A part that came later stands only where it has entries, so that older scenarios keep their digests.
    """
    content = {part: [fields_of(entry) for entry in getattr(scenario, part)] for part in PARTS}
    content = {part: entries for part, entries in content.items() if entries or part in FIRST_PARTS}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def renamed(scenario: Scenario, name: str) -> Scenario:
    """The same content under another name. Raises ScenarioError for a name that is too long or not one line."""
    return replace(scenario, name=" ".join(name.split()))


def with_lever(scenario: Scenario, lever_id: str, value: float, *, default: float) -> Scenario:
    """The scenario with one lever moved; put back to its default, the lever leaves the scenario."""
    rest = tuple(entry for entry in scenario.levers if entry[0] != lever_id)
    return replace(scenario, levers=rest if value == default else (*rest, (lever_id, value)))


def with_target(scenario: Scenario, indicator_id: str, year: int, value: float) -> Scenario:
    """The scenario aiming at `value` in `year`, an earlier target of that year replaced."""
    rest = tuple(entry for entry in scenario.targets if entry[:2] != (indicator_id, year))
    return replace(scenario, targets=(*rest, (indicator_id, year, value)))


def with_slip(scenario: Scenario, project_id: str, years: int) -> Scenario:
    """The scenario with a project moved by `years`; 0 puts it back."""
    rest = tuple(entry for entry in scenario.slips if entry[0] != project_id)
    return replace(scenario, slips=(*rest, (project_id, years)) if years else rest)


def with_crossing(scenario: Scenario, crossing_id: str, *, closed: bool = False, opens: int | None = None) -> Scenario:
    """The scenario with one crossing closed, or opening in the year `opens`; neither leaves it to the baseline.

    A closed crossing keeps no opening year.
    """
    closures = tuple(c for c in scenario.closures if c != crossing_id)
    openings = tuple(entry for entry in scenario.openings if entry[0] != crossing_id)
    if closed:
        return replace(scenario, closures=(*closures, crossing_id), openings=openings)
    added = () if opens is None else ((crossing_id, opens),)
    return replace(scenario, closures=closures, openings=(*openings, *added))


def with_facility(scenario: Scenario, facility: AddedFacility) -> Scenario:
    """The scenario with one facility added. Raises ScenarioError when one like it stands there from that year."""
    return replace(scenario, facilities=(*scenario.facilities, facility))


def without_facility(scenario: Scenario, facility: AddedFacility) -> Scenario:
    """The scenario without one added facility."""
    return replace(scenario, facilities=tuple(f for f in scenario.facilities if f != facility))


def with_facility_changed(scenario: Scenario, facility: AddedFacility, changed: AddedFacility) -> Scenario:
    """The scenario with one added facility changed at its place in the list, by which it is known elsewhere."""
    return replace(scenario, facilities=tuple(changed if f == facility else f for f in scenario.facilities))


def with_removal(scenario: Scenario, facility_id: str, *, removed: bool) -> Scenario:
    """The scenario with one facility of the documents or the open map taken away, or given back."""
    rest = tuple(ident for ident in scenario.removals if ident != facility_id)
    return replace(scenario, removals=(*rest, facility_id) if removed else rest)


def with_place(scenario: Scenario, facility_id: str, place: tuple[float, float] | None) -> Scenario:
    """The scenario with a facility put at a longitude and latitude; None leaves it where the sources have it."""
    rest = tuple(entry for entry in scenario.positions if entry[0] != facility_id)
    return replace(scenario, positions=rest if place is None else (*rest, (facility_id, *place)))


def with_capacity(scenario: Scenario, facility_id: str, capacity: float | None) -> Scenario:
    """The scenario with a facility's capacity stated by a person; None takes it back."""
    rest = tuple(entry for entry in scenario.capacities if entry[0] != facility_id)
    return replace(scenario, capacities=rest if capacity is None else (*rest, (facility_id, capacity)))


def without(scenario: Scenario, part: Part, entry_id: str = "") -> Scenario:
    """The scenario without the entries of `part` under this id (a facility's is its category); without an id, all."""
    remaining = tuple(entry for entry in getattr(scenario, part) if entry_id and fields_of(entry)[0] != entry_id)
    changed: dict[str, Any] = {part: remaining}
    return replace(scenario, **changed)


@dataclass(frozen=True)
class Difference:
    """One entry in which two scenarios differ, in the entry's own unit; None stands for the baseline's own value.

    `year` belongs to targets and facilities, `place` (lon, lat) to facilities, whose value is their capacity, and to
    positions. A closure, a removal and a position count 1.
    """

    part: Part
    entry_id: str
    year: int | None
    place: tuple[float, float] | None
    first: float | None
    second: float | None


def differences(first: Scenario, second: Scenario) -> tuple[Difference, ...]:
    """The differences, in the order of parts and ids; empty exactly when the digests are equal."""
    parts = []
    for part in PARTS:
        one, two = _figures(part, first), _figures(part, second)
        for key in sorted({*one, *two}):
            if one.get(key) != two.get(key):
                entry_id, year, place = key
                parts.append(Difference(part, entry_id, year or None, place or None, one.get(key), two.get(key)))
    return tuple(parts)


Key = tuple[str, int, tuple[float, float] | tuple[()]]


def _figures(part: Part, scenario: Scenario) -> dict[Key, float]:
    """The part's entries by what names them."""
    if part == "facilities":
        return {(f.category, f.opens, (f.lon, f.lat)): f.capacity for f in scenario.facilities}
    if part == "targets":
        return {(i, year, ()): value for i, year, value in scenario.targets}
    if part in ("closures", "removals"):
        return {(i, 0, ()): 1.0 for i in getattr(scenario, part)}
    if part == "positions":
        return {(i, 0, (lon, lat)): 1.0 for i, lon, lat in scenario.positions}
    return {(str(entry[0]), 0, ()): float(entry[1]) for entry in getattr(scenario, part)}
