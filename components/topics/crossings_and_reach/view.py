"""跨河通道 as a view: crossings year by year, or minutes to a place."""

from components.base.look import Look
from components.base.query import Reading
from components.topics.contract import Content, View
from components.topics.crossings.content import years_content
from components.topics.crossings.facts import load_facts
from components.topics.crossings_and_reach import state as states
from components.topics.crossings_and_reach.state import REACH, State
from components.topics.reach.scene import choices
from model.scenario import Scenario


def _read(reading: Reading) -> State:
    return states.read(reading, load_facts().idents, choices())


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    if state.view != REACH:
        return years_content(facts, state.years, scenario, look)
    from components.topics.reach.content import reach_content  # the model of reach takes a while to load

    return reach_content(facts, state.reach, scenario, look)


VIEW = View("crossings", states.DEFAULTS, _read, states.query, _build, uses_scenario=True)
