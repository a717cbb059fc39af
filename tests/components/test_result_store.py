"""The bounded store of results: one thread makes a result, the others wait, and nothing else is kept."""

from __future__ import annotations

import gc
import threading
import time
import weakref

import pytest

from components.base.result_store import ResultStore


def test_many_threads_that_ask_at_once_have_it_made_once() -> None:
    store: ResultStore[int] = ResultStore(4)
    made: list[int] = []

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(store.get("key", make))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [7] * 12 and len(made) == 1


def test_the_oldest_results_go_when_there_are_too_many() -> None:
    store: ResultStore[int] = ResultStore(2)
    for key in (1, 2, 1, 3):
        store.get(key, lambda key=key: key)  # type: ignore[misc]
    assert store.holds(1) and store.holds(3) and not store.holds(2) and len(store) == 2


def test_a_failure_is_not_kept() -> None:
    store: ResultStore[int] = ResultStore(2)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):
        store.get("key", fail)
    assert not store.holds("key") and store.get("key", lambda: 1) == 1


def test_what_a_result_is_made_from_is_not_kept() -> None:
    class Arrays:
        """Something large."""

    store: ResultStore[int] = ResultStore(2)
    arrays = Arrays()
    seen = weakref.ref(arrays)
    store.get("key", lambda arrays=arrays: id(arrays))  # type: ignore[misc]
    del arrays
    gc.collect()
    assert seen() is None
