"""Memory over a long day, hurried: ``python -m bench.soak [--rounds 400]``.

One round is what a visitor of a kiosk does: a new session, every page, and a few what-ifs with values nobody asked for
before, so that caches are filled as well as sessions. The promise: an eight-hour day grows the server by 10 % at most.
Resident memory is read after each round; growth is counted from the end of the first fifth, when caches are warm.
"""

from __future__ import annotations

import argparse
import os
from statistics import median

from bench.report import circumstances
from bench.server import Server
from bench.targets import TARGETS, Move
from bench.wire import Value, Viewer

PROMISED_GROWTH = 0.10
WARM = 0.2
LAST = 0.1


def visit(server: Server, turn: int) -> None:
    """One visitor: opens the app, goes through the menu, moves what can be moved, leaves."""
    with Viewer(server.url) as viewer:
        viewer.load()
        for target in TARGETS:
            viewer.switch(target.page)
            for move in (target.slide, target.recolour):
                if move:
                    _move(viewer, target.before, move, turn)


def _move(viewer: Viewer, before: tuple[tuple[str, Value], ...], move: Move, turn: int) -> None:
    for widget, value in before:
        viewer.move(widget, value)
    for step, value in enumerate(move.values):
        viewer.move(move.widget, _fresh(value, turn * len(move.values) + step))


def _fresh(value: Value, step: int) -> Value:
    """The same move to a place of its own: a lever's value a thousandth further on for every step ever made."""
    if isinstance(value, tuple) and isinstance(value[1], dict) and isinstance(value[1].get("value"), float):
        return (value[0], value[1] | {"value": round(value[1]["value"] * (1 + step * 1e-5), 6), "hand": step})
    return value


def growth(resident_mb: list[float]) -> float:
    """Last tenth over the tenth after the warm fifth, minus one; both medians."""
    span = max(1, round(len(resident_mb) * LAST))
    warm = round(len(resident_mb) * WARM)
    return median(resident_mb[-span:]) / median(resident_mb[warm : warm + span]) - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400)
    rounds = parser.parse_args().rounds
    load, resident = os.getloadavg()[0], list[float]()
    with Server() as server:
        for turn in range(rounds):
            visit(server, turn)
            resident.append(server.rss_mb())
            if turn % max(1, rounds // 20) == 0:
                print(f"round {turn:5d}  {resident[-1]:6.1f} MB", flush=True)
    grown = growth(resident)
    outcome = "kept" if grown <= PROMISED_GROWTH else "MISSED"
    print(f"{circumstances(load)}\n{rounds} visitors, growth {grown:+.1%} (promised {PROMISED_GROWTH:.0%}): {outcome}")


if __name__ == "__main__":
    main()
