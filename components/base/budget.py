"""A budget of requests: a burst at once, then so many a second. A clock that is set changes nothing."""

from dataclasses import dataclass, field
from time import monotonic


@dataclass
class Budget:
    """`burst` requests at once and `per_second` after that, which also fills what was spent."""

    burst: float
    per_second: float
    left: float = field(init=False)
    at: float = field(default_factory=monotonic)

    def __post_init__(self) -> None:
        self.left = self.burst

    def delay_s(self) -> float:
        """Seconds until one more request is allowed, 0 for now."""
        now = monotonic()
        self.left = min(self.burst, self.left + (now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1.0 - self.left) / self.per_second)

    def spend(self) -> None:
        """Count one request."""
        self.left -= 1

    def takes(self) -> bool:
        """Whether one more is allowed now; counts it if so."""
        if self.delay_s():
            return False
        self.spend()
        return True
