"""The operator's PIN and the editors' key: only their hashes stand in the settings."""

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

COST, BLOCK, PARALLEL = 16384, 8, 1
SALT_BYTES, LEAST_DIGITS, MOST_DIGITS = 16, 6, 12
LEAST_KEY, MOST_KEY = 12, 64
"""Characters of the editors' key."""
MOST_GATES = 256
TRIES, LOCKED_S = 5, 600.0
"""Wrong PINs in a row until the panel stays closed, and for how long, in seconds."""


def hashed(pin: str) -> str:
    """Salted hash of a PIN of six to twelve digits, to stand in the settings. Raises ValueError for another text."""
    if not (pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise ValueError(f"a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits")
    return _salted(pin)


def hashed_key(key: str) -> str:
    """Salted hash of an editors' key of twelve to 64 characters. Raises ValueError for another text."""
    if not (LEAST_KEY <= len(key) <= MOST_KEY and key.isprintable()):
        raise ValueError(f"a key has {LEAST_KEY} to {MOST_KEY} characters")
    return _salted(key)


def _salted(secret: str) -> str:
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt:{COST}:{BLOCK}:{PARALLEL}:{salt.hex()}:{_key(secret, salt, (COST, BLOCK, PARALLEL)).hex()}"


def matches(pin: str, stored: str, longest: int = MOST_DIGITS) -> bool:
    """Whether `pin` is the one of the hash; never for an empty hash or one of a cost beyond ours."""
    parts = stored.split(":")
    if len(parts) != 6 or not 0 < len(pin) <= longest:
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

    longest: int = MOST_DIGITS
    most: int = TRIES
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
            if matches(pin, stored, self.longest):
                self.tries = 0
                return True
        self.count()
        return False

    def count(self) -> None:
        """A wrong try: after as many as are allowed the gate is closed for a while."""
        with self.lock:
            self.tries += 1
            if self.tries >= self.most:
                self.tries, self.closed_until = 0, time.monotonic() + LOCKED_S


@dataclass
class Gates:
    """A gate for each address that tries, so that one visitor cannot lock out the others, and one for all together."""

    whole: Gate = field(default_factory=lambda: Gate(MOST_KEY, 20 * TRIES))
    by_address: "OrderedDict[str, Gate]" = field(default_factory=OrderedDict)

    def waits_s(self, address: str) -> float:
        """Seconds until a try from this address counts again."""
        return max(self.whole.waits_s(), self._gate(address).waits_s())

    def opens(self, address: str, key: str, stored: str) -> bool:
        """Whether the key is right and neither gate closed."""
        if self.waits_s(address):
            return False
        is_right = self._gate(address).opens(key, stored)
        if not is_right:
            self.whole.count()
        return is_right

    def _gate(self, address: str) -> Gate:
        gate = self.by_address.setdefault(address, Gate(MOST_KEY))
        self.by_address.move_to_end(address)
        while len(self.by_address) > MOST_GATES:
            self.by_address.popitem(last=False)
        return gate
