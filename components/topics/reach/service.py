"""The reach model of this installation: built once per version of the files, queried with frozen `Question`s."""

from dataclasses import dataclass, replace

from components.base import cache
from components.base.result_store import ResultStore
from components.base.scales import Theme
from components.topics import residents
from components.topics.reach import raster
from components.topics.reach.classes import (
    CHANGE_STEPS,
    CHANGES,
    LIMITS,
    PICTURES,
    change_classes,
    colours,
    minute_classes,
)
from components.topics.reach.raster import Window
from data.reach import FILE, ReachFile, read_reach
from geo import reach_grid, reach_links
from model.reach import summary
from model.reach.assumptions import Speeds
from model.reach.grid import Floats, Grid, Singles
from model.reach.harm import Harm, closures_of, harm
from model.reach.inputs import Destination, LeftOut
from model.reach.land import land
from model.reach.solver import Reach, build
from model.reach.summary import UnitChange, UnitMinutes

Ids = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Kit:
    """Everything declared and built at the default speeds; `lonlat` (n, 2) are the cells' centres in degrees.

    `key` stands for it in the keys of results.
    """

    declared: ReachFile
    grid: Grid
    places: tuple[Destination, ...]
    left_out: tuple[LeftOut, ...]
    reach: Reach
    window: Window
    lonlat: Floats
    key: str


@dataclass(frozen=True)
class Question:
    """One state: which ground and speeds (`key` and `speeds`), minutes to which cell, open before and after, theme."""

    key: str
    speeds: Speeds
    cell: int
    before: Ids
    after: Ids
    theme: Theme


@dataclass(frozen=True, eq=False)
class Answer:
    """Minutes per cell (n,) before and after, per subdistrict and for the whole area, shares of the
    land within `classes.LIMITS` and in each class of `classes.CHANGES`, and the three pictures."""

    before: Singles
    after: Singles
    units_before: tuple[UnitMinutes, ...]
    units_after: tuple[UnitMinutes, ...]
    changes: tuple[UnitChange, ...]
    whole_before: UnitMinutes
    whole_after: UnitMinutes
    whole_change: UnitChange
    within_before: tuple[float, ...]
    within_after: tuple[float, ...]
    change_shares: tuple[float, ...]
    pictures: tuple[bytes, ...]


def kit(version: tuple[int, ...]) -> Kit:
    """The model of the declared data; `version` identifies tables and map files. The first call takes two seconds.

    Raises DataContractError and LayerContractError.
    """
    return _kits.get(_kit_key(version), lambda: _build(version))


def is_built(version: tuple[int, ...]) -> bool:
    """Whether `kit` answers at once."""
    return _kits.holds(_kit_key(version))


