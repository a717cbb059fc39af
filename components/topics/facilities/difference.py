"""The cover of one kind in two scenarios: what is gained and lost, where, and by which facilities."""

from dataclasses import dataclass

from components.topics.facilities.cover import Cover, cover, serving_of
from components.topics.facilities.facts import Facility
from components.topics.facilities.outcomes import facility_part
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import Circles, State
from model.cover.change import Change, classes_of, weights_of
from model.cover.ground import Small
from model.cover.outcomes import COVER_OUTCOMES
from model.scenario import Scenario

KINDS = tuple(outcome.kind for outcome in COVER_OUTCOMES.values())
Spot = tuple[str, tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Difference:
    """The second cover less the first. `classes` (n,): see `model.cover.change`; `weights`: km² of each class."""

    before: Cover
    after: Cover
    classes: Small
    weights: dict[Change, float]

    @property
    def left(self) -> tuple[Facility, ...]:
        """Facilities that serve in the first only, or stand elsewhere in the second."""
        return _missing_from(self.after, self.before)

    @property
    def come(self) -> tuple[Facility, ...]:
        """Facilities that serve in the second only, or stand elsewhere in the first."""
        return _missing_from(self.before, self.after)


def difference(first: Scenario, second: Scenario, kind: str, year: int) -> Difference:
    """The cover of a kind at its own circle under the declared assumptions. Raises LayerContractError."""
    state = State(circles=Circles(kind=kind, by_land=True), year=year)
    before, after = (cover(facts_in(facility_part(scenario)), state) for scenario in (first, second))
    classes = classes_of(before.covered, after.covered)
    return Difference(before, after, classes, weights_of(classes, before.weights))


def changed_kinds(first: Scenario, second: Scenario, year: int) -> tuple[str, ...]:
    """Kinds whose facilities with a place differ at the end of a year, in the order of the outcomes."""
    one, two = (facility_part(scenario) for scenario in (first, second))
    if one == two:
        return ()
    return tuple(kind for kind in KINDS if _spots(one, kind, year) != _spots(two, kind, year))


def _spots(scenario: Scenario, kind: str, year: int) -> frozenset[Spot]:
    serving = serving_of(facts_in(scenario), Circles(kind=kind), year)
    return frozenset(map(_spot, (facility for facility in serving if facility.place)))


def _spot(facility: Facility) -> Spot:
    lon, lat = facility.place["geometry"]["coordinates"] if facility.place else (0.0, 0.0)
    return facility.ident, (float(lon), float(lat))


def _missing_from(answer: Cover, other: Cover) -> tuple[Facility, ...]:
    """Sites of `other` that do not stand in `answer`."""
    there = set(map(_spot, answer.sites))
    return tuple(site for site in other.sites if _spot(site) not in there)
