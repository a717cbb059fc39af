"""Whether a difference in minutes is more than the method can tell apart: one rule for pages, slides and comparisons.

Crossings whose places are known coarsely make every trip uncertain by some minutes. A difference of means that is
smaller than the mean of that uncertainty is neither a gain nor a loss: it is said to lie within the error.
"""

import numpy as np

from components.base.result_store import ResultStore
from components.topics.crossings.facts import load_facts
from components.topics.crossings.words import KNOWN_UNTIL
from components.topics.reach import service
from components.topics.reach.scene import Scene, open_ids
from components.topics.reach.service import Ids
from components.words.format import number
from components.words.text import tr
from model.reach.error import cell_error
from model.reach.outcomes import REACH_OUTCOMES
from model.reach.solver import Reach
from model.scenario import BASELINE
from model.single_flight import single_flight

ERRORS: ResultStore[float] = ResultStore(256)
"""Mean errors of trips, shared by all viewers."""


def mean_error(reach: Reach, cell: int, open_ids: Ids) -> float:
    """Mean error of a trip to `cell`, minutes over the land from which a way leads there; 0 where none does."""
    minutes = reach.minutes(cell, open_ids)
    weight = reach.grid.inside_m2 * np.isfinite(minutes)
    total = float(weight.sum())
    return float((cell_error(reach, cell, open_ids) * weight).sum() / total) if total else 0.0


def error_in(scene: Scene) -> float:
    """Mean error of the minutes of a scene, before or after its scenario, whichever is larger."""
    question = scene.question
    return max(_scene_error(scene, question.cell, ids) for ids in {question.before, question.after})


def error_to(scene: Scene, ident: str) -> float:
    """Mean error of the minutes to another destination of the list."""
    cell = next(place.cell for place in scene.kit.places if place.ident == ident)
    return _scene_error(scene, cell, scene.question.after)


def _scene_error(scene: Scene, cell: int, ids: Ids) -> float:
    """Kept by ground, speeds, destination and open crossings: a slip asks for a dozen, and each takes over a ms."""
    question = scene.question
    key = (question.key, question.speeds, cell, ids)
    return ERRORS.get(key, lambda: mean_error(scene.reach, cell, ids))


def is_beyond(change: float, error: float) -> bool:
    """Whether a change, as it is printed, is no smaller than the error, as it is printed."""
    return change == change and round(abs(change), 1) >= round(error, 1) and round(abs(change), 1) > 0


def within_words(error: float) -> str:
    """`在误差以内（±0.8 分钟）`."""
    return tr("在误差以内（±{n} 分钟）", n=number(error, 1))


def outcome_error(outcome_id: str) -> float:
    """The error of an outcome in minutes, with the crossings that are known to be open; 0 of any other outcome.

    The first use builds the model. Raises DataContractError and LayerContractError.
    """
    about = REACH_OUTCOMES.get(outcome_id)
    return 0.0 if about is None or about.within else trip_error(about.destination, KNOWN_UNTIL)


@single_flight(maxsize=32)
def trip_error(destination: str, year: int) -> float:
    """The error of a trip to a destination of the list at the end of a year, without any scenario."""
    facts = load_facts()
    kit = service.kit(facts.version)
    cell = next(place.cell for place in kit.places if place.ident == destination)
    return mean_error(kit.reach, cell, open_ids(facts, kit.reach, BASELINE, year))
