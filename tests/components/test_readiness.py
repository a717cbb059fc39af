"""A crowd waits until the server has read ahead; one visitor does not; and the answer to probes says which it is."""

import asyncio
import gc
import json
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from starlette.requests import Request
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from components.base import readiness
from components.base.navigation import ENTRIES, PAGES
from components.server.probes import readyz
from components.server.read_ahead import imported_modules


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(readiness, "GRACE_S", 0.05)
    readiness.begin()
    yield
    readiness.finish()


def probe() -> tuple[int, dict[str, Any], str | None]:
    answer = asyncio.run(readyz(Request({"type": "http", "method": "GET", "headers": [], "path": "/readyz"})))
    return answer.status_code, json.loads(answer.body), answer.headers.get("retry-after")


def arrive(session: str, inside: list[str]) -> threading.Thread:
    def go_in() -> None:
        readiness.wait_for_turn(session)
        inside.append(session)

    thread = threading.Thread(target=go_in)
    thread.start()
    return thread


def test_a_probe_is_told_to_come_back_until_reading_has_ended(reading: None) -> None:
    assert probe() == (503, {"ok": False, "pages": False}, "2")
    readiness.finish()
    assert probe() == (200, {"ok": True, "pages": True, "store": True}, None)


def test_a_crowd_waits_and_goes_in_together(reading: None) -> None:
    inside: list[str] = []
    crowd = [arrive(f"session-{number}", inside) for number in range(20)]
    time.sleep(0.3)
    assert inside == []
    readiness.finish()
    for thread in crowd:
        thread.join(5)
    assert len(inside) == 20


def test_a_single_visitor_goes_in_at_once_and_is_not_held_when_a_crowd_comes(reading: None) -> None:
    inside: list[str] = []
    arrive("single", inside).join(5)
    assert inside == ["single"]
    crowd = [arrive(f"session-{number}", inside) for number in range(readiness.CROWD)]
    arrive("single", inside).join(5)
    assert inside == ["single", "single"]
    readiness.finish()
    for thread in crowd:
        thread.join(5)


def test_the_session_of_the_reading_itself_never_waits(reading: None) -> None:
    inside: list[str] = []
    crowd = [arrive(f"session-{number}", inside) for number in range(10)]
    readiness.admit("own")
    arrive("own", inside).join(5)
    assert inside == ["own"]
    readiness.finish()
    for thread in crowd:
        thread.join(5)


def test_nobody_waits_where_nobody_reads_ahead() -> None:
    began = time.perf_counter()
    for number in range(50):
        readiness.wait_for_turn(f"session-{number}")
    assert time.perf_counter() - began < 0.05


@contextmanager
def frequent_switches() -> Iterator[None]:
    """Collections forced while syntax trees are made let other threads in at the worst moments."""

    def let_others_in(phase: str, _: dict[str, int]) -> None:
        time.sleep(0)

    threshold, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.callbacks.append(let_others_in)
    gc.set_threshold(50)
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        gc.callbacks.remove(let_others_in)
        gc.set_threshold(*threshold)
        sys.setswitchinterval(interval)


def test_pages_compile_while_another_thread_parses() -> None:
    """Python 3.11 counts the depth of syntax trees for all threads together: a switch in between is a SystemError."""
    over = threading.Event()

    def parse() -> None:
        while not over.is_set():
            with suppress(SystemError):  # the parsing thread is the disturbance, not what is tested
                list(imported_modules(PAGES / ENTRIES[0].script))

    def compile_all() -> None:
        for _ in range(20):
            cache = ScriptCache()
            for entry in ENTRIES:
                cache.get_bytecode(str(PAGES / entry.script))

    with ThreadPoolExecutor(2) as pool, frequent_switches():
        disturbing = pool.submit(parse)
        try:
            pool.submit(compile_all).result()  # raises what compiling raised
        finally:
            over.set()
            disturbing.result()
