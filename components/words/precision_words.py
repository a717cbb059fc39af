"""Precision of locations in words."""

from typing import Any

from components.words.codes import PRECISIONS
from components.words.format import number
from components.words.text import tr


def precision_word(properties: dict[str, Any]) -> str:
    """The precision of a feature by its properties."""
    return tr(PRECISIONS[properties["precision"]])


def accuracy_metres(properties: dict[str, Any]) -> str:
    """The accuracy of a feature in metres, grouped, without the unit."""
    return number(float(properties["accuracy_m"]))
