"""From a key to the painted chart, the app's page beside pages of the same content, in turn, in one browser.

``python -m bench.peers [--python peers/bin/python] [--rounds 3] [--keys 8]``. A page is measured as a person meets it:
focus on the lever, one arrow key, and the time from the key to the first frame in which the chart has changed. Where a
package is not installed, that peer is left out and said so.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from bench.browser import chromium, new_visitor
from bench.report import circumstances
from bench.server import ROOT, Server, free_port

PEERS_FOLDER = ROOT / "bench" / "peers"
"""Where peers run: the app's own settings for Streamlit are not theirs."""
OWN, DASH = "this app, 目标推演", "Dash + dash-leaflet"
REST_MS, LONGEST_MS = 700, 4000
CLOCK = """selector => {
  const deep = (node, found) => {
    for (const one of node.querySelectorAll('*'))
      if (one.shadowRoot) { found.push(one.shadowRoot); deep(one.shadowRoot, found) }
    return found
  };
  const holders = document.querySelector(selector) ? [document]
    : deep(document, []).filter(root => root.querySelector(selector));
  const picture = () => holders.flatMap(root => [...root.querySelectorAll(selector + ' path')])
    .map(path => path.getAttribute('d')).filter(d => d && d.length > 60).join();
  window.benchKey = null;
  window.addEventListener('keydown', event => {
    const began = event.timeStamp, before = picture();
    window.benchKey = {took: null};
    const look = () => {
      if (picture() !== before) requestAnimationFrame(now => { window.benchKey.took = now - began });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {capture: true});
}"""
"""Looks at the chart alone in every frame: reading a whole page would be what is measured."""


@dataclass(frozen=True)
class Peer:
    """A page, the packages it needs, how it is served on a port, its address, its lever and its chart."""

    name: str
    modules: tuple[str, ...]
    command: tuple[str, ...]
    address: str = ""
    lever: str = "[data-testid=stSlider] input"
    chart: str = "svg.marks"


STREAMLIT = (
    "-m",
    "streamlit",
    "run",
    "--server.headless",
    "true",
    "--browser.gatherUsageStats",
    "false",
    "--server.port",
)
PEERS = (
    Peer(
        DASH,
        ("dash", "dash_leaflet"),
        ("-m", "bench.peers.dash_page"),
        "",
        ".dash-slider-thumb, .rc-slider-handle",
        ".main-svg",
    ),
    Peer("Streamlit + pydeck", ("streamlit", "pydeck", "altair"), (*STREAMLIT, "{port}", "pydeck_page.py")),
    Peer("streamlit-folium", ("streamlit_folium",), (*STREAMLIT, "{port}", "folium_page.py")),
    Peer(
        "Panel + Bokeh",
        ("panel",),
        ("-m", "panel", "serve", "panel_page.py", "--port"),
        "panel_page",
        ".noUi-handle",
        "svg",
    ),
)


def is_installed(python: str, modules: tuple[str, ...]) -> bool:
    return (
        subprocess.run([python, "-c", f"import {', '.join(modules)}"], capture_output=True, check=False).returncode == 0
    )


@contextmanager
def served(python: str, peer: Peer) -> Iterator[str]:
    """The peer's address while it is served."""
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in peer.command]
    command = [python, *words, *([] if "{port}" in peer.command else [str(port)])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=PEERS_FOLDER, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/{peer.address}"
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def _wait(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")


def keys(browser: Browser, address: str, marks: tuple[str, str], count: int) -> list[float]:
    """Milliseconds from each of so many keys to the painted chart."""
    lever, chart = marks
    context = new_visitor(browser)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    for mark in marks:
        page.locator(mark).first.wait_for(state="attached")
    page.wait_for_timeout(5000)
    page.evaluate(CLOCK, chart)
    page.locator(lever).first.focus()
    page.wait_for_timeout(REST_MS)
    times = [took for turn in range(count) if (took := _key(page, "ArrowRight" if turn % 4 < 3 else "ArrowLeft"))]
    context.close()
    return times


def _key(page: Page, key: str) -> float | None:
    page.keyboard.press(key)
    until = time.monotonic() + LONGEST_MS / 1000
    while time.monotonic() < until:
        page.wait_for_timeout(40)
        took = page.evaluate("() => window.benchKey?.took ?? null")
        if took is not None:
            page.wait_for_timeout(REST_MS)
            return float(took)
    return None


def in_turn(python: str, peers: list[Peer], rounds: int, count: int) -> dict[str, list[float]]:
    """The times of every page, all served at once and measured one after the other in every round."""
    times: dict[str, list[float]] = {}
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(Server(environment={"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder}/s.sqlite"}))
        server.settle()
        pages = {OWN: (f"{server.url}/targets", ("#range_gdp_long_run", "svg.marks"))}
        for peer in peers:
            pages[peer.name] = (stack.enter_context(served(python, peer)), (peer.lever, peer.chart))
        browser = stack.enter_context(chromium())
        for _ in range(rounds):
            for name, (address, marks) in pages.items():
                try:
                    times.setdefault(name, []).extend(keys(browser, address, marks, count))
                except PlaywrightTimeout as fault:
                    print(f"{name} did not stand within a minute: {str(fault).splitlines()[-1].strip()}")
    return times


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter with bench/peers/requirements.txt")
    parser.add_argument("--only", default="", help="peers with this in their names")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keys", type=int, default=8)
    chosen, load = parser.parse_args(), os.getloadavg()[0]
    requested = [peer for peer in PEERS if chosen.only in peer.name]
    peers = [peer for peer in requested if is_installed(chosen.python, peer.modules)]
    for peer in requested:
        if peer not in peers:
            print(f"{peer.name} is not installed for {chosen.python} and is left out.")
    times = in_turn(chosen.python, peers, chosen.rounds, chosen.keys)
    print(circumstances(load))
    print("| page | keys | key → painted chart, median ms | worst |\n| --- | --- | --- | --- |")
    for name, values in times.items():
        figures = f"{median(values):.0f} | {max(values):.0f}" if values else "— | —"
        print(f"| {name} | {len(values)} | {figures} |")
    if times.get(OWN) and times.get(DASH):
        print(f"this app / Dash: {median(times[OWN]) / median(times[DASH]):.2f} (promised 1)")


if __name__ == "__main__":
    main()
