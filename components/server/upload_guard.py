"""Uploads limited in bytes per session and in total; their memory is freed when the session ends.

Streamlit bounds one file only: any session may send as many as it likes under ids that it makes up. Here an upload is
taken only under an id that the server handed out, while there is room for it; and a session that its browser has left
is closed by the clock, where Streamlit would wait for the next one to leave.

Reads private parts of Streamlit's runtime: the version is pinned and the tests guard this.
"""

import asyncio
import re
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, MutableMapping
from functools import wraps
from typing import Any

from starlette.responses import PlainTextResponse

from components.base.metrics import REFUSED

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
MOST_OF_A_SESSION, MOST_OF_ALL = 60 << 20, 240 << 20
IDS_OF_A_SESSION, SESSIONS = 16, 4_000
OVERHEAD = 1 << 20  # bytes of a request around its file
RETURNED_S = 2.0  # after which a browser that comes back has its session again


class Issued:
    """The latest ids under which each session may send a file."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, deque[str]] = OrderedDict()

    def add(self, session: str, file: str) -> None:
        """Remember an id; the oldest of the session, and the session longest silent, are forgotten."""
        self._ids.setdefault(session, deque(maxlen=IDS_OF_A_SESSION)).append(file)
        self._ids.move_to_end(session)
        while len(self._ids) > SESSIONS:
            self._ids.popitem(last=False)

    def holds(self, session: str, file: str) -> bool:
        """Whether the server handed the id out to the session."""
        return file in self._ids.get(session, ())


ISSUED = Issued()


def record_ids() -> None:
    """Record every id that Streamlit issues from now on."""
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager as Manager

    plain = Manager.get_upload_urls
    if hasattr(plain, "__wrapped__"):
        return

    @wraps(plain)
    def recorded(self: Any, session_id: str, file_names: Any) -> Any:
        infos = plain(self, session_id, list(file_names)[:IDS_OF_A_SESSION])
        for info in infos:
            ISSUED.add(session_id, info.file_id)
        return infos

    Manager.get_upload_urls = recorded  # type: ignore[method-assign]


class UploadGuard:
    """ASGI middleware that keeps these bounds; `runtime` gives Streamlit's, None before there is one."""

    def __init__(self, app: Any, runtime: Callable[[], Any] | None = None, linger_s: float | None = None) -> None:
        self.app, self.runtime, self.linger_s = app, runtime or _runtime, linger_s
        self.coming: dict[object, tuple[str, int]] = {}
        self.left: dict[str, asyncio.TimerHandle] = {}
        record_ids()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = ADDRESS.search(str(scope.get("path", ""))) if scope["type"] == "http" else None
        if place and scope.get("method") == "PUT":
            await self._put(place[1], place[2], scope, receive, send)
        elif scope["type"] == "websocket":
            asyncio.get_running_loop().call_later(RETURNED_S, self._keep_returned)
            try:
                await self.app(scope, receive, send)
            finally:
                self._watch()
        else:
            await self.app(scope, receive, send)

    async def _put(self, session: str, file: str, scope: Scope, receive: Receive, send: Send) -> None:
        runtime = self.runtime()
        if runtime is None or not ISSUED.holds(session, file):
            REFUSED.labels("upload").inc()
            await PlainTextResponse("Unknown upload.", 404)(scope, receive, send)
            return
        size = _size(scope)
        if size > MOST_OF_A_SESSION:
            REFUSED.labels("upload").inc()
            await PlainTextResponse("Too large.", 413)(scope, receive, send)
            return
        if not self._make_room(runtime.uploaded_file_mgr, session, file, size):
            REFUSED.labels("upload").inc()
            again = {"Retry-After": "60"}
            await PlainTextResponse("No room for uploads at the moment.", 503, again)(scope, receive, send)
            return
        ticket = object()
        self.coming[ticket] = (session, size)
        try:
            await self.app(scope, _at_most(receive, size), send)
        finally:
            del self.coming[ticket]

    def _make_room(self, manager: Any, session: str, file: str, size: int) -> bool:
        """Whether the file fits, after older files have been put away: the session's own first, then those of others.

        A file is read when it arrives; a page that still shows the name of a removed file asks the viewer for it again.
        """
        own = [key for key in manager.file_storage.get(session, {}) if key != file]
        while own and self._bytes_stored(manager, session) + size > MOST_OF_A_SESSION:
            manager.remove_file(session, own.pop(0))
        others = [(owner, key) for owner, files in list(manager.file_storage.items()) for key in list(files)]
        while others and self._bytes_stored(manager) + size > MOST_OF_ALL:
            manager.remove_file(*others.pop(0))
        fits_session = self._bytes_stored(manager, session) + size <= MOST_OF_A_SESSION
        return fits_session and self._bytes_stored(manager) + size <= MOST_OF_ALL

    def _bytes_stored(self, manager: Any, session: str | None = None) -> int:
        """Bytes stored and on their way, of one session or of all."""
        stored = manager.file_storage
        groups = list(stored.values()) if session is None else [stored.get(session, {})]
        coming = sum(size for owner, size in self.coming.values() if session in (None, owner))
        return coming + sum(len(each.data) for files in groups for each in list(files.values()))

    def _watch(self) -> None:
        """Close sessions without a browser shortly before Streamlit would forget how to."""
        runtime = self.runtime()
        if runtime is None:
            return
        active = {info.session.id for info in runtime._session_mgr.list_active_sessions()}
        for info in runtime._session_mgr.list_sessions():
            ident = info.session.id
            if ident not in active and ident not in self.left:
                self.left[ident] = asyncio.get_running_loop().call_later(self._linger(), self._end, ident)

    def _keep_returned(self) -> None:
        """Sessions whose browser has come back are not closed."""
        runtime = self.runtime()
        for session in list(self.left):
            if runtime is not None and runtime.is_active_session(session):
                self.left.pop(session).cancel()

    def _linger(self) -> float:
        from streamlit import config

        if self.linger_s is not None:
            return self.linger_s
        return max(float(config.get_option("server.disconnectedSessionTTL") or 0) - 5.0, 1.0)

    def _end(self, session: str) -> None:
        self.left.pop(session, None)
        runtime = self.runtime()
        if runtime is not None and not runtime.is_active_session(session):
            runtime.close_session(session)


def _runtime() -> Any:
    from streamlit import runtime

    return runtime.get_instance() if runtime.exists() else None


def _size(scope: Scope) -> int:
    """Bytes that the request announces; the most there may be where it announces none."""
    stated = dict(scope.get("headers", ())).get(b"content-length", b"").decode("latin-1").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 16 else _most_of_one()


def _most_of_one() -> int:
    from streamlit import config

    return int(config.get_option("server.maxUploadSize")) * (1 << 20) + OVERHEAD


def _at_most(receive: Receive, size: int) -> Receive:
    """The body, cut off as if the sender had gone where it is longer than was announced."""
    count = 0

    async def receiving() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        return message if count <= size else {"type": "http.disconnect"}

    return receiving
