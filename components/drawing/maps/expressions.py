"""Values of map style expressions, for the operators that our own styles use (MapLibre's style specification)."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np


class Context(NamedTuple):
    """Context of an expression: properties of the feature, and the zoom."""

    properties: Mapping[str, Any]
    zoom: float


def value_of(expression: Any, context: Context) -> Any:
    """The value of `expression`; what is no expression is its own value. Raises KeyError for an unknown operator."""
    if not isinstance(expression, list) or not expression or not isinstance(expression[0], str):
        return expression
    operator, *arguments = expression
    return OPERATORS[operator](arguments, context)


def _match(arguments: Sequence[Any], context: Context) -> Any:
    value = value_of(arguments[0], context)
    *pairs, otherwise = arguments[1:]
    for labels, result in zip(pairs[::2], pairs[1::2], strict=True):
        if value in (labels if isinstance(labels, list) else [labels]):
            return value_of(result, context)
    return value_of(otherwise, context)


def _case(arguments: Sequence[Any], context: Context) -> Any:
    *pairs, otherwise = arguments
    for condition, result in zip(pairs[::2], pairs[1::2], strict=True):
        if value_of(condition, context):
            return value_of(result, context)
    return value_of(otherwise, context)


def _interpolate(arguments: Sequence[Any], context: Context) -> Any:
    """Linear between stops, constant beyond them; numbers or lists of numbers."""
    at = value_of(arguments[1], context)
    stops = list(zip(arguments[2::2], arguments[3::2], strict=True))
    if at <= stops[0][0]:
        return value_of(stops[0][1], context)
    for (low, first), (high, second) in pairwise(stops):
        if at <= high:
            one, other = (np.asarray(value_of(part, context), dtype=float) for part in (first, second))
            return (one + (other - one) * (at - low) / (high - low)).tolist()
    return value_of(stops[-1][1], context)


def _step(arguments: Sequence[Any], context: Context) -> Any:
    """The first result up to the first stop, from each stop on its own."""
    at = value_of(arguments[0], context)
    passed = [result for stop, result in zip(arguments[2::2], arguments[3::2], strict=True) if at >= stop]
    return value_of(passed[-1] if passed else arguments[1], context)


class Section(NamedTuple):
    """A piece of formatted text and its size relative to the whole."""

    text: str
    scale: float = 1.0


def _format(arguments: Sequence[Any], context: Context) -> tuple[Section, ...]:
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    return tuple(Section(str(value_of(text, context) or ""), look.get("font-scale", 1.0)) for text, look in pairs)


def _coalesce(arguments: Sequence[Any], context: Context) -> Any:
    values = (value_of(argument, context) for argument in arguments)
    return next((value for value in values if value is not None), None)


OPERATORS: dict[str, Callable[[Sequence[Any], Context], Any]] = {
    "get": lambda arguments, context: context.properties.get(arguments[0]),
    "has": lambda arguments, context: arguments[0] in context.properties,
    "zoom": lambda _, context: context.zoom,
    "literal": lambda arguments, _: arguments[0],
    "array": lambda arguments, context: value_of(arguments[-1], context),
    "==": lambda arguments, context: value_of(arguments[0], context) == value_of(arguments[1], context),
    "!=": lambda arguments, context: value_of(arguments[0], context) != value_of(arguments[1], context),
    "+": lambda arguments, context: sum(value_of(part, context) for part in arguments),
    "*": lambda arguments, context: math.prod(value_of(part, context) for part in arguments),
    "match": _match,
    "case": _case,
    "coalesce": _coalesce,
    "format": _format,
    "interpolate": _interpolate,
    "step": _step,
}
