"""Routes of the kiosk: scenes and pictures, signs of life, and reports that only count what they may."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.base import pulse as pulses
from components.base.budget import Budget
from components.base.pulse import STALE_S, Pulse
from components.base.settings import Settings
from components.server import hall
from components.server.kiosk_words import LANGUAGES, kiosk_words
from components.store.visits import Tally
from components.story.kiosk import pictures


def request(body: bytes = b"", query: str = "", **path: str) -> Request:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": query.encode()}
    return Request(scope | {"path_params": path}, receive)


def answered(route: Any, *given: Any, **path: str) -> Response:
    return asyncio.run(route(request(*given, **path)))  # type: ignore[no-any-return]


@pytest.fixture
def tally(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tally:
    own = Tally(tmp_path / "kiosk.sqlite")
    monkeypatch.setattr(hall, "shared_tally", lambda: own)
    monkeypatch.setattr(hall, "read_settings", lambda: Settings(kiosk=True))
    monkeypatch.setattr(hall, "visits_counted", Budget(2, 1e-9))
    return own


def test_every_scene_comes_in_both_languages_with_a_figure_of_a_grade() -> None:
    whole = json.loads(bytes(answered(hall.loop).body))
    assert len(whole["scenes"]) >= 8
    for scene in whole["scenes"]:
        assert scene["zh"]["heading"] != scene["en"]["heading"]
        assert all(any(mark in scene[code]["label"] for mark in "●■◇△") for code in LANGUAGES)
        assert all(
            scene[code]["mark"] in "●■◇△" and scene[code]["mark"] not in scene[code]["value"] for code in LANGUAGES
        )
        assert set(scene["looks"]) == {"tall", "wide", "broad"}
        for look in scene["looks"].values():
            names = [sheet["address"].removeprefix("hall/picture/").partition("?")[0] for sheet in look["sheets"]]
            assert all(map(pictures.NAME.fullmatch, names)) and len(set(names)) == len(names)
            assert look["sheets"][0]["manner"] == "", "the ground is there from the first"
            assert all(0 <= share <= 1 for spot in look["spots"] for share in spot)
    assert len(whole["ahead"]["tall"]) == len(set(whole["ahead"]["tall"])) == len(whole["ahead"]["wide"])


def test_a_picture_that_is_none_is_not_there() -> None:
    assert answered(hall.picture, name="land-tenths_3-zh-tall.webp").status_code == 200
    assert answered(hall.picture, name="../../app.py").status_code == 404


def test_a_picture_is_kept_for_good_under_its_version_only() -> None:
    name = "land-tenths_3-zh-tall.webp"
    kept = answered(hall.picture, b"", f"v={pictures.version()}", name=name).headers["cache-control"]
    assert "immutable" in kept
    for query in ("", "v=of-yesterday"):
        assert answered(hall.picture, b"", query, name=name).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"seconds": "x", "language": "zh"}', b'{"seconds": 1, "language": "fr"}', b"[" * 300,
     b'{"seconds": 1e999, "language": "zh"}', b'{"seconds": 1, "language": "zh", "x": "' + b"y" * 500 + b'"}'],
)  # fmt: skip
def test_a_report_that_is_none_is_refused_and_counts_nothing(body: bytes, tally: Tally) -> None:
    assert answered(hall.visit, body).status_code == 400
    tally.flush()
    assert tally.days() == []


def test_reports_are_counted_as_often_as_halls_have_visitors(tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        assert answered(hall.visit, b'{"seconds": 30, "language": "en"}').status_code == 204
    tally.flush()
    assert tally.days()[0].visits == 2, "beyond the budget nothing is counted"


def test_a_site_that_is_no_kiosk_counts_nothing(tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "read_settings", Settings)
    assert answered(hall.visit, b'{"seconds": 30, "language": "en"}').status_code == 204
    tally.flush()
    assert tally.days() == []


def test_the_watchdog_hears_when_the_screen_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [500.0]
    monkeypatch.setattr(pulses.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(hall, "pulse", own := Pulse(500.0))
    assert answered(hall.health).status_code == 503
    answered(hall.beat, b"", "mode=nonsense")
    assert own.age_s() is None
    answered(hall.beat, b"", "mode=loop")
    assert answered(hall.health).status_code == 200
    own.beat("loop", "192.0.2.7")
    clock[0] += STALE_S + 1
    own.beat("visit", "192.0.2.7")
    assert own.is_alive("192.0.2.7"), "another machine's browser says nothing of this one's"
    assert answered(hall.health).status_code == 503


def test_words_of_the_page_carry_no_secret_and_cannot_end_their_script() -> None:
    site = Settings(kiosk=True, kiosk_pin="scrypt:16384:8:1:" + "ab" * 16 + ":" + "cd" * 32)
    words = kiosk_words(site)
    assert "scrypt" not in words and "<" not in words
    assert json.loads(words)["words"]["en"]["call"].isascii()


def test_signs_of_life_are_bounded() -> None:
    own = Pulse(0.0)
    for number in range(pulses.MOST_MACHINES + 5):
        own.beat("loop", f"machine {number}")
    assert len(own.beats) == pulses.MOST_MACHINES and own.age_s("machine 0") is None
