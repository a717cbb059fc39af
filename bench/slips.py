"""A year or a slip moved, against the light floor: ``python -m bench.slips [--rounds N] [--port P]``.

Server CPU of one move on the wire, in turn with the light floor's slider, medians. Promised: ≤ 1.5 × the light floor
and what reach or cover cost, which is measured in this process and printed; what is in a cache costs nothing. The
circles are measured over years in which the same facilities serve, and to and from one in which others do.
"""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from dataclasses import replace
from statistics import median
from time import process_time

from bench.reach import cpu_ms
from bench.report import circumstances
from bench.rounds import Action, Samples, measure_actions
from bench.run import FLOORS_APP
from bench.server import Server
from bench.targets import FLOOR_MOVE, Move
from bench.wire import Viewer
from components.topics.crossings.facts import load_facts
from components.topics.facilities.cover import cover
from components.topics.facilities.facts import load_facts as load_places
from components.topics.facilities_and_needs.view import VIEW
from components.topics.industry import slips
from components.topics.reach import service
from components.ui.segments import unsearched
from model.reach import summary

RATIO, FLOOR = 1.5, "slide floor-light"
KIND = "hospital"
YEARS = tuple(float(year) for year in range(2024, 2036))
MOVES = {
    "slip": ("slips", "", Move("slips_slip_by", tuple(unsearched(f"推迟 {n} 年") for n in (1, 3, 4, 5)))),
    "year of the timeline": ("roadmap", "view=timeline", Move("roadmap_year", YEARS)),
    "year of the circles": (
        "facilities", f"view=circles&kind={KIND}", Move("facilities_year", tuple(f"{year:.0f}年底" for year in YEARS))
    ),
    "other facilities": (
        "facilities", f"view=circles&kind={KIND}", Move("facilities_year", ("2022年底", "2024年底"))
    ),
}  # fmt: skip


def reach_ms() -> float:
    """CPU of the minutes with and without one crossing, and of their summary."""
    facts = load_facts()
    kit = service.kit(facts.version)
    idents = frozenset(kit.reach.idents)
    one, cell = next(slip.ident for slip in slips.ranking(facts, "") if slip.costs), kit.places[0].cell
    present, without = (kit.reach.minutes(cell, ids) for ids in (idents, idents - {one}))
    return cpu_ms(lambda: summary.change(kit.reach.grid, present, without), 5)


def cover_ms() -> float:
    """CPU of the cover of a year, one year after the other as the server is asked for them."""
    facts, state = load_places(), VIEW.parse({"view": "circles", "kind": KIND})[0]
    spent = []
    for year in YEARS:
        before = process_time()
        cover(facts, replace(state, year=int(year)))
        spent.append(1e3 * (process_time() - before))
    return median(spent)


def sampled(server: Server, rounds: int) -> Samples:
    """Every move and the floor, in turn."""
    with ExitStack() as stack:
        actions = []
        for name, (page, query, move) in {FLOOR: ("floor-light", "", FLOOR_MOVE), **MOVES}.items():
            viewer = stack.enter_context(Viewer(server.url))
            viewer.query = query
            viewer.load(page)
            actions.append(Action(name, viewer, page, move))
        return measure_actions(server, actions, rounds)


def main() -> None:
    """Print a line a move."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--port", type=int, default=0)
    options, load = parser.parse_args(), os.getloadavg()[0]
    with Server(FLOORS_APP, port=options.port) as server:
        samples = sampled(server, options.rounds)
    floor, models = samples.cpu(FLOOR), {"slip": reach_ms(), "year of the circles": cover_ms()}
    print(f"light floor CPU {floor:.1f} ms")
    for name in MOVES:
        if name in samples.faults:
            print(f"{name:22} {samples.faults[name]}")
            continue
        model, cpu = models.get(name, 0.0), samples.cpu(name)
        ratio = max(cpu - model, 0.0) / floor
        verdict = "kept" if ratio <= RATIO else "missed"
        print(f"{name:22} CPU {cpu:.1f} ms, model {model:.1f} ms, ratio {ratio:.2f} ≤ {RATIO}: {verdict}")
    print(circumstances(load))


if __name__ == "__main__":
    main()
