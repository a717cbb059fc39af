"""One state of the reach view: ground, speeds, destination, open crossings before and after, answer."""

from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from components.base import cache
from components.base.scales import Theme
from components.topics.crossings.facts import Facts
from components.topics.crossings.state import FIRST
from components.topics.reach import service
from components.topics.reach.classes import Picture
from components.topics.reach.service import Answer, Effect, Ids, Kit, Place, Question
from components.topics.reach.state import DEFAULTS, Choices, State, point, speeds_of
from components.words.text import pick, tr
from data.errors import DataContractError
from geo import reach_grid
from geo.errors import LayerContractError
from model.reach.opening import open_in
from model.reach.solver import Reach
from model.scenario import BASELINE, Scenario


@dataclass(frozen=True, eq=False)
class Scene:
    """Data of the view's parts. `strayed`: the requested destination is on no land of the grid, and the
    first place of the list stands in its stead."""

    facts: Facts
    state: State
    scenario: Scenario
    kit: Kit
    reach: Reach
    question: Question
    answer: Answer
    strayed: bool = False

    @property
    def changed(self) -> bool:
        """Whether the scenario opens or shuts anything in this year."""
        return self.question.before != self.question.after

    @property
    def seen(self) -> Picture:
        """The picture on the map; without a change of the scenario there is but one."""
        return self.state.seen if self.changed else "after"

    @property
    def destination(self) -> str:
        """Name of the destination in the viewer's language, without what stands in brackets."""
        return tr("所选点") if self.state.to_point else self.place_name(self.state.to)

    @property
    def network_name(self) -> str:
        """Name of the road network that the minutes rest on; "" for the grid."""
        return self.state.network.name if self.state.network else ""

    def class_shares(self) -> tuple[float, ...]:
        """Share of the area's land (0 to 1) in each class of the picture that is seen, in the order of its colours."""
        answer = self.answer
        if self.seen == "diff":
            return answer.change_shares
        within = answer.within_before if self.seen == "before" else answer.within_after
        lost = (answer.whole_before if self.seen == "before" else answer.whole_after).unreachable
        steps = [after - before for before, after in pairwise((0.0, *within))]
        return (*steps, max(1.0 - within[-1] - lost, 0.0), lost)

    def effects(self) -> tuple[Effect, ...]:
        """Crossings by what they mean for this destination in this state."""
        return service.effects(self.reach, self.question)

    def first_year(self) -> tuple[Ids, Answer]:
        """The crossings that carried trips at the end of the first year, and what has changed from then to now."""
        old = open_ids(self.facts, self.reach, BASELINE, FIRST)
        return old, service.answer(self.reach, self.kit.window, replace(self.question, before=old, theme="light"))

    def pictures(self, theme: Theme) -> tuple[bytes, ...]:
        """The pictures of cells in a theme's colours: before, after, difference."""
        return service.answer(self.reach, self.kit.window, replace(self.question, theme=theme)).pictures

    def everywhere(self) -> tuple[Place, ...]:
        """This state for every destination of the list."""
        return service.everywhere(self.reach, self.question, self.kit.places)

    def place_name(self, ident: str) -> str:
        """A destination's name in the viewer's language, without what stands in brackets."""
        place = next(p for p in self.kit.places if p.ident == ident)
        return pick(place.title_zh, place.title_en).split("（")[0].split(" (")[0]

    def name_of(self, ident: str) -> str:
        """Name of a crossing in the viewer's language."""
        line = self.facts.one(ident)
        return line.name if line else ident

    def cell_read_off(self) -> int | None:
        """The selected cell whose minutes are shown; None where there is none or it is outside the view."""
        place = point(self.state.at)
        return reach_grid.cell_of(self.kit.grid, *place) if place else None


def scene(facts: Facts, state: State, scenario: Scenario, theme: Theme) -> Scene:
    """The state on the network at hand, or on the grid. Raises DataContractError and LayerContractError."""
    kit = service.kit(facts.version)
    network = state.network
    ground, key = (network.reach, network.key) if network else (kit.reach, kit.key)
    speeds = speeds_of(state.assumed, kit.declared.limits())
    reach = service.under(key, ground, speeds)
    before, after = (open_ids(facts, reach, one, state.year) for one in (BASELINE, scenario))
    cell = _destination_cell(kit, state)
    if strayed := cell is None:
        state = replace(state, to=DEFAULTS["to"])
        cell = next(place.cell for place in kit.places if place.ident == state.to)
    question = Question(key, speeds, cell, before, after, theme)
    answer = service.answer(reach, kit.window, question)
    return Scene(facts, state, scenario, kit, reach, question, answer, strayed)


def open_ids(facts: Facts, reach: Reach, scenario: Scenario, year: int) -> Ids:
    """The crossings that carry trips in `year`, sorted."""
    return tuple(sorted(open_in(facts.crossings(scenario), year) & reach.idents))


def _destination_cell(kit: Kit, state: State) -> int | None:
    """The destination's cell; None for a chosen point outside of the view or on the river."""
    if state.to_point is None:
        return next((place.cell for place in kit.places if place.ident == state.to), None)
    cell = reach_grid.cell_of(kit.grid, *state.to_point)
    return cell if cell is not None and kit.grid.open[cell] else None


def choices() -> Choices:
    """Values that an address may name, without building the model; entries of a broken file are left out."""
    with suppress(DataContractError):
        entries = service.declared()
        return Choices([goal.id for goal in entries.destinations], _unit_ids(), entries.limits())
    return Choices(units=_unit_ids())


def _unit_ids() -> list[str]:
    with suppress(LayerContractError):
        return [feature["properties"]["id"] for feature in cache.features("subdistricts")]
    return []


def unit_names() -> dict[str, str]:
    """Subdistrict id to its name in the viewer's language."""
    properties = [feature["properties"] for feature in cache.features("subdistricts")]
    return {p["id"]: pick(p["name"], p["name_en"]) for p in properties}
