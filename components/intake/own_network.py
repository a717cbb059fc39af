"""A road network that a viewer supplied, once it is checked."""

from dataclasses import dataclass

from model.reach.solver import Reach


@dataclass(frozen=True, eq=False)
class OwnNetwork:
    """A checked network joined to the grid's cells; `key` names its content, `report` says what was found in it."""

    name: str
    key: str
    reach: Reach
    report: tuple[str, ...]
