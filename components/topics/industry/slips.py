"""What it costs when a crossing opens later: minutes, counts and linked indicators, one crossing at a time.

Everything else stays as the sources have it: the cost of one slip is not mixed with that of another.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from components.base import cache
from components.base.result_store import ResultStore
from components.base.scales import Theme
from components.topics.crossings.facts import Facts as CrossingFacts
from components.topics.crossings.facts import Line
from components.topics.facilities.state import TODAY
from components.topics.industry.facts import Row
from components.topics.industry.state import OLD_CITY, State
from components.topics.milestones import links_of
from components.topics.reach import service
from components.topics.reach.scene import Scene, open_ids, scene
from components.topics.reach.service import Kit
from components.topics.reach.state import State as ReachState
from components.words.text import language
from model.crossings import count_in
from model.reach import summary
from model.reach.inputs import Destination
from model.reach.summary import UnitChange
from model.scenario import BASELINE, Scenario, with_crossing, with_slip


@dataclass(frozen=True)
class Cost:
    """What one crossing's absence costs on the way to a place: over the whole area, and where most is lost."""

    place: str
    whole: UnitChange
    worst: UnitChange

    @property
    def weight(self) -> tuple[float, float]:
        """Sort key, the largest first: land cut off, then minutes."""
        return -self.whole.cut_off, -_number(self.whole.added)


@dataclass(frozen=True)
class Slip:
    """One crossing that is not open yet. `year`: its announced opening, None where none is announced. `costs`: by
    destination, in the order of the list; none where the crossing has no place."""

    ident: str
    name: str
    year: int | None
    costs: tuple[Cost, ...]
    links: tuple[Row, ...]

    def cost(self, to: str) -> Cost | None:
        """The cost on the way to a place; for "" to the place where it is largest."""
        candidates = [cost for cost in self.costs if to in ("", cost.place)]
        return min(candidates, key=lambda cost: cost.weight, default=None)


def _number(value: float) -> float:
    return value if value == value else 0.0


def ranking(facts: CrossingFacts, to: str) -> tuple[Slip, ...]:
    """Every crossing that is not open yet, the costliest slip first: on the way to one place, or to each one's own
    worst for "". Raises DataContractError and LayerContractError."""
    slips = _slips.get(
        (*version(facts), language()),
        lambda: tuple(_slip(facts, line) for line in facts.lines if not line.crossing.stands),
    )
    return tuple(sorted(slips, key=lambda slip: _weight(slip.cost(to))))


def version(facts: CrossingFacts) -> tuple[Hashable, ...]:
    """Stands for everything that a ranking is made from."""
    return service.version_of(facts.version), cache.table_versions("milestone_links")


def _weight(cost: Cost | None) -> tuple[bool, float, float]:
    return (cost is None, *(cost.weight if cost else (0.0, 0.0)))


def _slip(facts: CrossingFacts, line: Line) -> Slip:
    year, kit = line.crossing.expected_year, service.kit(facts.version)
    costs: tuple[Cost, ...] = ()
    if line.ident in kit.reach.idents:
        others = frozenset(open_ids(facts, kit.reach, BASELINE, year or TODAY)) - {line.ident}
        costs = tuple(_cost(kit, place, others, line.ident) for place in kit.places)
    return Slip(line.ident, line.name, year, costs, links_of(line.ident))


def _cost(kit: Kit, place: Destination, others: frozenset[str], ident: str) -> Cost:
    without, present = (kit.reach.minutes(place.cell, ids) for ids in (others, others | {ident}))
    worst = max(summary.change(kit.reach.grid, present, without), key=lambda u: (_number(u.cut_off), _number(u.added)))
    return Cost(place.ident, summary.overall_change(kit.reach.grid, present, without), worst)


def late(slip: Slip, by: int) -> Scenario:
    """The crossing `by` years later. Without an announced year: open today, to see what each year of waiting costs."""
    if slip.year is None:
        return with_crossing(BASELINE, slip.ident, opens=TODAY)
    return with_slip(BASELINE, slip.ident, by)


def scene_of(facts: CrossingFacts, slip: Slip, state: State, theme: Theme) -> Scene:
    """Minutes before and after the slip in the year in which it should open. Raises as `ranking` does."""
    cost = slip.cost(state.to)
    to = state.to or (cost.place if cost else OLD_CITY)
    reach = ReachState(year=slip.year or TODAY, crossing=slip.ident, to=to, look="diff")
    return scene(facts, reach, late(slip, state.by), theme)


@dataclass(frozen=True)
class YearPair:
    """Crossings open and counted at the end of a year, as announced and with the slip."""

    year: int
    announced: int
    slipped: int


def counts(facts: CrossingFacts, slip: Slip, by: int) -> tuple[YearPair, ...]:
    """Numbers of crossings for every year from the announced one to the slipped one; none without a year."""
    if slip.year is None:
        return ()
    pairs = []
    for year in range(slip.year, slip.year + by + 1):
        before, after = (count_in(facts.crossings(one), year) for one in (BASELINE, late(slip, by)))
        pairs.append(YearPair(year, before.sure + before.expected, after.sure + after.expected))
    return tuple(pairs)


def chosen(slips: tuple[Slip, ...], state: State) -> Slip | None:
    """The crossing of the state, else the costliest of those with an announced year, which alone can slip."""
    announced = next((slip for slip in slips if slip.year is not None), slips[0] if slips else None)
    return next((slip for slip in slips if slip.ident == state.crossing), announced)


_slips: ResultStore[tuple[Slip, ...]] = ResultStore(4)
