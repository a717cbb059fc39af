"""Warm-up: the server opens each of its pages once, as a browser would, before the first visitor.

No network is involved: a session of Streamlit's runtime whose messages go nowhere.
"""

import asyncio
import logging
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import ClientContext, SessionClient

from components.base import readiness

LONGEST_S = 60.0
FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
log = logging.getLogger(__name__)


class _Visitor(SessionClient):
    """Takes every message and only notes that the run has finished."""

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished" and msg.script_finished == FINISHED:
            self.finished.set()

    @property
    def client_context(self) -> ClientContext | None:
        return None


async def visit(runtime: Runtime, url_path: str) -> None:
    """Run the page once; a page that never ends is left after a minute, with a line in the log."""
    visitor = _Visitor()
    session_id = runtime.connect_session(client=visitor, user_info={})
    readiness.admit(session_id)
    try:
        runtime.handle_backmsg(session_id, _opening(url_path))
        with suppress(TimeoutError):
            await asyncio.wait_for(visitor.finished.wait(), LONGEST_S)
        if not visitor.finished.is_set():
            log.warning("the page %r was not read ahead within %g s", url_path, LONGEST_S)
    finally:
        runtime.close_session(session_id)


def _opening(url_path: str) -> BackMsg:
    """The message that a browser sends when it opens an address."""
    message = BackMsg()
    message.rerun_script.page_name = url_path
    context = message.rerun_script.context_info
    context.timezone, context.locale, context.color_scheme = "Asia/Shanghai", "zh-CN", "light"
    context.url = f"http://localhost/{url_path}"
    return message
