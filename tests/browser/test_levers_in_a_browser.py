"""A lever under the hand in a real browser: figures, answer and chart move with it, without a message to the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocket

from bench.server import Server

Settle = Callable[..., None]
# Everything that the parts of the page say, and the shapes of its charts.
SCREEN = """() => {
  const parts = [...document.querySelectorAll('*')].filter(node => node.shadowRoot);
  const texts = kind => parts.flatMap(node => [...node.shadowRoot.querySelectorAll(kind)]).map(node => node.innerText);
  const shapes = [...document.querySelectorAll('svg.marks path')].map(path => path.getAttribute('d'));
  return {figures: texts('.value'), answer: texts('.answer, .headline, .stands'), chart: shapes.join()};
}"""


def until_changed(page: Page, before: dict[str, Any]) -> dict[str, Any]:
    for _ in range(100):
        now: dict[str, Any] = page.evaluate(SCREEN)
        if now["answer"] != before["answer"] and now["chart"] != before["chart"]:
            return now
        page.wait_for_timeout(100)
    raise AssertionError("the page does not follow the hand")


@pytest.mark.parametrize(("address", "lever"), [("targets", "gdp_long_run"), ("balance", "base_population")])
def test_what_the_hand_sees_is_what_the_server_says_afterwards(
    app_server: Server, offline_page: Page, settle: Settle, address: str, lever: str
) -> None:
    page, sent = offline_page, []
    page.on("websocket", lambda socket: _counted(socket, sent))
    page.goto(f"{app_server.url}/{address}")
    settle(page)
    box = page.locator(f"#range_{lever}").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    with page.expect_response(lambda answer: f"/along/{lever}" in answer.url):
        page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    before = page.evaluate(SCREEN)
    sent.clear()
    page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    under_the_hand = until_changed(page, before)
    assert not sent
    page.mouse.up()
    settle(page)
    page.wait_for_timeout(500)
    assert sent and page.evaluate(SCREEN) == under_the_hand


def _counted(socket: WebSocket, sent: list[object]) -> None:
    socket.on("framesent", lambda frame: sent.append(frame))
