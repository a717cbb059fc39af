"""Interleaved rounds on the wire: every action once per round, so that drift of the machine hits all alike."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from bench.server import Server
from bench.targets import FLOOR_MOVE, TARGETS, Move, Target
from bench.wire import Exchange, PageError, Viewer

NEUTRAL = "floor-light"  # every measured switch starts here
AFTER_RUN_S = 0.04  # work a server does after the run has finished still counts as its cost


@dataclass
class Samples:
    """Exchanges and server CPU by action name, one entry per round."""

    exchanges: dict[str, list[Exchange]] = field(default_factory=lambda: defaultdict(list))
    cpu_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[str, str] = field(default_factory=dict)

    def ms(self, action: str) -> float:
        return median(exchange.ms for exchange in self.exchanges[action])

    def cpu(self, action: str) -> float:
        return median(self.cpu_ms[action])

    def floors(self) -> str:
        """The floors in one line: time, server CPU and bytes of each."""
        names = [name for name in self.exchanges if "floor-" in name]
        return "; ".join(f"{n} {self.ms(n):.1f} ms (CPU {self.cpu(n):.1f}), {self.kilobytes(n):.1f} kB" for n in names)

    def kilobytes(self, action: str) -> float:
        return median(exchange.received_bytes for exchange in self.exchanges[action]) / 1000


@dataclass
class Action:
    """Something one viewer does once per round."""

    name: str
    viewer: Viewer
    page: str
    move: Move | None = None

    def prepare(self) -> None:
        """Leave the page, so that coming back to it can be measured; a move needs nothing."""
        if self.move is None:
            self.viewer.switch(NEUTRAL)

    def run(self, turn: int) -> Exchange:
        if self.move is None:
            return self.viewer.switch(self.page)
        return self.viewer.move(self.move.widget, self.move.values[turn % len(self.move.values)])


def measure(servers: list[Server], rounds: int) -> list[Samples]:
    """Run every action ``rounds`` times on every server, all interleaved, after one unmeasured round."""
    results = [Samples() for _ in servers]
    with ExitStack() as stack:
        actions = [list(_actions(*pair, stack)) for pair in zip(servers, results, strict=True)]
        for turn in range(rounds + 1):
            for server, samples, own in zip(servers, results, actions, strict=True):
                for action in own:
                    if action.name not in samples.faults:
                        _once(server, action, turn, samples)
    return results


def measure_actions(server: Server, actions: list[Action], rounds: int) -> Samples:
    """Run the actions ``rounds`` times in turn, after one unmeasured round."""
    samples = Samples()
    for turn in range(rounds + 1):
        for action in actions:
            if action.name not in samples.faults:
                _once(server, action, turn, samples)
    return samples


def _once(server: Server, action: Action, turn: int, samples: Samples) -> None:
    try:
        action.prepare()
        time.sleep(AFTER_RUN_S)
        before = server.cpu_ms()
        exchange = action.run(turn)
    except PageError as fault:
        samples.faults[action.name] = str(fault)
        return
    time.sleep(AFTER_RUN_S)
    if turn:
        samples.exchanges[action.name].append(exchange)
        samples.cpu_ms[action.name].append(server.cpu_ms() - before)


def _actions(server: Server, samples: Samples, stack: ExitStack) -> Iterator[Action]:
    walker = stack.enter_context(Viewer(server.url))
    walker.load("floor-empty")
    yield Action("switch floor-empty", walker, "floor-empty")
    for target in TARGETS:
        yield Action(f"switch {target.page}", walker, target.page)
    for name, page, move in moves():
        viewer = stack.enter_context(Viewer(server.url))
        try:
            viewer.load(page)
            for widget, value in next((target.before for target in TARGETS if target.page == page), ()):
                viewer.move(widget, value)
        except PageError as fault:
            samples.faults[name] = str(fault)
            continue
        yield Action(name, viewer, page, move)


def moves(targets: tuple[Target, ...] = TARGETS) -> Iterator[tuple[str, str, Move]]:
    """Every move with its action name and page, the two floors first."""
    for floor in ("floor-bare", "floor-light"):
        yield f"slide {floor}", floor, FLOOR_MOVE
    for target in targets:
        for name, move in (("slide", target.slide), ("recolour", target.recolour)):
            if move:
                yield f"{name} {target.page}", target.page, move
