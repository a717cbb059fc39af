"""The first message of a run is the one that Streamlit itself would send."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig, NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.run_descriptor import RunDescriptor

from components.ui import run_messages

PAGES: dict[str, Any] = {
    "a": {"page_name": "targets", "icon": "", "page_script_hash": "a", "script_path": ""},
    "b": {"page_name": "balance_sheet", "icon": "water", "page_script_hash": "b", "script_path": ""},
}
SESSION = cast(AppSession, None)  # a session has no say in it


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("_populate_theme_msg", "_populate_config_msg"):
        monkeypatch.setattr(app_session, name, getattr(app_session, name))
    for name in ("_populate_app_pages", "_create_new_session_message"):
        monkeypatch.setattr(AppSession, name, getattr(AppSession, name))
    run_messages.install()
    yield


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar"])
def test_a_theme_is_as_streamlit_puts_it_together_each_time(section: str) -> None:
    own = CustomThemeConfig()
    run_messages.populate_theme(own, section)
    for _ in range(2):
        message = CustomThemeConfig()
        app_session._populate_theme_msg(message, section)
        assert message == own
    assert section != "theme" or own.body_font


def test_options_are_too() -> None:
    own = Config()
    run_messages.populate_config(own)
    for _ in range(2):
        message = Config()
        app_session._populate_config_msg(message)
        assert message == own


def test_the_menu_is_too_and_another_menu_is_another() -> None:
    for pages in (PAGES, {"a": PAGES["a"]}, {"a": PAGES["a"] | {"icon": "star"}}, PAGES):
        own, message = NewSession(), NewSession()
        run_messages.populate_pages(SESSION, own, pages)
        AppSession._populate_app_pages(SESSION, message, pages)
        assert message == own and len(message.app_pages) == len(pages)


@pytest.mark.parametrize("fragments", [(), ("a fragment",)])
def test_a_run_of_fragments_leaves_out_what_the_browser_takes_from_whole_runs(
    fragments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole(session: AppSession, page: str, run: RunDescriptor, pages: Any) -> ForwardMsg:
        message = ForwardMsg()
        message.new_session.page_script_hash, message.new_session.config.allow_run_on_save = page, True
        app_session._populate_theme_msg(message.new_session.custom_theme)
        AppSession._populate_app_pages(session, message.new_session, pages)
        return message

    monkeypatch.setattr(run_messages, "whole_message", whole)
    message = AppSession._create_new_session_message(SESSION, "a", RunDescriptor.create(fragments), PAGES)
    started = message.new_session
    assert started.page_script_hash == "a" and started.HasField("config")
    assert started.HasField("custom_theme") is not bool(fragments)
    assert bool(started.app_pages) is not bool(fragments)
