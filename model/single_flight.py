"""A bounded cache in which one thread computes and the others wait for its result.

`functools.lru_cache` lets every thread that misses compute the same value; after a restart, all viewers miss at once.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from inspect import signature
from threading import RLock
from typing import Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_release: Callable[[], Hashable] = str


def keep_apart(release: Callable[[], Hashable]) -> None:
    """Keep results apart by what `release` answers at the time of the call: facts of two releases never mix, whatever
    the arguments say. Functions without arguments make what a process has one of, and depend on no facts."""
    global _release
    _release = release


def release_key() -> Hashable:
    """Stands for the release of the facts that is read now."""
    return _release()


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
        self._by_release = bool(signature(make).parameters)
        slots = lru_cache(maxsize=maxsize)(lambda release, *args, **kwargs: _Slot[T]())
        self._slots = cast(Callable[..., _Slot[T]], slots)
        self.cache_info, self.cache_clear = slots.cache_info, slots.cache_clear

    def peek(self, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The result where it has been computed, else None; never computes."""
        slot = self._slots(self._key(), *args, **kwargs)
        return slot.value if slot.ready else None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        release = self._key()
        slot = self._slots(release, *args, **kwargs)
        if not slot.ready:
            # Two threads that missed at the same time each created a slot; the cache holds one of the two.
            slot = self._slots(release, *args, **kwargs)
            with slot.lock:
                if not slot.ready:
                    slot.value = self._make(*args, **kwargs)
                    slot.ready = True
        return cast(T, slot.value)

    def _key(self) -> Hashable:
        return _release() if self._by_release else ""


def single_flight(maxsize: int) -> Callable[[Callable[P, T]], SingleFlight[P, T]]:
    """Replacement for `lru_cache(maxsize)` on slow functions that many viewers call at once."""

    def decorate(make: Callable[P, T]) -> SingleFlight[P, T]:
        return SingleFlight(make, maxsize)

    return decorate
