"""One thread computes, the others wait."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from model.single_flight import single_flight


def test_many_threads_that_ask_at_once_compute_a_value_once() -> None:
    computed: list[int] = []
    together = threading.Barrier(20)

    @single_flight(maxsize=4)
    def slow(number: int) -> list[int]:
        computed.append(number)
        time.sleep(0.05)
        return [number]

    def ask(number: int) -> list[int]:
        together.wait()
        return slow(number)

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, [1, 2] * 10))
    assert sorted(computed) == [1, 2]
    assert all(answer is slow(answer[0]) for answer in answers)


def test_one_slow_value_does_not_hold_up_another() -> None:
    begun, end = threading.Event(), threading.Event()

    @single_flight(maxsize=4)
    def wait_or_not(key: str) -> str:
        if key == "slow":
            begun.set()
            assert end.wait(10)
        return key

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(wait_or_not, "slow")
        assert begun.wait(10)
        assert wait_or_not("quick") == "quick"
        assert not slow.done()
        end.set()
        assert slow.result() == "slow"


def test_a_failure_is_not_kept_and_does_not_lock_the_others_out() -> None:
    attempts: list[int] = []

    @single_flight(maxsize=4)
    def fail_once() -> str:
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError("not there yet")
        return "there"

    with pytest.raises(OSError, match="not there yet"):
        fail_once()
    assert fail_once() == "there" == fail_once()
    assert len(attempts) == 2


def test_the_number_of_kept_values_is_bounded() -> None:
    @single_flight(maxsize=3)
    def same(number: int) -> int:
        return number

    for number in range(100):
        assert same(number) == number
    assert same.cache_info().currsize == 3
    same.cache_clear()
    assert same.cache_info().currsize == 0
