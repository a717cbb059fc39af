"""The bridge to the browser: text size, theme, language of the document, and whether WebGL is there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from components.base.assets_store import script
from components.base.metrics import BROWSERS
from components.base.scales import Theme
from components.drawing.maps.basemap import SIZES
from components.ui.session import printed
from components.words.text import language
from model.single_flight import single_flight

KEY = "viewport"
COOKIE = "explorer_viewport"
ASSUMED = "1:1:1920:1080"  # what the defaults of `Viewport` say; a browser that would say the same keeps quiet
COUNTED = "explorer_browser_counted"
DIGITS = 6
SCRIPT = Path(__file__).parents[1] / "assets" / "viewport.js"


MAP_SHARE, MAP_SHARE_NARROW = 0.55, 0.5  # least share of the window's height for a map that leads its page
MARGIN, NARROW_MARGIN = 32, 16
"""Px at size 1.0 at each side of a page; page.css has the same in rem, a test compares."""
TABLE_ROW, TABLE_EDGE = 36, 3  # px of a row of a table at size 1.0, and of its frame


@dataclass(frozen=True)
class Viewport:
    """The browser's report, lengths in CSS px. Until it arrives, an office screen with WebGL is assumed."""

    webgl: bool = True
    size: float = 1.0
    width: int = 1920
    height: int = 1080

    @property
    def narrow(self) -> bool:
        """A phone, or a window as narrow as one: columns stack."""
        return self.width < 700 * self.size

    @property
    def upright(self) -> bool:
        """A screen on end: columns stack, and there is height to share out."""
        return self.height > 1.15 * self.width

    @property
    def inside(self) -> float:
        """Width in px between the page's margins."""
        return self.width - 2 * (NARROW_MARGIN if self.narrow else MARGIN) * self.size

    def fill(self, used: int, least: int = 320) -> int:
        """Height in px that is left under `used` px (at size 1.0) of other things, never below `least`."""
        return max(round(least * self.size), self.height - round(used * self.size))

    def table_height(self, rows: int, most: int) -> int:
        """Px of a table of so many rows, its heading included, `most` where it has to scroll: no lines stay empty."""
        return min(most, round((rows + 1) * TABLE_ROW * self.size) + TABLE_EDGE)

    def map_height(self, used: int) -> int:
        """Height in px of a map that leads its page: what `used` px leave, at least half of the window or so."""
        share = MAP_SHARE_NARROW if self.narrow else MAP_SHARE
        return max(self.height - round(used * self.size), round(share * self.height))


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_viewport", js=script(SCRIPT))


def parse_report(report: object) -> Viewport:
    """The browser's report `webgl:size:width:height`; anything else is taken for `ASSUMED`."""
    parts = report.split(":") if isinstance(report, str) else []
    if len(parts) != 4 or not all(part.isdecimal() and len(part) <= DIGITS for part in parts[2:]):
        return Viewport()
    size = next((s for s in SIZES if f"{s:g}" == parts[1]), 1.0)
    width, height = (min(max(int(p), 200), 20000) for p in parts[2:])
    return Viewport(webgl=parts[0] == "1", size=size, width=width, height=height)


def _count_browser() -> None:
    """Once a session for those who watch over the server: a browser that has reported, with WebGL or without."""
    seen = st.session_state.setdefault(COUNTED, set())
    webgl = "yes" if current().webgl else "no"
    if _report() and webgl not in seen:
        seen.add(webgl)
        BROWSERS.labels(webgl).inc()


def _report() -> str:
    """The browser's last report in this session, else the cookie of the request; each is read once."""
    if COOKIE not in st.session_state:
        st.session_state[COOKIE] = st.context.cookies.get(COOKIE, "")
    return str(st.session_state[COOKIE])


def is_browser() -> bool:
    """Whether the page stands in a browser that has reported itself."""
    return bool(_report())


def current() -> Viewport:
    """The viewport as last reported."""
    return parse_report(_report())


def theme() -> Theme:
    """The theme the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def mount(size: float, new_theme: Theme | None) -> None:
    """Place the bridge on the page. `size` 0 lets the browser choose by its width."""
    report = st.session_state.get(KEY)
    if report and report.get("report"):
        st.session_state[COOKIE] = report["report"]
    _count_browser()
    data = {"size": size, "language": language(), "theme": new_theme, "cookie": COOKIE}
    data |= {"known": _report() or ASSUMED, "viewer": printed.token()}
    _component()(key=KEY, data=data, on_report_change=lambda: None, height=1)
