"""Selections in tables, charts and maps as reported by the browser; malformed ones count as none."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def picked_row(key: str, rows: Sequence[T]) -> T | None:
    """The one of `rows` that is picked in the table of `key`, or nothing."""
    numbers = _listed(_selection(key).get("rows"))
    number = numbers[0] if numbers else None
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < len(rows):
        return None
    return rows[number]


def picked_mark(key: str, parameter: str) -> str:
    """`id` of the mark that is picked on the chart of `key`, "" for none."""
    marks = _listed(_selection(key).get(parameter))
    return _text(marks[0].get("id")) if marks and isinstance(marks[0], Mapping) else ""


def picked_features(key: str) -> dict[str, str]:
    """`id` of the feature that is picked on the map of `key`, by the layer it was picked in."""
    layers = _selection(key).get("objects")
    ids = {layer: _feature_id(items) for layer, items in layers.items()} if isinstance(layers, Mapping) else {}
    return {layer: ident for layer, ident in ids.items() if ident}


def _selection(key: str) -> Mapping[str, Any]:
    state = st.session_state.get(key)
    selection = state.get("selection") if isinstance(state, Mapping) else None
    return selection if isinstance(selection, Mapping) else {}


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _feature_id(items: object) -> str:
    features = _listed(items)
    properties = features[0].get("properties") if features and isinstance(features[0], Mapping) else None
    return _text(properties.get("id")) if isinstance(properties, Mapping) else ""
