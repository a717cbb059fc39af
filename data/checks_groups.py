"""Stated figures grouped by what they are about."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from data.checks_rows import Statement, Tables, statements

FACTS = {"actual", "reported"}


class Key(NamedTuple):
    """Fields that two statements about the same figure share. `kind` is actual (press included), plan or goal."""

    indicator_id: str
    scope: str
    year: int
    kind: str


Groups = dict[Key, list[Statement]]


def grouped(root: Path, read: Tables) -> Groups:
    """The statements of `root` that carry a year, by key. Raises DataContractError for a broken table."""
    groups: Groups = defaultdict(list)
    for stated in statements(root, read):
        if stated.year is not None:
            kind = "actual" if stated.kind in FACTS else stated.kind
            groups[Key(stated.indicator.id, stated.scope, stated.year, kind)].append(stated)
    return dict(groups)
