"""Signs of life of the kiosks' browsers, for the operator and for the watchdog beside each of them."""

import time
from dataclasses import dataclass, field
from typing import Literal, get_args

Mode = Literal["loop", "visit"]
MODES: tuple[str, ...] = get_args(Mode)
STALE_S = 60.0
"""Without a sign for so long a browser counts as lost; it gives one every 15 s."""
MOST_MACHINES = 500


@dataclass
class Pulse:
    """When the browser of each machine was last heard of, by the machine's address (monotonic seconds, so that a
    changed clock does not matter). `since` is the start of this server."""

    since: float
    beats: dict[str, float] = field(default_factory=dict)

    def beat(self, mode: str, machine: str = "") -> None:
        """A browser says what it shows; anything else is no sign."""
        if mode not in MODES:
            return
        self.beats.pop(machine, None)
        while len(self.beats) >= MOST_MACHINES:
            self.beats.pop(next(iter(self.beats)))
        self.beats[machine] = time.monotonic()

    def age_s(self, machine: str | None = None) -> float | None:
        """Seconds since the last sign of a machine, of any for None; None before the first."""
        at = max(self.beats.values(), default=None) if machine is None else self.beats.get(machine)
        return None if at is None else time.monotonic() - at

    def is_alive(self, machine: str) -> bool:
        """Whether the machine's browser was heard of lately."""
        age = self.age_s(machine)
        return age is not None and age < STALE_S

    def up_s(self) -> float:
        """Seconds since the server started."""
        return time.monotonic() - self.since


pulse = Pulse(time.monotonic())
"""The one of this server."""
