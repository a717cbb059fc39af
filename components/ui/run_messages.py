"""The first message of a run, with colours, options and menu of the whole site: put together once, not on every run.

Streamlit reads some two hundred options for it each time a lever moves, which takes a sixth of a light run.
"""

from typing import Any

from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig, NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.app_session import _populate_config_msg as populate_config
from streamlit.runtime.app_session import _populate_theme_msg as populate_theme

Pages = dict[Any, Any]
Name = tuple[object, ...]
MOST = 100
populate_pages = AppSession._populate_app_pages
_parts: dict[Name, bytes] = {}


def install() -> None:
    """Have Streamlit take these parts from here. Options come from the start and do not change while it runs.

    These functions are private to Streamlit: the version is pinned and a test compares the messages.
    """
    app_session._populate_theme_msg = _theme
    app_session._populate_config_msg = _config
    AppSession._populate_app_pages = _pages  # type: ignore[assignment, method-assign]


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
