"""The running server as other machines and their programs meet it: names, headers, websockets, floods, crowds."""

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from bench.crowd import PAGES, open_at_once
from bench.server import Server
from bench.wire import Viewer
from components.base.rooms import new_key
from components.server.room_routes import SCENE

STYLE = "/map/style.json?theme=light"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(server: Server, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    connection.close()
    return found


def open_socket(server: Server, host: str, origin: str | None) -> None:
    """Raises InvalidStatus when the server refuses."""
    way = socket.create_connection(("127.0.0.1", server.port), 30)
    with connect(
        f"ws://{host}/_stcore/stream",
        sock=way,
        origin=Origin(origin) if origin else None,
        subprotocols=[Subprotocol("streamlit")],
    ):
        pass


def test_a_foreign_name_that_leads_here_gets_neither_page_nor_style_nor_websocket(app_server: Server) -> None:
    for path in ("/", "/layout", STYLE, "/_stcore/host-config", "/static/index.html"):
        foreign = get(app_server, path, Host=f"evil.example:{app_server.port}")
        assert foreign.status == 403 and b"evil" not in foreign.body, path
    with pytest.raises(InvalidStatus):
        open_socket(app_server, f"evil.example:{app_server.port}", f"http://evil.example:{app_server.port}")
    with pytest.raises(InvalidStatus):
        open_socket(app_server, f"localhost:{app_server.port}", "http://evil.example")


def test_own_names_get_all_of_it(app_server: Server) -> None:
    for host in ("localhost", "127.0.0.1"):
        assert get(app_server, "/layout", Host=f"{host}:{app_server.port}").status == 200
        open_socket(app_server, f"{host}:{app_server.port}", f"http://{host}:{app_server.port}")


def test_the_style_of_the_map_is_the_same_whatever_name_it_is_asked_under(app_server: Server) -> None:
    plain, forwarded = get(app_server, STYLE), get(app_server, STYLE, X_Forwarded_Proto="https", Host="localhost")
    assert plain.body == forwarded.body
    assert all(address.startswith("/") for address in addresses(json.loads(plain.body)))


def addresses(style: dict[str, object]) -> list[str]:
    sources = style["sources"]
    assert isinstance(sources, dict)
    found = [source["data"] for source in sources.values() if isinstance(source.get("data"), str)]
    return [*found, str(style["glyphs"])]


@pytest.mark.parametrize("path", ["/", "/readyz", STYLE, "/no/such/file.js", "/_stcore/health"])
def test_every_answer_carries_the_headers_and_says_nothing_of_its_software(app_server: Server, path: str) -> None:
    headers = get(app_server, path).headers
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"] and "camera=()" in headers["permissions-policy"]
    assert headers["x-content-type-options"] == "nosniff" and "content-security-policy" in headers
    assert "server" not in headers


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/metrics/"])
def test_what_streamlit_tells_of_itself_is_closed(app_server: Server, path: str) -> None:
    answer = get(app_server, path)
    assert (answer.status, answer.body) == (404, b"")


def test_a_file_that_the_browser_has_is_not_sent_again_however_it_says_so(app_server: Server) -> None:
    tag = get(app_server, STYLE).headers["etag"]
    for said in (tag, f"W/{tag}", f'"other", {tag}', f'W/"a,b" , W/{tag}', "*"):
        assert get(app_server, STYLE, If_None_Match=said).status == 304, said
    for said in ('"other"', 'W/"other"', tag.strip('"'), f'"x{tag[1:]}', ""):
        assert get(app_server, STYLE, If_None_Match=said).status == 200, said


def test_a_visitor_cannot_empty_the_caches_and_a_flood_does_not_hold_up_the_others(app_server: Server) -> None:
    over = threading.Event()

    def flood() -> None:
        with Viewer(app_server.url) as hostile:
            hostile.load("balance")
            hostile.socket.send(BackMsg(clear_cache=True).SerializeToString())
            again = BackMsg()
            again.rerun_script.page_script_hash = hostile.page_hash
            for _ in range(5000):
                hostile.socket.send(again.SerializeToString())
            over.wait(60)

    with Viewer(app_server.url) as other:
        other.load("indicators")
        alone = min(other.load("indicators").ms for _ in range(3))
        flooding = threading.Thread(target=flood)
        flooding.start()
        time.sleep(0.5)
        beside = [other.load("indicators").ms for _ in range(5)]
        over.set()
        flooding.join()
    assert sorted(beside)[2] < 1500 + 6 * alone


@pytest.fixture
def cold() -> Iterator[Server]:
    with Server() as server:
        yield server


def test_a_crowd_on_a_cold_server_stands_together_and_probes_are_told_to_wait(cold: Server) -> None:
    early = get(cold, "/readyz")
    assert early.status == 503 and int(early.headers["retry-after"]) > 0
    assert get(cold, "/_stcore/health").status == 200
    crowd = open_at_once(cold.url, PAGES, 27)
    assert crowd.faults == [] and len(crowd.stood_s) == 27
    assert crowd.last_s - crowd.first_s < 10  # 1 s on an idle machine; tests may share theirs
    assert get(cold, "/readyz").status == 200
    assert "SystemError" not in cold.log_path.read_text("utf-8")


def test_a_server_with_a_screen_in_a_room_ends_when_it_is_told_to(fresh_server: Server) -> None:
    key = new_key()
    scene = {name: kind() for name, kind in SCENE.items()}
    connection = http.client.HTTPConnection("127.0.0.1", fresh_server.port, timeout=30)
    connection.request("POST", f"/room/{key}/scene", json.dumps(scene), {"Content-Type": "application/json"})
    assert connection.getresponse().read() == b""
    connection.request("GET", f"/room/{key}/events")
    events = connection.getresponse()
    assert events.readline().startswith(b"retry:")
    fresh_server.process.terminate()
    fresh_server.process.wait(30)  # else it waits for the screen for good
    connection.close()
