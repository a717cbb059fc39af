"""The route along a lever: for a viewer with an open page, within limits; everything else gets no table."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from components.export import viewers
from components.server import along_routes
from components.server.along_routes import BURST_MS
from components.server.printing import TOKEN
from model.lever import LeverError

LEVERS = ("one", "two", "three")


@dataclass(frozen=True)
class Page:
    """A page with three levers that counts how often a table is made."""

    rest: str
    counted: list[str]

    def place(self, lever_id: str) -> tuple[object, ...]:
        if lever_id not in LEVERS:
            raise LeverError(lever_id, "unknown", None, lever_id)
        return (self.rest, lever_id)

    def table(self, lever_id: str) -> dict[str, Any]:
        self.counted.append(lever_id)
        return {"rest": self.rest, "lever": lever_id, "entries": []}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    along_routes._table.cache_clear()
    along_routes.time_left.left = BURST_MS
    yield
    along_routes.time_left.left = BURST_MS


def asked(lever: str, token: str) -> Response:
    """The route's answer to a viewer."""
    request = Request(
        {
            "type": "http",
            "method": "GET",
            "path": f"/along/{lever}",
            "path_params": {"lever": lever},
            "query_string": b"",
            "headers": [(TOKEN.encode(), token.encode())],
        }
    )
    return asyncio.run(along_routes.along(request))


def test_a_viewer_gets_the_tables_of_the_open_page_and_equal_ones_are_made_once() -> None:
    counted: list[str] = []
    for token in ("route-a", "route-b"):
        viewers.remember(token, desk=Page("same", counted))
        assert json.loads(asked("one", token).body) == {"rest": "same", "lever": "one", "entries": []}
    viewers.remember("route-a", desk=Page("other", counted))
    assert json.loads(asked("one", "route-a").body)["rest"] == "other"
    assert counted == ["one", "one"]


@pytest.mark.parametrize("lever", ["four", "one\x00", "../readyz", "a" * 5000])
def test_a_lever_that_the_page_has_not_gets_none(lever: str) -> None:
    viewers.remember("route-c", desk=Page("page", []))
    assert asked(lever, "route-c").status_code == 404


def test_without_an_open_page_or_with_a_foreign_token_there_is_none() -> None:
    viewers.remember("route-d", desk=None)
    assert [asked("one", token).status_code for token in ("route-d", "nobody", "")] == [404, 404, 404]


def test_a_viewer_who_asks_without_end_is_refused_and_the_others_are_not() -> None:
    for token in ("route-e", "route-f"):
        viewers.remember(token, desk=Page("page", []))
    answers = [asked("one", "route-e").status_code for _ in range(int(viewers.WISHES) + 5)]
    assert answers[0] == 200 and answers[-1] == 429
    assert asked("one", "route-f").status_code == 200


def test_beyond_the_time_for_all_only_what_is_there_already_is_answered() -> None:
    viewers.remember("route-g", desk=Page("page", []))
    assert asked("one", "route-g").status_code == 200
    along_routes.time_left.left = -1e6
    assert asked("one", "route-g").status_code == 200
    assert asked("two", "route-g").status_code == 429
