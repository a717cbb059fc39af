"""Names by the initials of their pinyin: hkg finds 航空港."""

import json
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parents[2] / "assets" / "initials.json"
Letters = tuple[str, ...]
"""One entry a character of a name: the letters that it may begin with."""


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    by_sign: dict[str, str] = {}
    for letter, signs in json.loads(TABLE.read_text(encoding="utf-8")).items():
        for sign in signs:
            by_sign[sign] = by_sign.get(sign, "") + letter
    return by_sign


def letters_of(name: str) -> Letters:
    """The possible initials of each character; Latin letters and digits stand for themselves, signs are left out."""
    table = _letters()
    signs = (sign for sign in name.casefold() if sign.isalnum())
    return tuple(table.get(sign, sign) for sign in signs)


def spells(typed: str, letters: Letters) -> bool:
    """Whether `typed` (lower case) are the initials of consecutive characters of a name."""
    span = len(typed)
    starts = range(len(letters) - span + 1)
    return any(all(sign in letters[start + place] for place, sign in enumerate(typed)) for start in starts)
