"""A road network that a viewer supplied, once it is checked."""

from dataclasses import dataclass

from model.cover.streets import Streets
from model.reach.solver import Reach


@dataclass(frozen=True, eq=False)
class OwnNetwork:
    """A checked network joined to the grid's cells; `key` names its content, `report` says what was found in it,
    `streets` are what of it is walked."""

    name: str
    key: str
    reach: Reach
    report: tuple[str, ...]
    streets: Streets
