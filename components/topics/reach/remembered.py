"""Words and tables of a state of the reach view, made once for all viewers of that state and language."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import TypeVar

from components.topics.reach.scene import Scene
from components.topics.reach.service import Question
from components.words.text import language
from model.scenario import Scenario

T = TypeVar("T")
MOST = 64


@dataclass(frozen=True)
class _State:
    """What words and tables depend on; which picture is seen or which cell is read off does not matter to them."""

    question: Question
    year: int
    scenario: Scenario
    to: str
    language: str


def remembered(make: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """`make` with its latest results kept: shared between viewers, so what it gives must not be changed.

    Only the results are kept, not the scenes: a scene holds the road network that a viewer supplied.
    """
    kept: OrderedDict[_State, T] = OrderedDict()
    lock = Lock()

    @wraps(make)
    def asked(scene: Scene) -> T:
        state = _State(scene.question, scene.shown.year, scene.shown.scenario, scene.view.to, language())
        with lock:
            if state in kept:
                kept.move_to_end(state)
                return kept[state]
        made = make(scene)
        with lock:
            kept[state] = made
            while len(kept) > MOST:
                kept.popitem(last=False)
        return made

    return asked
