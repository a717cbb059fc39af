"""Crossings open in a year: status by `model.crossings`, overridden by manual closures and openings."""

from collections.abc import Collection, Iterable

from model.crossings import STANDING, Crossing, Status, status_in
from model.messages import message
from model.reach.errors import ReachError


def open_in(
    crossings: Iterable[Crossing],
    year: int,
    *,
    closed: Collection[str] = (),
    opened: Collection[str] = (),
    expected: bool = True,
) -> frozenset[str]:
    """Ids of the crossings open at the end of `year`; `expected` counts openings that are only announced.

    `opened` are open in every year and `closed` shut in every year. Raises ReachError where both name one crossing.
    Slips and closures that a scenario holds are in `crossings` already (`model.crossings`).
    """
    if both := sorted(set(closed) & set(opened)):
        raise ReachError(message("不能同时关闭又打开：{idents}", idents="、".join(both)))
    statuses = STANDING | {Status.EXPECTED} if expected else STANDING
    by_year = {crossing.ident for crossing in crossings if status_in(crossing, year) in statuses}
    return frozenset((by_year | set(opened)) - set(closed))
