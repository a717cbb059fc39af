"""The files of deploy/ do what they say: a real nginx in front of two small servers, and the compose file beside it."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml

from bench.proxy import DEPLOY, NODES, Proxy
from bench.server import free_port
from components.base.settings import Settings
from tests.components.postgres_cluster import STRICT

MISSING = "nginx is not installed"
ROOT = Path(__file__).resolve().parents[1]
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
ROOM = "/room/" + "k" * 32


class Node(BaseHTTPRequestHandler):
    """Says which process it is, what it was told of the visitor, and sends one line of events at a time."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.server.stop_events.is_set():  # type: ignore[attr-defined]
            self.close_connection = True  # a connection that nginx still holds to a process that is gone
            return
        if self.path.endswith("/events"):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"data: one\n\n")
            self.wfile.flush()
            self.server.stop_events.wait(10)  # type: ignore[attr-defined]
            self.close_connection = True
            return
        stated = [self.headers.get(name, "") for name in ("X-Forwarded-For", "X-Forwarded-Proto", "Host")]
        body = "\n".join([str(self.server.server_address[1]), *stated]).encode() + b"\n" + b" " * 4000
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def started(port: int) -> ThreadingHTTPServer:
    from threading import Event

    server = ThreadingHTTPServer(("127.0.0.1", port), Node)
    server.stop_events = Event()  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def ended(server: ThreadingHTTPServer) -> None:
    server.stop_events.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.fixture
def nodes() -> Iterator[dict[int, ThreadingHTTPServer]]:
    servers = {port: started(port) for port in (free_port(), free_port())}
    yield servers
    for server in servers.values():
        ended(server)


@pytest.fixture
def proxy(nodes: dict[int, ThreadingHTTPServer], tmp_path: Path) -> Iterator[Proxy]:
    if not (shutil.which("nginx") or Path("/usr/sbin/nginx").exists()):
        if STRICT:
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    one, other = nodes
    with Proxy(tmp_path, (one, other)) as running:
        yield running


def fetched(proxy: Proxy, path: str = "/", cookie: str = "") -> tuple[list[str], str, str]:
    """Lines of the answer, the cookie that it sets, how it is encoded."""
    headers = {"Cookie": f"explorer_node={cookie}"} if cookie else {}
    with urlopen(Request(proxy.url + path, headers=headers), timeout=10) as answer:
        setting = SimpleCookie(answer.headers.get("Set-Cookie", ""))
        chosen = setting["explorer_node"].value if "explorer_node" in setting else ""
        return answer.read().decode().split("\n"), chosen, answer.headers.get("Content-Encoding", "")


def test_a_browser_stays_with_its_process_and_goes_to_the_other_when_that_is_away(
    proxy: Proxy, nodes: dict[int, ThreadingHTTPServer]
) -> None:
    (port, *_), chosen, _ = fetched(proxy)
    assert chosen in ("1", "2")
    for _ in range(6):
        lines, again, _ = fetched(proxy, "/layout", chosen)
        assert (lines[0], again) == (port, ""), "the same process, and the cookie is set once"
    other = "2" if chosen == "1" else "1"
    assert fetched(proxy, "/", other)[0][0] != port
    ended(nodes[int(port)])
    lines, again, _ = fetched(proxy, "/", chosen)
    assert (lines[0] != port, again) == (True, other), "taken over, and stays there"
    assert fetched(proxy, "/", "no such process")[0][0] != port


@pytest.mark.parametrize("path", ["/", "/static/js/index.abc.js", "/geo/a.geojson", ROOM, "/_stcore/upload_file/a/b"])
def test_the_application_learns_everywhere_who_asks_and_under_which_name(proxy: Proxy, path: str) -> None:
    lines, _, _ = fetched(proxy, path)
    assert lines[1:4] == ["127.0.0.1", "http", f"127.0.0.1:{proxy.port}"]


def test_answers_go_out_compressed(proxy: Proxy) -> None:
    with urlopen(Request(proxy.url, headers={"Accept-Encoding": "gzip"}), timeout=10) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/metrics", "/selfcheck", "/_stcore/metrics", "/_stcore/script-health-check"])
def test_what_is_for_those_who_watch_is_not_there_from_outside(proxy: Proxy, path: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(proxy.url + path, timeout=10)
    assert caught.value.code == 404
    caught.value.close()


def test_events_of_a_room_leave_at_once_and_everybody_meets_in_one_process(proxy: Proxy) -> None:
    with urlopen(f"{proxy.url}{ROOM}/events", timeout=5) as answer:
        assert answer.readline() == b"data: one\n", "while the stream is still open"
    ports = {fetched(proxy, ROOM, cookie)[0][0] for cookie in ("1", "2", "", "1", "2", "")}
    assert len(ports) == 1


def test_static_files_are_fetched_once_and_carry_no_cookie(proxy: Proxy) -> None:
    for expected in ("MISS", "HIT"):
        with urlopen(f"{proxy.url}/static/js/index.abc.js", timeout=10) as answer:
            assert (answer.headers["X-Cache"], answer.headers.get("Set-Cookie")) == (expected, None)


def test_compose_and_nginx_name_the_same_processes() -> None:
    services = COMPOSE["services"]
    addresses = [services[name]["networks"]["inside"]["ipv4_address"] for name in ("app1", "app2")]
    assert tuple(f"{address}:8501" for address in addresses) == NODES
    text = (DEPLOY / "nodes.conf").read_text("utf-8")
    assert set(re.findall(r"server (\S+:\d+)", text)) == set(NODES)
    proxy = services["proxy"]["networks"]["inside"]["ipv4_address"]
    assert COMPOSE["x-explorer"]["environment"]["FORWARDED_ALLOW_IPS"] == proxy
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_every_setting_of_the_containers_is_a_setting() -> None:
    names = [name for name in COMPOSE["x-explorer"]["environment"] if name.startswith("EXPLORER_")]
    assert {name.removeprefix("EXPLORER_").lower() for name in names} <= Settings.model_fields.keys()
    written = tomllib.loads((ROOT / "deploy" / "settings.toml").read_text("utf-8"))
    assert written.keys() == Settings.model_fields.keys(), "the shipped file names every setting"
    for line in (ROOT / "deploy" / "example.env").read_text("utf-8").splitlines():
        assert not re.match(r"(POSTGRES_PASSWORD|COOKIE_SECRET)=.+", line), "no secret in the repository"
    assert os.access(ROOT / "deploy" / "roll.sh", os.X_OK)
