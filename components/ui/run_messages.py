"""The first message of a run, with colours, options and menu of the whole site: put together once, not on every run.

Streamlit reads some two hundred options for it each time a lever moves, which takes a sixth of a light run. It sends
colours and menu again when a part of the page runs, although the browser then looks at neither: left out there.
"""

from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig, NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.app_session import _populate_config_msg as populate_config
from streamlit.runtime.app_session import _populate_theme_msg as populate_theme
from streamlit.runtime.scriptrunner_utils.run_descriptor import RunDescriptor

Pages = dict[Any, Any]
Name = tuple[object, ...]
MOST = 100
populate_pages = AppSession._populate_app_pages
whole_message = AppSession._create_new_session_message
_parts: dict[Name, bytes] = {}


def install() -> None:
    """Have Streamlit take these parts from here. Options come from the start and do not change while it runs.

    These functions are private to Streamlit: the version is pinned and a test compares the messages.
    """
    app_session._populate_theme_msg = _theme
    app_session._populate_config_msg = _config
    AppSession._populate_app_pages = _pages  # type: ignore[assignment, method-assign]
    AppSession._create_new_session_message = _message  # type: ignore[assignment, method-assign]


def _message(
    session: AppSession, page_script_hash: str, run_descriptor: RunDescriptor, pages: Pages | None = None
) -> ForwardMsg:
    """Streamlit's own message; where only fragments run, without what the browser takes from runs of whole pages."""
    message = whole_message(session, page_script_hash, run_descriptor, pages)
    if run_descriptor.fragment_ids:
        message.new_session.ClearField("custom_theme")
        message.new_session.ClearField("app_pages")
    return message


def _theme(msg: CustomThemeConfig, section: str = "theme") -> None:
    if ("theme", section) not in _parts:
        fresh = CustomThemeConfig()
        populate_theme(fresh, section)
        _keep(("theme", section), fresh.SerializeToString())
    msg.MergeFromString(_parts["theme", section])


def _config(msg: Config) -> None:
    if ("config",) not in _parts:
        fresh = Config()
        populate_config(fresh)
        _keep(("config",), fresh.SerializeToString())
    msg.MergeFromString(_parts[("config",)])


def _pages(session: AppSession, msg: NewSession, pages: Pages) -> None:
    name = ("pages", *((digest, page["page_name"], page["icon"]) for digest, page in pages.items()))
    if name not in _parts:
        fresh = NewSession()
        populate_pages(session, fresh, pages)
        _keep(name, fresh.SerializeToString())
    msg.MergeFromString(_parts[name])


def _keep(name: Name, part: bytes) -> None:
    if len(_parts) >= MOST:
        _parts.clear()
    _parts[name] = part
