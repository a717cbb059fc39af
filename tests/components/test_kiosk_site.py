"""A site that is locked to the kiosk: no other page, no cookie, no way in or out; the PIN is hard to guess."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from components.base import pin
from components.base.settings import Settings, resolve
from components.server.kiosk_site import KioskOnly
from components.server.routes import middleware

PAGE = ("accept", "text/html,*/*")


async def site(scope: dict[str, Any], receive: object, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        cookie = (b"Set-Cookie", b"_streamlit_xsrf=1; Path=/")
        await send({"type": "http.response.start", "status": 200, "headers": [cookie, (b"x-kept", b"1")]})
        await send({"type": "http.response.body", "body": b"page"})


def ask(
    path: str, *headers: tuple[str, str], method: str = "GET", kind: str = "http", query: str = ""
) -> dict[str, Any]:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": kind, "method": method, "path": path, "query_string": query.encode()}
    scope["headers"] = [(name.encode(), value.encode()) for name, value in headers]
    asyncio.run(KioskOnly(site)(scope, None, send))
    return sent[0]


def location(answer: dict[str, Any]) -> str:
    return str(dict(answer["headers"]).get(b"location", b"").decode())


@pytest.mark.parametrize("path", ["/", "/layout", "/sources", "/present", "/kiosk/x", "/nothing", "/print/layout"])
def test_every_page_leads_to_the_kiosk(path: str) -> None:
    answer = ask(path, PAGE)
    assert (answer["status"], location(answer)) == (307, "/kiosk")


@pytest.mark.parametrize("query", ["s=1-abc", "lang=fr", "lang=en&s=1", "embed=true", "lang=en&lang=zh", "x" * 200])
def test_an_edited_address_leads_back_to_the_kiosk(query: str) -> None:
    answer = ask("/kiosk", PAGE, query=query)
    assert (answer["status"], location(answer)) == (307, "/kiosk")


@pytest.mark.parametrize("query", ["", "lang=en", "lang=zh"])
def test_the_kiosk_itself_is_answered_without_a_cookie(query: str) -> None:
    answer = ask("/kiosk", PAGE, query=query)
    assert answer["status"] == 200 and answer["headers"] == [(b"x-kept", b"1")]


@pytest.mark.parametrize(
    "path", ["/_stcore/upload_file/x", "/geo/a.geojson", "/_stcore/metrics", "/print/layout", "/map/style.json"]
)
def test_what_the_kiosk_does_not_need_is_not_there(path: str) -> None:
    assert ask(path)["status"] == 404
    assert ask(path, method="PUT")["status"] == 404


def test_only_the_end_of_a_visit_can_be_sent() -> None:
    assert ask("/hall/visit", method="POST")["status"] == 200
    for path in ("/hall/beat", "/kiosk", "/media/x", "/_stcore/health"):
        assert ask(path, method="POST")["status"] == 404
        assert ask(path, method="DELETE")["status"] == 404


def test_only_the_page_s_own_socket_is_taken() -> None:
    assert ask("/_stcore/stream", kind="websocket")["type"] == "websocket.accept"
    assert ask("/other", kind="websocket")["type"] == "websocket.close"


def test_the_lock_is_there_on_a_kiosk_site_only() -> None:
    def is_locked(settings: Settings) -> bool:
        return any(each.cls is KioskOnly for each in middleware(settings))

    assert is_locked(Settings(kiosk=True)) and not is_locked(Settings())


def test_a_wrong_hash_in_the_settings_is_reported_without_being_shown(tmp_path: Any) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('kiosk = true\nkiosk_pin = "123456"\n', encoding="utf-8")
    site = resolve(file, {})
    assert site.settings.kiosk and not site.settings.kiosk_pin
    assert "123456" not in str(site.faults[0].values) + str(site.faults[0])


def test_a_pin_matches_its_own_hash_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "COST", 1024)
    stored = pin.hashed("20260101")
    assert Settings(kiosk_pin=stored).kiosk_pin == stored
    assert pin.matches("20260101", stored) and not pin.matches("20260102", stored)
    assert stored != pin.hashed("20260101"), "every hash has its own salt"
    for nothing in ("", "1" * 400):
        assert not pin.matches(nothing, stored)
    assert not pin.matches("20260101", "") and not pin.matches("1", "scrypt:9999999:8:1:aa:bb")
    for text in ("12345", "1234567890123", "abcdef", "１２３４５６"):
        with pytest.raises(ValueError):
            pin.hashed(text)


def test_the_gate_stays_closed_after_a_few_wrong_pins_even_for_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "COST", 1024)
    clock = [1000.0]
    monkeypatch.setattr(pin.time, "monotonic", lambda: clock[0])
    gate, stored = pin.Gate(), pin.hashed("654321")
    assert not any(gate.opens("000000", stored) for _ in range(pin.TRIES))
    assert gate.waits_s() and not gate.opens("654321", stored)
    clock[0] += pin.LOCKED_S + 1
    assert gate.opens("654321", stored)
    assert not gate.opens("000000", stored) and gate.opens("654321", stored), "a right one forgets those before"
