"""Speeds of roads as people write them: with units, in lists, in full-width digits; km/h comes out."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from model.reach.grid import Floats

SLOWEST, FASTEST = 3.0, 130.0
KMH, MPH, METRES, KNOTS = "km/h", "mph", "m/s", "knots"
UNITS = {
    **dict.fromkeys(("", "km/h", "kmh", "kph", "kmph", "km/hr", "km", "k", "公里", "千米", "迈"), KMH),
    **dict.fromkeys(("公里/小时", "公里/时", "公里每小时", "公里每时", "千米/小时", "千米/时", "千米每小时"), KMH),
    **dict.fromkeys(("mph", "mi/h", "mile/h", "miles/h", "英里", "英里/小时", "英里/时", "英里每小时"), MPH),
    **dict.fromkeys(("m/s", "mps", "米/秒", "米每秒"), METRES),
    **dict.fromkeys(("knots", "knot", "kn", "节"), KNOTS),
}  # fmt: skip
FACTORS = {KMH: 1.0, MPH: 1.609344, METRES: 3.6, KNOTS: 1.852}
BETWEEN = re.compile(r"[;|、,，\[\]()（）]|\s+or\s+|(?<=\d)\s*[/~～—–至]\s*(?=\d)|(?<=\d)\s*-\s*(?=\d)")
ONE = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(.*)$", re.DOTALL)
IN_NAME = re.compile(r"mph|m/s|km/?h|公里|千米|英里|米/秒", re.IGNORECASE)


@dataclass
class Speeds:
    """km/h per line, nan where none is usable, and what was met: lists of values, other units, units not recognised,
    lines without a value, and values outside of what is driven. `examples` gives for another unit a text and its km/h.
    """

    kmh: Floats
    lists: int = 0
    units: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, float]] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    missing: int = 0
    absurd: int = 0


@dataclass(frozen=True)
class _Value:
    """One value: km/h, its unit ("" for one that is not recognised), and the text."""

    kmh: float
    unit: str
    text: str


def speeds(values: Iterable[Any], column: str) -> Speeds:
    """The speed of each line; `column` is the field's name, which may state a unit for values without one."""
    stated = IN_NAME.search(unicodedata.normalize("NFKC", column))
    usual = UNITS.get(stated[0].lower(), KMH) if stated else KMH
    parts = [_parts(value) for value in values]
    result = Speeds(np.full(len(parts), np.nan))
    memory: dict[str, _Value | None] = {}
    for place, texts in enumerate(parts):
        read = [memory.setdefault(text, _one(text, usual)) if text not in memory else memory[text] for text in texts]
        _settle(result, place, [value for value in read if value])
    return result


def _settle(speeds: Speeds, place: int, read: Sequence[_Value]) -> None:
    """The first usable of the values read for one line."""
    speeds.lists += len(read) > 1
    sound = [value for value in read if value.unit]
    chosen = next((value for value in sound if SLOWEST <= value.kmh <= FASTEST), None)
    if chosen:
        speeds.kmh[place] = chosen.kmh
        if chosen.unit != KMH:
            speeds.units[chosen.unit] += 1
            speeds.examples.setdefault(chosen.unit, (chosen.text, chosen.kmh))
    elif sound:
        speeds.absurd += 1
    elif read:
        speeds.foreign.append(read[0].text)
    else:
        speeds.missing += 1


def _parts(value: Any) -> list[str]:
    """The values of a cell as plain text: of a list its members, of text what stands between separators."""
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        with suppress(ValueError, RecursionError):
            value = json.loads(value)
    if isinstance(value, list | tuple | np.ndarray):
        return [part for each in value if not isinstance(each, list | tuple | dict) for part in _parts(each)]
    if value is None or isinstance(value, bool | dict) or value != value:
        return []
    text = unicodedata.normalize("NFKC", str(value)).strip().lower().replace("\u2212", "-")
    return [part.strip() for part in BETWEEN.split(text) if part.strip(" \"'")]


def _one(text: str, usual: str) -> _Value | None:
    """A single value, None where it is no number."""
    match = ONE.match(text.strip("\"'"))
    if not match:
        return None
    written = re.sub(r"\s+|[.。]$", "", match[2])
    unit = UNITS.get(written)
    if unit is None:
        return _Value(np.nan, "", text[:20])
    unit = usual if not written else unit
    kmh = float(match[1]) * FACTORS[unit]
    return _Value(kmh if unit == KMH else float(round(kmh)), unit, text[:20])
