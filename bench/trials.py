"""Two more trials of the deployment: a real browser whose process is killed, and connections that never finish asking.

``python -m bench.trials`` prints what docs/bench.md quotes; it needs what ``bench.cluster`` needs, and Chromium.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import ExitStack
from urllib.request import urlopen

from playwright.sync_api import Page, WebSocket, sync_playwright

from bench.chromium import UNDRAWN_MAPS, launch_options
from bench.cluster import Site, running_site
from bench.report import circumstances

HALF_OPEN = 1024
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"
LOST = "#explorer-connection"


def browser_heals(site: Site) -> None:
    """From the kill of its process until an open page stands again and answers."""
    with sync_playwright() as play, play.chromium.launch(**launch_options()) as browser:  # type: ignore[arg-type]
        page = browser.new_page()
        page.add_init_script(UNDRAWN_MAPS)
        page.goto(f"{site.proxy.url}/targets")
        page.wait_for_selector(SETTLED, timeout=60_000)
        time.sleep(2)
        print(f"browser: {after_a_kill(site, page)}")


def after_a_kill(site: Site, page: Page) -> str:
    """Kill the process of an open page and watch it come back."""
    before, frames = node_of(page), Frames(page)
    began = time.monotonic()
    victim = site.nodes[int(before) - 1]
    victim.process.kill()
    victim.process.wait()
    while not frames.lines and time.monotonic() < began + 60:
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000)
    page.wait_for_selector(SETTLED, timeout=60_000)
    page.wait_for_function(f"() => !document.querySelector('{LOST}')", timeout=60_000)
    healed = (frames.times[-1] if frames.times else time.monotonic()) - began
    victim.start()
    return (
        f"process {before} killed, the page stands again after {healed:.1f} s at process {node_of(page)}; "
        f"{len(frames.times)} messages came, {page.locator('[role=dialog]').count()} dialogs"
    )


class Frames:
    """When messages come on lines that a page opens from now on."""

    def __init__(self, page: Page) -> None:
        self.lines: list[WebSocket] = []
        self.times: list[float] = []
        page.on("websocket", self._note)

    def _note(self, line: WebSocket) -> None:
        self.lines.append(line)
        line.on("framereceived", lambda _: self.times.append(time.monotonic()))


def node_of(page: Page) -> str:
    """The process that the browser's cookie names."""
    cookies = {str(cookie.get("name")): str(cookie.get("value")) for cookie in page.context.cookies()}
    return cookies["explorer_node"]


def half_open(site: Site) -> None:
    """Many connections that only begin a request; how long others then wait, and when nginx lets go of them."""
    address = ("127.0.0.1", site.proxy.port)
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(address)) for _ in range(HALF_OPEN)]
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        began = time.monotonic()
        with urlopen(f"{site.proxy.url}/", timeout=30) as answer:
            answer.read()
        waited = time.monotonic() - began
        time.sleep(12)
        closed = sum(_is_closed(line) for line in lines)
    print(f"half-open: beside {HALF_OPEN} of them a page came after {waited * 1e3:.0f} ms; {closed} closed after 12 s")


def _is_closed(line: socket.socket) -> bool:
    line.settimeout(0.5)
    try:
        line.recv(4096)
    except TimeoutError:
        return False
    except OSError:
        return True
    return True


def main() -> None:
    """Both, one after the other."""
    load = os.getloadavg()[0]
    with running_site() as site:
        half_open(site)
        browser_heals(site)
    print(circumstances(load))


if __name__ == "__main__":
    main()
