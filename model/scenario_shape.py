"""Form of a scenario's entries: types, finite numbers, well-formed ids, no duplicates. Needs no catalogue."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from model.scenario_errors import Problem, Reason

Part = Literal[
    "levers", "targets", "slips", "closures", "openings", "facilities", "removals", "positions", "capacities"
]  # fmt: skip
FIRST_PARTS: tuple[Part, ...] = ("levers", "targets", "slips", "closures", "openings", "facilities")
"""Parts of the first releases, which are in every digest."""
PARTS: tuple[Part, ...] = (*FIRST_PARTS, "removals", "positions", "capacities")
NAME_LENGTH = 60
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_SLIP = 30
MOST_ENTRIES = 400
"""Maximum number of entries of one kind: far above any real use, far below what could slow a page."""
LARGEST = 1e15
"""No figure of a plan exceeds this; beyond it sums of floats would start to lose whole units."""
PLACE_DECIMALS = 5
ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, order=True)
class AddedFacility:
    """A facility that a scenario adds. Position in WGS 84 degrees, kept to about one metre.

    `opens` is a calendar year; `capacity` counts places or beds, 0 where unknown.
    """

    category: str
    lon: float
    lat: float
    opens: int
    capacity: float = 0.0


Entry = tuple[object, ...]


def fields_of(entry: object) -> Entry:
    """An entry as plain fields: a closure or a removal is its id alone."""
    if isinstance(entry, AddedFacility):
        return (entry.category, entry.lon, entry.lat, entry.opens, entry.capacity)
    return tuple(entry) if isinstance(entry, tuple) else (entry,)


def shape_problems(part: Part, entries: object) -> list[Problem]:
    """All problems of one part of a scenario."""
    if not isinstance(entries, tuple):
        return [Problem("not_a_list", part, value=_cut(entries))]
    if len(entries) > MOST_ENTRIES:
        return [Problem("too_many", part, value=str(len(entries)), high=MOST_ENTRIES)]
    problems = [problem for entry in entries for problem in _entry_problems(part, entry)]
    if not problems:
        keys = [key_of(part, fields_of(entry)) for entry in entries]
        problems = [Problem("twice", part, str(key[0])) for key in sorted(set(keys), key=str) if keys.count(key) > 1]
    return problems


def name_problems(name: object) -> list[Problem]:
    """A name is one line of at most `NAME_LENGTH` characters without control characters; empty means not named yet."""
    if isinstance(name, str) and len(name) <= NAME_LENGTH and name == name.strip():
        hidden = [c for c in name if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
        if not hidden:
            return []
    return [Problem("bad_name", "name", value=_cut(name), high=NAME_LENGTH)]


def normal(part: Part, entry: object) -> object:
    """A sound entry with floats for numbers, so that 8 and 8.0 are one scenario. Positions are rounded."""
    fields = fields_of(entry)
    if part == "facilities":
        category, _, _, opens, capacity = fields
        return AddedFacility(str(category), *_place(fields), int(str(opens)), _float(capacity))
    if part == "positions":
        return (fields[0], *_place(fields))
    if part in ("levers", "targets", "capacities"):
        return (*fields[:-1], _float(fields[-1]))
    return fields[0] if part in ("closures", "removals") else fields


def key_of(part: Part, fields: Entry) -> Entry:
    """The key that must be unique: the id; for targets also the year; for facilities also place and year."""
    if part == "facilities":
        return (fields[0], *_place(fields), fields[3])
    return fields[:2] if part == "targets" else fields[:1]


Check = Callable[[object], bool]


def is_number(value: object) -> bool:
    """True for a finite int or float within ±LARGEST; False for bool."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_id(value: object) -> bool:
    return isinstance(value, str) and ID.fullmatch(value) is not None


def _is_year(value: object) -> bool:
    return _is_whole(value, FIRST_YEAR, LAST_YEAR)


def _is_slip(value: object) -> bool:
    return _is_whole(value, -LONGEST_SLIP, LONGEST_SLIP) and value != 0


def _is_degrees(value: object) -> bool:
    return is_number(value) and -180 <= _float(value) <= 180


def _is_capacity(value: object) -> bool:
    return is_number(value) and _float(value) >= 0


RULES: dict[Part, tuple[tuple[Check, Reason], ...]] = {
    "levers": ((_is_id, "bad_id"), (is_number, "not_a_number")),
    "targets": ((_is_id, "bad_id"), (_is_year, "bad_year"), (is_number, "not_a_number")),
    "slips": ((_is_id, "bad_id"), (_is_slip, "bad_slip")),
    "closures": ((_is_id, "bad_id"),),
    "openings": ((_is_id, "bad_id"), (_is_year, "bad_year")),
    "facilities": (
        *((_is_id, "bad_id"), (_is_degrees, "bad_place"), (_is_degrees, "bad_place")),
        *((_is_year, "bad_year"), (_is_capacity, "not_a_number")),
    ),
    "removals": ((_is_id, "bad_id"),),
    "positions": ((_is_id, "bad_id"), (_is_degrees, "bad_place"), (_is_degrees, "bad_place")),
    "capacities": ((_is_id, "bad_id"), (_is_capacity, "not_a_number")),
}


def _entry_problems(part: Part, entry: object) -> Iterator[Problem]:
    fields, rules = fields_of(entry), RULES[part]
    if len(fields) != len(rules) or isinstance(entry, AddedFacility) != (part == "facilities"):
        yield Problem("not_an_entry", part, value=_cut(entry))
        return
    for field, (is_good, reason) in zip(fields, rules, strict=True):
        if not is_good(field):
            yield Problem(reason, part, "" if reason == "bad_id" else _cut(fields[0]), _cut(field))


def _place(fields: Entry) -> tuple[float, float]:
    return round(_float(fields[1]), PLACE_DECIMALS) + 0.0, round(_float(fields[2]), PLACE_DECIMALS) + 0.0


def _float(value: object) -> float:
    """A number as float, minus zero as zero; NaN for what is not a number."""
    return float(value) + 0.0 if isinstance(value, int | float) else math.nan


def _cut(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
