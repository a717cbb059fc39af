"""Reach as outcomes of a scenario: computed from its crossings only, so that moving a lever recomputes nothing."""

from components.base.result_store import ResultStore
from components.topics.crossings.facts import Facts, load_facts
from components.topics.reach import service
from components.topics.reach.service import Ids, Kit
from model.crossings import crossing_part
from model.lever import Grade, worst_grade
from model.outcomes import Outcome
from model.reach import summary
from model.reach.opening import open_in
from model.reach.outcomes import REACH_OUTCOMES, WITHIN_MIN
from model.scenario import Scenario
from model.trajectory import YEARS

GRADES_IN: tuple[Grade, ...] = ("derived", "assumed")
"""Lengths and locations are derived, every speed is assumed."""


def outcome_of(scenario: Scenario, outcome_id: str) -> Outcome:
    """Minutes or per cent of every year at the default assumptions. The first one builds the model (seconds).

    Raises DataContractError and LayerContractError.
    """
    facts = load_facts()
    crossings = crossing_part(scenario, facts.idents)
    key = (service.version_of(facts.version), crossings, outcome_id)
    return _outcomes.get(key, lambda: _outcome(facts, crossings, outcome_id))


def _outcome(facts: Facts, crossings: Scenario, outcome_id: str) -> Outcome:
    about, kit = REACH_OUTCOMES[outcome_id], service.kit(facts.version)
    cell = next(place.cell for place in kit.places if place.ident == about.destination)
    moved = facts.crossings(crossings)
    values = []
    for year in YEARS:
        mean, near = _figures(kit, cell, tuple(sorted(open_in(moved, year) & kit.reach.idents)))
        values.append(100 * near if about.within else mean if mean == mean else None)
    return Outcome(
        id=outcome_id,
        values=tuple(values),
        unit=about.unit,
        scope=about.scope,
        grade=worst_grade(GRADES_IN),
        grades=GRADES_IN,
    )


def _figures(kit: Kit, cell: int, open_ids: Ids) -> tuple[float, float]:
    """Mean minutes over the land that is reached (NaN where none is), and the share of all land within 30 minutes."""

    def reckon() -> tuple[float, float]:
        grid, minutes = kit.reach.grid, kit.reach.minutes(cell, open_ids)
        return summary.overall(grid, minutes).minutes, summary.within(grid, minutes, (WITHIN_MIN,))[0]

    return _pairs.get((kit.key, cell, open_ids), reckon)


_outcomes: ResultStore[Outcome] = ResultStore(256)
_pairs: ResultStore[tuple[float, float]] = ResultStore(512)
