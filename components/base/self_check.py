"""What the server found out about itself at its start: read by the console, by the operator's panel and by address."""

from typing import Literal, NamedTuple

from model.messages import Message

Verdict = Literal["sound", "notice", "fault"]
MARKS: dict[Verdict, str] = {"sound": "✓", "notice": "!", "fault": "×"}


class Check(NamedTuple):
    """One point of the check: its subject, how it stands and a sentence."""

    ident: str
    subject: Message
    verdict: Verdict
    sentence: Message


_latest: list[Check] = []


def publish(checks: tuple[Check, ...]) -> None:
    """Make `checks` the latest ones."""
    _latest[:] = checks


def latest() -> tuple[Check, ...]:
    """The checks of the server's start; none before."""
    return tuple(_latest)
