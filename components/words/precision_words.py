"""How well a place is known, in words: the one vocabulary of `precision` in layers and tables."""

from typing import Any

from components.words.format import number
from components.words.text import tr

PRECISION = {"surveyed": "实测", "derived": "推算", "approximate": "近似", "schematic": "示意"}


def precision_word(properties: dict[str, Any]) -> str:
    """The precision of a feature by its properties."""
    return tr(PRECISION[properties["precision"]])


def accuracy_metres(properties: dict[str, Any]) -> str:
    """The accuracy of a feature in metres, grouped, without the unit."""
    return number(float(properties["accuracy_m"]))
