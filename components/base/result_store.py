"""A bounded store of results for many viewers: one thread computes a result, the others wait for it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar, cast

from model.single_flight import release_key

T = TypeVar("T")


class _Slot(Generic[T]):
    """The place of one result. The lock is reentrant: a result that needs itself fails as plain recursion does."""

    __slots__ = ("lock", "ready", "value")

    def __init__(self) -> None:
        self.lock = RLock()
        self.ready = False
        self.value: T | None = None


class ResultStore(Generic[T]):
    """The latest `most` results by key.

    Unlike `lru_cache` it keeps the key and the result alone, not what the result is made from: a key can stand for
    large arrays. A call that raises keeps nothing. Results are shared, so they must not be changed. Those of two
    releases of the facts are kept apart.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._slots: OrderedDict[Hashable, _Slot[T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result of `key`, made by `make` where it is not there yet."""
        slot = self._slot(key)
        with slot.lock:
            if not slot.ready:
                slot.value, slot.ready = make(), True
        return cast(T, slot.value)

    def holds(self, key: Hashable) -> bool:
        """Whether the result of `key` is there and ready."""
        with self._lock:
            slot = self._slots.get((release_key(), key))
        return slot is not None and slot.ready

    def __len__(self) -> int:
        return len(self._slots)

    def _slot(self, key: Hashable) -> _Slot[T]:
        with self._lock:
            whole = (release_key(), key)
            slot = self._slots.setdefault(whole, _Slot())
            self._slots.move_to_end(whole)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot
