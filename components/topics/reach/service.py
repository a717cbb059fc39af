"""The reach model of this installation: built once per version of the files, asked with frozen questions."""

from dataclasses import dataclass, replace

import streamlit as st

from components.base import cache
from components.base.scales import Theme
from components.topics.reach import raster
from components.topics.reach.classes import LIMITS, LOOKS, change_classes, colours, minute_classes
from components.topics.reach.raster import Window
from components.words.text import tr
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
    land within `classes.LIMITS`, and the three pictures."""

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
    shares: dict[int, float]
    pictures: tuple[bytes, ...]


def kit(version: tuple[int, ...]) -> Kit:
    """What is declared, built; `version` stands for tables and map files. Takes about two seconds the first time, with
    a sign on the page that it does.

    Raises DataContractError and LayerContractError.
    """
    wanted = str(cache.DATA), version_of(version)
    if wanted in _built:
        return _kit(*wanted)
    with st.spinner(tr("首次使用，正在建立过河可达模型，约需几秒……")):
        found = _kit(*wanted)
    _built.clear()
    _built.add(wanted)
    return found


def version_of(version: tuple[int, ...]) -> tuple[int, ...]:
    """`version` of tables and map files with that of what is declared of reach."""
    path = cache.DATA / FILE
    return (*version, path.stat().st_mtime_ns if path.exists() else 0)


_built: set[tuple[str, tuple[int, ...]]] = set()
"""What needs no sign any more."""


@st.cache_resource(max_entries=2, show_spinner=False)
def _kit(root: str, version: tuple[int, ...]) -> Kit:
    declared = read_reach(cache.DATA)
    grid = reach_grid.grid(declared.grid_rule(), root=cache.GEO)
    rows = cache.records("crossings", "crossing_id").values()
    located = reach_links.locate(grid, declared.crossing_specs(rows), cache.GEO)
    places = reach_grid.destinations(grid, declared.place_refs(), cache.GEO)
    reach = build(land(grid), located.links, declared.speeds(), cells=[place.cell for place in places])
    return Kit(
        declared,
        grid,
        places,
        located.left_out,
        reach,
        raster.window(grid),
        reach_grid.lonlat(grid),
        f"grid-{hash(version):x}",
    )


def answer(reach: Reach, window: Window, question: Question) -> Answer:
    """What the question's state gives; `reach` is the ground that `question.key` and `question.speeds` stand for."""
    return _answer(question, reach, window)


@st.cache_resource(max_entries=96, show_spinner=False)
def _answer(question: Question, _reach: Reach, _window: Window) -> Answer:
    grid = _reach.grid
    before = _reach.minutes(question.cell, question.before)
    after = before if question.before == question.after else _reach.minutes(question.cell, question.after)
    classes = (minute_classes(grid, before), minute_classes(grid, after), change_classes(grid, before, after))
    pictures = tuple(
        raster.png(_window, found, colours(look, question.theme)) for look, found in zip(LOOKS, classes, strict=True)
    )
    return Answer(
        before, after,
        summary.by_unit(grid, before), summary.by_unit(grid, after), summary.change(grid, before, after),
        summary.overall(grid, before), summary.overall(grid, after), summary.overall_change(grid, before, after),
        summary.within(grid, before, LIMITS), summary.within(grid, after, LIMITS),
        summary.shares(grid, summary.difference(before, after)),
        pictures,
    )  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """What it means that `idents` stand: `harm` is what shutting them does where they are open in the state shown
    (`stands`), or would do once they were opened."""

    idents: Ids
    stands: bool
    harm: Harm


def effects(reach: Reach, question: Question) -> tuple[Effect, ...]:
    """Every crossing that carries trips, and parallels together: the open ones by what shutting them costs, the others
    by what opening them would save. In the order of what they mean before the scenario, the largest first, so that
    rows stay where they are while crossings are tried out."""
    plain = replace(question, theme="light")
    found = _effects(replace(plain, before=()), reach)
    if question.before == question.after:
        return found
    rank = {
        effect.idents: turn
        for turn, effect in enumerate(_effects(replace(plain, after=question.before, before=()), reach))
    }
    return tuple(sorted(found, key=lambda effect: rank.get(effect.idents, len(rank))))


@st.cache_resource(max_entries=96, show_spinner=False)
def _effects(question: Question, _reach: Reach) -> tuple[Effect, ...]:
    now, cell = frozenset(question.after), question.cell
    shut = harm(_reach, cell, now, closures_of(_reach.links, now))
    found = [Effect(each.closed, True, each) for each in shut]
    absent = sorted(_reach.idents - now)
    gains = [harm(_reach, cell, now | {ident}, [(ident,)])[0] for ident in absent]
    found += [Effect(each.closed, False, each) for each in gains]
    return tuple(sorted(found, key=weight))


def weight(effect: Effect) -> tuple[float, float, bool]:
    """Sort key, the most felt first; among those that nobody feels the ones that could be opened."""
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
    return _everywhere(replace(question, cell=0, theme="light"), tuple(p.ident for p in places), reach, places)


@st.cache_resource(max_entries=48, show_spinner=False)
def _everywhere(question: Question, idents: Ids, _reach: Reach, _places: tuple[Destination, ...]) -> tuple[Place, ...]:
    found = []
    for place in _places:
        before, after = (_reach.minutes(place.cell, ids) for ids in (question.before, question.after))
        whole = summary.overall_change(_reach.grid, before, after)
        found.append(Place(place.ident, summary.change(_reach.grid, before, after), whole))
    return tuple(found)


def under(kit_key: str, reach: Reach, speeds: Speeds) -> Reach:
    """The same ground at other speeds. A viewer's own roads, which have speeds of their own, are not kept here."""
    if speeds == reach.speeds:
        return reach
    return reach.under(speeds) if reach.land.factor(reach.speeds, speeds) == 1.0 else _under(kit_key, speeds, reach)


@st.cache_resource(max_entries=6, show_spinner=False)
def _under(kit_key: str, speeds: Speeds, _reach: Reach) -> Reach:
    return _reach.under(speeds)
