"""Which supplied feature is which element: by id, by name or by where it lies; what stays unmatched is listed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.supply.placing import Shapes

How = Literal["id", "name", "overlap", "set", "none"]
ASIDE = re.compile(r"[\s()（）\[\]【】·—\-_、,，]")
ENDINGS = ("街道办事处", "办事处", "街道", "镇", "组团", "片区")
LEAST_OVERLAP = 0.3
"""Of intersection and union: below it two areas are not taken for the same element."""
NEAR_M = 500.0


class Element(NamedTuple):
    """An element of the project's layer: its id, every name it goes by, and its shape on the ground (metres)."""

    id: str
    names: tuple[str, ...]
    ground: BaseGeometry
    accuracy_m: float = 0.0


class Match(NamedTuple):
    """A row of the file and its element; `share` (0 to 1) is how well they lie on each other, where that decided."""

    row: int
    element_id: str
    how: How
    share: float = 0.0


class Matched(NamedTuple):
    """The match of every row, the columns that ids and names were read from ("" for none), and the elements that no
    row stands for."""

    rows: tuple[Match, ...]
    id_column: str
    name_column: str
    without_row: tuple[str, ...]


def plain(text: object) -> str:
    """A name as it is compared: one width, no blanks, no brackets, no word for the kind of place at its end."""
    word = ASIDE.sub("", unicodedata.normalize("NFKC", str(text))).lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    return word


def by_words(table: Sequence[Mapping[str, object]], elements: Sequence[Element]) -> tuple[dict[int, Match], str, str]:
    """Rows whose id or name is an element's, and the columns that told."""
    ids = {each.id.lower(): each.id for each in elements}
    names: dict[str, str] = {}
    for each in elements:
        for name in each.names:
            names.setdefault(plain(name), each.id)
    columns = list(dict.fromkeys(column for row in table for column in row))
    id_column = _telling(table, columns, lambda value: str(value).strip().lower() in ids)
    name_column = _telling(table, columns, lambda value: plain(value) in names)
    matches: dict[int, Match] = {}
    for row, values in enumerate(table):
        if ident := ids.get(str(values.get(id_column, "")).strip().lower()):
            matches[row] = Match(row, ident, "id")
        elif name_column and (ident := names.get(plain(values.get(name_column, "")))):
            matches[row] = Match(row, ident, "name")
    return matches, id_column, name_column


def _telling(table: Sequence[Mapping[str, object]], columns: Iterable[str], fits: object) -> str:
    """The column with most values that fit, "" where none does."""
    counts = Counter({column: sum(bool(fits(row.get(column, ""))) for row in table) for column in columns})  # type: ignore[operator]
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else ""


def matched(
    table: Sequence[Mapping[str, object]], ground: Shapes, elements: Sequence[Element], chosen: Mapping[int, str]
) -> Matched:
    """The match of every row; `chosen` (row to element id, "" to leave a row out) goes before everything else.

    `ground` are the rows' shapes in metres, None where a row has none.
    """
    matches, id_column, name_column = by_words(table, elements)
    present = {each.id for each in elements}
    matches |= {
        row: Match(row, ident if ident in present else "", "set" if ident in present else "none")
        for row, ident in chosen.items()
        if 0 <= row < len(table)
    }
    open_rows = [row for row in range(len(table)) if row not in matches and ground[row] is not None]
    claimed = {match.element_id for match in matches.values()}
    matches |= _by_place(ground, open_rows, [each for each in elements if each.id not in claimed])
    rows = tuple(matches.get(row, Match(row, "", "none")) for row in range(len(table)))
    claimed = {match.element_id for match in rows}
    return Matched(rows, id_column, name_column, tuple(each.id for each in elements if each.id not in claimed))


def _by_place(ground: Shapes, rows: Sequence[int], elements: Sequence[Element]) -> dict[int, Match]:
    """The best pairs first, each row and each element once."""
    pairs = [
        (share, row, element.id)
        for row in rows
        for element in elements
        if (share := likeness(ground[row], element)) >= LEAST_OVERLAP
    ]
    matches: dict[int, Match] = {}
    claimed: set[str] = set()
    for share, row, ident in sorted(pairs, key=lambda pair: -pair[0]):
        if row not in matches and ident not in claimed:
            matches[row] = Match(row, ident, "overlap", share)
            claimed.add(ident)
    return matches


def likeness(shape: BaseGeometry, element: Element) -> float:
    """How well a shape lies on an element, 0 to 1: areas by what they share, lines by length, points by distance."""
    reach = max(element.accuracy_m, NEAR_M)
    dimension = int(shapely.get_dimensions(element.ground))
    if dimension != int(shapely.get_dimensions(shape)) or shape.distance(element.ground) > reach:
        return 0.0
    if dimension == 0:
        return float(np.clip(1.0 - shape.distance(element.ground) / (2.0 * reach), 0.0, 1.0))
    if dimension == 1:
        both = [one.intersection(other.buffer(reach)).length / one.length
                for one, other in ((shape, element.ground), (element.ground, shape)) if one.length]  # fmt: skip
        return float(min(both)) if both else 0.0
    common = shape.intersection(element.ground).area
    whole = shape.area + element.ground.area - common
    return float(common / whole) if whole else 0.0
