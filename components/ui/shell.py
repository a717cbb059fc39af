"""The frame around every page: title bar, menu, settings, error boundary and the heartbeat."""

import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.base import cache, navigation, readiness
from components.base.look import use_page_look
from components.base.navigation import TITLE
from components.base.scales import Theme
from components.topics.views import view_of
from components.ui import errors, menu, odd_values, share, state, viewport
from components.ui.kiosk import frame
from components.ui.present import excursion
from components.ui.present.page import text_size
from components.ui.search.box import search_in_frame
from components.ui.segments import unsearched
from components.ui.session import address, printed
from components.ui.session.look import page_look, settle
from components.ui.share_dialog import share_button
from components.ui.site_faults import show_site_faults
from components.words.text import tr

ASSETS = Path(__file__).parents[1] / "assets"
PAGE_ICON = str(ASSETS / "icon.png")
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
SIZE_NAMES = {"auto": "自动", "1": "标准", "1.5": "投影", "2": "大屏"}
HEARTBEAT = "1h"


def main() -> None:
    """Run one viewer's page inside the frame."""
    _follow_release()
    with cache.one_reading():
        _run()


def _follow_release() -> None:
    """Read what editors have made current, here or at another process of the site."""
    from components import store as scenario_store  # brings the database layer: not before the first run
    from components.store.release_pointer import follow

    follow(scenario_store.shared_store())


def _run() -> None:
    session_id = _session_id()
    readiness.wait_for_turn(session_id)
    use_page_look(page_look)
    settle(str(st.session_state.get("lang", "")))
    st.set_page_config(page_title=TITLE, page_icon=PAGE_ICON, layout="wide", initial_sidebar_state="collapsed")
    if frame.is_locked():
        frame.run_locked()
    else:
        _run_page(session_id)
    _heartbeat()


def _run_page(session_id: str) -> None:
    st.logo(str(ASSETS / f"wordmark-{viewport.theme()}.png"), size="large")
    size_setting, new_theme = _settings()
    page = st.navigation(_pages(), position="hidden" if st.context.is_embedded else "top")
    if page.url_path == navigation.KIOSK:
        viewport.mount(frame.SIZE, None)
        page.run()
        return
    is_presenter = page.url_path == navigation.PRESENTER
    viewport.mount(text_size(size_setting) if is_presenter else size_setting, new_theme)
    if not (st.context.is_embedded or is_presenter):
        search_in_frame()
    slot = st.container()
    with slot:
        show_site_faults()
    with errors.gathered(slot):
        with errors.boundary():
            path = page.url_path or navigation.ENTRIES[0].url_path
            excursion.follow(path)
            share.follow(path)
            printed.keep_origin(share.public_origin())
            address.enter(path, view_of(path))
        page.run()
    if not is_presenter:
        excursion.return_button()
    if odd_values.were_sent(session_id):
        state.notice(tr("收到无法识别的控件取值，已改用原来的值。"))
    state.show_notices(slot, page.url_path)


def _session_id() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _settings() -> tuple[float, Theme | None]:
    """Language, text size (0: the browser chooses) and the theme to change to, None for no change."""
    with st.sidebar:
        settle(_choice("语言 Language", "lang", LANGUAGE_NAMES))
        names = {code: tr(name) for code, name in SIZE_NAMES.items()}
        note = tr("自动：按屏幕宽度选择，触摸大屏用投影字号。投影 1.5 倍，大屏 2 倍。")
        size = _choice(tr("字号"), "size", names, note=note)
        other: Theme = "light" if viewport.theme() == "dark" else "dark"
        label = tr("换成深色（展厅）") if other == "dark" else tr("换成浅色（办公）")
        is_clicked = st.button(label, icon=":material/contrast:", width="stretch")
        share_button(key="shell_share")
        st.caption(tr("页面状态都在网址里，复制网址即可分享同一画面。"))
    return (0.0 if size == "auto" else float(size)), (other if is_clicked else None)


def _choice(label: str, key: str, names: dict[str, str], note: str | None = None) -> str:
    """A setting that lives in the address on every page; the first of `names` is the default.

    Streamlit's own binding would write the label into the address, which changes with the language.
    """
    default = next(iter(names))
    if key not in st.query_params and key in st.session_state:
        state.remember(key, st.session_state[key], default)
    chosen = st.session_state[key] = state.one_of(key, names, default)
    widget = f"{key}_choice"
    st.session_state[widget] = chosen
    st.segmented_control(
        label, list(names), format_func=lambda code: unsearched(names[code]), key=widget, required=True, help=note,
        on_change=_choose, args=(key, widget, default),
    )  # fmt: skip
    return chosen


def _choose(key: str, widget: str, default: str) -> None:
    st.session_state[key] = st.session_state[widget]
    state.remember(key, st.session_state[key], default)


def _pages() -> dict[str, list[st.Page]]:
    """The menu's pages; an address that is none of them gets a hidden page that leads home with a sentence."""
    pages = menu.build_pages()
    path = unquote(urlparse(st.context.url or "").path).strip("/").split("/")[-1]
    if path and path not in {entry.url_path for entry in menu.every_entry()} and re.fullmatch(r"[^/?#]{1,80}", path):
        pages.setdefault("", []).append(st.Page(_lead_home, title=tr("总览"), url_path=path, visibility="hidden"))
    return pages


def _lead_home() -> None:
    state.notice(tr("没有找到链接指向的页面，已回到总览。"))
    st.switch_page(menu.script_of("overview"))


@st.fragment(run_every=HEARTBEAT)
def _heartbeat() -> None:
    """Nothing to see. The browser reruns a page that holds a timed fragment as soon as it is connected again after a
    restart of the server. What counts is that the timer is there, not how often it strikes: a beat costs a run."""
