"""The route of a page along a lever: asked by the browser when a hand comes to one, answered for the viewer's own page.

The address names a lever and nothing else: what the page is, the session has left under its token. Wishes are limited
for each viewer and for all together; one beyond the limit gets no table, and that lever follows the server as ever.
"""

import asyncio
import json
from dataclasses import dataclass, field
from time import thread_time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.base.assets_store import Payload, pack
from components.base.budget import Budget
from components.export.viewers import viewer_of
from components.server.answers import NOT_KEPT, answer
from components.server.printing import TOKEN
from components.topics.along import Desk
from data.errors import DataContractError
from model.lever import LeverError
from model.single_flight import single_flight

BURST_MS, MS_A_SECOND = 3000.0, 300.0
"""Time for the tables of all viewers together, ms: they never take more than a third of a processor for long."""
time_left = Budget(BURST_MS, MS_A_SECOND)


@dataclass(frozen=True)
class _Place:
    """A table's name, and the page it is made from."""

    name: tuple[object, ...]
    lever_id: str
    desk: Desk = field(compare=False)


async def along(request: Request) -> Response:
    """The table of a lever; 404 where no page is open or it has no such lever, 429 where too many are asked for."""
    viewer, lever_id = viewer_of(request.headers.get(TOKEN, "")), request.path_params["lever"]
    if viewer.desk is None:
        return Response(status_code=404, headers=NOT_KEPT)
    if not viewer.wishes.takes():
        return Response(status_code=429, headers=NOT_KEPT)
    try:
        place = _Place(viewer.desk.place(lever_id), lever_id, viewer.desk)
        if _table.peek(place) is None and time_left.delay_s():
            return Response(status_code=429, headers=NOT_KEPT)
        payload = await asyncio.to_thread(_table, place)
    except LeverError:
        return Response(status_code=404, headers=NOT_KEPT)
    except DataContractError:
        return Response(status_code=503, headers=NOT_KEPT)
    return answer(request, payload, immutable=False)


@single_flight(maxsize=64)
def _table(place: _Place) -> Payload:
    began = thread_time()
    body = json.dumps(place.desk.table(place.lever_id), ensure_ascii=False, separators=(",", ":"))
    payload = pack(body.encode(), "application/json")
    time_left.left -= (thread_time() - began) * 1e3
    return payload


ALONG_ROUTES = [Route("/along/{lever}", along)]
