"""Words and tables of a state of the reach view, made once for all viewers of that state and language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from components.topics.reach.scene import Scene
from components.topics.reach.service import Question
from components.words.text import language
from model.scenario import Scenario

T = TypeVar("T")


@dataclass(frozen=True)
class _State:
    """What words and tables depend on; which picture is seen or which cell is read off does not matter to them."""

    question: Question
    year: int
    scenario: Scenario
    to: str
    language: str
    scene: Scene = field(compare=False)


def remembered(make: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """`make` with its latest results kept: shared between viewers, so what it gives must not be changed."""

    @lru_cache(maxsize=64)
    def kept(state: _State) -> T:
        return make(state.scene)

    @wraps(make)
    def asked(scene: Scene) -> T:
        return kept(_State(scene.question, scene.shown.year, scene.shown.scenario, scene.view.to, language(), scene))

    return asked
