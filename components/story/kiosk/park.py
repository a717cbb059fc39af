"""Where the next park helps most: land newly within a walk, for each of a few places."""

from dataclasses import replace

import numpy as np

from components.base import cache
from components.base.look import Look, using
from components.drawing.maps.badges import Badge
from components.drawing.maps.legend import Entry, Group
from components.drawing.maps.picture import MapPicture
from components.story.kiosk.crossing import LETTERS
from components.story.kiosk.entrances import plain
from components.story.kiosk.parts import Option, Picture, Question, Reply, bars_of, declared
from components.topics.facilities.cover import cover
from components.topics.facilities.cover_map import cover_picture
from components.topics.facilities.facts import load_facts
from components.topics.facilities.overlay import facts_in
from components.topics.facilities.state import CIRCLES, Circles, State
from components.words.format import number
from components.words.text import pick, tr
from data.facility_kinds import CIRCLES as CIRCLE_MINUTES
from data.kiosk import ParkEntry
from geo.contracts import Feature
from geo.cover_ground import sites_at
from model.scenario import BASELINE, Scenario, with_facility
from model.scenario_shape import AddedFacility

IDENT = "park"
ROOM = 0.02
"""Degrees left free around the places on the map."""


def question(look: Look) -> Question:
    """Raises DataContractError and LayerContractError."""
    entry = declared().park
    with using(look):
        return Question(
            ident=IDENT,
            icon="park",
            title=tr("公园放在哪里？"),
            text=tr("再建一座公园，放在哪里，能让更多新的地方走路就到？"),
            hint=tr("看看图：哪里已经有公园了？"),
            options=_options(entry),
            picture=_map(entry, BASELINE, look),
        )


def reply(choice: str, look: Look) -> Reply:
    """Raises DataContractError, LayerContractError, and KeyError for what is no option."""
    entry = declared().park
    with using(look):
        options, gains = _options(entry), _gains(entry)
        chosen = dict(zip((option.ident for option in options), gains, strict=True))[choice]
        bars = bars_of(options, gains, tuple(tr("多 {n} 平方公里", n=number(gain, 1)) for gain in gains))
        best = next(bar for bar in bars if bar.is_best)
        scenario = _with_park(entry, choice)
        return Reply(
            is_right=choice == best.option.ident,
            answer=best.option.label,
            value=best.value,
            sentence=tr(
                "放在 {name}，走路能到公园的地方多出最多，约 {n} 平方公里。",
                name=best.option.label, n=number(max(gains), 1),
            ),
            basis=tr("△ 假设：按直线距离和假定的绕行算。"),
            teaching=tr("附近还没有公园，走路能到的地方全是新的。")
            if chosen == max(gains)
            else tr("附近已经有公园了，圈子重在一起，新多出来的就少。"),
            measure=tr("走路就能到公园的土地，多出多少（全域，△ 假设）"),
            bars=bars,
            pictured=choice,
            picture=_map(entry, _with_park(entry, best.option.ident, scenario), look),
            scenario=scenario,
            page="facilities",
            pairs=(("view", CIRCLES), ("kind", entry.kind), ("year", str(entry.year))),
        )  # fmt: skip


def _places(entry: ParkEntry) -> tuple[Feature, ...]:
    places = {feature["properties"]["id"]: feature for feature in cache.features("places")}
    return tuple(places[ident] for ident in entry.places if ident in places)


def _options(entry: ParkEntry) -> tuple[Option, ...]:
    names = (pick(f["properties"]["name"], f["properties"]["name_en"]) for f in _places(entry))
    return tuple(
        Option(place["properties"]["id"], f"{letter} {name}", letter)
        for letter, place, name in zip(LETTERS, _places(entry), names, strict=False)
    )


def _state(entry: ParkEntry) -> State:
    return State(view=CIRCLES, year=entry.year, circles=Circles(kind=entry.kind, by_land=True))


def _gains(entry: ParkEntry) -> tuple[float, ...]:
    """km² newly within the walk, for each place."""
    answer = cover(load_facts(), _state(entry))
    ground, gains = answer.ground, []
    for place in _places(entry):
        site = sites_at([_lonlat(place)], cache.geo_root())
        near = np.hypot(*(ground.xy - site.xy[0]).T) <= answer.walk.radius_m
        gains.append(float(answer.weights[near & (ground.bank == site.bank[0]) & ~answer.covered].sum()))
    return tuple(gains)


def _lonlat(place: Feature) -> tuple[float, float]:
    lon, lat = place["geometry"]["coordinates"]
    return float(lon), float(lat)


def _with_park(entry: ParkEntry, choice: str, scenario: Scenario = BASELINE) -> Scenario:
    place = next(place for place in _places(entry) if place["properties"]["id"] == choice)
    kind = load_facts().kinds.kind(entry.kind)
    assert kind is not None
    added = AddedFacility(kind.category, *_lonlat(place), entry.year)
    return scenario if added in scenario.facilities else with_facility(scenario, added)


def _map(entry: ParkEntry, scenario: Scenario, look: Look) -> Picture:
    """The circles, seen as near as the places allow, with a letter at each place."""

    def draw(width: int, height: int) -> str:
        with using(look):
            facts = facts_in(scenario)
            picture = cover_picture(facts, cover(facts, _state(entry)), _state(entry), look)
        spots = [_lonlat(place) for place in _places(entry)]
        west, south = (min(spot[axis] for spot in spots) - ROOM for axis in (0, 1))
        east, north = (max(spot[axis] for spot in spots) + ROOM for axis in (0, 1))
        with using(look):
            letters = tuple(
                Badge(*spot, letter, pick(place["properties"]["name"], place["properties"]["name_en"]), is_pin=True)
                for spot, letter, place in zip(spots, LETTERS, _places(entry), strict=False)
            )
            near = replace(plain(picture), view=(west, south, east, north), rings=(), badges=letters)
            near = replace(near, legend=_legend(picture))
            return near.svg(width, height)

    return draw


def _legend(picture: MapPicture) -> tuple[Group, ...]:
    """The circles by their minutes alone, and the sign of a park."""
    circles, *_, kinds = picture.legend
    first, *wider = CIRCLE_MINUTES
    words = (
        tr("{n} 分钟走到公园（△ 假设）", n=first),
        *(tr("{n} 分钟", n=minutes) for minutes in wider),
        tr("走着到不了"),
    )
    entries = tuple(Entry(word, entry.shapes) for word, entry in zip(words, circles.entries, strict=False))
    return (Group("", (*entries, *kinds.entries)),)
