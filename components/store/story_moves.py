"""Moving stories from a store in memory beside those of the database; nothing is overwritten."""

from typing import Any

from sqlalchemy import Connection, insert, select

from components.store.revisions import new_id
from components.store.tables import stories, story_revisions

Row = dict[str, Any]


def add_stories(source: Connection, target: Connection) -> int:
    """Every story of `source` with its history beside those of `target`; done twice is done once. How many arrived.

    Where the target holds other content under the same id, the arriving story gets a new id.
    """
    amount = 0
    for row in source.execute(select(stories)).mappings().all():
        arriving, there = _history(source, row["id"]), _history(target, row["id"])
        if there and _sums(there)[: len(arriving)] == _sums(arriving):
            continue
        ident = new_id() if there else row["id"]
        target.execute(insert(stories), [{**row, "id": ident}])
        target.execute(insert(story_revisions), [{**each, "story_id": ident} for each in arriving])
        amount += 1
    return amount


def _history(connection: Connection, ident: str) -> list[Row]:
    query = select(story_revisions).where(story_revisions.c.story_id == ident).order_by(story_revisions.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def _sums(history: list[Row]) -> list[tuple[int, str]]:
    return [(row["saved_ms"], row["sha256"]) for row in history]
