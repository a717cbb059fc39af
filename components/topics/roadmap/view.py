"""三步走 as a view: the goals of the three steps, works through the years, the system of plans, and how it is run."""

from components.base.look import Look
from components.base.query import Reading
from components.topics.contract import Content, View
from components.topics.roadmap import state as states
from components.topics.roadmap.facts import load_facts
from components.topics.roadmap.plans import load_plans, plans_content
from components.topics.roadmap.reference import load_cards, reference_content
from components.topics.roadmap.state import PLANS, REFERENCE, TIMELINE, Choices, State
from components.topics.roadmap.steps_content import steps_content
from components.topics.roadmap.timeline_content import timeline_content
from components.topics.roadmap.works import work_ids
from model.scenario import Scenario

CHOICES = Choices(
    goals=lambda: [goal.ident for goal in load_facts().goals],
    works=work_ids,
    cards=lambda: [*(plan.ident for plan in load_plans()), *(card.ident for card in load_cards())],
)
"""Read when an address names one: a year moved needs none of them."""


def _read(reading: Reading) -> State:
    return states.read(reading, CHOICES)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    if state.view == TIMELINE:
        return timeline_content(state, scenario, look)
    if state.view == PLANS:
        return plans_content(state, look)
    if state.view == REFERENCE:
        return reference_content(state)
    return steps_content(load_facts(), state, look)


VIEW = View("roadmap", states.DEFAULTS, _read, states.query, _build, uses_scenario=True)
