"""Reach as outcomes of a scenario: reckoned for its crossings alone, so that a lever that moves costs nothing here."""

from dataclasses import dataclass, field

from components.topics.crossings.content import Content, content
from components.topics.reach import service
from components.topics.reach.service import Ids
from model.crossings import crossing_part
from model.lever import Grade, worst_grade
from model.outcomes import Outcome
from model.reach import summary
from model.reach.opening import open_in
from model.reach.outcomes import REACH_OUTCOMES, WITHIN_MIN
from model.reach.solver import Reach
from model.scenario import Scenario
from model.single_flight import single_flight
from model.trajectory import YEARS

GRADES_IN: tuple[Grade, ...] = ("derived", "assumed")
"""Lengths and places are reckoned, every speed is assumed."""


@dataclass(frozen=True)
class _Facts:
    """What is declared, told apart by its version alone."""

    version: tuple[int, ...]
    known: Content = field(compare=False)


@dataclass(frozen=True)
class _Ground:
    """The built model, told apart by its key alone."""

    key: str
    reach: Reach = field(compare=False)


def outcome_of(scenario: Scenario, outcome_id: str) -> Outcome:
    """Minutes or per cent of every year at the default assumptions. The first one builds the model (seconds).

    Raises DataContractError and LayerContractError.
    """
    known = content()
    facts = _Facts(service.version_of(known.version), known)
    return _outcome(crossing_part(scenario, known.idents), outcome_id, facts)


@single_flight(maxsize=256)
def _outcome(crossings: Scenario, outcome_id: str, facts: _Facts) -> Outcome:
    about, kit = REACH_OUTCOMES[outcome_id], service.kit(facts.known.version)
    ground = _Ground(kit.key, kit.reach)
    cell = next(place.cell for place in kit.places if place.ident == about.destination)
    moved = facts.known.crossings(crossings)
    values = []
    for year in YEARS:
        mean, near = _figures(ground, cell, tuple(sorted(open_in(moved, year) & kit.reach.idents)))
        values.append(100 * near if about.within else mean if mean == mean else None)
    return Outcome(
        id=outcome_id,
        values=tuple(values),
        unit=about.unit,
        scope=about.scope,
        grade=worst_grade(GRADES_IN),
        grades=GRADES_IN,
    )


@single_flight(maxsize=512)
def _figures(ground: _Ground, cell: int, open_ids: Ids) -> tuple[float, float]:
    """Mean minutes over the land that is reached (NaN where none is), and the share of all land within 30 minutes."""
    grid, minutes = ground.reach.grid, ground.reach.minutes(cell, open_ids)
    return summary.overall(grid, minutes).minutes, summary.within(grid, minutes, (WITHIN_MIN,))[0]
