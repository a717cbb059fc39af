"""Cover as outcomes of a scenario: computed from its facilities only, so that moving a lever recomputes nothing."""

from components.topics.facilities.cover import demand_weights, ground_now, points_of, serving_of, walk_of
from components.topics.facilities.facts import MAPPED, Facility, Facts, load_facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import Circles
from model.cover.circles import nearest_m, within
from model.cover.ground import Ground
from model.cover.outcomes import COVER_OUTCOMES
from model.cover.shares import share_of
from model.lever import Grade, worst_grade
from model.outcomes import Outcome
from model.scenario import Scenario
from model.single_flight import single_flight
from model.trajectory import YEARS

GRADES_IN: tuple[Grade, ...] = ("derived", "assumed")
"""Places and distances are derived, the detour factor is assumed."""


def outcome_of(scenario: Scenario, outcome_id: str) -> Outcome:
    """Per cent of the people of the release, else of the land, of every year at the declared walk; None before the year
    of the open map, which holds most places. Raises DataContractError and LayerContractError."""
    return _outcome(facility_part(scenario), outcome_id, load_facts(), ground_now())


def facility_part(scenario: Scenario) -> Scenario:
    """The scenario's own changes of where facilities stand and from when, and nothing else of it."""
    slips = tuple((ident, years) for ident, years in scenario.slips if ident.startswith("f_"))
    return Scenario(
        facilities=scenario.facilities, removals=scenario.removals, positions=scenario.positions, slips=slips
    )  # fmt: skip


@single_flight(maxsize=256)
def _outcome(scenario: Scenario, outcome_id: str, facts: Facts, ground: Ground) -> Outcome:
    about, changed = COVER_OUTCOMES[outcome_id], facts_in(scenario)
    circles = Circles(kind=about.kind)
    shares: dict[tuple[Facility, ...], float] = {}
    values: list[float | None] = []
    for year in YEARS:
        if year < MAPPED.year:
            values.append(None)
            continue
        sites = tuple(facility for facility in serving_of(changed, circles, year) if facility.place)
        if sites not in shares:
            covered = within(nearest_m(ground, points_of(sites)), walk_of(facts.kinds, circles))
            shares[sites] = 100 * (share_of(demand_weights(ground, circles)[0], covered).share or 0.0)
        values.append(shares[sites])
    return Outcome(
        id=outcome_id,
        values=tuple(values),
        unit=about.unit,
        scope=about.scope,
        grade=worst_grade(GRADES_IN),
        grades=GRADES_IN,
    )
