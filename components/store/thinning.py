"""Old versions of a scenario or a story make room: the newest stay, of older ones the last of each day.

Reports of the ledger are never thinned: they are the record of who reported what.
"""

from datetime import date, datetime

from sqlalchemy import Column, Connection, Table, delete, select

from components.base.clock import CLOCK

NEWEST = 50
AT_ONCE = 400


def thin(connection: Connection, table: Table, owner: Column[str], ident: str, newest: int) -> int:
    """Remove what the rule gives up of `ident`, whose newest version is `newest`; the number of versions removed."""
    if newest <= NEWEST:
        return 0
    older = (owner == ident, table.c.number <= newest - NEWEST)
    query = select(table.c.number, table.c.saved_ms).where(*older).order_by(table.c.number)
    rows = [(int(number), _day(ms)) for number, ms in connection.execute(query)]
    last_of_day = {day: number for number, day in rows}
    surplus = [number for number, day in rows if number != last_of_day[day]]
    for start in range(0, len(surplus), AT_ONCE):
        numbers = surplus[start : start + AT_ONCE]
        connection.execute(delete(table).where(owner == ident, table.c.number.in_(numbers)))
    return len(surplus)


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, CLOCK).date()
