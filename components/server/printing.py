"""The route of a page's sheet for printing: the address says what is seen, the viewer's token what else counts."""

import asyncio
from threading import BoundedSemaphore
from typing import Any, Protocol, TypeVar, runtime_checkable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components.base.look import SOURCE_LANGUAGE, Look
from components.base.query import cleaned
from components.base.release import pinned
from components.export.kit import now
from components.export.picture import Stamp
from components.export.print_sheet import sheet_html
from components.export.screen_code import screen_of
from components.export.viewers import Viewer, viewer_of
from components.server.answers import NOT_KEPT
from components.topics.contract import View
from components.topics.reach.network import Network
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from components.words.text import languages
from data.errors import DataContractError
from geo.errors import LayerContractError
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, decode, encode
from model.scenario_errors import ScenarioCodeError, ScenarioError

TOKEN = "x-explorer-viewer"
CODE = "s"
AT_ONCE = BoundedSemaphore(2)
"""Sheets that are made at the same time: a crowd that prints must not hold up those who look."""
Pairs = dict[str, str]
S = TypeVar("S")


@runtime_checkable
class OnRoads(Protocol):
    """A state that can stand on a viewer's own road network."""

    def on(self, network: Network | None) -> Any: ...


@runtime_checkable
class Reported(Protocol):
    """A state that is read together with people's reports in the store."""

    book: Any
    month: str
    task: str


@runtime_checkable
class Released(Protocol):
    """A state that is read together with the releases in the store."""

    history: Any
    one: int | None
    other: int | None


async def print_sheet(request: Request) -> Response:
    """The sheet of a page in the state of its address; 404 for no page, 503 where the files it reads are broken."""
    view = view_of(request.path_params["page"])
    if view is None:
        return Response(status_code=404)
    viewer, pairs = viewer_of(request.headers.get(TOKEN, "")), cleaned(dict(request.query_params))
    try:
        html = await asyncio.to_thread(_sheet, view, pairs, viewer)
    except (DataContractError, LayerContractError):
        return Response(status_code=503, headers=NOT_KEPT)
    return HTMLResponse(html, headers=NOT_KEPT)


def _sheet(view: View[S], pairs: Pairs, viewer: Viewer) -> str:
    language = pairs.get("lang", "")
    look = Look(language if language in languages() else SOURCE_LANGUAGE, "light", 1.0, 1366)
    scenario = viewer.scenario or _scenario(pairs.get(CODE, ""))
    own = {key: pairs[key] for key in view.defaults if key in pairs}
    state, _ = view.parse(own)
    if isinstance(state, OnRoads) and viewer.network is not None:
        state = state.on(viewer.network())
    if isinstance(state, Reported):
        state = _with_reports(state)
    if isinstance(state, Released):
        state = _with_history(state)
    with AT_ONCE, pinned():
        content = view.content(state, scenario, look)
        return sheet_html(content, look, _stamp(view, own, scenario, (language, viewer.origin)))


def _with_reports(state: Any) -> Any:
    """The state with the reports of this moment; without where the store cannot be read, which the sheet says."""
    from components import store
    from components.store.ledger_book import with_reports

    try:
        return with_reports(state, store.shared_store())
    except store.ScenarioStoreError:
        return state


def _with_history(state: Any) -> Any:
    """The state with the releases; without where the store cannot be read."""
    from components import store
    from components.store.desk_history import with_history

    try:
        return with_history(state, store.shared_store())
    except store.ScenarioStoreError:
        return state


def _scenario(code: str) -> Scenario:
    try:
        return decode(code, load_facts().catalogue).state.scenario if code else BASELINE
    except ScenarioError:  # the page has said so
        return BASELINE


def _stamp(view: View[S], own: Pairs, scenario: Scenario, where: tuple[str, str]) -> Stamp:
    """Code, link from another machine, and the time; `where` are the language and the site's address."""
    language, origin = where
    try:
        code = encode(State(scenario, screen_of(view.ident, own, language)), load_facts().catalogue)
    except ScenarioCodeError:
        code = ""
    link = f"{origin}/?{CODE}={code}" if origin and code else ""
    return Stamp(code, link, f"{now():%Y-%m-%d %H:%M}")
