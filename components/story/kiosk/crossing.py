"""Which crossing is missed most: minutes from one subdistrict with each of a few crossings closed."""

from dataclasses import replace

from shapely.geometry import shape

from components.base import cache
from components.base.look import Look, using
from components.drawing.maps.badges import Badge
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.story.kiosk.entrances import plain
from components.story.kiosk.parts import Option, Picture, Question, Reply, bars_of, declared
from components.topics.crossings.facts import load_facts
from components.topics.crossings.map_picture import crossings_picture, status_group
from components.topics.crossings.state import State
from components.topics.reach import service
from components.topics.reach.scene import open_ids, unit_names
from components.topics.reach.uncertainty import is_beyond, trip_error
from components.topics.views import view_of
from components.words.format import number, quantity
from components.words.text import pick, tr
from data.kiosk import CrossingEntry
from geo.contracts import Feature
from model.reach.summary import by_unit
from model.scenario import BASELINE, with_crossing

IDENT, LETTERS, ROOM = "crossing", "ABCDEF", (0.035, 0.022)
"""The letters of the options, and the degrees left free around them on the map, for names."""


def question(look: Look) -> Question:
    """Raises DataContractError and LayerContractError."""
    entry = declared().crossing
    with using(look):
        words = {"start": unit_names()[entry.start], "goal": _goal(entry)}
        return Question(
            ident=IDENT,
            icon="conversion_path",
            title=tr("哪座桥最要紧？"),
            text=tr("从{start}开车去{goal}，关掉哪一处，绕路最久？", **words),
            hint=tr("看看图：{start}在北岸，{goal}在南岸；只画了问到的几处。", **words),
            options=_options(entry),
            picture=_plain_map(entry, look),
        )


def reply(choice: str, look: Look) -> Reply:
    """Raises DataContractError, LayerContractError, and KeyError for what is no option."""
    entry = declared().crossing
    with using(look):
        options, added = _options(entry), _minutes_added(entry)
        chosen = dict(zip((option.ident for option in options), added, strict=True))[choice]
        error = trip_error(entry.destination, entry.year)
        bars = bars_of(options, added, tuple(_longer(value, error) for value in added))
        best = next(bar for bar in bars if bar.is_best)
        pairs = {"view": "reach", "look": "diff", "to": entry.destination, "year": str(entry.year)}
        return Reply(
            is_right=choice == best.option.ident,
            answer=_name(best.option.ident),
            value=best.value,
            sentence=tr(
                "{name}最要紧：关掉它，平均要多走约 {more}。",
                name=_name(best.option.ident), more=quantity(max(added), "分钟", 0),
            ),
            basis=tr("△ 假设：车速是假设的，没有算堵车。"),
            teaching=tr("它离这条路远，车本来就不从那里过，关掉也差不多。")
            if not is_beyond(chosen, error)
            else tr("少了它，车要绕到别处去过河。"),
            measure=tr("{start}到{goal}平均多走多久（△ 假设）", start=unit_names()[entry.start], goal=_goal(entry)),
            bars=bars,
            pictured=best.option.ident,
            picture=_changed_map(best.option.ident, pairs, entry, look),
            scenario=with_crossing(BASELINE, best.option.ident, closed=True),
            page="crossings",
            pairs=tuple(pairs.items()),
        )  # fmt: skip


def _longer(added: float, error: float) -> str:
    """Minutes more; what the method cannot tell apart is hardly a change."""
    if not is_beyond(added, error):
        return tr("几乎不变")
    return tr("多 {more}", more=f"{number(added, 1)} {tr('分钟')}")


def _options(entry: CrossingEntry) -> tuple[Option, ...]:
    facts = load_facts()
    lines = (line for ident in entry.closures if (line := facts.one(ident)))
    lettered = zip(LETTERS, lines, strict=False)
    return tuple(Option(line.ident, f"{letter} {line.name}", letter) for letter, line in lettered)


def _name(ident: str) -> str:
    line = load_facts().one(ident)
    assert line is not None
    return line.name


