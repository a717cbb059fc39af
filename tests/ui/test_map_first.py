"""What stands beside a map waits where a part of the page brings another map to a browser, and nowhere else."""

from types import SimpleNamespace

import pytest

from components.drawing.maps import style_requests
from components.ui import map_first


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every wait; a part of a page runs in a browser."""
    seen: list[float] = []
    monkeypatch.setattr(map_first, "time", SimpleNamespace(sleep=seen.append))
    monkeypatch.setattr(map_first, "st", SimpleNamespace(session_state={}))
    monkeypatch.setattr(map_first.viewport, "is_browser", lambda: True)
    monkeypatch.setattr(map_first, "REQUEST_S", 0.0)
    _run(monkeypatch, ["part"])
    return seen


def _run(monkeypatch: pytest.MonkeyPatch, parts: list[str]) -> None:
    context = SimpleNamespace(fragment_ids_this_run=parts)
    monkeypatch.setattr(map_first, "get_script_run_ctx", lambda suppress_warning: context)


def test_only_another_map_is_waited_for(waits: list[float]) -> None:
    for style in ("/map/a", "/map/a", "/map/b", "/map/b", "/map/a"):
        map_first.ahead("map", style)
    assert waits == [map_first.PAINT_S] * 2


def test_two_maps_do_not_wait_for_one_another(waits: list[float]) -> None:
    for key in ("one", "other"):
        map_first.ahead(key, f"/map/{key}")
    assert waits == []


def test_a_whole_page_a_plain_picture_and_a_reader_without_a_browser_wait_for_nothing(
    waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    map_first.ahead("map", "/map/a")
    map_first.ahead("map", "")
    _run(monkeypatch, [])
    map_first.ahead("map", "/map/b")
    _run(monkeypatch, ["part"])
    monkeypatch.setattr(map_first.viewport, "is_browser", lambda: False)
    map_first.ahead("map", "/map/c")
    assert waits == []


def test_nobody_waits_long() -> None:
    assert map_first.REQUEST_S + map_first.PAINT_S <= 0.35


def test_a_browser_that_asks_for_the_style_ends_the_wait_and_another_style_does_not() -> None:
    with (
        style_requests.expected("map/style.json?show=a") as request,
        style_requests.expected("map/style.json?show=b") as other,
    ):
        style_requests.report("show=a")
        assert request.is_set() and not other.is_set()
    style_requests.report("show=b")
    assert not other.is_set() and not style_requests._waits


def test_the_map_is_passed_on_before_the_wait(waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(map_first.message_batches, "pass_on_now", lambda: order.append("passed on"))
    monkeypatch.setattr(map_first, "time", SimpleNamespace(sleep=lambda _: order.append("slept")))
    for style in ("/map/a", "/map/b"):
        map_first.ahead("map", style)
    assert order == ["passed on", "slept"]
