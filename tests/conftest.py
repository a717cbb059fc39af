"""Fixtures of the browser tests and the order of the whole run.

Everything under ``tests/browser`` is marked ``browser`` by itself, runs last, and is skipped with one
clear sentence where no Chromium is installed; with ``CI=true`` a missing Chromium is a failure.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, BrowserType, ConsoleMessage, Page, Request, WebSocket
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # a bare `pytest` finds the packages as `python -m pytest` does
    sys.path.insert(0, str(ROOT))

from bench.chromium import ARGS, MISSING, OPENING_SEEN, UNDRAWN_MAPS, find_chromium, launch_options  # noqa: E402
from bench.server import Server  # noqa: E402
from tests.watching import Watch  # noqa: E402

# Workers share the cores, so the time of one example says nothing.
settings.register_profile("shared cores", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared cores")

OWN_SERVER = "tests/browser/test_kiosk_in_a_browser.py"
"""Browser tests that share a server of their own, which costs more than they do."""
LONGEST = (
    *("pages_in_turn", "kiosk_in_a_browser", "presses_in_a_browser", "room_in_a_browser"),
    *("years_in_a_browser", "presenter_in_a_browser", "back_row"),
)
BROWSER_TESTS = Path(__file__).parent / "browser"
STRICT = os.environ.get("CI", "").lower() in {"1", "true"}
REPORT_CSP = """
window.cspViolations = [];
document.addEventListener('securitypolicyviolation',
    event => window.cspViolations.push(`${event.effectiveDirective} blocked ${event.blockedURI}`));
"""


class FilesTogether(LoadScopeScheduling):
    """Gives each worker whole files, in the order of the run, so that what a file's tests share is made once.

    Most browser tests share no more than a worker's server and go out one at a time, so that all workers end together.
    """

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::", 1)[0]
        return nodeid if path.startswith("tests/browser/") and path != OWN_SERVER else path


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return FilesTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
    # Last: quick tests speak first, and Playwright leaves an event loop running in the main thread.
    # Among those the longest first, so that no worker is left alone with one at the end.
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, place_of(item.path.stem)))


def place_of(module: str) -> int:
    """Where in the run a module of browser tests stands."""
    name = module.removeprefix("test_")
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_collection_finish() -> None:
    """Thousands of tests and all libraries stay to the end: going through them again for garbage takes a tenth of the
    time of tests of pages."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or find_chromium():
        return
    if STRICT:
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if any(MISSING in reason for reason in reasons):
        terminalreporter.write_line(MISSING, yellow=True)


@pytest.fixture(scope="session")
def packages_scanned_once() -> Iterator[None]:
    """Every AppTest reads the metadata of all installed packages, which takes ten times as long as a page."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


def own_store(folder: Path) -> dict[str, str]:
    """The environment of a server that keeps scenarios in `folder` and not in the working copy's database."""
    return {"EXPLORER_SCENARIO_DATABASE": f"sqlite:///{folder / 'scenarios.sqlite'}"}


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once in each worker on a free port."""
    with Server(environment=own_store(tmp_path_factory.mktemp("store"))) as server:
        yield server


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server nobody has visited, for cold deep links and restarts (``stop()``, then ``start()``: same port).

    It reads nothing ahead, which takes more of the processor than what is tested.
    """
    with Server(environment=own_store(tmp_path) | {"EXPLORER_READ_AHEAD": "false"}) as server:
        yield server


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stands in for the plug-in's own fixture, which warns under this pytest; tests name their server."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Without compositing on the graphics card, which where there is none costs more than the pages themselves."""
    return {**launch_options(), "args": [*ARGS, "--disable-gpu-compositing"]}


SEEN = {"name": OPENING_SEEN, "value": "1", "url": "http://127.0.0.1"}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    state = {"cookies": [SEEN], "origins": []}
    size = {"width": 1920, "height": 1080}
    return {**browser_context_args, "viewport": size, "locale": "zh-CN", "storage_state": state}


@pytest.fixture(scope="session")
def profile(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """One browser for all tests of a worker. It keeps compiled scripts, so that a page costs a quarter less."""
    arguments = browser_type_launch_args | browser_context_args
    arguments.pop("storage_state")
    folder = tmp_path_factory.mktemp("profile")
    context = browser_type.launch_persistent_context(folder, **arguments)
    yield context
    context.close()


@pytest.fixture
def context(profile: BrowserContext) -> Iterator[BrowserContext]:
    """The worker's browser as a first visit finds it, but for the overview's opening."""
    blank = profile.pages[0]
    left = {"origin": "*", "storageTypes": "cookies,local_storage,indexeddb,cache_storage,service_workers"}
    profile.new_cdp_session(blank).send("Storage.clearDataForOrigin", left)
    profile.clear_permissions()
    profile.clear_cookies()
    profile.add_cookies([SEEN])
    yield profile
    for page in profile.pages[1:]:
        page.close()


@pytest.fixture
def watch(page: Page) -> Watch:
    """The bookkeeper of ``offline_page``."""
    record = Watch(page)

    def on_request(request: Request) -> None:
        record.note_address(request.url)

    def on_socket(socket: WebSocket) -> None:
        record.note_address(socket.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            record.errors.append(f"{message.text} ({message.location['url']})")

    page.context.on("request", on_request)
    page.on("websocket", on_socket)
    page.on("console", on_console)
    page.on("pageerror", lambda error: record.errors.append(str(error)))
    page.add_init_script(REPORT_CSP)
    return record


@pytest.fixture
def offline_page(page: Page, watch: Watch) -> Iterator[Page]:
    """A page whose every request is recorded; the test fails if one went to a foreign host.

    Ask for ``watch`` as well and call ``watch.assert_quiet()`` for console errors and content policy.
    """
    yield page
    assert watch.foreign == [], f"requests left the machine: {watch.foreign}"


@pytest.fixture
def undrawn_page(offline_page: Page) -> Page:
    """An `offline_page` whose maps fill no pixels, for tests that look at the rest of a page."""
    offline_page.add_init_script(UNDRAWN_MAPS)
    return offline_page


NO_SKELETON = "() => !document.querySelector('[data-testid=stMain] [data-testid=stSkeleton]')"


@pytest.fixture(scope="session")
def settle() -> Callable[..., None]:
    """``settle(page)`` waits until Streamlit has finished the script run and drawn its result."""

    def wait(page: Page, timeout_s: float = 30.0) -> None:
        app = "[data-testid=stApp]"
        page.wait_for_selector(f"{app}[data-test-script-state=notRunning]", timeout=timeout_s * 1e3)
        page.wait_for_selector(f"{app} [data-stale=true]", state="detached", timeout=timeout_s * 1e3)
        with suppress(PlaywrightTimeout):  # elements whose code is still on the way
            page.wait_for_function(NO_SKELETON, timeout=5e3)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    return wait
