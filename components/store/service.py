"""Operations on scenarios: save, open, rename, duplicate, restore, bin and bring back.

Every function either completes durably, or raises and has changed nothing.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from components.store import revisions as rows
from components.store.errors import ScenarioStoreError
from components.store.exchange import ScenarioFile, file_of
from components.store.revisions import Entry, Revision
from components.store.store import Store
from components.store.tables import revisions, scenarios
from components.words.text import tr
from model.scenario import Scenario, renamed
from model.scenario_check import Catalogue, DefaultChange, changed_defaults, check, problems_of, renewed
from model.scenario_errors import Problem
from model.scenario_shape import NAME_LENGTH


@dataclass(frozen=True)
class Saved:
    """Acknowledged: `entry` is on disk where `lasting`, else in memory only. `changed`: there was something to keep."""

    entry: Entry
    changed: bool = True
    lasting: bool = True


@dataclass(frozen=True)
class Opened:
    """A scenario as it was saved or sent, with what has changed since.

    `entry` is None for a file. `problems` names what today's catalogue does not know or allow: the scenario is whole,
    but must not be computed before they are dealt with (`model.scenario_check.usable` leaves them out). `retired` are
    levers and outcomes of older releases that it named, already passed on or left out.
    """

    entry: Entry | None
    number: int
    scenario: Scenario
    release: str
    other_release: bool
    changed_since: tuple[DefaultChange, ...]
    problems: tuple[Problem, ...]
    retired: tuple[str, ...] = ()


def create(store: Store, scenario: Scenario, catalogue: Catalogue) -> Saved:
    """Keep a new scenario under its name. Raises ScenarioError (beyond the catalogue), ScenarioStoreError."""
    file = file_of(check(_with_name(scenario), catalogue), catalogue)
    with store.writing() as connection:
        return Saved(rows.add_scenario(connection, file, store.now_ms()), lasting=store.lasting)


def save(store: Store, expected: Entry, scenario: Scenario, catalogue: Catalogue) -> Saved:
    """Keep a new revision on top of `expected`, the entry as it was opened or last saved.

    Raises ScenarioStoreError("conflict") when someone else saved in between: theirs stays, ours is still in hand.
    """
    file = file_of(check(_with_name(scenario), catalogue), catalogue)
    with store.writing() as connection:
        return _saved(store, connection, expected, file)


def rename(store: Store, expected: Entry, name: str) -> Saved:
    """The newest revision under another name, as a revision of its own. Raises like `save`, and ScenarioError."""
    clean = _with_name(renamed(Scenario(), name)).name
    with store.writing() as connection:
        head = rows.payload(connection, rows.entry(connection, expected.id), expected.version)
        return _saved(store, connection, expected, head.model_copy(update={"name": clean}))


def restore(store: Store, expected: Entry, number: int) -> Saved:
    """An earlier revision as the newest one; the history stays whole. Raises like `save`, and damaged_revision."""
    with store.writing() as connection:
        old = rows.payload(connection, rows.entry(connection, expected.id), number)
        return Saved(rows.append(connection, expected, old, store.now_ms(), source=number), lasting=store.lasting)


def duplicate(store: Store, scenario_id: str) -> Saved:
    """A new scenario with the content of the newest revision and a history of its own."""
    with store.writing() as connection:
        entry = rows.entry(connection, scenario_id)
        head = rows.payload(connection, entry, entry.version)
        suffix = tr("（副本）")
        name = head.name[: NAME_LENGTH - len(suffix)] + suffix
        copy = head.model_copy(update={"name": name})
        return Saved(rows.add_scenario(connection, copy, store.now_ms()), lasting=store.lasting)


def opened(store: Store, scenario_id: str, catalogue: Catalogue, number: int | None = None) -> Opened:
    """A saved scenario, the newest revision or one of its history.

    Raises ScenarioStoreError: unknown, damaged_revision; ScenarioFileError for one written by a newer release.
    """
    with store.reading() as connection:
        entry = rows.entry(connection, scenario_id)
        version = entry.version if number is None else number
        file = rows.payload(connection, entry, version)
    return examined(file, catalogue, entry, version)


def examined(file: ScenarioFile, catalogue: Catalogue, entry: Entry | None = None, number: int = 0) -> Opened:
    """A scenario file held against today's catalogue. Raises ScenarioError for content that no scenario can have."""
    today = renewed(file.scenario(), catalogue)
    scenario = today.scenario
    return Opened(
        entry=entry,
        number=number,
        scenario=scenario,
        release=file.release,
        other_release=file.release != catalogue.release,
        changed_since=changed_defaults(file.defaults(), catalogue),
        problems=problems_of(scenario, catalogue),
        retired=today.retired,
    )


