"""The facilities as a scenario has them: some removed, some put where a person says, some added."""

from dataclasses import dataclass, replace
from zlib import crc32

from shapely.geometry import Point, shape

from components.base import cache
from components.topics.contract import Sentence
from components.topics.facilities.facts import Facility, Facts, load_facts
from components.topics.facilities.state import TODAY
from components.words.text import tr
from geo.contracts import Feature
from model.facility_status import Mention, slipped
from model.scenario import Scenario
from model.scenario_shape import AddedFacility, fields_of, key_of
from model.single_flight import single_flight

SCENARIO = "scenario"
"""Origin of a facility that a scenario adds."""
LONG_AGO = 1900
"""Year of the plan of an added facility: planned in every year before it opens."""
OWN_ACCURACY_M = 1.0
"""A place that a person sets is where the person says."""


@dataclass(frozen=True)
class Changes:
    """What a scenario changes of facilities."""

    added: tuple[AddedFacility, ...] = ()
    removals: tuple[str, ...] = ()
    positions: tuple[tuple[str, float, float], ...] = ()
    capacities: tuple[tuple[str, float], ...] = ()
    slips: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """How many changes."""
        parts = (self.added, self.removals, self.positions, self.capacities, self.slips)
        return sum(map(len, parts))


def changes_of(scenario: Scenario) -> Changes:
    """The changes of a scenario. Projects that are no facilities are none of them, and what stands does not slip."""
    facts = load_facts() if scenario.removals or scenario.slips else None
    removals = tuple(ident for ident in scenario.removals if facts and ident in facts.idents)
    slips = tuple((ident, years) for ident, years in scenario.slips if facts and _can_slip(facts.one(ident)))
    return Changes(scenario.facilities, removals, scenario.positions, scenario.capacities, slips)


def _can_slip(facility: Facility | None) -> bool:
    return facility is not None and facility.stage(TODAY) != "open"


def facts_in(scenario: Scenario) -> Facts:
    """All facilities as the scenario has them. Raises DataContractError as `load_facts` does."""
    facts, changes = load_facts(), changes_of(scenario)
    return _changed(facts, changes) if changes.count else facts


@single_flight(maxsize=16)
def _changed(facts: Facts, changes: Changes) -> Facts:
    moved = {ident: (lon, lat) for ident, lon, lat in changes.positions}
    capacities, slips = dict(changes.capacities), dict(changes.slips)
    remaining = (facility for facility in facts.facilities if facility.ident not in changes.removals)
    facilities = [_put(f, moved[f.ident]) if f.ident in moved else f for f in remaining]
    facilities = [replace(f, capacity=capacities[f.ident]) if f.ident in capacities else f for f in facilities]
    facilities = [
        replace(f, mentions=slipped(f.mentions, slips[f.ident])) if f.ident in slips else f for f in facilities
    ]
    added = [_added(facts, place, one) for place, one in enumerate(changes.added)]
    return replace(facts, facilities=(*facilities, *added))


def _put(facility: Facility, at: tuple[float, float]) -> Facility:
    """The facility where a person puts it."""
    feature = _feature(facility.ident, (facility.name_zh, facility.name_en), at)
    subdistrict, group = area_at("subdistricts", at), area_at("groups", at)
    return replace(
        facility, place=feature, subdistrict=subdistrict, subdistrict_basis="map" if subdistrict else "", group=group,
        group_basis="map" if group else "",
    )  # fmt: skip


def _feature(ident: str, names: tuple[str, str], at: tuple[float, float]) -> Feature:
    properties: dict[str, object] = {"id": ident, "name": names[0], "name_en": names[1], "precision": "user"}
    properties |= {"accuracy_m": OWN_ACCURACY_M, "source": "自定"}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": list(at)}}


def added_ident(added: AddedFacility) -> str:
    """Id of an added facility, from its kind, place and year: others that come or go do not change it."""
    return f"n_{crc32(repr(key_of('facilities', fields_of(added))).encode()):08x}"


def added_of(scenario: Scenario, ident: str) -> AddedFacility | None:
    """The scenario's entry of an added facility; None for any other id."""
    return next((one for one in scenario.facilities if added_ident(one) == ident), None)


def _added(facts: Facts, place: int, added: AddedFacility) -> Facility:
    kind = facts.kinds.kind(added.category)
    ident, at = added_ident(added), (added.lon, added.lat)
    title = kind.title if kind else None
    names = (f"新增{title.zh if title else added.category}{place + 1}", f"New {place + 1}: {title.en if title else ''}")
    subdistrict, group = area_at("subdistricts", at), area_at("groups", at)
    return Facility(
        *(ident, *names, "", kind.category if kind else added.category, (added.category,)),
        kind.level if kind else "none",
        "方案新增",
        SCENARIO,
        {},
        (),
        (Mention(LONG_AGO, "plan", "planned", "user"), Mention(added.opens, "fact", "operating", "user")),
        _feature(ident, names, at),
        subdistrict,
        "map" if subdistrict else "",
        group,
        "map" if group else "",
        added.capacity or None,
    )


def area_at(layer: str, at: tuple[float, float]) -> str:
    """Id of the subdistrict or group at a longitude and latitude, "" for none. A broken layer has none."""
    point = Point(at)
    features = cache.sound_features(layer, {})
    return next((str(f["properties"]["id"]) for f in features if shape(f["geometry"]).contains(point)), "")


def is_own(facility: Facility) -> bool:
    """Whether a person set its place."""
    return facility.place is not None and facility.place["properties"]["precision"] == "user"


def changed_sentences(scenario: Scenario) -> tuple[Sentence, ...]:
    """What the scenario changes of facilities, as a statement of a view."""
    text = summary(load_facts(), scenario)
    return (Sentence(text, "public"),) if text else ()


def summary(facts: Facts, scenario: Scenario) -> str:
    """What the scenario changes of facilities; "" for nothing. `facts`: as the sources have them."""
    changes = changes_of(scenario)
    if not changes.count:
        return ""
    parts = []
    if changes.added:
        parts.append(tr("新增 {n} 处", n=len(changes.added)))
    if changes.positions:
        parts.append(tr("自定位置 {n} 处", n=len(changes.positions)))
    if changes.capacities:
        parts.append(tr("自定规模 {n} 处", n=len(changes.capacities)))
    if changes.slips:
        parts.append(tr("年份推移 {n} 处", n=len(changes.slips)))
    if changes.removals:
        names = [facility.name for facility in facts.facilities if facility.ident in changes.removals]
        parts.append(tr("撤除 {n} 处（{names}）", n=len(changes.removals), names=tr("、").join(names)))
    return tr("方案改动设施：{parts}。", parts=tr("；").join(parts))
