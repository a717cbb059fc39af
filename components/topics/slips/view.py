"""晚了会怎样 as a view of its own: what a crossing's slip costs, which 产业组团 shows beside its projects."""

from dataclasses import replace

from components.base.look import Look
from components.base.query import Reading, without_defaults
from components.topics.contract import Content, View
from components.topics.industry import state as states
from components.topics.industry.slips_content import slips_content
from components.topics.industry.state import SLIPS, State
from components.topics.industry.view import choices
from components.words.text import tr
from model.scenario import Scenario

TITLE = "晚了会怎样"
KEYS = ("x", "by", "to")
DEFAULTS = {key: states.DEFAULTS[key] for key in KEYS}


def _read(reading: Reading) -> State:
    return replace(states.read(reading, choices()), view=SLIPS)


def _query(state: State) -> dict[str, str]:
    pairs = states.query(state)
    return without_defaults({key: pairs.get(key, DEFAULTS[key]) for key in KEYS}, DEFAULTS)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    return replace(slips_content(state, scenario, look), view="slips", heading=tr(TITLE))


VIEW = View("slips", DEFAULTS, _read, _query, _build)
