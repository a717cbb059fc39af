"""What every picture of the balance is drawn from: its panel of words and figures, and the frame it fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """One picture with its words: `figures` as the functions `land`, `water` and `people` of the topic give them.

    `badge` marks the binding limit, "" elsewhere. `names` are the words of the kinds in the picture.
    """

    ident: str
    heading: str
    badge: str
    words: str
    warning: str
    names: Mapping[str, str]
    figures: Figures


@dataclass(frozen=True)
class Frame:
    """Where a picture stands on the board, px."""

    left: float
    top: float
    width: float
    height: float

    def x(self, part: float) -> float:
        """Place of a part (0 to 1) of the width."""
        return self.left + part * self.width

    def y(self, part: float) -> float:
        """Place of a part (0 to 1) of the height, from the top."""
        return self.top + part * self.height
