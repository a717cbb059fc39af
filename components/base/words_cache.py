"""A cache for functions that return text: the current language is part of the key."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from components.base.look import current_look
from model.single_flight import single_flight

P = ParamSpec("P")
T = TypeVar("T")


def words_cache(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`single_flight(maxsize)` for words: the same arguments in another language are another result."""

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        @single_flight(maxsize)
        def cached(language: str, *args: P.args, **kwargs: P.kwargs) -> T:
            return make(*args, **kwargs)

        @wraps(make)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            return cached(current_look().language, *args, **kwargs)

        wrapper.cache_clear = cached.cache_clear  # type: ignore[attr-defined]
        return wrapper

    return decorate