def _goal(entry: CrossingEntry) -> str:
    place = next(goal for goal in service.declared().destinations if goal.id == entry.destination)
    return pick(place.title.zh, place.title.en)


def _minutes_added(entry: CrossingEntry) -> tuple[float, ...]:
    """Minutes that each closure adds to the mean way from the start, in the order of the options."""
    facts = load_facts()
    kit = service.kit(facts.version)
    cell = next(place.cell for place in kit.places if place.ident == entry.destination)

    def minutes(closed: str = "") -> float:
        scenario = with_crossing(BASELINE, closed, closed=True) if closed else BASELINE
        ids = open_ids(facts, kit.reach, scenario, entry.year)
        return next(u.minutes for u in by_unit(kit.grid, kit.reach.minutes(cell, ids)) if u.unit == entry.start)

    before = minutes()
    return tuple(minutes(option.ident) - before for option in _options(entry))


def _plain_map(entry: CrossingEntry, look: Look) -> Picture:
    """Start, goal, and the crossings that are asked about, each with its letter."""

    def draw(width: int, height: int) -> str:
        with using(look):
            whole = crossings_picture(load_facts(), State(year=entry.year), BASELINE, look)
            return _lettered(whole, entry, _ends(entry)).svg(width, height)

    return draw


def _changed_map(closed: str, pairs: dict[str, str], entry: CrossingEntry, look: Look) -> Picture:
    """Minutes added with a crossing closed."""

    def draw(width: int, height: int) -> str:
        view = view_of("crossings")
        assert view is not None
        state, _ = view.parse(pairs)
        content = view.content(state, with_crossing(BASELINE, closed, closed=True), look)
        picture = next(each for each in content.maps if isinstance(each, MapPicture))
        with using(look):
            return _lettered(picture, entry, _ends(entry), closed).svg(width, height)

    return draw


def _lettered(picture: MapPicture, entry: CrossingEntry, ends: tuple[Ring, ...], closed: str = "") -> MapPicture:
    """A map of the crossings that are asked about and of the two `ends`, as near as they allow: a visitor takes every
    other sign for an answer too. Letters stand in place of signs; the one that is `closed` has another colour."""
    state = replace(picture.state, show={"startup_area": 100}, marks={})
    signs = (*status_group(picture.state), *status_group(picture.state, is_counting=False))
    cells = tuple(group for group in picture.legend if group not in signs)
    letters = tuple(
        Badge(*_lonlat(ident), letter, _name(ident), "bad" if ident == closed else "selected")
        for ident, letter in zip(entry.closures, LETTERS, strict=False)
    )
    spots = [
        *((ring.longitude, ring.latitude) for ring in ends),
        *((disc.longitude, disc.latitude) for disc in letters),
    ]
    west, south = (min(spot[axis] for spot in spots) - free for axis, free in enumerate(ROOM))
    east, north = (max(spot[axis] for spot in spots) + free for axis, free in enumerate(ROOM))
    near = replace(plain(picture), state=state, legend=cells, rings=ends, badges=letters)
    return replace(near, view=(west, south, east, north))


def _lonlat(ident: str) -> tuple[float, float]:
    line = load_facts().one(ident)
    assert line is not None and line.place is not None
    return _middle(line.place)


def _middle(feature: Feature) -> tuple[float, float]:
    point = shape(feature["geometry"]).representative_point()
    return point.x, point.y


def _ends(entry: CrossingEntry) -> tuple[Ring, Ring]:
    """Rings around the subdistrict from which one starts and the place to which one drives."""
    kit = service.kit(load_facts().version)
    cell = next(place.cell for place in kit.places if place.ident == entry.destination)
    start = next(f for f in cache.features("subdistricts") if f["properties"]["id"] == entry.start)
    longitude, latitude = (float(part) for part in kit.lonlat[cell])
    return (
        Ring(*_middle(start), "axis_red", "", tr("起点：{place}", place=unit_names()[entry.start])),
        Ring(longitude, latitude, "axis_red", "", tr("终点：{place}", place=_goal(entry))),
    )
