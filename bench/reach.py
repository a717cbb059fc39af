"""CPU time of the reach model and how it grows with the cells: ``python -m bench.reach [--cells 500 250 100]``.

Medians of CPU ms in this process; nothing is cached between steps. The promise: one toggle ≤ 60 ms at 250 m.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.report import circumstances
from data.reach import ReachFile, read_reach
from data.tables import load_table
from geo import reach_grid, reach_links
from model.reach.grid import Grid
from model.reach.harm import harm
from model.reach.inputs import CrossingLink
from model.reach.land import Land, land
from model.reach.solver import Reach, build
from model.reach.summary import by_unit, difference, within

PROMISED_MS = 60.0
PROMISED_CELL_M = 250.0
HEAD = ("cell m", "cells", "links", "grid", "land", "build", "toggle", "toggle + summary", "free cell", "harm", "MB")


def cpu_ms(step: Callable[[], Any], rounds: int) -> float:
    """Median CPU ms of a step."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        step()
        times.append((time.process_time() - start) * 1e3)
    return statistics.median(times)


def measured(declared: ReachFile, cell_m: float) -> tuple[float, ...]:
    """One line of the table."""
    rule = declared.grid_rule()
    grid = reach_grid.grid(rule, cell_m)
    links = crossings(declared, grid)
    places = [place.cell for place in reach_grid.destinations(grid, declared.place_refs())]
    ground = land(grid)
    reach = build(ground, links, declared.speeds(), cells=places)
    stages = (
        cpu_ms(lambda: reach_grid.grid(rule, cell_m), 2),
        cpu_ms(lambda: land(grid), 3),
        cpu_ms(lambda: build(ground, links, declared.speeds(), cells=places), 3),
    )
    return (cell_m, len(grid), len(ground.a), *stages, *interactions(reach, places[0]), size_mb(ground, reach))


def crossings(declared: ReachFile, grid: Grid) -> tuple[CrossingLink, ...]:
    """The located crossings of the grid."""
    rows = [{str(name): value for name, value in row.items()} for row in load_table("crossings").to_dict("records")]
    return reach_links.locate(grid, declared.crossing_specs(rows)).links


def interactions(reach: Reach, place: int) -> tuple[float, ...]:
    """CPU time of a viewer's interactions: a toggle, the same with all summaries, a clicked cell, the ranking."""
    before, some = reach.minutes(place, reach.idents), reach.idents - {"x_jiluo"}
    other = int(reach.grid.open.nonzero()[0][7])

    def summed() -> None:
        after = reach.minutes(place, some)
        by_unit(reach.grid, after)
        within(reach.grid, after)
        difference(before, after, (1.0, 3.0, 6.0, 10.0))

    return (
        cpu_ms(lambda: reach.minutes(place, some), 15),
        cpu_ms(summed, 15),
        cpu_ms(lambda: reach.minutes(other, some), 5),
        cpu_ms(lambda: harm(reach, place, reach.idents), 3),
    )


def size_mb(ground: Land, reach: Reach) -> float:
    """MB held by the links and the table."""
    return (
        sum(part.nbytes for part in (ground.a, ground.b, ground.urban_m, ground.rural_m)) + reach.table.nbytes
    ) / 1e6


def moved_speed_ms(declared: ReachFile) -> tuple[float, float]:
    """CPU ms of `Reach.under` at the promised size: all speeds alike, and urban speed alone."""
    grid = reach_grid.grid(declared.grid_rule(), PROMISED_CELL_M)
    speeds = declared.speeds()
    reach = build(land(grid), crossings(declared, grid), speeds)
    alike, urban = replace(speeds, detour=1.4), replace(speeds, urban_kmh=30.0)
    return cpu_ms(lambda: reach.under(alike), 5), cpu_ms(lambda: reach.under(urban), 5)


def main() -> int:
    """Print the table; 1 when the promise at 250 m is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=float, nargs="+", default=[500.0, 250.0, 100.0])
    load, declared = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"), read_reach()
    print("  ".join(f"{name:>16}" for name in HEAD))
    is_met = True
    for cell_m in parser.parse_args().cells:
        line = measured(declared, cell_m)
        print("  ".join(f"{value:>16,.0f}" if place < 3 else f"{value:>16,.1f}" for place, value in enumerate(line)))
        is_met = is_met and (cell_m != PROMISED_CELL_M or line[HEAD.index("toggle")] <= PROMISED_MS)
    alike, urban = moved_speed_ms(declared)
    print(f"250 m, detour moved {alike:.1f} ms, urban speed alone {urban:.1f} ms · {circumstances(load)}")
    return 0 if is_met else 1


if __name__ == "__main__":
    raise SystemExit(main())
