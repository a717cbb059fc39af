"""A small catalogue of levers, a state to encode, and codes with a right checksum, for the tests of share codes."""

from __future__ import annotations

from dataclasses import dataclass

from model.scenario import Scenario
from model.scenario_check import Catalogue
from model.scenario_code import State, View
from model.scenario_code_atoms import checksum


@dataclass(frozen=True)
class Lever:
    id: str
    key: str
    default: float
    low: float = -1e6
    high: float = 1e6
    step: float = 0.1


KEYS = ("gg", "ind", "iv", "rt", "td", "fc", "bd", "rd", "pop", "ur", "wt", "lp")
LEVERS = tuple(Lever(f"lever_{key}", key, round(3.1 * n + 0.25, 2)) for n, key in enumerate(KEYS))
CATALOGUE = Catalogue(levers=LEVERS, release="d2f3a1")
EXAMPLE = State(
    Scenario(levers=(("lever_gg", 8.5), ("lever_pop", -0.3)), closures=("x_qilu",), name="高质量优先"),
    View(page="scenarios", year=2030, layers=("area",), settings=(("map", "117.02-36.8"),), language="zh"),
)


def sealed(body: str) -> str:
    """A code with a right checksum whatever its content: what a forger could make."""
    return f"{body}~{checksum(body)}"
