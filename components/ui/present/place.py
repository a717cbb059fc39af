"""Where a story stands: its step in the address, scenarios moved within it in the session."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.base.navigation import PRESENTER
from components.topics.stories.view import shipped
from components.topics.whatif.facts import load_facts
from components.ui import state
from components.ui.stories.lookup import story_of
from components.words.text import tr
from data.stories import Story, StoryStep
from model.scenario import Scenario
from model.scenario_errors import ScenarioError

STORY, STEP = "story", "step"
MOVED, LEVERS, BEFORE, LIVE = "present_moved", "present_levers_open", "present_before", "present_live"
"""In the session: scenarios moved by story and step, whether the sliders are out, whether the scene before is on."""


@dataclass(frozen=True)
class Place:
    """A step of a story, counted from 1."""

    story: Story
    number: int

    @property
    def step(self) -> StoryStep:
        """The step itself."""
        return self.story.steps[self.number - 1]

    @property
    def key(self) -> tuple[str, int]:
        """Stands for the place in the session."""
        return self.story.id, self.number

    @property
    def pairs(self) -> dict[str, str]:
        """The address of the place."""
        return {STORY: self.story.id} | ({STEP: str(self.number)} if self.number > 1 else {})

    def next(self) -> "Place | None":
        """The place after this, None at the end."""
        return Place(self.story, self.number + 1) if self.number < len(self.story.steps) else None


def place_now() -> Place | None:
    """The place of the address, the first shipped story where it names none; None for a story that is not at hand."""
    ident = st.query_params.get(STORY)
    story = next(iter(shipped()), None) if ident is None else story_of(ident)
    if story is None:
        return None
    numbers = [str(number) for number in range(1, len(story.steps) + 1)]
    return Place(story, int(state.one_of(STEP, numbers, "1")))


def go(place: Place, number: object) -> None:
    """Go to a step of the same story, the last one for a number beyond it; nothing for what is no number."""
    if isinstance(number, int) and not isinstance(number, bool):
        nearest = min(max(number, 1), len(place.story.steps))
        state.remember(STEP, str(nearest), "1")
        state.remember(STORY, place.story.id)
        if nearest != place.number:
            st.session_state[BEFORE] = st.session_state[LIVE] = False


def moved_scenario(place: Place) -> Scenario | None:
    """The scenario that was moved at this step, None while the step's own stands."""
    scenarios: Mapping[tuple[str, int], Scenario] = st.session_state.get(MOVED, {})
    return scenarios.get(place.key)


def move(key: tuple[str, int], scenario: Scenario | None) -> None:
    """Show the step with this scenario, with its own again for None."""
    scenarios: dict[tuple[str, int], Scenario] = st.session_state.setdefault(MOVED, {})
    scenarios.pop(key, None)
    if scenario is not None:
        scenarios[key] = scenario


def scenario_at(place: Place) -> Scenario | None:
    """The scenario on screen at a place; None where the step's own cannot be opened."""
    from components.story.steps import scenario_of

    try:
        return moved_scenario(place) or scenario_of(place.step, load_facts())
    except ScenarioError:
        return None


def title_of(place: Place) -> str:
    """Number of the step among all."""
    return tr("第{n}步，共{all}步", n=place.number, all=len(place.story.steps))


def is_presenter(path: str) -> bool:
    """Whether the page at this address fills the screen by itself."""
    return path == PRESENTER
