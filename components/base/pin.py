"""The operator's PIN: only its hash stands in the settings."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from threading import Lock

COST, BLOCK, PARALLEL = 16384, 8, 1
SALT_BYTES, LEAST_DIGITS, MOST_DIGITS = 16, 6, 12
TRIES, LOCKED_S = 5, 600.0
"""Wrong PINs in a row until the panel stays closed, and for how long, in seconds."""


def hashed(pin: str) -> str:
    """Salted hash of a PIN of six to twelve digits, to stand in the settings. Raises ValueError for another text."""
    if not (pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise ValueError(f"a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits")
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt:{COST}:{BLOCK}:{PARALLEL}:{salt.hex()}:{_key(pin, salt, (COST, BLOCK, PARALLEL)).hex()}"


def matches(pin: str, stored: str) -> bool:
    """Whether `pin` is the one of the hash; never for an empty hash or one of a cost beyond ours."""
    parts = stored.split(":")
    if len(parts) != 6 or not 0 < len(pin) <= MOST_DIGITS:
        return False
    cost, block, parallel = (int(part) for part in parts[1:4])
    if cost > COST * 4 or block > BLOCK * 2 or parallel > 4:
        return False
    key = _key(pin, bytes.fromhex(parts[4]), (cost, block, parallel))
    return hmac.compare_digest(key, bytes.fromhex(parts[5]))


def _key(pin: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    cost, block, parallel = costs
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=block, p=parallel, maxmem=256 * 1024 * 1024)


@dataclass
class Gate:
    """Counts wrong tries of the whole site, whoever makes them. Time is monotonic: setting the clock opens nothing."""

    tries: int = 0
    closed_until: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def waits_s(self) -> float:
        """Seconds until a try counts again, 0 where it counts now."""
        return max(0.0, self.closed_until - time.monotonic())

    def opens(self, pin: str, stored: str) -> bool:
        """Whether the PIN is right and the gate open. A wrong one counts; a right one forgets those before."""
        with self.lock:
            if self.waits_s():
                return False
            if matches(pin, stored):
                self.tries = 0
                return True
            self.tries += 1
            if self.tries >= TRIES:
                self.tries, self.closed_until = 0, time.monotonic() + LOCKED_S
            return False
