"""Encoding of a scenario code's numbers, texts and checksum, in unreserved URL characters only."""

import base64
import math
import re
import zlib

NUMBER = re.compile(r"N?[0-9]+(\.[0-9]+)?(eN?[0-9]+)?")
WHOLE = re.compile(r"N?[0-9]{1,6}")
PLAIN = re.compile(r"[a-z0-9_.]*")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CHECKSUM_LENGTH = 7


def number(value: float) -> str:
    """The shortest decimal that parses to the same float, with N for minus."""
    return repr(value).removesuffix(".0").replace("e+", "e").replace("-", "N")


def read_number(part: str) -> float:
    """The float of a number. Raises ValueError."""
    value = float(part.replace("N", "-")) if NUMBER.fullmatch(part) else math.nan
    if not math.isfinite(value):
        raise ValueError(part)
    return value


def read_whole(part: str) -> int:
    """The integer of a number without point or exponent. Raises ValueError."""
    if not WHOLE.fullmatch(part):
        raise ValueError(part)
    return int(part.replace("N", "-"))


def text(written: str) -> str:
    """The text as it is where its characters allow, else Z and base 32 of its UTF-8."""
    if PLAIN.fullmatch(written):
        return written
    return "Z" + base64.b32encode(written.encode()).decode().rstrip("=").lower()


def read_text(part: str) -> str:
    """The text that was written. Raises ValueError."""
    if part.startswith("Z"):
        packed = part[1:].upper()
        return base64.b32decode(packed + "=" * (-len(packed) % 8)).decode()
    if not PLAIN.fullmatch(part):
        raise ValueError(part)
    return part


def checksum(body: str) -> str:
    """CRC-32 in base 36."""
    rest, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        rest, digit = divmod(rest, 36)
        digits = DIGITS[digit] + digits
    return digits