def _kit_key(version: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    return str(cache.data_root()), version_of(version)


def version_of(version: tuple[int, ...]) -> tuple[int, ...]:
    """`version` of tables and map files with that of what is declared of reach and of the people of a release."""
    return (*version, *_file_version(), *residents.version())


def _file_version() -> tuple[int, ...]:
    path = cache.data_root() / FILE
    return (path.stat().st_mtime_ns if path.exists() else 0,)


def declared() -> ReachFile:
    """Content of `reach.yaml`, without building the model. Raises DataContractError."""
    return _files.get((str(cache.data_root()), _file_version()), lambda: read_reach(cache.data_root()))


def _build(version: tuple[int, ...]) -> Kit:
    entries = declared()
    grid = residents.peopled(reach_grid.grid(entries.grid_rule(), root=cache.geo_root()))
    rows = cache.records("crossings", "crossing_id").values()
    located = reach_links.locate(grid, entries.crossing_specs(rows), cache.geo_root())
    places = reach_grid.destinations(grid, entries.place_refs(), cache.geo_root())
    reach = build(land(grid), located.links, entries.speeds(), cells=[place.cell for place in places])
    return Kit(
        entries,
        grid,
        places,
        located.left_out,
        reach,
        raster.window(grid),
        reach_grid.lonlat(grid),
        f"grid-{hash(version_of(version)):x}",
    )


def answer(reach: Reach, window: Window, question: Question) -> Answer:
    """The result for the question's state; `reach` is the model that `question.key` and `question.speeds` identify."""
    return _answers.get(question, lambda: _answer(question, reach, window))


def _answer(question: Question, reach: Reach, window: Window) -> Answer:
    grid = reach.grid
    before = reach.minutes(question.cell, question.before)
    after = before if question.before == question.after else reach.minutes(question.cell, question.after)
    classes = (minute_classes(grid, before), minute_classes(grid, after), change_classes(grid, before, after))
    pictures = tuple(
        raster.png(window, cells, colours(picture, question.theme))
        for picture, cells in zip(PICTURES, classes, strict=True)
    )
    return Answer(
        before, after,
        summary.by_unit(grid, before), summary.by_unit(grid, after), summary.change(grid, before, after),
        summary.overall(grid, before), summary.overall(grid, after), summary.overall_change(grid, before, after),
        summary.within(grid, before, LIMITS), summary.within(grid, after, LIMITS),
        summary.shares(grid, summary.difference(before, after, CHANGE_STEPS), len(CHANGES["light"])),
        pictures,
    )  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """What it means that `idents` stand: `harm` is what shutting them does where they are open in this state
    (`stands`), or would do once they were opened."""

    idents: Ids
    stands: bool
    harm: Harm


def effects(reach: Reach, question: Question) -> tuple[Effect, ...]:
    """Every crossing that carries trips, and parallels together: the open ones by what shutting them costs, the others
    by what opening them would save. In the order of what they mean before the scenario, the largest first, so that
    rows stay where they are while crossings are tried out."""
    ranked = _effects(question, question.after, reach)
    if question.before == question.after:
        return ranked
    rank = {effect.idents: turn for turn, effect in enumerate(_effects(question, question.before, reach))}
    return tuple(sorted(ranked, key=lambda effect: rank.get(effect.idents, len(rank))))


def _effects(question: Question, idents: Ids, reach: Reach) -> tuple[Effect, ...]:
    """The effects while `idents` are open, by what they mean."""
    key = replace(question, before=(), after=idents, theme="light")
    return _ranked.get(key, lambda: _ranking(key, reach))


def _ranking(question: Question, reach: Reach) -> tuple[Effect, ...]:
    now, cell = frozenset(question.after), question.cell
    shut = harm(reach, cell, now, closures_of(reach.links, now))
    standing = [Effect(each.closed, True, each) for each in shut]
    absent = sorted(reach.idents - now)
    gains = [harm(reach, cell, now | {ident}, [(ident,)])[0] for ident in absent]
    return tuple(sorted([*standing, *(Effect(each.closed, False, each) for each in gains)], key=weight))


def weight(effect: Effect) -> tuple[float, float, bool]:
    """Sort key, the largest effect first; among those without effect the ones that could be opened."""
    felt = round(_number(effect.harm.added), 2)
    return -effect.harm.cut_off, -felt, effect.stands


def _number(value: float) -> float:
    return value if value == value else 0.0


@dataclass(frozen=True, eq=False)
class Place:
    """One destination in the state: what changes for each subdistrict, and for the whole area."""

    ident: str
    changes: tuple[UnitChange, ...]
    whole: UnitChange


def everywhere(reach: Reach, question: Question, places: tuple[Destination, ...]) -> tuple[Place, ...]:
    """The same state for every destination of the list."""
    shared = replace(question, cell=0, theme="light")
    key = (shared, tuple(place.ident for place in places))
    return _all_places.get(key, lambda: _everywhere(shared, reach, places))


def _everywhere(question: Question, reach: Reach, places: tuple[Destination, ...]) -> tuple[Place, ...]:
    rows = []
    for place in places:
        before, after = (reach.minutes(place.cell, ids) for ids in (question.before, question.after))
        whole = summary.overall_change(reach.grid, before, after)
        rows.append(Place(place.ident, summary.change(reach.grid, before, after), whole))
    return tuple(rows)


def under(kit_key: str, reach: Reach, speeds: Speeds) -> Reach:
    """The same ground at other speeds. A viewer's own roads, which have speeds of their own, are not kept here."""
    if speeds == reach.speeds:
        return reach
    if reach.land.factor(reach.speeds, speeds) == 1.0:
        return reach.under(speeds)
    return _grounds.get((kit_key, speeds), lambda: reach.under(speeds))


_files: ResultStore[ReachFile] = ResultStore(2)
_kits: ResultStore[Kit] = ResultStore(2)
_answers: ResultStore[Answer] = ResultStore(96)
_ranked: ResultStore[tuple[Effect, ...]] = ResultStore(96)
_all_places: ResultStore[tuple[Place, ...]] = ResultStore(48)
_grounds: ResultStore[Reach] = ResultStore(6)
