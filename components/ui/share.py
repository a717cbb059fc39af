"""One code for what is on screen: the scenario, the page with everything it keeps in its address, and the language.

It opens from every page: `?s=<code>` behind any address of the application leads to the page that the code names.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.base import navigation
from components.base.settings import read_settings
from components.export.screen_code import pairs_of, screen_of
from components.store import sentence
from components.topics.views import view_of
from components.topics.whatif.facts import Facts, load_facts
from components.ui import menu, state
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.text import language, languages, tr
from model.scenario import BASELINE
from model.scenario_code import State, View, encode
from model.scenario_errors import ScenarioCodeError

PARAM = session.PARAM
SHOWN_PAGE = "shown_page"
FRAME = {PARAM, "lang", "size", "embed", "embed_options"}


def view_now() -> View:
    """The page on screen and what its address says of the page's own keys. What no code can carry is left out."""
    page = str(st.session_state.get(SHOWN_PAGE, ""))
    view = view_of(page)
    return screen_of(page, address.own_pairs(view) if view else {}, language())


def code_now(facts: Facts) -> str:
    """The code of the whole state. Raises ScenarioCodeError("too_long")."""
    return encode(State(session.scenario(), view_now()), facts.catalogue)


def stamp() -> dict[str, str]:
    """What a file that leaves the application says of its state: the code, and the link that opens it."""
    try:
        code = code_now(load_facts())
    except ScenarioCodeError as error:
        return {tr("方案码"): sentence(error)}
    link = address_of(code)
    return {tr("方案码"): code} | ({tr("打开同一画面"): link} if link else {})


def code_or_nothing() -> str:
    """The code of the whole state, "" where no code can carry it."""
    try:
        return code_now(load_facts())
    except ScenarioCodeError:
        return ""


def link_now() -> str:
    """The link that opens what is on screen, on other machines too; "" where there is none (see `public_origin`) or
    the state is too long for any code."""
    code = code_or_nothing()
    return address_of(code) if code else ""


def address_of(code: str) -> str:
    """The link that opens `code` from another machine: the first page's address, from where the code leads on; ""
    where this site has no address that another machine could open."""
    origin = public_origin()
    return f"{origin}/?{PARAM}={code}" if origin else ""


def address_here(code: str) -> str:
    """The link that opens `code` in this browser."""
    return f"{origin_here()}/?{PARAM}={code}"


def public_origin() -> str:
    """Scheme and host under which other machines reach this site: as the settings say, else as the browser's bar says,
    else as the server was told at its start; "" where only this machine's own name is known."""
    stated = read_settings().site_address
    if stated:
        return stated
    here = urlsplit(origin_here())
    if here.hostname and not _is_own(here.hostname):
        return f"{here.scheme}://{here.netloc}"
    announced = str(st.get_option("browser.serverAddress") or "")
    if announced and not _is_own(announced):
        return f"http://{announced}:{st.get_option('server.port')}"
    return ""


def origin_here() -> str:
    """Scheme and host as this browser has them; "" outside of a page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""


def is_own_address(address: str) -> bool:
    """Whether an address leads every machine to itself, as settings may say by mistake."""
    return _is_own(urlsplit(address).hostname or "")


def _is_own(host: str) -> bool:
    """Whether a host's name means the machine itself to every machine."""
    if host in {"localhost", "0.0.0.0", "::"} or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def follow(page: str) -> None:
    """Apply a code in the address: scenario, language, settings, and the page it was made on. The only
    place where a code is taken up.

    What the address itself says stands. A damaged code is a sentence and changes nothing else. Raises DataContractError
    when the files that levers are read from are broken.
    """
    st.session_state[SHOWN_PAGE] = page
    if PARAM not in st.query_params:
        _without_code(page)
        return
    view = session.adopt(load_facts())
    if view is None:
        return
    _speak(view.language)
    settings = settings_of(view, page)
    pages = {entry.url_path for entry in navigation.ENTRIES}
    if view.page in pages - {page}:
        frame_pairs = {key: value for key, value in st.query_params.to_dict().items() if key in FRAME}
        st.switch_page(menu.script_of(view.page), query_params=settings | frame_pairs)
    missing = {key: value for key, value in settings.items() if key not in st.query_params}
    for key, value in missing.items():
        state.remember(key, value)
    if missing or view.language:
        st.rerun()


def _without_code(page: str) -> None:
    """An address without a code: a step of the history to before the first change shows the baseline; a page opened
    from the menu shows the session's scenario."""
    view = view_of(page)
    if session.history().present.is_baseline or view is None or not view.uses_scenario:
        return
    if address.is_history_step() and st.session_state.get(address.PAGE) == page:
        session.change(load_facts(), BASELINE)
    else:
        session.adopt(load_facts())


def settings_of(view: View, page: str = "") -> dict[str, str]:
    """The parameters of an address that show `view` on its page, or on `page` where the code names none; a page's own
    keys alone are taken."""
    settings = pairs_of(view)
    own = view_of(view.page or page)
    return {key: value for key, value in settings.items() if own and key in own.defaults}


def _speak(code: str) -> None:
    """Set the language of a code, unless the address names one or the language is not available."""
    if code in languages() and "lang" not in st.query_params:
        st.session_state["lang"] = code
        state.remember("lang", code, languages()[0])
