"""A session's messages are counted, merged and checked before Streamlit sees them."""

import asyncio
import json
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from components.server import message_guard
from components.server.message_guard import BURST, DEEPEST, LONGEST_QUEUE, Inbox, is_too_deep, replaces


def rerun(value: float | None = None, *, fragment: str = "", pressed: bool = False) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_script_hash, message.rerun_script.fragment_id = "page", fragment
    states = message.rerun_script.widget_states.widgets
    if value is not None:
        states.append(WidgetState(id="slider", double_value=value))
    if pressed:
        states.append(WidgetState(id="button", trigger_value=True))
    return message


def queue_of(messages: list[BackMsg]) -> "asyncio.Queue[dict[str, Any]]":
    queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    for message in messages:
        queue.put_nowait({"type": "websocket.receive", "bytes": message.SerializeToString()})
    return queue


def deliver(messages: list[BackMsg], wanted: int) -> list[BackMsg]:
    """What Streamlit gets: the first `wanted` messages, or fewer if the session is closed."""

    async def collect() -> list[BackMsg]:
        inbox, delivered = Inbox(queue_of(messages).get), []
        while len(delivered) < wanted and (message := await inbox.receive())["type"] == "websocket.receive":
            delivered.append(BackMsg.FromString(message["bytes"]))
        return delivered

    return asyncio.run(asyncio.wait_for(collect(), 30))


def values(messages: list[BackMsg]) -> list[float]:
    return [message.rerun_script.widget_states.widgets[0].double_value for message in messages]


def test_what_a_hand_does_passes_unchanged_and_in_order() -> None:
    messages = [rerun(float(n), pressed=n % 5 == 0) for n in range(BURST)]
    assert deliver(messages, BURST) == messages


def test_a_flood_is_merged_to_its_last_state() -> None:
    async def flood() -> list[float]:
        inbox, delivered = Inbox(queue_of([rerun(float(number)) for number in range(5000)]).get), []
        while not delivered or delivered[-1] != 4999:
            delivered += values([BackMsg.FromString((await inbox.receive())["bytes"])])
        return delivered

    delivered = asyncio.run(asyncio.wait_for(flood(), 30))
    assert len(delivered) < BURST + 100 and delivered == sorted(delivered)


def test_a_slider_drawn_for_three_seconds_ends_where_the_hand_ends() -> None:
    async def draw() -> tuple[list[float], float]:
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

        async def hand() -> float:
            for number in range(180):
                await asyncio.sleep(1 / 60)
                queue.put_nowait({"type": "websocket.receive", "bytes": rerun(float(number)).SerializeToString()})
            return asyncio.get_running_loop().time()

        drawing = asyncio.create_task(hand())
        inbox, delivered = Inbox(queue.get), []
        while not delivered or delivered[-1] != 179:
            delivered += values([BackMsg.FromString((await inbox.receive())["bytes"])])
        return delivered, asyncio.get_running_loop().time() - await drawing

    delivered, behind_s = asyncio.run(asyncio.wait_for(draw(), 30))
    assert len(delivered) >= BURST
    assert behind_s < 0.3


def test_presses_are_never_merged_away_and_too_many_close_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_guard, "PER_SECOND", 2000.0)
    messages = [rerun(float(n), pressed=True) for n in range(BURST + 100)]
    assert deliver(messages, len(messages)) == messages
    monkeypatch.setattr(message_guard, "PER_SECOND", 20.0)
    many = [rerun(float(n), pressed=True) for n in range(BURST + 2 * LONGEST_QUEUE)]
    assert len(deliver(many, len(many))) < BURST + LONGEST_QUEUE


@pytest.mark.parametrize("kind", sorted(message_guard.REFUSED))
def test_a_visitor_cannot_empty_the_caches_nor_reach_a_developers_menu(kind: str) -> None:
    refused = BackMsg(**{kind: True})
    assert deliver([refused, rerun(1.0)], 1) == [rerun(1.0)]


def test_only_a_later_state_of_the_same_place_replaces_an_earlier() -> None:
    assert replaces(rerun(2.0), rerun(1.0))
    assert replaces(rerun(2.0, pressed=True), rerun(1.0))
    assert not replaces(rerun(2.0), rerun(1.0, pressed=True))
    assert not replaces(rerun(2.0, fragment="a"), rerun(1.0))
    assert not replaces(rerun(2.0), BackMsg(stop_script=True))


def test_json_nested_deep_does_not_reach_a_parser() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    message = rerun(1.0)
    message.rerun_script.widget_states.widgets.append(WidgetState(id="levers", json_trigger_value=deep))
    message.rerun_script.widget_states.widgets.append(WidgetState(id="tree", json_value='{"a":' * 70 + "1" + "}" * 70))
    assert deliver([message], 1) == [rerun(1.0)]


def test_depth_is_counted_as_levels_not_as_brackets() -> None:
    assert not is_too_deep(json.dumps([[n, {"a": n}] for n in range(10_000)]))
    assert not is_too_deep("[" * DEEPEST + "]" * DEEPEST)
    assert is_too_deep("[" * (DEEPEST + 1))


def test_bytes_that_are_no_message_are_left_to_streamlit() -> None:
    broken = [{"type": "websocket.receive", "bytes": b"\xff\xff\xff"}, {"type": "websocket.receive", "text": "x"}]

    async def receive() -> dict[str, Any]:
        return broken.pop(0)

    async def both() -> list[dict[str, Any]]:
        inbox = Inbox(receive)
        return [dict(await inbox.receive()), dict(await inbox.receive())]

    expected = list(broken)
    assert asyncio.run(both()) == expected
