"""Effect of closing crossings: which closure costs most, and which subdistrict it affects most."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from model.reach.inputs import CrossingLink
from model.reach.solver import Reach
from model.reach.summary import UnitChange, change, overall_change

PARALLEL_M = 300.0


@dataclass(frozen=True)
class Harm:
    """What shutting `closed` does to trips to one place.

    `added`: mean minutes more over the area's land from which the place is still reached; `cut_off`: the share of the
    land from which it no longer is. `worst_unit` loses most: the largest share cut off, then the most minutes added
    (`worst_added`, NaN where nothing of it is left to reach).
    """

    closed: tuple[str, ...]
    added: float
    cut_off: float
    worst_unit: str
    worst_added: float
    worst_cut_off: float


def harm(
    reach: Reach, cell: int, open_ids: Collection[str], closures: Iterable[Collection[str]] | None = None
) -> tuple[Harm, ...]:
    """Every closure, the worst first: by the share cut off, then by the minutes added.

    `closures` are sets of open crossings shut together; by default each alone, and parallels together, because one of
    two bridges side by side costs nothing when traffic is free and the other stands.
    """
    cases = [tuple(sorted(each)) for each in (closures_of(reach.links, open_ids) if closures is None else closures)]
    before = reach.minutes(cell, open_ids)
    results = []
    for closed in cases:
        after = reach.minutes(cell, set(open_ids) - set(closed))
        whole = overall_change(reach.grid, before, after)
        worst = max(change(reach.grid, before, after), key=_loss)
        results.append(Harm(closed, whole.added, whole.cut_off, worst.unit, worst.added, worst.cut_off))
    return tuple(sorted(results, key=lambda each: (-each.cut_off, -_number(each.added), each.closed)))


def closures_of(links: Iterable[CrossingLink], open_ids: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Each open crossing alone, then each group of parallels."""
    standing = [link for link in links if link.ident in open_ids]
    return (*((ident,) for ident in dict.fromkeys(link.ident for link in standing)), *parallels(standing))


def parallels(links: Iterable[CrossingLink], within_m: float = PARALLEL_M) -> tuple[tuple[str, ...], ...]:
    """Pairs of crossings whose points lie so near to each other that one stands in for the other."""
    near = {
        tuple(sorted((one.ident, other.ident)))
        for one, other in combinations(links, 2)
        if one.ident != other.ident and (one.x_m - other.x_m) ** 2 + (one.y_m - other.y_m) ** 2 <= within_m**2
    }
    return tuple(sorted(near))


def _loss(unit: UnitChange) -> tuple[float, float]:
    return _number(unit.cut_off), _number(unit.added)


def _number(value: float) -> float:
    """NaN as nothing lost."""
    return value if value == value else 0.0
