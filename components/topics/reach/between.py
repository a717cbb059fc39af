"""Two scenarios held against each other in minutes: the reach view's state with one scenario before, another after."""

from dataclasses import dataclass

from components.topics.crossings.content import Content, content
from components.topics.reach import service
from components.topics.reach.scene import Scene
from components.topics.reach.service import Ids, Kit, Question
from components.ui import viewport
from components.ui.crossings.address import KEYS, Address
from components.ui.reach.address import ReachView
from model.reach.opening import open_in
from model.scenario import Scenario


@dataclass(frozen=True)
class Pair:
    """Minutes to the destination `to` (an id of the reach model) in `year` under two scenarios."""

    first: Scenario
    second: Scenario
    year: int
    to: str


def between(pair: Pair) -> Scene:
    """`pair.first` before, `pair.second` after, at the default assumptions.

    Raises DataContractError and LayerContractError.
    """
    known = content()
    kit = service.kit(known.version)
    before, after = (open_ids(known, kit, scenario, pair.year) for scenario in (pair.first, pair.second))
    cell = next(place.cell for place in kit.places if place.ident == pair.to)
    question = Question(kit.key, kit.reach.speeds, cell, before, after, viewport.theme())
    shown = Address(pair.year, "", pair.second, KEYS["panel"], KEYS["basis"], "reach")
    view = ReachView(pair.to, "diff", "", "", (), "here")
    return Scene(known, shown, view, kit, kit.reach, question, service.answer(kit.reach, kit.window, question))


def open_ids(known: Content, kit: Kit, scenario: Scenario, year: int) -> Ids:
    """The crossings that carry trips in `year`, sorted."""
    return tuple(sorted(open_in(known.crossings(scenario), year) & kit.reach.idents))
