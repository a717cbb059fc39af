"""Messages of a run wait for one another, and nothing overtakes anything."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent as Event

from components.ui import message_batches

MESSAGE, STARTED, STOPPED = Event.ENQUEUE_FORWARD_MSG, Event.SCRIPT_STARTED, Event.FRAGMENT_STOPPED_WITH_SUCCESS


class Session(AppSession):
    """A session without script and browser; says what reaches its event loop, and how often that is woken."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._event_loop = loop
        self.seen: list[Any] = []
        self.wakes = 0

    def __del__(self) -> None:
        """There is nothing to shut down."""

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        self.wakes += 1
        super()._call_soon_on_event_loop(callback)

    def say(self, event: Event, text: str = "") -> None:
        about = {"forward_msg": ForwardMsg(ref_hash=text)} if event is MESSAGE else {}
        message_batches._on_event(self, None, event, **about)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    def handle(own: Session, sender: object, event: Event, forward_msg: ForwardMsg | None = None) -> None:
        text = forward_msg and (forward_msg.ref_hash or forward_msg.page_info_changed.query_string)
        own.seen.append(text or event)

    monkeypatch.setattr(message_batches, "handle_event", handle)
    loop = asyncio.new_event_loop()
    yield Session(loop)
    loop.close()


def waited(session: Session, seconds: float) -> list[Any]:
    session._event_loop.run_until_complete(asyncio.sleep(seconds))
    return session.seen


def test_the_messages_of_a_run_come_with_its_end(session: Session) -> None:
    session.say(STARTED)
    for text in "abcdefgh":
        session.say(MESSAGE, text)
    session.say(STOPPED)
    assert waited(session, 0) == [STARTED, *"abcdefgh", STOPPED]
    assert session.wakes == 2, "for start and end alone"


def test_no_message_of_a_new_run_comes_before_its_start_however_late_the_loop_is(session: Session) -> None:
    session.say(MESSAGE, "old")
    session.say(STARTED)
    session.say(MESSAGE, "new")
    assert waited(session, 0) == ["old", STARTED, "new"]


def test_a_long_run_shows_what_it_has(session: Session) -> None:
    session.say(MESSAGE, "a")
    assert waited(session, 0) == []
    assert waited(session, 3 * message_batches.HOLD_S) == ["a"]
    session.say(MESSAGE, "b")
    assert waited(session, 3 * message_batches.HOLD_S) == ["a", "b"]


def test_a_run_may_pass_on_what_it_has_before_it_goes_on(session: Session) -> None:
    session.say(MESSAGE, "a")
    message_batches.pass_on_now()
    assert waited(session, 0) == ["a"]


def test_of_addresses_one_after_the_other_the_last_is_sent(session: Session) -> None:
    for text in ("a=1", "a=1&b=2"):
        message = ForwardMsg()
        message.page_info_changed.query_string = text
        message_batches._on_event(session, None, MESSAGE, forward_msg=message)
    session.say(MESSAGE, "seen")
    session.say(STOPPED)
    assert waited(session, 0) == ["a=1&b=2", "seen", STOPPED]
