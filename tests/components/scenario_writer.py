"""One planner who saves without pause until killed: `python scenario_writer.py <address> <number>`.

Prints `id version value` after a save has been acknowledged, never before.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from components.store import Entry, ScenarioStoreError, Store, create, listing, open_store, opened, save, thinning
from model.scenario import Scenario
from model.scenario_check import Catalogue

COMMON = "共同方案"


@dataclass(frozen=True)
class Lever:
    id: str
    key: str
    default: float = 8.0
    low: float = -1e6
    high: float = 1e6
    step: float = 0.5


CATALOGUE = Catalogue(levers=(Lever("gdp_growth", "gg"), Lever("beds_per_1000", "bd", 2.82)), release="a1")


def moved(value: float, name: str = "方案") -> Scenario:
    """A scenario of one changed lever."""
    return Scenario(levers=(("gdp_growth", value),), name=name)


def acknowledge(entry: Entry, value: float) -> None:
    os.write(1, f"{entry.id} {entry.version} {value!r}\n".encode())


def save_common(store: Store, value: float) -> None:
    """Save the scenario that all writers save; whoever comes second leaves it to the other."""
    for entry in listing(store):
        if entry.name == COMMON:
            fresh = opened(store, entry.id, CATALOGUE).entry or entry
            try:
                acknowledge(save(store, fresh, moved(value, COMMON), CATALOGUE).entry, value)
            except ScenarioStoreError as error:
                if error.reason != "conflict":
                    raise


def main(address: str, writer: int) -> None:
    store = open_store(address)
    value = writer * 1000.0
    entry = create(store, moved(value), CATALOGUE).entry
    acknowledge(entry, value)
    while True:
        value += 0.5
        entry = save(store, entry, moved(value), CATALOGUE).entry
        acknowledge(entry, value)
        save_common(store, value)


if __name__ == "__main__":
    thinning.NEWEST = 10**9  # whoever reads the store afterwards looks for every version
    main(sys.argv[1], int(sys.argv[2]))
