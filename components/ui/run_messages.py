"""The first message of a run says the colours and type of the whole site: put together once, not on every run.

Streamlit reads some two hundred options for it each time a lever moves, which takes a tenth of a light run.
"""

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import _populate_theme_msg as populate

_themes: dict[str, bytes] = {}


def install() -> None:
    """Have Streamlit take themes from here. They come from the start's options and do not change while it runs.

    `_populate_theme_msg` is private to Streamlit: the version is pinned and a test compares the messages.
    """
    app_session._populate_theme_msg = _populate


def _populate(msg: CustomThemeConfig, section: str = "theme") -> None:
    if section not in _themes:
        fresh = CustomThemeConfig()
        populate(fresh, section)
        _themes[section] = fresh.SerializeToString()
    msg.MergeFromString(_themes[section])
