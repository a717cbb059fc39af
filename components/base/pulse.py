"""Signs of life of a kiosk's browser, for the operator and for the watchdog beside it."""

import time
from dataclasses import dataclass
from typing import Literal, get_args

Mode = Literal["loop", "visit"]
MODES: tuple[str, ...] = get_args(Mode)
STALE_S = 60.0
"""Without a sign for so long the browser counts as lost; it gives one every 15 s."""


@dataclass
class Pulse:
    """When the browser was last heard of (monotonic seconds, so that a changed clock does not matter), and what it
    showed; `since` is the start of this server."""

    since: float
    at: float | None = None
    mode: str = ""

    def beat(self, mode: str) -> None:
        """The browser says what it shows; anything else is no sign."""
        if mode in MODES:
            self.at, self.mode = time.monotonic(), mode

    def age_s(self) -> float | None:
        """Seconds since the last sign, None before the first."""
        return None if self.at is None else time.monotonic() - self.at

    def is_alive(self) -> bool:
        """Whether the browser was heard of lately."""
        age = self.age_s()
        return age is not None and age < STALE_S

    def up_s(self) -> float:
        """Seconds since the server started."""
        return time.monotonic() - self.since


pulse = Pulse(time.monotonic())
"""The one of this server."""
