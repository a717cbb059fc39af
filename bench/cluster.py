"""The deployment of deploy/ without containers: nginx, two processes, PostgreSQL on this machine.

``python -m bench.cluster [scale] [kill] [store] [roll]`` prints the figures that docs/bench.md quotes; all four if none
is named. nginx and PostgreSQL come from Debian: ``apt-get install nginx postgresql``.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from websockets.exceptions import WebSocketException

from bench.crew import Crew, Member, SpokenViewer
from bench.crowd import until_ready
from bench.postgres import Cluster, started_cluster
from bench.proxy import Proxy
from bench.quota import limited, released
from bench.report import circumstances
from bench.server import Server
from bench.targets import TARGETS
from bench.wire import PageError, Value
from components.store import store as stores

SECONDS, MEMBERS = 12.0, 6
HEALED_WITHIN_S = 20.0
SHARE = 0.2


@dataclass
class Site:
    """Everything that runs."""

    proxy: Proxy
    nodes: tuple[Server, Server]
    store: Cluster


@contextmanager
def running_site() -> Iterator[Site]:
    """nginx, two processes that are ready, and an empty store."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = stack.enter_context(started_cluster())
        environment = {
            "EXPLORER_SCENARIO_DATABASE": store.address,
            "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32),
        }
        nodes = tuple(stack.enter_context(Server(environment=environment)) for _ in range(2))
        for node in nodes:
            until_ready(node)
        proxy = stack.enter_context(Proxy(folder, (nodes[0].port, nodes[1].port)))
        yield Site(proxy, (nodes[0], nodes[1]), store)


def slides(page: str) -> tuple[str, tuple[Value, ...]]:
    """What is moved on a page, and to what in turn."""
    slide = next(target.slide for target in TARGETS if target.page == page)
    if slide is None:
        raise PageError(f"nothing is moved on {page!r}")
    return slide.widget, slide.values


def crew(site: Site, page: str, nodes: str, pause_s: float = 0.0, amount: int = MEMBERS) -> Crew:
    """Members on a page, sent to the processes named in `nodes` in turn ("" lets the proxy choose)."""
    cookies = [f"explorer_node={nodes[n % len(nodes)]}" if nodes else "" for n in range(amount)]
    return Crew([Member(site.proxy.url, page, slides(page), pause_s, cookie) for cookie in cookies])


def scale(site: Site) -> None:
    """Moves a second of one process and of two, without a pause between moves.

    Each process has a fifth of a core where the system allows that: else the viewers, who need CPU too, decide.
    """
    groups = [(node.process.pid, limited(node.process.pid, SHARE)) for node in site.nodes]
    print(f"a process has {SHARE} of a core" if all(group for _, group in groups) else "no limit on a process")
    try:
        compare(site)
    finally:
        for pid, group in groups:
            if group:
                released(pid, group)


def compare(site: Site) -> None:
    """One and two in turn, twice."""
    for page in ("targets", "balance"):
        rates: dict[str, list[tuple[float, float]]] = {}
        for nodes in ("1", "12", "1", "12"):
            with crew(site, page, nodes) as running:
                before, spent = running.moves(), [node.cpu_ms() for node in site.nodes]
                time.sleep(SECONDS)
                moves = running.moves() - before
                cores = sum(node.cpu_ms() - b for node, b in zip(site.nodes, spent, strict=True)) / SECONDS / 1e3
            rates.setdefault(nodes, []).append((moves / SECONDS, cores))
        for nodes, pairs in rates.items():
            print(
                f"{page}, {len(nodes)} process(es): " + "; ".join(f"{r:.0f} moves/s, {c:.2f} cores" for r, c in pairs)
            )
        one, two = (sum(rate for rate, _ in rates[nodes]) for nodes in ("1", "12"))
        print(f"{page}: two are {two / one:.2f} x one, load {os.getloadavg()[0]:.1f}", flush=True)


def saved_names(site: Site) -> set[str]:
    """Names of all scenarios in the store."""
    store = stores.open_store(site.store.address)
    try:
        with store.reading() as connection:
            return {str(name) for name in connection.execute(text("SELECT name FROM scenarios")).scalars()}
    finally:
        store.close()


