"""Uploads: only under ids that the server handed out, bounded for a session and over all, given back at its end."""

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from components.server import upload_guard
from components.server.upload_guard import UploadGuard

MB = 1 << 20


class Server:
    """Streamlit's upload address behind the guard, without the rest of it."""

    def __init__(self, monkeypatch, session=3 * MB, total=6 * MB):
        monkeypatch.setattr(upload_guard, "MOST_OF_A_SESSION", session)
        monkeypatch.setattr(upload_guard, "MOST_OF_ALL", total)
        self.manager = MemoryUploadedFileManager("/_stcore/upload_file")
        self.guard = UploadGuard(self.app, lambda: SimpleNamespace(uploaded_file_mgr=self.manager))

    async def app(self, scope, receive, send):
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message.get("body", b""), message.get("more_body", False)
        session, file = scope["path"].split("/")[-2:]
        self.manager.add_file(session, UploadedFileRec(file, "roads.gpkg", "", body))
        await send({"type": "http.response.start", "status": 204, "headers": []})

    def issue(self, session):
        return self.manager.get_upload_urls(session, ["roads.gpkg"])[0].file_id

    def put(self, session, file, body, announced=None):
        return asyncio.run(self.put_async(session, file, body, announced))

    async def put_async(self, session, file, body, announced=None):
        headers = [(b"content-length", str(len(body) if announced is None else announced).encode())]
        scope = {
            "type": "http", "method": "PUT", "path": f"/plan/_stcore/upload_file/{session}/{file}",
            "headers": [] if announced == "" else headers,
        }  # fmt: skip
        statuses = []

        async def receive():
            await asyncio.sleep(0)
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await self.guard(scope, receive, send)
        return statuses[0] if statuses else None

    @property
    def held(self):
        return sum(len(file.data) for files in self.manager.file_storage.values() for file in files.values())


@pytest.fixture
def server(monkeypatch):
    return Server(monkeypatch)


def test_an_id_that_the_server_did_not_hand_out_is_refused_and_one_that_it_did_is_taken(server):
    file = server.issue("one")
    assert server.put("one", "invented", b"x") == 404
    assert server.put("another", file, b"x") == 404
    assert server.held == 0 and server.put("one", file, b"x") == 204 and server.held == 1


def test_twenty_uploads_of_one_session_take_no_more_than_its_share_and_the_latest_stays(server):
    for _ in range(20):
        file = server.issue("one")
        assert server.put("one", file, bytes(MB)) == 204
        assert server.held <= 3 * MB
    assert file in server.manager.file_storage["one"]


def test_all_sessions_together_are_bounded_and_the_oldest_files_go_first(server):
    for n in range(12):
        assert server.put(f"session{n}", server.issue(f"session{n}"), bytes(MB)) == 204
        assert server.held <= 6 * MB
    assert "session11" in server.manager.file_storage and not server.manager.file_storage.get("session0")


def test_uploads_on_their_way_count_before_they_have_arrived(server):
    async def at_once():
        files = [(f"session{n}", server.issue(f"session{n}")) for n in range(9)]
        return await asyncio.gather(*(server.put_async(*file, bytes(MB)) for file in files))

    statuses = asyncio.run(at_once())
    assert statuses.count(204) == 6 and statuses.count(503) == 3 and server.held == 6 * MB


@pytest.mark.parametrize("announced", [4 * MB, 10**20])
def test_more_than_a_sessions_share_is_refused_before_it_is_read(server, announced):
    assert server.put("one", server.issue("one"), b"x", announced) in (413, 503) and server.held == 0


def test_a_body_longer_than_announced_is_cut_off_and_not_kept(server):
    assert server.put("one", server.issue("one"), bytes(2 * MB), announced=10) is None and server.held == 0


def test_a_request_that_announces_nothing_counts_as_the_most_there_may_be(server):
    assert server.put("one", server.issue("one"), b"x", announced="") == 413


def test_ids_are_bounded_and_the_names_asked_for_at_once_too(server):
    infos = server.manager.get_upload_urls("one", ["a"] * 10_000)
    assert len(infos) == upload_guard.IDS_OF_A_SESSION
    for n in range(upload_guard.SESSIONS + 10):
        upload_guard.ISSUED.add(f"flood{n}", "a")
    assert not upload_guard.ISSUED.holds("flood0", "a") and upload_guard.ISSUED.holds(f"flood{n}", "a")


class Runtime:
    """A runtime with one session, which its browser leaves and perhaps comes back to."""

    def __init__(self):
        self.active, self.closed = {"one"}, []
        info = SimpleNamespace(session=SimpleNamespace(id="one"))
        self._session_mgr = SimpleNamespace(
            list_active_sessions=lambda: [info] if self.active else [], list_sessions=lambda: [info]
        )

    def is_active_session(self, session):
        return session in self.active

    def close_session(self, session):
        self.closed.append(session)


@pytest.mark.parametrize("comes_back", [False, True])
def test_a_session_that_its_browser_has_left_is_closed_by_the_clock(monkeypatch, comes_back):
    monkeypatch.setattr(upload_guard, "RETURNED_S", 0.01)
    runtime = Runtime()

    async def app(scope, receive, send):
        if scope.get("leaves"):
            runtime.active.clear()

    async def visit():
        guard = UploadGuard(app, lambda: runtime, linger_s=0.05)
        await guard({"type": "websocket", "leaves": True}, None, None)
        if comes_back:
            runtime.active.add("one")
            await guard({"type": "websocket"}, None, None)
        await asyncio.sleep(0.1)

    asyncio.run(visit())
    assert runtime.closed == ([] if comes_back else ["one"])
