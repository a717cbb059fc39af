"""空间布局 as a view: the structure on the map, one element's card, a step of the walk, the land, or a profile."""

from dataclasses import replace
from typing import NamedTuple

from components.base import cache
from components.base.look import Look
from components.base.query import Reading
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.picture import View as Looking
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.elements import elements
from components.topics.elements.card import Card, card_of
from components.topics.elements.elements import Entry
from components.topics.layout import state as states
from components.topics.layout.group_projects import sound_group_projects
from components.topics.layout.here import here_of
from components.topics.layout.land import Budget, budget, budget_chart, budget_sentence, scope_note
from components.topics.layout.look_at import box_of
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.reasons import reason_citations, reason_text
from components.topics.layout.sketch_picture import measured_in, outline_of
from components.topics.layout.state import State
from components.topics.layout.structure import (
    Kind,
    image_of,
    image_sentences,
    structure,
    structure_sentence,
    structure_title,
)
from components.topics.layout.tables import layout_tables
from components.topics.layout.walk import STEPS
from components.topics.profile.content import profile_content
from components.topics.profile.subject import subjects
from components.words.citation import Citation
from components.words.format import quantity
from components.words.text import tr
from model.scenario import Scenario

TITLE = "空间布局"


def _read(reading: Reading) -> State:
    return states.read(reading, elements.entries(), cache.layers(), subjects())


def _write(state: State) -> dict[str, str]:
    return states.query(state, cache.layers())


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    if state.profile:
        return profile_content(VIEW.ident, state.profile, look)
    entries, land = elements.entries(), budget()
    card = card_of(entries[state.element], entries) if state.element else None
    own = _own(state)
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=own.answer or plain(_answer(state, card, entries)),
        sentences=(*map(Sentence, own.sentences), *_sentences(state, card, land, entries)),
        figures=own.figures if own.answer else _figures(card, land),
        charts=(budget_chart(land, look),) if state.panel == "land" else (),
        maps=(noted_picture(state, state.camera or box_of(state), look),),
        tables=(*own.tables, *layout_tables(entries)),
        citations=_citations(state, card, land, entries),
        notice=map_notice(read_settings(), schematic=True, openstreetmap=True),
        layers=tuple(sound_layers(state)),
        method=(plain(budget_sentence(land)), scope_note()),
    )


class _Own(NamedTuple):
    """What there is to say of the viewer's own place and sketch; `answer` only where one of their panels is open."""

    answer: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]


def _own(state: State) -> _Own:
    here = here_of(state.at) if state.at else None
    measured = measured_in(state, tuple(sound_layers(state)))
    answers = {"here": here.answer if here else "", "measure": measured.answer if measured else ""}
    own = (measured.answer, *measured.sentences) if measured else ()
    return _Own(
        answers.get(state.panel, ""),
        (*(here.sentences if here else ()), *own),
        measured.figures if measured and state.panel == "measure" else (),
        (*((here.table,) if here else ()), *(measured.tables if measured else ())),
    )


def sound_layers(state: State) -> dict[str, int]:
    """The chosen layers without those that are broken."""
    broken = {fault.layer_id for fault in cache.layer_faults()}
    return {ident: percent for ident, percent in state.layers if ident not in broken}


def noted_picture(state: State, looking: Looking, look: Look) -> MapPicture:
    """The map of `state` seen by a camera or in a box, with where its sources stand."""
    name = image_of(state.step, elements.entries()).title if state.step else ""
    picture = layout_picture(sound_layers(state), state.element, looking, look, title=name, at=state.at)
    own = outline_of(state.sketch, measured_in(state, tuple(sound_layers(state))))
    return replace(picture, outline=own, notes=(tr("来源与精度逐层列在“空间布局”页的图层清单中。"),))


def _kind_words(kind: Kind) -> str:
    """The kind with its parts; a part whose name begins with the kind stands alone."""
    parts = tr("、").join(part.name for part in kind.parts)
    return (
        parts if parts.lower().startswith(kind.title.lower()) else tr("{title}：{text}", title=kind.title, text=parts)
    )


def _answer(state: State, card: Card | None, entries: dict[str, Entry]) -> str:
    """The selected element, else the image of the step, else where the parts lie: each in one sentence."""
    if card:
        return tr("{title}：{text}", title=card.title, text=tr("；").join(t for t in (card.kind, card.role) if t))
    if state.step:
        image = image_of(state.step, entries)
        return tr("{title}：{text}", title=image.title, text=image.role)
    return structure_sentence()


def _structure_words(entries: dict[str, Entry]) -> str:
    """The parts of the structure by their names, in one sentence."""
    names = tr("；").join(_kind_words(kind) for kind in structure(entries))
    return tr("{title}：{text}", title=structure_title(), text=names)


def _reason_words(entries: dict[str, Entry]) -> tuple[str, ...]:
    """Each kind of part with the reason that the documents give for it."""
    return tuple(tr("{title}：{text}", title=k.title, text=reason_text(k.ident)) for k in structure(entries))


def _group_words(entries: dict[str, Entry]) -> tuple[str, ...]:
    """How many projects a source puts in a group, and as of when; nothing where their table is broken."""
    projects = sound_group_projects()
    if projects is None:
        return ()
    names = {part.element: part.name for kind in structure(entries) for part in kind.parts}
    return projects.finding(names), projects.note()


def _sentences(state: State, card: Card | None, land: Budget, entries: dict[str, Entry]) -> tuple[Sentence, ...]:
    """The card, the step of the walk, the images of the walk, and the land."""
    images = [image_of(step, entries) for step in range(1, len(STEPS) + 1)]
    own = image_sentences(images[state.step - 1]) if state.step else ()
    return (
        *(Sentence(text) for text in (*(card.sentences() if card else ()), *own)),
        *(Sentence(f"{image.title}　{image.role}", "public") for image in images),
        Sentence(tr("{title}：{text}", title=tr("布局依据"), text=reason_text("layout"))),
        *map(Sentence, (*_reason_words(entries), _structure_words(entries), *_group_words(entries))),
        Sentence(plain(budget_sentence(land))),
        Sentence(scope_note(), "experts"),
    )


def _figures(card: Card | None, land: Budget) -> tuple[Figure, ...]:
    if card and card.measures:
        return tuple(Figure(m.label, m.value, m.grade, citations=card.citations, ident=m.ident) for m in card.measures)
    return land_figures(land)


def land_figures(land: Budget) -> tuple[Figure, ...]:
    """The whole area, and what the two limits allow of it."""
    rows = (
        ("area", tr("起步区"), land.area_km2, "official"),
        ("green_at_least", tr("蓝绿空间至少"), land.green_km2, "derived"),
        ("built_at_most", tr("城镇建设用地至多"), land.built_km2, "derived"),
    )
    return tuple(
        Figure(label, quantity(round(km2), "平方公里"), grade, "area", citations=land.citations, ident=ident)
        for ident, label, km2, grade in rows
    )


def _citations(state: State, card: Card | None, land: Budget, entries: dict[str, Entry]) -> tuple[Citation, ...]:
    image = (image_of(state.step, entries).citation,) if state.step else ()
    return tuple(dict.fromkeys((*(card.citations if card else ()), *image, *reason_citations(), *land.citations)))


VIEW = View("layout", states.DEFAULTS, _read, _write, _build)
