"""How many viewers one core carries: ``python -m bench.load [--pages targets,balance] [--seconds 12] [--along]``.

Open loop: every viewer makes one move in `PAUSE_S`; each move has its time beforehand and is late from then on, whether
or not the one before has ended. No value of a lever is ever repeated, so nothing comes from a cache. The server has one
core, to itself as far as the machine is not shared; the viewers, who do a browser's part, have the others. ``--along``
has every hand ask for its lever's table first.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.kiosk_hall import percentile
from bench.report import circumstances
from bench.server import Server
from bench.wire import FRAGMENT_RUN, FULL_RUN, Exchange, Screen, Value, connection

PAUSE_S, PROMISE_MS, PROMISE_VIEWERS, PROMISE_MB = 2.0, 300.0, 400, 0.3
LEVELS = (25, 50, 100, 150, 200, 300, 400, 500)
LONGEST_END = 150
"""Bytes of the message that ends a run, at most: longer ones are not read."""
hands = count(1)


def lever(key: str, name: str, low: float, high: float) -> Callable[[random.Random], tuple[str, Value]]:
    """Moves of a lever, each to a value of its own."""
    return lambda chance: (
        key,
        ("moved", {"lever": name, "value": round(chance.uniform(low, high), 6), "hand": next(hands)}),
    )


def year(chance: random.Random) -> tuple[str, Value]:
    """The year slider has fifteen values: here figures repeat."""
    return "crossings_year", float(chance.randint(2021, 2035))


MOVES: dict[str, Callable[[random.Random], tuple[str, Value]]] = {
    "targets": lever("whatif_levers", "gdp_long_run", 0.0, 20.0),
    "balance": lever("balance_page", "irrigation_per_mu", 100.0, 350.0),
    "crossings": year,
}
LEVER = {"targets": "gdp_long_run", "balance": "irrigation_per_mu"}


@dataclass
class Crowd:
    """Milliseconds from when a move was due to its end, of tables likewise, and faults."""

    moves: list[float] = field(default_factory=list)
    tables: list[float] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)


class Person(Screen):
    """One viewer with an open page."""

    socket: ClientConnection
    token = ""

    async def open(self, page: str) -> None:
        self.page, self.chance = page, random.Random(next(hands))
        self.socket = await connect(self.url.replace("http", "ws", 1) + "/_stcore/stream", **connection(self.url))
        await self.socket.send(self.request("", page))
        ended = False
        while not ended:
            message = ForwardMsg.FromString(await self.socket.recv(decode=False))
            self.take(message.WhichOneof("type") or "", message, Exchange())
            if message.delta.new_element.bidi_component.id.endswith("-viewport"):
                self.token = str(json.loads(message.delta.new_element.bidi_component.json)["viewer"])
            ended = message.WhichOneof("type") == "script_finished" and message.script_finished == FULL_RUN

    async def move(self) -> None:
        name, value = MOVES[self.page](self.chance)
        await self.socket.send(self.setting(self.find(name), value))
        while True:
            raw = await self.socket.recv(decode=False)
            if len(raw) < LONGEST_END:
                message = ForwardMsg.FromString(raw)
                if message.script_finished in (FRAGMENT_RUN, FULL_RUN) and message.HasField("script_finished"):
                    return

    async def along(self) -> bool:
        """Ask for the lever's table; whether there was one."""
        host, port = self.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = f"GET /along/{LEVER[self.page]} HTTP/1.1\r\nHost: {host}:{port}\r\nx-explorer-viewer: {self.token}\r\n"
        writer.write((head + "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n").encode())
        answer = await reader.read(-1)
        writer.close()
        return answer.startswith(b"HTTP/1.1 200")

    async def live(self, crowd: Crowd, until: float, *, along: bool) -> None:
        """Moves at their times."""
        due = time.perf_counter() + self.chance.random() * PAUSE_S
        while due < until:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if along and self.page in LEVER:
                began = time.perf_counter()
                crowd.refused += not await self.along()
                crowd.tables.append((time.perf_counter() - began) * 1e3)
                due = max(due, time.perf_counter())
            await self.move()
            crowd.moves.append((time.perf_counter() - due) * 1e3)
            due += PAUSE_S


async def opened(url: str, page: str, people: list[Person], number: int) -> None:
    while len(people) < number:
        fresh = [Person(url) for _ in range(min(4, number - len(people)))]
        await asyncio.gather(*(person.open(page) for person in fresh))
        people.extend(fresh)


async def level(people: list[Person], seconds: float, *, along: bool) -> Crowd:
    crowd, until = Crowd(), time.perf_counter() + seconds
    lives = [person.live(crowd, until, along=along) for person in people]
    for fault in await asyncio.gather(*lives, return_exceptions=True):
        if fault is not None:
            crowd.faults.append(repr(fault)[:200])
    return crowd


async def measure(server: Server, page: str, seconds: float, *, along: bool) -> int:
    """Lines of a table; the greatest number of viewers with p95 within the promise."""
    people: list[Person] = []
    best, before = 0, 0.0
    for number in LEVELS:
        await opened(server.url, page, people, number)
        if not before:
            await level(people, 4.0, along=along)
            before, counted = server.unique_mb(), number
        grown = (server.unique_mb() - before) / (number - counted) if number > counted else float("nan")
        spent, began = server.cpu_ms(), time.perf_counter()
        crowd = await level(people, seconds, along=along)
        took, spent = time.perf_counter() - began, server.cpu_ms() - spent
        p95 = percentile(crowd.moves, 0.95)
        tables = f" | {percentile(crowd.tables, 0.95):.0f} | {crowd.refused}" if along else ""
        print(
            f"| {page} | {number} | {percentile(crowd.moves, 0.5):.0f} | {p95:.0f} | {spent / len(crowd.moves):.1f} "
            f"| {spent / took / 10:.0f} % | {grown:.2f} | {os.getloadavg()[0]:.1f} | {len(crowd.faults)}{tables} |",
            flush=True,
        )
        if p95 > PROMISE_MS or crowd.faults:
            break
        best = number
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default=",".join(MOVES))
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--along", action="store_true", help="every hand asks for its lever's table first")
    chosen, load = parser.parse_args(), os.getloadavg()[0]
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    tables = " | tables p95 | refused" if chosen.along else ""
    print(f"| page | viewers | p50 ms | p95 ms | CPU ms a move | of its core | MB a viewer | load | faults{tables} |")
    carried = {}
    for page in chosen.pages.split(","):
        with tempfile.TemporaryDirectory() as folder:
            store = {"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/scenarios.sqlite"}
            with Server(environment=store) as server:
                server.settle()
                if len(cores) > 1:
                    for task in Path(f"/proc/{server.process.pid}/task").iterdir():
                        os.sched_setaffinity(int(task.name), {cores[0]})
                    os.sched_setaffinity(0, set(cores[1:]))
                carried[page] = asyncio.run(measure(server, page, chosen.seconds, along=chosen.along))
        if cores:
            os.sched_setaffinity(0, set(cores))
    print(circumstances(load))
    for page, best in carried.items():
        print(f"{page}: {best} viewers a core at p95 < {PROMISE_MS:.0f} ms (promised {PROMISE_VIEWERS})")


if __name__ == "__main__":
    main()
