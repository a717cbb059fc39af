"""Two scenarios compared in minutes: the reach view's state with one scenario before, another after."""

from dataclasses import dataclass

from components.base.scales import Theme
from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from components.topics.reach.scene import Scene, open_ids
from components.topics.reach.service import Question
from components.topics.reach.state import State
from model.scenario import Scenario


@dataclass(frozen=True)
class Pair:
    """Minutes to the destination `to` (an id of the reach model) in `year` under two scenarios."""

    first: Scenario
    second: Scenario
    year: int
    to: str


def between(pair: Pair, theme: Theme = "light") -> Scene:
    """`pair.first` before, `pair.second` after, at the default assumptions; `theme` colours the
    pictures.

    Raises DataContractError and LayerContractError.
    """
    facts = load_facts()
    kit = service.kit(facts.version)
    before, after = (open_ids(facts, kit.reach, scenario, pair.year) for scenario in (pair.first, pair.second))
    cell = next(place.cell for place in kit.places if place.ident == pair.to)
    question = Question(kit.key, kit.reach.speeds, cell, before, after, theme)
    state = State(year=pair.year, to=pair.to, look="diff")
    return Scene(facts, state, pair.second, kit, kit.reach, question, service.answer(kit.reach, kit.window, question))
