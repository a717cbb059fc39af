"""A cache for words and tables of a reach view's state, shared by all viewers of that state and language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from components.base.result_store import ResultStore
from components.topics.reach.scene import Scene
from components.topics.reach.service import Question
from components.words.text import language
from model.scenario import Scenario

T = TypeVar("T")
MOST = 64


@dataclass(frozen=True)
class _State:
    """Cache key of words and tables; they do not depend on the visible picture or the selected cell."""

    question: Question
    year: int
    scenario: Scenario
    to: str
    language: str
    ground: tuple[str, str]


def remembered(make: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """A cache around `make`. Results are shared between viewers and must not be changed.

    Only the results are kept, not the scenes: a scene holds the road network that a viewer supplied.
    """
    results: ResultStore[T] = ResultStore(MOST)

    @wraps(make)
    def wrapper(scene: Scene) -> T:
        state, ground = scene.state, (scene.network_name, scene.state.missing)
        key = _State(scene.question, state.year, scene.scenario, state.to, language(), ground)
        return results.get(key, lambda: make(scene))

    return wrapper
