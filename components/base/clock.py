"""Time in the area's time zone, wherever the server runs."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

CLOCK = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The day it is in the area."""
    return datetime.now(CLOCK).date()