class Saver:
    """Saves scenarios on the page, one after the other, and sorts what it is told."""

    def __init__(self, site: Site, label: str, cookie: str = "") -> None:
        self.url, self.label, self.cookie = site.proxy.url, label, cookie
        self.acknowledged: list[str] = []
        self.refusals: list[str] = []

    def save(self, seconds: float, pause_s: float = 0.2) -> None:
        """Until the time is over."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with SpokenViewer(self.url, self.cookie) as viewer:
                    viewer.load("targets")
                    viewer.move("whatif_library", True)
                    while time.monotonic() < until:
                        self._save_one(viewer)
                        time.sleep(pause_s)
            except (OSError, PageError, WebSocketException) as error:
                self.refusals.append(f"line: {type(error).__name__}")
                time.sleep(1.0)

    def _save_one(self, viewer: SpokenViewer) -> None:
        name = f"{self.label}{len(self.acknowledged) + len(self.refusals)}"
        viewer.move("library_name", name)
        viewer.sentences.clear()
        viewer.move("library_create", True)
        spoken = " ".join(viewer.sentences)
        if "已保存" in spoken:
            self.acknowledged.append(name)
        else:
            self.refusals.append(spoken or "nothing said")


def report_saves(site: Site, savers: list[Saver], title: str) -> None:
    """How many saves were acknowledged, how many of these are there, and what else was said."""
    names = saved_names(site)
    acknowledged = [name for saver in savers for name in saver.acknowledged]
    lost = [name for name in acknowledged if name not in names]
    refusals: dict[str, int] = {}
    for saver in savers:
        for sentence in saver.refusals:
            refusals[sentence[:60]] = refusals.get(sentence[:60], 0) + 1
    print(f"{title}: {len(acknowledged)} saves acknowledged, {len(lost)} lost; refusals: {refusals}", flush=True)


def disturbed(site: Site, title: str, disturb: Callable[[], None], seconds: float) -> None:
    """Twenty open pages and four savers while `disturb` happens."""
    savers = [Saver(site, f"{title}-{n}-", f"explorer_node={n % 2 + 1}") for n in range(4)]
    threads = [threading.Thread(target=saver.save, args=(seconds,)) for saver in savers]
    with crew(site, "targets", "12", pause_s=2.0, amount=20) as running:
        for thread in threads:
            thread.start()
        time.sleep(5)
        disturb()
        for thread in threads:
            thread.join()
        gaps = sorted(gap for each in running.members for gap in each.gaps_s)
        standing = sum(not each.gaps_s or each.nodes[-1] != "" for each in running.members)
    worst = gaps[-1] if gaps else 0.0
    verdict = "kept" if worst <= HEALED_WITHIN_S else "MISSED"
    print(f"{title}: {len(gaps)} breaks of 20 pages, {standing} stand; the longest gap {worst:.1f} s ({verdict})")
    report_saves(site, savers, title)


def kill(site: Site) -> None:
    """One process is killed at once; it comes back later."""

    def disturb() -> None:
        site.nodes[0].process.kill()
        site.nodes[0].process.wait()
        time.sleep(25)
        site.nodes[0].start()
        until_ready(site.nodes[0])

    disturbed(site, "kill", disturb, 60)


def store(site: Site) -> None:
    """PostgreSQL restarts while people save."""

    def disturb() -> None:
        site.store.stop("immediate")
        time.sleep(4)
        site.store.start()

    disturbed(site, "store", disturb, 30)


def roll(site: Site) -> None:
    """One process after the other is ended politely and started again, as an update does."""

    def disturb() -> None:
        for node in site.nodes:
            began = time.monotonic()
            node.stop()
            node.start()
            until_ready(node)
            print(f"  a process was away for {time.monotonic() - began:.1f} s")

    disturbed(site, "roll", disturb, 75)


PHASES = {"scale": scale, "kill": kill, "store": store, "roll": roll}


def main(*names: str) -> None:
    """The named phases, or all."""
    load = os.getloadavg()[0]
    with running_site() as site:
        for name in names or PHASES:
            PHASES[name](site)
    print(circumstances(load))


if __name__ == "__main__":
    main(*sys.argv[1:])
