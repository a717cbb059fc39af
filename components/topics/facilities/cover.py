"""What the life circles of a state come to: who is within a walk of a facility, how evenly, how far the others are."""

from dataclasses import dataclass, replace

from components.base import cache
from components.topics.facilities.facts import Facility, Facts
from components.topics.facilities.people import Demand, weights_of
from components.topics.facilities.state import BUILT, Circles, State
from data.facility_kinds import FacilityKinds, Kind
from data.reach import FILE, read_reach
from geo.cover_ground import cover_ground, sites_at
from model.cover.circles import Sites, Walk, nearest_m, within
from model.cover.ground import Flags, Floats, Ground
from model.cover.shares import Fairness, Share, fairness, mean_distance_by, share_of, shares_by
from model.cover.streets import Streets, walks_m
from model.single_flight import single_flight

CELL_M = 100.0


@dataclass(frozen=True, eq=False)
class Cover:
    """One answer. `straight`: metres in a straight line to the nearest site from every cell; `away`: those that count
    against the walk, along `streets` where there are any; `without_place`: facilities of the kind that would serve and
    have no place on the map."""

    kind: Kind
    minutes: int
    walk: Walk
    sites: tuple[Facility, ...]
    without_place: tuple[Facility, ...]
    ground: Ground
    weights: Floats
    straight: Floats
    away: Floats
    streets: Streets | None
    covered: Flags
    whole: Share
    subdistricts: dict[str, Share]
    groups: dict[str, Share]
    distances: dict[str, float]
    fairness: Fairness | None
    demand: Demand

    @property
    def points(self) -> Sites:
        """The sites on the ground."""
        return points_of(self.sites)

    @property
    def is_along(self) -> bool:
        """Whether walks follow streets."""
        return self.streets is not None

    @property
    def limit_m(self) -> float:
        """What `away` may be at most: the walk along streets, else the radius of its circle."""
        return self.walk.metres if self.is_along else self.walk.radius_m

    @property
    def by_people(self) -> bool:
        """Whether people are covered, not land."""
        return self.demand != "land"


def cover(facts: Facts, state: State) -> Cover:
    """The cover of a state's kind, circle, year and assumptions: one for all years in which the same facilities serve.
    Raises LayerContractError for a broken layer."""
    return _cover(facts, state.circles, serving_of(facts, state.circles, state.year))


@single_flight(maxsize=12)
def _cover(facts: Facts, circles: Circles, serving: tuple[Facility, ...]) -> Cover:
    kind = facts.kinds.kind(circles.kind) or facts.kinds.kinds[0]
    sites = tuple(facility for facility in serving if facility.place)
    ground, walk = ground_now(), walk_of(facts.kinds, circles)
    weights, demand = demand_weights(ground, circles)
    straight, away = _ways(sites, walk, circles.streets, ground)
    covered = away <= walk.metres if circles.streets else within(straight, walk)
    by_subdistrict = shares_by("subdistricts", ground, weights, covered)
    return Cover(
        kind=kind,
        minutes=minutes_of(facts.kinds, circles),
        walk=walk,
        sites=sites,
        without_place=tuple(facility for facility in serving if not facility.place),
        ground=ground,
        weights=weights,
        straight=straight,
        away=away,
        streets=circles.streets,
        covered=covered,
        whole=share_of(weights, covered),
        subdistricts=by_subdistrict,
        groups=shares_by("groups", ground, weights, covered),
        distances=mean_distance_by("subdistricts", ground, weights, straight),
        fairness=fairness(by_subdistrict),
        demand=demand,
    )


@single_flight(maxsize=24)
def _ways(
    sites: tuple[Facility, ...], walk: Walk, streets: Streets | None, ground: Ground
) -> tuple[Floats, Floats]:  # fmt: skip
    """Metres to the nearest site in a straight line, and those that count against the walk."""
    points = points_of(sites)
    straight = nearest_m(ground, points)
    if streets is None:
        return straight, straight
    return straight, walks_m(ground, points, streets, walk.detour, walk.metres)


def serving_of(facts: Facts, circles: Circles, year: int) -> tuple[Facility, ...]:
    """Facilities of the kind that are open at the end of the year, or under construction as well."""
    stages = ("open", "building") if circles.when == BUILT else ("open",)
    return tuple(f for f in facts.facilities if circles.kind in f.kinds and f.stage(year) in stages)


def minutes_of(kinds: FacilityKinds, circles: Circles) -> int:
    """Minutes of the circle that is asked for, else of the kind's own."""
    kind = kinds.kind(circles.kind) or kinds.kinds[0]
    return circles.minutes or kind.circle


def walk_of(kinds: FacilityKinds, circles: Circles, minutes: int = 0) -> Walk:
    """The walk of a circle: metres that a person set, else minutes at a speed, else the standard's metres."""
    walking = kinds.walking
    minutes = minutes or minutes_of(kinds, circles)
    metres = walking.metres[minutes]  # type: ignore[index]
    if circles.speed:
        metres = circles.speed * 1000 / 60 * minutes
    return Walk(circles.metres or metres, circles.detour or walking.detour.default)


def points_of(facilities: tuple[Facility, ...]) -> Sites:
    """Facilities with a place as sites on the ground."""
    places = (facility.place["geometry"]["coordinates"] for facility in facilities if facility.place)
    return sites_at([(float(lon), float(lat)) for lon, lat in places], cache.geo_root())


def ground_now() -> Ground:
    """The demand cells of the layers as they are. Raises LayerContractError."""
    return _ground((*cache.geo_versions(), *cache.folder_versions(cache.data_root(), FILE)))


@single_flight(maxsize=2)
def _ground(version: tuple[int, ...]) -> Ground:
    return cover_ground(CELL_M, river_half_width_m(), cache.geo_root())


def river_half_width_m() -> float:
    """Half of the width that the river takes out of the land, as declared for trips across it."""
    return _river_half_width_m(cache.folder_versions(cache.data_root(), FILE))


@single_flight(maxsize=4)
def _river_half_width_m(version: cache.Versions) -> float:
    return read_reach(cache.data_root()).grid.river_half_width_m


def demand_weights(ground: Ground, circles: Circles) -> tuple[Floats, Demand]:
    """Weight of every cell under the assumptions of a state, and what it is."""
    return weights_of(ground, circles.people, circles.by_group, circles.supplied, circles.by_land)


@dataclass(frozen=True)
class KindCover:
    """Cover of one kind at its own circle."""

    kind: Kind
    sites: int
    without_place: int
    share: Share


def every_kind(facts: Facts, state: State) -> tuple[KindCover, ...]:
    """Cover of every kind at its own circle, under the state's assumptions."""
    covers, ground = [], ground_now()
    for kind in facts.kinds.kinds:
        circles = replace(state.circles, kind=kind.id, minutes=0)
        serving = serving_of(facts, circles, state.year)
        sites = tuple(facility for facility in serving if facility.place)
        share = _share(sites, walk_of(facts.kinds, circles), replace(circles, kind=""), ground)
        covers.append(KindCover(kind, len(sites), len(serving) - len(sites), share))
    return tuple(covers)


@single_flight(maxsize=96)
def _share(sites: tuple[Facility, ...], walk: Walk, circles: Circles, ground: Ground) -> Share:
    """By the sites themselves: a change of one kind leaves the others as they were."""
    weights, _ = demand_weights(ground, circles)
    _, away = _ways(sites, walk, circles.streets, ground)
    return share_of(weights, away <= (walk.metres if circles.streets else walk.radius_m))
