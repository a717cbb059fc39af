"""A handout made aside: it says how far it is, gives the same file as made at once, and stops when told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait

import pytest

from components.base.look import Look
from components.handout.deck import Origin
from components.handout.job import HandoutJob, StoppedError
from components.handout.page_files import maker_of
from components.handout.slides import deck_of
from data.errors import DataContractError
from data.stories import stories

SHORT = stories()[0].model_copy(update={"steps": stories()[0].steps[3:6]})
LOOK, ORIGIN = Look(width=1000), Origin("2026-11-30")


class Watched(HandoutJob):
    """A job that remembers how far it was, and may be told to stop on the way."""

    shares: list[tuple[float, int]]
    at: Callable[[float], bool]

    def _advance(self, share: float, step: int) -> None:
        super()._advance(share, step)
        self.shares.append((share, step))
        if self.at(share):
            self.stop()


def job(ending: str = "html", at: Callable[[float], bool] = lambda share: False) -> Watched:
    watched = Watched(SHORT, ending)
    watched.shares, watched.at = [], at
    return watched


@pytest.mark.parametrize("ending", ["html", "pptx", "pdf"])
def test_a_file_says_how_far_it_is_up_to_its_end(ending: str) -> None:
    watched = job(ending)
    content = watched.bytes_of(LOOK, ORIGIN)
    shares = [share for share, _ in watched.shares]
    assert shares == sorted(shares) and shares[-1] == 1.0 and 0 < shares[0] < 0.2
    assert len(set(shares)) >= 2 * len(SHORT.steps), "words and pictures of every step count"
    assert {step for _, step in watched.shares} == {1, 2, 3}
    if ending == "html":
        assert content == maker_of("html")(deck_of(SHORT, LOOK, ORIGIN))


@pytest.mark.parametrize("share", [0.05, 0.35, 0.7])
def test_a_file_that_is_not_wanted_any_more_stops_on_the_way(share: float) -> None:
    watched = job(at=lambda now: now >= share)
    with pytest.raises(StoppedError):
        watched.bytes_of(LOOK, ORIGIN)
    assert watched.share < 1 and watched.is_stopped
    with pytest.raises(StoppedError):
        watched.result()


def test_a_job_runs_aside_and_ends_with_the_file() -> None:
    started = job().start(LOOK, ORIGIN)
    assert started.result().startswith(b"<!DOCTYPE html>") and not started.is_running and started.share == 1.0


def test_what_goes_wrong_is_raised_to_whoever_takes_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise DataContractError([])

    monkeypatch.setattr("components.handout.job.deck_of", broken)
    started = job().start(LOOK, ORIGIN)
    assert started._future
    wait([started._future])
    assert not started.is_running
    with pytest.raises(DataContractError):
        started.result()
