"""People by cell from a file of the viewer's own. They stay in the session; an address names them by a mark."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from components.topics import residents
from components.topics.reach.network import NetworkMark
from model.cover.ground import Floats, Ground, by_area, by_people

Demand = Literal["land", "subdistricts", "groups", "file", "release"]
"""What is covered: land; people of subdistricts spread over their land, or over what of it lies in a drawn group;
people of a supplied file; people of the release."""
PeopleBySubdistrict = tuple[tuple[str, float], ...]


@dataclass(frozen=True, eq=False)
class SuppliedPeople:
    """People of every demand cell (n,), with the file's name and mark, and sentences on what was read."""

    name: str
    mark: NetworkMark
    cells: Floats
    report: tuple[str, ...]


def weights_of(
    ground: Ground,
    people: PeopleBySubdistrict,
    by_group: bool,
    supplied: SuppliedPeople | None,
    by_land: bool = False,
) -> tuple[Floats, Demand]:
    """Weight of every cell, and what it is: a file of the viewer's own, figures of subdistricts of their own, the
    people of the release, land. `by_land` asks for land where the viewer has nothing of their own."""
    if supplied is not None and len(supplied.cells) == len(ground):
        return supplied.cells, "file"
    if not people:
        released = None if by_land else residents.on_cells(ground, by_group)
        return (by_area(ground), "land") if released is None else (released, "release")
    is_built = ground.group >= 0 if by_group else np.ones(len(ground), dtype=bool)
    return by_people(ground, dict(people), is_built), "groups" if by_group else "subdistricts"
