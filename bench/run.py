"""The bench: one server with the app's pages and the floors in one frame, interleaved rounds, medians, promises.

python3 tasks.py bench [--quick] [--gc] [--no-browser]
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

from playwright.sync_api import Browser

from bench.browser import Visit, chromium, new_visitor, visit
from bench.geometry import wire_share
from bench.memory import mb_per_viewer
from bench.promises import Result
from bench.report import write
from bench.rounds import Samples, measure
from bench.server import Server
from bench.targets import TARGETS, Target
from bench.wire import Viewer

FLOORS_APP = "bench/floors/app.py"
EMPTY = "floor-empty"
HOME = ""
BARE_MAP = "floor-map"
BARE = "slide floor-bare"


def wire_results(samples: Samples) -> Iterator[Result]:
    for target in TARGETS:
        yield _ratio(samples, f"switch_{target.kind}", target.page, f"switch {target.page}", f"switch {EMPTY}")
        if target.page == HOME:
            yield _messages(samples, "home_messages", target.page, f"switch {target.page}")
        if target.slide:
            yield _ratio(samples, "slide", target.page, f"slide {target.page}", BARE)
            yield _size(samples, "slide_bytes", target.page, f"slide {target.page}")
        if target.recolour:
            yield _size(samples, "recolour_bytes", target.page, f"recolour {target.page}")


def _ratio(samples: Samples, promise: str, page: str, action: str, floor: str) -> Result:
    if action in samples.faults:
        return Result(promise, page, None, samples.faults[action])
    note = (
        f"{samples.ms(action):.1f} / {samples.ms(floor):.1f} ms; "
        f"CPU {samples.cpu(action):.1f} / {samples.cpu(floor):.1f} ms"
    )
    return Result(promise, page, samples.ms(action) / samples.ms(floor), note)


def _messages(samples: Samples, promise: str, page: str, action: str) -> Result:
    """How many messages the action took: each costs the server and the browser about the same, whatever its size."""
    if action in samples.faults:
        return Result(promise, page, None, samples.faults[action])
    last = samples.exchanges[action][-1]
    note = f"{last.references} by reference, {samples.kilobytes(action):.1f} kB, CPU {samples.cpu(action):.1f} ms"
    return Result(promise, page, float(last.messages), note)


def _size(samples: Samples, promise: str, page: str, action: str) -> Result:
    if action in samples.faults:
        return Result(promise, page, None, samples.faults[action])
    last = samples.exchanges[action][-1]
    note = f"{last.messages} messages, {last.references} by reference, {samples.ms(action):.1f} ms"
    return Result(promise, page, samples.kilobytes(action), note)


def gc_results(tuned: Samples, stock: Samples) -> Iterator[Result]:
    for action in tuned.exchanges:
        note = (
            f"{tuned.ms(action):.1f} / {stock.ms(action):.1f} ms; CPU {tuned.cpu(action):.1f} / {stock.cpu(action):.1f}"
        )
        yield Result("gc", action, tuned.cpu(action) / stock.cpu(action), note)


def browser_results(server: Server, browser: Browser, rounds: int) -> Iterator[Result]:
    maps = [target for target in TARGETS if target.kind == "map"]
    first: dict[str, list[Visit]] = {page: [] for page in [EMPTY, BARE_MAP, *(target.page for target in maps)]}
    second: dict[str, list[Visit]] = {page: [] for page in first}
    least = {BARE_MAP: Target.map_vertices} | {target.page: target.map_vertices for target in maps}
    for _ in range(rounds):
        for page in first:
            context = new_visitor(browser)
            first[page].append(visit(context, f"{server.url}/{page}", least.get(page, 0)))
            second[page].append(visit(context, f"{server.url}/{page}"))
            context.close()
    for page in least:
        if page != BARE_MAP:
            yield _time("cold_map", page, first[page], [seen.ready_ms for seen in first[EMPTY]])
            yield _time("bare_map", page, first[page], _map_times(first[BARE_MAP]))
            share, sent, inline = wire_share(first[page][-1].requests)
            note = f"{sent / 1000:.1f} / {inline / 1000:.1f} kB" if inline else "no GeoJSON was fetched"
            yield Result("geometry", page, share if inline else None, note)
    for page, visits in second.items():
        http, socket = median(v.http_bytes for v in visits) / 1000, median(v.socket_bytes for v in visits) / 1000
        cold = median(v.http_bytes for v in first[page]) / 1000
        yield Result("second_visit", page, http, f"websocket {socket:.1f} kB; first visit {cold:,.0f} kB")


def _map_times(visits: list[Visit]) -> list[float]:
    return [seen.map_ms for seen in visits if seen.map_ms is not None]


def _time(promise: str, page: str, visits: list[Visit], floor: list[float]) -> Result:
    """Until the map is drawn, as a multiple of the floor's time."""
    times = _map_times(visits)
    if not times or not floor:
        return Result(promise, page, None, "no map was drawn")
    return Result(promise, page, median(times) / median(floor), f"{median(times):.0f} / {median(floor):.0f} ms")


def on_the_wire(gc: bool, rounds: int) -> tuple[Samples, list[Result]]:
    """Wire results; with ``gc`` a second server with Streamlit's stock collection runs in the same rounds."""
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(FLOORS_APP))]
        if gc:
            servers.append(stack.enter_context(Server(FLOORS_APP, {"runner.postScriptGC": "true"})))
        for server in servers:
            server.settle()
        samples, *stock = measure(servers, rounds)
    return samples, [*wire_results(samples), *(result for other in stock for result in gc_results(samples, other))]


def in_the_browser(rounds: int) -> list[Result]:
    with Server(FLOORS_APP) as server, chromium() as browser:
        with Viewer(server.url) as viewer:  # the server's own imports are not a page's cost
            for target in TARGETS:
                viewer.load(target.page)
        server.settle()
        return list(browser_results(server, browser, rounds))


def in_memory(viewers: int) -> Iterator[Result]:
    for target in TARGETS:
        with Server(FLOORS_APP) as server:
            grown = mb_per_viewer(server, target.page, viewers)
            yield Result("viewer_memory", target.page, grown, f"{viewers} viewers; server {server.rss_mb():.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tasks.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a third of the rounds")
    parser.add_argument("--gc", action="store_true", help="also with Streamlit's stock garbage collection")
    parser.add_argument("--no-browser", action="store_true", help="the wire only")
    options = parser.parse_args()
    load_before = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    samples, results = on_the_wire(options.gc, 5 if options.quick else 15)
    if not options.no_browser:
        results += in_the_browser(2 if options.quick else 5)
    results += in_memory(15 if options.quick else 40)
    write(results, samples.floors(), load_before)


if __name__ == "__main__":
    main()
