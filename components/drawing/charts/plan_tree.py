"""A system of plans as an indented tree: branches hang on a line, plans on their branch with the sign of their state.

What belongs to no branch stands beside the tree, or under it on a narrow sheet. The view is that of the goal board.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components.drawing.charts.goal_board import LETTERING, LINE, GoalLine, draw_goal
from components.drawing.charts.lettering import wrap
from components.drawing.charts.sheet import Sheet

SIDE_BY_SIDE = 900.0
"""Width in px at size 1.0 from which loose plans stand beside the tree."""
INDENT, TRUNK, GAP, TIP, EDGE = 28.0, 8.0, 40.0, 5.0, 14.0


@dataclass(frozen=True)
class Branch:
    """One part of the system: title, what it is for, its plans, and that others are not named ("" where all are)."""

    title: str
    role: str
    leaves: tuple[GoalLine, ...]
    rest: str = ""
    is_attached: bool = True


def draw_tree(branches: Sequence[Branch], *, width: float, size: float, chosen: str = "") -> Sheet:
    """The tree on a sheet `width` px wide; the first branch is its root, `chosen` the plan that is marked."""
    sheet = Sheet(width, size)
    trees = [[b for b in branches if b.is_attached], [b for b in branches if not b.is_attached]]
    if width < SIDE_BY_SIDE * size:
        bottom = 0.0
        for tree in trees:
            bottom = _draw(sheet, tree, (4.0, bottom, width - EDGE), chosen) + GAP / 2 * size
        sheet.height = bottom
        return sheet
    each = (width - GAP * size) / len(trees)
    places = (4.0, each + GAP * size)
    sheet.height = max(_draw(sheet, tree, (x, 0.0, each - EDGE), chosen) for tree, x in zip(trees, places, strict=True))
    return sheet


def _draw(sheet: Sheet, tree: Sequence[Branch], at: tuple[float, float, float], chosen: str) -> float:
    """Draw a root with its branches from `at` (left, top, width in px); returns the lower edge."""
    left, y, width = at
    indent, top = INDENT * sheet.size, y + 20 * sheet.size
    for place, branch in enumerate(tree):
        x = left + (indent if place else 0.0)
        if place:
            _draw_line(sheet, left, top, (x, y + 20 * sheet.size))
        y = _draw_branch(sheet, branch, (x, y, width - (x - left)), chosen)
    return y


def _draw_line(sheet: Sheet, left: float, top: float, to: tuple[float, float]) -> None:
    """A line down from a node and across to what hangs on it."""
    trunk, (x, y) = left + TRUNK * sheet.size, to
    sheet.mark("branch", trunk, top + 2 * TIP * sheet.size, x2=trunk, y2=y)
    sheet.mark("branch", trunk, y, x2=x - TIP * sheet.size, y2=y)


def _draw_branch(sheet: Sheet, branch: Branch, at: tuple[float, float, float], chosen: str) -> float:
    """Draw one branch with its plans; returns the lower edge."""
    (left, y, width), size = at, sheet.size
    indent, node = INDENT * size, y + 20 * size
    for text in wrap(f"{branch.title}　{branch.role}", width, LETTERING["goal_numeric"].px * size, bold=True):
        y += LINE * size
        sheet.mark("goal_numeric", left, y + 4 * size, text=text)
    y += 4 * size
    for leaf in branch.leaves:
        _draw_line(sheet, left, node, (left + indent, y + 18 * size))
        y = draw_goal(sheet, leaf, (left + indent, y, width - indent), chosen)
    if branch.rest:
        _draw_line(sheet, left, node, (left + indent, y + 18 * size))
        y += LINE * size
        sheet.mark("label", left + indent, y + 2 * size, text=branch.rest)
    return y + 12 * size
