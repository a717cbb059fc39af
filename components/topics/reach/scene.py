"""One state of the reach view, put together: ground, speeds, destination, what is open before and after, answer."""

from dataclasses import dataclass, replace
from itertools import pairwise

import streamlit as st

from components.base import cache
from components.intake import network_store
from components.topics.crossings.content import Content
from components.topics.reach import service
from components.topics.reach.classes import Look
from components.topics.reach.service import Answer, Effect, Kit, Place, Question
from components.ui import state, viewport
from components.ui.crossings.address import Address
from components.ui.reach import address
from components.ui.reach.address import ReachView
from components.words.text import pick, tr
from geo import reach_grid
from model.reach.opening import open_in
from model.reach.solver import Reach
from model.reach.summary import LONGER, NEITHER, SAME, SHORTER
from model.scenario import BASELINE


@dataclass(frozen=True, eq=False)
class Scene:
    """What the parts of the view draw from."""

    known: Content
    shown: Address
    view: ReachView
    kit: Kit
    reach: Reach
    question: Question
    answer: Answer

    @property
    def changed(self) -> bool:
        """Whether the scenario opens or shuts anything in this year."""
        return self.question.before != self.question.after

    @property
    def seen(self) -> Look:
        """The picture on the map; without a change of the scenario there is but one."""
        return self.view.seen if self.changed else "after"

    @property
    def destination(self) -> str:
        """Name of the destination in the viewer's language, without what stands in brackets."""
        if self.view.to_point:
            return tr("所选点")
        return self.place_name(self.view.to)

    def class_shares(self) -> tuple[float, ...]:
        """Share of the area's land (0 to 1) in each class of the picture that is seen, in the order of its colours."""
        answer = self.answer
        if self.seen == "diff":
            return tuple(answer.shares[kind] for kind in (SHORTER, SAME, LONGER, NEITHER))
        within = answer.within_before if self.seen == "before" else answer.within_after
        lost = (answer.whole_before if self.seen == "before" else answer.whole_after).unreachable
        steps = [after - before for before, after in pairwise((0.0, *within))]
        return (*steps, max(1.0 - within[-1] - lost, 0.0), lost)

    def effects(self) -> tuple[Effect, ...]:
        """Crossings by what they mean for this destination in this state."""
        return service.effects(self.reach, self.question)

    def light_picture(self, place: int) -> bytes:
        """One of the pictures in the colours for paper."""
        return service.answer(self.reach, self.kit.window, replace(self.question, theme="light")).pictures[place]

    def everywhere(self) -> tuple[Place, ...]:
        """This state for every destination of the list."""
        return service.everywhere(self.reach, self.question, self.kit.places)

    def place_name(self, ident: str) -> str:
        """A destination's name in the viewer's language, without what stands in brackets."""
        place = next(p for p in self.kit.places if p.ident == ident)
        return pick(place.title_zh, place.title_en).split("（")[0].split(" (")[0]

    def name_of(self, ident: str) -> str:
        """Name of a crossing in the viewer's language."""
        line = self.known.one(ident)
        return line.name if line else ident


def scene(known: Content, shown: Address) -> Scene:
    """The state that the address asks for. Raises DataContractError and LayerContractError."""
    kit = service.kit(known.version)
    limits = kit.declared.limits()
    view = address.read([place.ident for place in kit.places], kit.grid.units, limits)
    own = network_store.current()
    ground, key = (own.reach, own.key) if own else (kit.reach, kit.key)
    speeds = address.speeds_of(view.assumed, limits)
    reach = service.under(key, ground, speeds)
    before, after = (
        tuple(sorted(open_in(known.crossings(scenario), shown.year) & reach.idents))
        for scenario in (BASELINE, shown.scenario)
    )
    view, cell = _located(kit, view)
    question = Question(key, speeds, cell, before, after, viewport.theme())
    return Scene(known, shown, view, kit, reach, question, service.answer(reach, kit.window, question))


def _located(kit: Kit, view: ReachView) -> tuple[ReachView, int]:
    """The destination's cell; a chosen point outside of the view or on the river leads back to the first place."""
    cell = None
    if view.to_point:
        cell = reach_grid.cell_of(kit.grid, *view.to_point)
        if cell is None or not kit.grid.open[cell]:
            state.notice(tr("链接中的目的地不在可到达的陆地上，已改用默认目的地。"))
            address.write("to", address.KEYS["to"])
            view, cell = replace(view, to=address.KEYS["to"]), None
    if cell is None:
        cell = next(place.cell for place in kit.places if place.ident == view.to)
    return view, cell


def unit_names() -> dict[str, str]:
    """Subdistrict id to its name in the viewer's language."""
    found = [feature["properties"] for feature in cache.features("subdistricts")]
    return {p["id"]: pick(p["name"], p["name_en"]) for p in found}


def reached_cell(scene: Scene) -> int | None:
    """The cell whose minutes are read off; None where none is chosen or it lies outside of the view."""
    place = address.point(scene.view.at)
    return reach_grid.cell_of(scene.kit.grid, *place) if place else None


def forget_point() -> None:
    """No cell is read off any more."""
    address.write("at", "")
    st.session_state.pop("reach_map", None)
