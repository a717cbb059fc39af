"""Data exchanged with the process that models a supplied network: plain arrays and JSON.

The parent writes the ground (cells, crossings, speeds, destinations) once per request; the child writes the network
that it has laid under the cells.
"""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from model.cover.streets import Streets
from model.messages import Message, message
from model.reach.assumptions import Speeds
from model.reach.grid import Grid
from model.reach.inputs import CrossingLink
from model.reach.land import Land
from model.reach.solver import Reach

GRID_ARRAYS = ("row", "col", "side", "zone", "part_cell", "part_unit", "part_m2", "river")
STREET_ARRAYS = ("xy", "bank", "a", "b", "metres")
LAND_ARRAYS = ("a", "b", "urban_m", "rural_m", "fixed_min", "node", "access_m")


@dataclass(frozen=True, eq=False)
class Ground:
    """Context of a network: cells, known crossings, speeds, and the frequently used destination cells."""

    grid: Grid
    links: tuple[CrossingLink, ...]
    speeds: Speeds
    cells: tuple[int, ...]


def write_ground(path: Path, ground: Ground) -> None:
    """The ground as arrays."""
    grid = ground.grid
    plain = {each.name: getattr(grid, each.name) for each in fields(grid) if each.name not in GRID_ARRAYS}
    words = {"grid": plain, "links": [asdict(link) for link in ground.links], "speeds": asdict(ground.speeds)}
    arrays = {name: getattr(grid, name) for name in GRID_ARRAYS}
    np.savez(path, words=_packed(words), cells=np.array(ground.cells, dtype=np.int32), **arrays)


def read_ground(path: Path) -> Ground:
    """The ground as it was written."""
    with np.load(path, allow_pickle=False) as archive:
        words = _unpacked(archive["words"])
        plain = {**words["grid"], "units": tuple(words["grid"]["units"])}
        grid = Grid(**plain, **{name: archive[name] for name in GRID_ARRAYS})
        cells = tuple(int(cell) for cell in archive["cells"])
    return Ground(grid, tuple(CrossingLink(**link) for link in words["links"]), Speeds(**words["speeds"]), cells)


def write_reach(path: Path, reach: Reach) -> None:
    """A network laid under the cells, as arrays; the cells themselves stay with the parent."""
    words = {"nodes": reach.land.nodes, "links": [asdict(link) for link in reach.links]}
    arrays = {name: getattr(reach.land, name) for name in LAND_ARRAYS}
    sources = np.array(reach.sources, dtype=np.int32)
    np.savez(path, words=_packed(words), sources=sources, table=reach.table, **arrays)


def read_reach(path: Path, ground: Ground) -> Reach:
    """The network on the parent's own cells."""
    with np.load(path, allow_pickle=False) as archive:
        words = _unpacked(archive["words"])
        land = Land(ground.grid, int(words["nodes"]), **{name: archive[name] for name in LAND_ARRAYS})
        links = tuple(CrossingLink(**link) for link in words["links"])
        sources = tuple(int(node) for node in archive["sources"])
        return Reach(land, links, ground.speeds, sources, archive["table"])


def write_streets(path: Path, streets: Streets) -> None:
    """The streets for walking, as arrays."""
    np.savez(path, **{name: getattr(streets, name) for name in STREET_ARRAYS})


def read_streets(path: Path) -> Streets:
    """The streets as they were written."""
    with np.load(path, allow_pickle=False) as archive:
        return Streets(**{name: archive[name] for name in STREET_ARRAYS})


def _packed(words: dict[str, Any]) -> Any:
    return np.frombuffer(json.dumps(words).encode(), dtype=np.uint8)


def _unpacked(words: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(words.tobytes())
    return value


def sentence_as_json(sentence: str) -> Any:
    """A sentence with its parts."""
    if not isinstance(sentence, Message):
        return str(sentence)
    values = {name: _value_as_json(value) for name, value in sentence.values.items()}
    return {"template": sentence.template, "values": values}


def _value_as_json(value: object) -> Any:
    if isinstance(value, str):
        return sentence_as_json(value)
    return value if isinstance(value, int | float) else str(value)


def sentence_from_json(value: Any) -> Message:
    """The sentence that was written."""
    if not isinstance(value, dict):
        return message("{text}", text=str(value))
    values = {name: sentence_from_json(v) if isinstance(v, dict) else v for name, v in value["values"].items()}
    return message(value["template"], **values)
