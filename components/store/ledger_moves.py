"""Moving reports of the ledger from a store in memory beside those of the database; nothing is overwritten."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from components.store.tables import ledger_revisions, ledger_rows

Row = dict[str, Any]


def add_ledger(source: Connection, target: Connection) -> int:
    """Append every report of `source` to the history of its task; how many tasks were concerned.

    Where the database has a report of its own, that one stays the newest: it is repeated above what arrives, and both
    are in the history.
    """
    amount = 0
    for row in source.execute(select(ledger_rows)).mappings().all():
        arriving, there = _history(source, row["id"]), _history(target, row["id"])
        if _sums(arriving) == _sums(there)[-len(arriving) :] or _holds(there, arriving):
            continue
        _extend(target, row["id"], there, arriving)
        amount += 1
    return amount


def _extend(target: Connection, ident: str, there: list[Row], arriving: list[Row]) -> None:
    history = [*there, *arriving, *there[-1:]]
    added = [{**each, "number": number} for number, each in enumerate(history, start=1)][len(there) :]
    head = {"version": len(history), "saved_ms": history[-1]["saved_ms"]}
    if there:
        target.execute(update(ledger_rows).where(ledger_rows.c.id == ident).values(**head))
    else:
        target.execute(insert(ledger_rows).values(id=ident, **head))
    target.execute(insert(ledger_revisions), added)


def _holds(there: list[Row], arriving: list[Row]) -> bool:
    """Whether the arriving reports were moved in before and then covered by the database's own."""
    return bool(there) and _sums(arriving) == _sums(there)[-1 - len(arriving) : -1]


def _history(connection: Connection, ident: str) -> list[Row]:
    query = select(ledger_revisions).where(ledger_revisions.c.row_id == ident).order_by(ledger_revisions.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def _sums(history: list[Row]) -> list[tuple[int, str]]:
    return [(row["saved_ms"], row["sha256"]) for row in history]
