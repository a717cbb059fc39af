"""Those who watch over a server learn whether it lives, is ready and how it fares; nobody else learns anything."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from components.base import metrics, readiness, self_check
from components.base.self_check import Check
from components.base.settings import Settings
from components.server import probes
from components.server.elsewhere import Elsewhere
from components.server.logs import JsonLines
from components.server.policy_check import policy_faults
from components.server.routes import SecurityHeaders
from components.server.run_meter import measure_runs
from components.server.self_check import lines
from components.store import condition
from components.store.errors import ScenarioStoreError
from components.ui import errors
from model.messages import message


def asked(client: str = "127.0.0.1", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": pairs, "client": (client, 1)})


@pytest.fixture
def store_state(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    state: dict[str, Any] = {"trouble": None, "looks": 0}

    def trouble() -> ScenarioStoreError | None:
        state["looks"] += 1
        reason = state["trouble"]
        return ScenarioStoreError(reason) if reason else None

    monkeypatch.setattr(condition, "store_trouble", trouble)
    monkeypatch.setattr(probes, "STORE", probes.StoreProbe())
    return state


def readiness_now() -> tuple[int, dict[str, Any]]:
    answer = asyncio.run(probes.readyz(asked()))
    return answer.status_code, json.loads(answer.body)


def test_ready_means_read_ahead_and_a_store_that_answers(store_state: dict[str, Any]) -> None:
    readiness.begin()
    try:
        assert readiness_now() == (503, {"ok": False, "pages": False})
        assert store_state["looks"] == 0, "the store is not opened by a probe before its time"
    finally:
        readiness.finish()
    assert readiness_now() == (200, {"ok": True, "pages": True, "store": True})


def test_a_store_that_is_away_is_said_and_looked_at_once_for_many(
    store_state: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store_state["trouble"] = "unreachable"

    async def crowd() -> set[bool]:
        return set(await asyncio.gather(*(probes.STORE.answers() for _ in range(50))))

    assert asyncio.run(crowd()) == {False}
    assert store_state["looks"] == 1
    assert metrics.REGISTRY.get_sample_value("explorer_store_reachable") == 0
    monkeypatch.setattr(probes, "STORE", probes.StoreProbe())
    assert readiness_now() == (503, {"ok": False, "pages": True, "store": False})


@pytest.mark.parametrize(
    ("client", "forwarded", "is_answered"),
    [
        ("127.0.0.1", "", True),
        ("::1", "", True),
        ("10.20.3.4", "", True),
        ("10.21.3.4", "", False),
        ("127.0.0.1", "203.0.113.9", False),
        ("127.0.0.1", "10.20.3.4, 127.0.0.1", True),
        ("127.0.0.1", "unknown", False),
        ("testclient", "", False),
    ],
)
def test_measures_are_for_the_machines_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, store_state: dict[str, Any], client: str, forwarded: str, is_answered: bool
) -> None:
    settings = Settings(metrics_clients=("127.0.0.1", "::1", "10.20.0.0/16"))
    monkeypatch.setattr(probes, "read_settings", lambda: settings)
    request = asked(client, **({"x_forwarded_for": forwarded} if forwarded else {}))
    answer = asyncio.run(probes.metrics(request))
    assert answer.status_code == (200 if is_answered else 403)
    assert (b"explorer_run_seconds_bucket" in answer.body) is is_answered
    assert asyncio.run(probes.selfcheck(request)).status_code == (200 if is_answered else 403)


def test_every_script_run_is_measured_also_one_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: object, data: SimpleNamespace) -> None:
        if data.fails:
            raise RuntimeError

    def count(kind: str) -> float:
        return metrics.REGISTRY.get_sample_value("explorer_run_seconds_count", {"kind": kind}) or 0.0

    monkeypatch.setattr(ScriptRunner, "_run_script", run)
    measure_runs()
    measure_runs()  # done twice is done once
    before = count("page"), count("part")
    ScriptRunner._run_script(None, SimpleNamespace(fragment_id_queue=[], fails=False))  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        ScriptRunner._run_script(None, SimpleNamespace(fragment_id_queue=["a"], fails=True))  # type: ignore[arg-type]
    assert (count("page"), count("part")) == (before[0] + 1, before[1] + 1)


def test_a_log_line_is_one_object_with_the_number_that_the_page_shows() -> None:
    try:
        raise ValueError("第一行\n第二行")
    except ValueError:
        record = logging.LogRecord("components.ui", logging.ERROR, "", 1, "script error %s", ("ab12",), sys.exc_info())
    record.error_id = "ab12"
    line = JsonLines().format(record)
    assert "\n" not in line
    entry = json.loads(line)
    assert (entry["level"], entry["error_id"], entry["message"]) == ("error", "ab12", "script error ab12")
    assert entry["exception"].endswith("ValueError: 第一行\n第二行") and entry["time"].endswith("+00:00")


async def page(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_the_policy_is_looked_at_as_it_is_sent() -> None:
    assert asyncio.run(policy_faults(SecurityHeaders(page))) == []
    assert asyncio.run(policy_faults(page)) == ["页面没有带内容安全策略"]
    loose = SecurityHeaders(page)
    loose.headers = [(b"content-security-policy", b"default-src 'self'; script-src 'self' 'unsafe-inline'")]
    assert asyncio.run(policy_faults(loose)) == ["脚本策略放行了 'unsafe-inline'", "有内联脚本没有列入策略"]


def test_what_is_not_sound_is_printed_in_both_languages_and_kept_for_the_operator() -> None:
    sound = Check("fonts", message("字体"), "sound", message("上限 {n}", n=1))
    fault = Check("disk", message("磁盘"), "fault", message("只剩 {n} MB，不足 {least} MB", n=3, least=500))
    head, line = lines((sound, fault))
    assert "1/2" in head
    assert line == "  × 磁盘：只剩 3 MB，不足 500 MB · Disk: only 3 MB free, less than 500 MB"
    before = self_check.latest()
    try:
        self_check.publish((sound, fault))
        body = json.loads(asyncio.run(probes.selfcheck(asked())).body)
        assert body["sound"] is False and [each["id"] for each in body["checks"]] == ["fonts", "disk"]
    finally:
        self_check.publish(before)


def test_a_process_that_has_only_just_started_sends_pages_to_the_others() -> None:
    async def answer(name: str, extensions: dict[str, object]) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        async def application(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "websocket.accept"})

        scope = {"type": "websocket", "headers": [(name.encode(), b"yes")], "extensions": extensions}
        await Elsewhere(application)(scope, None, send)  # type: ignore[arg-type]
        return sent

    behind_a_proxy, able = "x-explorer-elsewhere", {"websocket.http.response": {}}
    readiness.begin()
    try:
        assert asyncio.run(answer(behind_a_proxy, able))[0]["status"] == 503
        for name, extensions in (("x-other", able), (behind_a_proxy, {})):
            assert asyncio.run(answer(name, extensions)) == [{"type": "websocket.accept"}]
    finally:
        readiness.finish()
    assert asyncio.run(answer(behind_a_proxy, able)) == [{"type": "websocket.accept"}]


def test_the_number_on_the_page_is_the_one_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sentences: list[str] = []
    monkeypatch.setattr(errors.st, "error", sentences.append)
    before = metrics.REGISTRY.get_sample_value("explorer_run_failures_total") or 0.0
    with caplog.at_level(logging.ERROR):
        assert errors.on_script_error(KeyError("secret")) is True
    (record,) = caplog.records
    number = json.loads(JsonLines().format(record))["error_id"]
    assert number in sentences[0] and "secret" not in sentences[0]
    assert metrics.REGISTRY.get_sample_value("explorer_run_failures_total") == before + 1
