"""Errors of the scenario store and of scenario files; `words.sentence` puts them into words."""

from dataclasses import dataclass
from typing import Literal

from components.base.metrics import STORE_ERRORS

StoreReason = Literal[
    "bad_address",
    "no_driver",
    "unreachable",
    "no_access",
    "not_a_database",
    "foreign_database",
    "corrupt",
    "newer_schema",
    "moved",
    "emptied",
    "in_memory",
    "full",
    "at_limit",
    "busy",
    "failed",
    "unknown",
    "in_bin",
    "not_in_bin",
    "conflict",
    "damaged_revision",
]
FileReason = Literal[
    "too_large", "not_json", "other_product", "older_version", "newer_version", "bad_content", "doubled_key"
]


class ScenarioStoreError(Exception):
    """A scenario could not be kept or fetched. What was acknowledged before stands; nothing was changed in part.

    `name` and `version` are those of the scenario concerned, where there is one.
    """

    def __init__(self, reason: StoreReason, *, name: str = "", version: int = 0) -> None:
        super().__init__(reason)
        self.reason: StoreReason = reason
        self.name = name
        self.version = version


def refusal(reason: StoreReason) -> ScenarioStoreError:
    """The error of this reason, counted for those who watch over the server."""
    STORE_ERRORS.labels(reason).inc()
    return ScenarioStoreError(reason)


@dataclass(frozen=True)
class LedgerClash:
    """A task of the ledger of which somebody else, `who`, has changed the same `fields` meanwhile (now `version`)."""

    ident: str
    version: int
    who: str
    fields: tuple[str, ...]


class LedgerClashError(Exception):
    """Reports were not saved, none of them: others have changed the same fields in another way."""

    def __init__(self, clashes: tuple[LedgerClash, ...]) -> None:
        super().__init__(clashes)
        self.clashes = clashes


@dataclass(frozen=True)
class Place:
    """Where in a scenario file something is wrong, as a path (`levers.0.value`), and pydantic's kind of error."""

    path: str
    kind: str


class ScenarioFileError(Exception):
    """A file is no scenario of this explorer, or not one that can be read. Nothing of it has been applied."""

    def __init__(self, reason: FileReason, places: tuple[Place, ...] = ()) -> None:
        super().__init__(reason, places)
        self.reason: FileReason = reason
        self.places = places
