"""The first message of a run is the one that Streamlit itself would send."""

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from components.ui import run_messages


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar"])
def test_a_theme_is_as_streamlit_puts_it_together_each_time(section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    run_messages.install()
    own = CustomThemeConfig()
    run_messages.populate(own, section)
    for _ in range(2):
        message = CustomThemeConfig()
        app_session._populate_theme_msg(message, section)
        assert message == own
    assert section != "theme" or own.body_font
