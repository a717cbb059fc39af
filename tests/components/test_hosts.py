"""Only names of this site are answered; a foreign name that leads here gets nothing."""

import asyncio
from typing import Any

import pytest

from components.server.hosts import Hosts, host_of, matches, own_names


async def site(scope: dict[str, Any], receive: object, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"page"})


def ask(kind: str, *headers: tuple[str, str], path: str = "/layout", local: str = "127.0.0.1") -> dict[str, Any]:
    """The first thing that is sent back."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "server": (local, 8501)}
    scope["headers"] = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    guarded = Hosts(site, (*own_names(), "plan.example.org", "*.example.com"))
    asyncio.run(guarded(scope, None, send))  # type: ignore[arg-type]
    return sent[0]


def is_answered(*headers: tuple[str, str], local: str = "127.0.0.1") -> bool:
    """Whether a page and a websocket are both answered; a difference between the two would be a hole."""
    page = ask("http", *headers, local=local)["status"] == 200
    assert page == (ask("websocket", *headers, local=local)["type"] == "websocket.accept")
    return page


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8501",
        "127.0.0.1:1",
        "[::1]:8501",
        "plan.example.org.",
        "a.example.com",
        "a.b.example.com",
    ],
)
def test_own_names_are_answered_whatever_the_port(host: str) -> None:
    assert is_answered(("host", host))
    assert is_answered(("host", host), ("origin", f"http://{host}"))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "example.com", "badexample.com", "localhost.evil.example", "192.168.1.9", "evil.example:8501",
        "user@localhost", "localhost/x", "localhost?x", "localhost#x", "localhost:x", "", " localhost",
        "localhost, evil", "[::1", "127.0.0.1.evil.example", "0.0.0.0", "loc\xe4lhost", "http://localhost",
    ],
)  # fmt: skip
def test_foreign_and_malformed_names_are_refused(host: str) -> None:
    assert not is_answered(("host", host))


def test_no_host_and_two_hosts_are_refused() -> None:
    assert not is_answered()
    assert not is_answered(("host", "localhost"), ("host", "evil.example"))
    assert not is_answered(("host", "localhost"), ("host", "localhost"))


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "file://", "https://localhost.evil.example", "x"])
def test_a_page_of_another_site_does_not_get_in_under_our_own_host(origin: str) -> None:
    assert not is_answered(("host", "localhost:8501"), ("origin", origin))


def test_the_address_at_which_the_browser_reached_the_machine_is_its_own() -> None:
    assert is_answered(("host", "192.168.1.9:8501"), ("origin", "http://192.168.1.9:8501"), local="192.168.1.9")
    assert not is_answered(("host", "evil.example"), local="evil.example")
    assert is_answered(("host", "[fd00::5]:8501"), local="fd00::5")


def test_the_refusal_says_what_to_do_and_repeats_nothing_of_the_request() -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"evil.example")], "server": None}
    asyncio.run(Hosts(site)(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 403
    assert b"allowed_hosts" in sent[1]["body"] and b"evil" not in sent[1]["body"]


def test_probes_are_answered_under_any_name() -> None:
    assert ask("http", ("host", "10.0.0.7"), path="/readyz")["status"] == 200
    assert ask("http", ("host", "10.0.0.7"), path="/readyz/")["status"] == 403


def test_a_wildcard_of_one_star_allows_any_well_formed_name() -> None:
    assert matches("anything.example", ["*"])
    assert host_of("a b") is None


def test_bound_to_every_address_is_no_name() -> None:
    assert not {"", "0.0.0.0", "::"} & set(own_names("0.0.0.0", "::", "", None))
    assert {"localhost", "plan.example.org"} <= set(own_names("Plan.example.org"))
