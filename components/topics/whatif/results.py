"""Results of a scenario, computed once per scenario and state of the data and shared by all viewers.

Every cache is bounded, so memory stays flat however many scenarios a session tries.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from components.topics.whatif.aims import printed_points
from components.topics.whatif.facts import Facts
from model.cover.outcomes import COVER_OUTCOMES
from model.formulas import FORMULAS
from model.goal_seek import Answer, seek
from model.outcomes import Outcome, Outcomes, evaluate, evaluate_along
from model.scenario import BASELINE, Scenario, with_lever
from model.sensitivity import Bar, SobolIndex, sobol, tornado
from model.single_flight import single_flight
from model.uncertainty import Band, Target, bands, bands_along, chance

MANY, FEW = 512, 256
Levers = tuple[tuple[str, float], ...]
Printed = tuple[tuple[str, int | None, float], ...]


@dataclass(frozen=True)
class FactsKey:
    """Cache key of the declared data: equal when the versions are equal."""

    version: str
    facts: Facts = field(compare=False)


@dataclass(frozen=True)
class Along:
    """Results along a lever, by the levers of each scenario; the bands are those of one outcome."""

    outcomes: Mapping[Levers, Outcomes]
    outcome_id: str
    bands: Mapping[Levers, Band | None]


_along: ContextVar[Along | None] = ContextVar("results_along_a_lever", default=None)


@contextmanager
def along(
    facts: Facts, scenario: Scenario, lever_id: str, positions: Sequence[float], outcome_id: str
) -> Iterator[tuple[Scenario, ...]]:
    """The scenarios with a lever at each of `positions`. Within the block their outcomes, and the bands of one outcome,
    are computed for all of them at once, and the caches of single scenarios are left alone."""
    default, values = facts.baseline.lever(lever_id).default, dict(scenario.levers)
    scenarios = tuple(with_lever(scenario, lever_id, position, default=default) for position in positions)
    levers = [one.levers for one in scenarios]
    computed = evaluate_along(facts.baseline, values, lever_id, positions)
    spans = bands_along(facts.baseline, values, outcome_id, lever_id, positions)
    token = _along.set(
        Along(dict(zip(levers, computed, strict=True)), outcome_id, dict(zip(levers, spans, strict=True)))
    )
    try:
        yield scenarios
    finally:
        _along.reset(token)


def outcomes(facts: Facts, scenario: Scenario) -> Outcomes:
    """Every outcome of the scenario."""
    ready = _along.get()
    if ready and scenario.levers in ready.outcomes:
        return ready.outcomes[scenario.levers]
    return _outcomes(scenario.levers, facts_key(facts))


def outcome(facts: Facts, scenario: Scenario, outcome_id: str) -> Outcome:
    """One outcome of any kind. The models of reach and of cover are loaded by the first outcome that needs them."""
    if outcome_id in FORMULAS:
        return outcomes(facts, scenario)[outcome_id]
    if outcome_id in COVER_OUTCOMES:
        from components.topics.facilities import outcomes as cover

        return cover.outcome_of(scenario, outcome_id)
    from components.topics.reach.outcomes import outcome_of

    return outcome_of(scenario, outcome_id)


def baseline_outcomes(facts: Facts) -> Outcomes:
    """Every outcome with no lever moved."""
    return outcomes(facts, BASELINE)


def band(facts: Facts, scenario: Scenario, outcome_id: str) -> Band | None:
    """P10, median and P90 of 10,000 seeded paths; None where no uncertain growth enters."""
    ready = _along.get()
    if ready and outcome_id == ready.outcome_id and scenario.levers in ready.bands:
        return ready.bands[scenario.levers]
    return _band(scenario.levers, outcome_id, facts_key(facts))


def chance_of(facts: Facts, scenario: Scenario, outcome_id: str, target: Target) -> float:
    """Share of the paths that reach the target, 0 to 1."""
    return _chance(scenario.levers, outcome_id, target, facts_key(facts))


def bars(facts: Facts, scenario: Scenario, outcome_id: str, year: int) -> tuple[Bar, ...]:
    """Tornado bars: every lever at its bounds, widest first."""
    return _bars(scenario.levers, outcome_id, year, facts_key(facts))


def answer(facts: Facts, scenario: Scenario, outcome_id: str, target: Target, free: tuple[str, ...]) -> Answer:
    """Goal seek from where the scenario stands."""
    return _answer(scenario.levers, outcome_id, target, free, facts_key(facts))


def shares(facts: Facts, scenario: Scenario, outcome_id: str, year: int) -> tuple[SobolIndex, ...]:
    """Sobol indices; takes a second the first time."""
    return _shares(scenario.levers, outcome_id, year, facts_key(facts))


def printed(facts: Facts, outcome_id: str) -> Printed:
    """Kind, year and value of what is printed for the outcome."""
    return _printed(outcome_id, facts_key(facts))


def facts_key(facts: Facts) -> FactsKey:
    """The declared data as a cache key."""
    return FactsKey(facts.version, facts)


@single_flight(maxsize=MANY)
def _outcomes(levers: Levers, key: FactsKey) -> Outcomes:
    return evaluate(key.facts.baseline, dict(levers))


@single_flight(maxsize=MANY)
def _band(levers: Levers, outcome_id: str, key: FactsKey) -> Band | None:
    return bands(key.facts.baseline, dict(levers), [outcome_id]).get(outcome_id)


@single_flight(maxsize=MANY)
def _chance(levers: Levers, outcome_id: str, target: Target, key: FactsKey) -> float:
    return chance(key.facts.baseline, dict(levers), outcome_id, target)


@single_flight(maxsize=FEW)
def _bars(levers: Levers, outcome_id: str, year: int, key: FactsKey) -> tuple[Bar, ...]:
    return tornado(key.facts.baseline, dict(levers), outcome_id, year)


@single_flight(maxsize=FEW)
def _shares(levers: Levers, outcome_id: str, year: int, key: FactsKey) -> tuple[SobolIndex, ...]:
    return sobol(key.facts.baseline, dict(levers), outcome_id, year)


@single_flight(maxsize=FEW)
def _printed(outcome_id: str, key: FactsKey) -> Printed:
    return tuple((point.kind, point.year, point.value) for point in printed_points(key.facts, outcome_id))


@single_flight(maxsize=FEW)
def _answer(levers: Levers, outcome_id: str, target: Target, free: tuple[str, ...], key: FactsKey) -> Answer:
    return seek(
        key.facts.baseline,
        dict(levers),
        outcome=outcome_id,
        year=target.year,
        target=target.value,
        free=free,
        at_least=target.at_least,
    )


STORES = (_outcomes, _band, _chance, _bars, _shares, _printed, _answer)
"""Every cache of results, for the memory checks."""
