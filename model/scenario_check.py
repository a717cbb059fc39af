"""Validate a scenario against a catalogue: known ids, levers within their bounds. All or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from model.scenario import Scenario, without
from model.scenario_errors import Problem, ScenarioError
from model.scenario_shape import PARTS, Part


class RetiredLike(Protocol):
    """A lever of an older release: `becomes` is the id that takes its value over, "" where none does."""

    @property
    def id(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def becomes(self) -> str: ...


class LeverLike(Protocol):
    """The part of a lever that scenarios use; values in the lever's unit, `key` short and stable for codes."""

    @property
    def id(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def default(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def step(self) -> float: ...


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Ids a scenario may use. `release` names the state of the data; None instead of ids leaves them unchecked.

    Raises ValueError when two levers share an id or a key: codes would be ambiguous.
    """

    levers: tuple[LeverLike, ...]
    release: str = ""
    indicators: frozenset[str] | None = None
    projects: frozenset[str] | None = None
    crossings: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    retired: tuple[RetiredLike, ...] = ()
    retired_outcomes: frozenset[str] = frozenset()
    """Outcomes of older releases, whose targets are left out."""

    def __post_init__(self) -> None:
        ids = [lever.id for lever in self.levers] + [lever.id for lever in self.retired]
        keys = [lever.key for lever in self.levers] + [lever.key for lever in self.retired]
        for names in (ids, keys):
            doubles = sorted({name for name in names if names.count(name) > 1})
            if doubles:
                raise ValueError(f"levers share {doubles}")

    def lever(self, lever_id: str) -> LeverLike | None:
        """The lever of this id, or None."""
        return next((lever for lever in self.levers if lever.id == lever_id), None)


def check(scenario: Scenario, catalogue: Catalogue) -> Scenario:
    """The scenario itself when all of it is known and within bounds. Raises ScenarioError with every problem."""
    problems = problems_of(scenario, catalogue)
    if problems:
        raise ScenarioError(problems)
    return scenario


@dataclass(frozen=True)
class Renewed:
    """A scenario of an older release in today's levers; `retired` are ids of the levers and outcomes that it named."""

    scenario: Scenario
    retired: tuple[str, ...]


def renewed(scenario: Scenario, catalogue: Catalogue) -> Renewed:
    """The scenario with values of retired levers passed on to those that took over, and left out where none did.

    A value that the scenario gives the new lever itself stays. Nothing changes for a scenario of today.
    """
    gone = {lever.id: lever.becomes for lever in catalogue.retired}
    stated = dict(scenario.levers)
    passed = {gone[name]: value for name, value in stated.items() if gone.get(name)}
    remaining = {name: value for name, value in stated.items() if name not in gone}
    targets = tuple(target for target in scenario.targets if target[0] not in catalogue.retired_outcomes)
    retired = [name for name in stated if name in gone]
    retired += [target[0] for target in scenario.targets if target[0] in catalogue.retired_outcomes]
    if not retired:
        return Renewed(scenario, ())
    levers = tuple({**passed, **remaining}.items())
    return Renewed(replace(scenario, levers=levers, targets=targets), tuple(dict.fromkeys(retired)))


def problems_of(scenario: Scenario, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Entries unknown to the catalogue or out of bounds; empty when the scenario can be computed."""
    return (*_lever_problems(scenario, catalogue), *_unknown(scenario, catalogue))


def usable(scenario: Scenario, catalogue: Catalogue) -> Scenario:
    """The scenario without unknown or out-of-bounds entries: for a viewer who has been shown the problems."""
    problems = problems_of(scenario, catalogue)
    for part in PARTS:
        for problem in problems:
            scenario = without(scenario, part, problem.subject) if problem.part == part else scenario
    return scenario


def _lever_problems(scenario: Scenario, catalogue: Catalogue) -> Iterator[Problem]:
    for lever_id, value in scenario.levers:
        lever = catalogue.lever(lever_id)
        if lever is None:
            yield Problem("unknown", "levers", lever_id)
        elif not lever.low <= value <= lever.high:
            yield Problem("beyond_bounds", "levers", lever_id, repr(value), lever.low, lever.high)


def _unknown(scenario: Scenario, catalogue: Catalogue) -> Iterator[Problem]:
    used: tuple[tuple[Part, Iterable[str], frozenset[str] | None], ...] = (
        ("targets", (entry[0] for entry in scenario.targets), catalogue.indicators),
        ("slips", (entry[0] for entry in scenario.slips), catalogue.projects),
        ("closures", scenario.closures, catalogue.crossings),
        ("openings", (entry[0] for entry in scenario.openings), catalogue.crossings),
        ("facilities", (facility.category for facility in scenario.facilities), catalogue.categories),
    )
    for part, ids, allowed in used:
        if allowed is not None:
            yield from (Problem("unknown", part, entry_id) for entry_id in sorted(set(ids) - allowed))


@dataclass(frozen=True)
class DefaultChange:
    """A lever that a scenario moves, whose default was `then` when the scenario was made and is `now`; lever's unit."""

    lever_id: str
    then: float
    now: float


def changed_defaults(then: Iterable[tuple[str, float]], catalogue: Catalogue) -> tuple[DefaultChange, ...]:
    """Defaults that have changed since; levers no longer in the catalogue are reported by `check`."""
    defaults = [(catalogue.lever(lever_id), value) for lever_id, value in then]
    return tuple(
        DefaultChange(lever.id, old, lever.default) for lever, old in defaults if lever and lever.default != old
    )