def listing(store: Store, *, in_bin: bool = False, most: int | None = None, after: int = 0) -> tuple[Entry, ...]:
    """Saved scenarios, or what is in the bin, newest first: all, or at most `most` of them after the first `after`."""
    column = scenarios.c.deleted_ms
    order = (column.desc() if in_bin else scenarios.c.saved_ms.desc(), scenarios.c.id)
    query = select(scenarios).where(_is_binned(in_bin)).order_by(*order).limit(most).offset(after)
    with store.reading() as connection:
        return tuple(rows.entry_of(row) for row in connection.execute(query).mappings())


def amount(store: Store, *, in_bin: bool = False) -> int:
    """How many scenarios are saved, or in the bin."""
    query = select(func.count()).select_from(scenarios).where(_is_binned(in_bin))
    with store.reading() as connection:
        return int(connection.execute(query).scalar_one())


def _is_binned(in_bin: bool) -> ColumnElement[bool]:
    column = scenarios.c.deleted_ms
    return column.is_not(None) if in_bin else column.is_(None)


def history(store: Store, scenario_id: str) -> tuple[Revision, ...]:
    """Every revision, newest first, each checked byte for byte. Raises ScenarioStoreError("unknown")."""
    query = select(revisions).where(revisions.c.scenario_id == scenario_id).order_by(revisions.c.number.desc())
    with store.reading() as connection:
        rows.entry(connection, scenario_id)
        return tuple(rows.revision_of(row) for row in connection.execute(query).mappings())


def to_bin(store: Store, scenario_id: str) -> Entry:
    """Put a scenario into the bin with its whole history; done twice is done once."""
    return _move(store, scenario_id, store.now_ms())


def from_bin(store: Store, scenario_id: str) -> Entry:
    """Take a scenario out of the bin as it went in."""
    return _move(store, scenario_id, None)


def erase(store: Store, scenario_id: str) -> None:
    """Remove a scenario for good; only from the bin. Raises ScenarioStoreError("not_in_bin")."""
    with store.writing(grows=False) as connection:
        entry = rows.entry(connection, scenario_id)
        if entry.deleted_at is None:
            raise ScenarioStoreError("not_in_bin", name=entry.name)
        connection.execute(delete(scenarios).where(scenarios.c.id == scenario_id))


def _move(store: Store, scenario_id: str, deleted_ms: int | None) -> Entry:
    with store.writing(grows=False) as connection:
        rows.entry(connection, scenario_id)
        connection.execute(update(scenarios).where(scenarios.c.id == scenario_id).values(deleted_ms=deleted_ms))
        return rows.entry(connection, scenario_id)


def _saved(store: Store, connection: Connection, expected: Entry, file: ScenarioFile) -> Saved:
    """`file` on top of `expected`, unless it is what is there already."""
    current = rows.entry(connection, expected.id)
    same = current.version == expected.version and current.deleted_at is None
    if same and _head_bytes(connection, current) == file.content():
        return Saved(current, changed=False, lasting=store.lasting)
    return Saved(rows.append(connection, expected, file, store.now_ms(), source=None), lasting=store.lasting)


def _head_bytes(connection: Connection, entry: Entry) -> bytes:
    key = (revisions.c.scenario_id == entry.id, revisions.c.number == entry.version)
    return bytes(connection.execute(select(revisions.c.payload).where(*key)).scalar_one())


def _with_name(scenario: Scenario) -> Scenario:
    """A saved scenario always has a name to find it by."""
    return scenario if scenario.name else renamed(scenario, tr("未命名方案"))
