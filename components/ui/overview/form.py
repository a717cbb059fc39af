"""How the overview shares a window out: map, figures, steps and doors in one look, whatever the window's form."""

from dataclasses import dataclass

from components.topics.overview.locator import LOW_BOX, PHONE_BOX, UPRIGHT_BOX, WIDE_BOX, Box
from components.ui.viewport import MARGIN, Viewport

HEADER, GAP, TOOLS = 82, 32, 84
"""Px at size 1: Streamlit's header, between two parts, over the rows."""
DOOR, LOW_DOOR = 92, 52


@dataclass(frozen=True)
class Form:
    """Lengths in px. `is_stacked`: one column with the map first. `is_low`: a laptop's window."""

    is_stacked: bool
    is_low: bool
    map_width: int
    map_height: int
    rows_width: int
    rows_height: int
    share: float


def is_stacked(view: Viewport) -> bool:
    """A phone, or a screen on end."""
    return view.narrow or view.upright


def is_low(view: Viewport) -> bool:
    """Everything in two thirds of the height of an office screen."""
    return view.height < 900 * view.size and not is_stacked(view)


def map_box(view: Viewport, form: Form) -> Box:
    """The land that the map shows whole, with room for the words over it."""
    if form.is_stacked:
        return PHONE_BOX if view.narrow else UPRIGHT_BOX
    return LOW_BOX if form.is_low else WIDE_BOX


def inner(view: Viewport) -> int:
    """Width of what stands between the margins."""
    return round(view.inside)


def form_of(view: Viewport, steps_height: float) -> Form:
    """The form for this window when the steps take `steps_height` px."""
    size, within = view.size, inner(view)
    if is_stacked(view):
        rows = 22 + 5 * (78 if view.narrow else 104)
        others = steps_height + (HEADER + TOOLS + rows + 2 * DOOR + 110) * size
        height = view.height * 0.5 if view.narrow else max(view.height - others, 0.33 * view.height)
        return Form(True, False, view.width, round(height), within, round(rows * size), 0.5)
    low = is_low(view)
    below = steps_height + (LOW_DOOR + HEADER + (50 if low else 58)) * size
    height = max(round(300 * size), round(view.height - below))
    left = 0.6 * view.width - MARGIN * size
    right = within - left - GAP * size
    rows_height = height - TOOLS * size
    return Form(False, low, round(0.6 * view.width), height, round(right), round(rows_height), left / (left + right))
