"""A bounded cache in which one thread computes and the others wait for its result.

`functools.lru_cache` lets every thread that misses compute the same value; after a restart, all viewers miss at once.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from threading import RLock
from typing import Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class _Slot(Generic[T]):
    """One cached value. The lock is reentrant, so that a value depending on itself fails as plain recursion does."""

    __slots__ = ("lock", "ready", "value")

    def __init__(self) -> None:
        self.lock = RLock()
        self.ready = False
        self.value: T | None = None


class SingleFlight(Generic[P, T]):
    """A cache of `make`'s latest results, each computed once however many threads request it at the same time.

    A call that raises caches nothing: the next caller tries again. Results are shared and must not be changed.
    """

    def __init__(self, make: Callable[P, T], maxsize: int) -> None:
        update_wrapper(self, make)
        self._make = make
        slots = lru_cache(maxsize=maxsize)(lambda *args, **kwargs: _Slot[T]())
        self._slots = cast(Callable[P, _Slot[T]], slots)
        self.cache_info, self.cache_clear = slots.cache_info, slots.cache_clear

    def peek(self, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The result where it has been computed, else None; never computes."""
        slot = self._slots(*args, **kwargs)
        return slot.value if slot.ready else None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        slot = self._slots(*args, **kwargs)
        if not slot.ready:
            # Two threads that missed at the same time each created a slot; the cache holds one of the two.
            slot = self._slots(*args, **kwargs)
            with slot.lock:
                if not slot.ready:
                    slot.value = self._make(*args, **kwargs)
                    slot.ready = True
        return cast(T, slot.value)


def single_flight(maxsize: int) -> Callable[[Callable[P, T]], SingleFlight[P, T]]:
    """Replacement for `lru_cache(maxsize)` on slow functions that many viewers call at once."""

    def decorate(make: Callable[P, T]) -> SingleFlight[P, T]:
        return SingleFlight(make, maxsize)

    return decorate
