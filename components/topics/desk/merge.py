"""Rows that an editor changed on one release, brought onto another that somebody else has taken meanwhile.

Laws: nothing changed by one side leaves the other side as it is; the same change on both sides is made once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from components.topics.desk.differences import Cells, Key, key_columns, numbered
from data.tables import SCHEMAS

Record = dict[str, str]
Sides = tuple[Cells | None, Cells | None]
"""A row on the editor's side and on the other one; None where it is not there."""


@dataclass(frozen=True)
class Clash:
    """A row of which both sides have changed the same columns in other ways, or one changed what the other removed."""

    key: Key
    columns: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Merge:
    """The rows in their order, and for each the index of the editor's row (None for one that is only theirs)."""

    records: tuple[Record, ...]
    origins: tuple[int | None, ...]
    clashes: tuple[Clash, ...] = ()


def merge(path: str, base: Iterable[Record], mine: Iterable[Record], theirs: Iterable[Record]) -> Merge:
    """`mine` and `theirs` are two descendants of `base`; figures that are equal keep the way the base writes them."""
    columns = key_columns(path)
    before, other = numbered(columns, base), numbered(columns, theirs)
    own = {key: _as_before(path, before.get(key, {}), row) for key, row in numbered(columns, mine).items()}
    places = {key: place for place, key in enumerate(own)}
    clashes: list[Clash] = []
    rows: dict[Key, Cells] = {}
    for key in _order(before, own, other):
        row = _joined(key, before.get(key), (own.get(key), other.get(key)), clashes)
        if row is not None:
            rows[key] = row
    return Merge(tuple(dict(row) for row in rows.values()), tuple(places.get(key) for key in rows), tuple(clashes))


def _order(before: Mapping[Key, Cells], own: Mapping[Key, Cells], other: Mapping[Key, Cells]) -> list[Key]:
    """The editor's own order where nobody else changed the rows, else theirs and then what the editor adds."""
    first, second = (own, other) if list(other) == list(before) else (other, own)
    return list(dict.fromkeys((*first, *second)))


def _joined(key: Key, base: Cells | None, sides: Sides, clashes: list[Clash]) -> Cells | None:
    """The row after both changes, None where it is gone; a clash leaves theirs."""
    mine, theirs = sides
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if base is None or mine is None or theirs is None:
        some = mine or theirs or {}
        clashes.append(Clash(key, tuple(some)[:1]))
        return theirs
    both = [c for c in base if mine[c] != base[c] and theirs[c] != base[c] and mine[c] != theirs[c]]
    if both:
        clashes.append(Clash(key, tuple(both)))
        return theirs
    return {c: mine[c] if mine[c] != base[c] else theirs[c] for c in base}


def _as_before(path: str, before: Cells, row: Cells) -> Cells:
    """Figures of the same value as the base writes them: a spreadsheet makes 0.50 to 0.5."""
    schema = SCHEMAS.get(path.removeprefix("data/").removesuffix(".csv"))
    if schema is None or not before:
        return row
    return {c: before[c] if c in before and _is_same(str(schema.columns[c].dtype), before[c], v) else v
            for c, v in row.items()}  # fmt: skip


def _is_same(kind: str, one: str, other: str) -> bool:
    if kind not in ("float64", "Int64") or not one or not other:
        return one == other
    try:
        return float(one) == float(other)
    except ValueError:
        return False
