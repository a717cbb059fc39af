"""The entry page: Streamlit's own, with preload links for the scripts that the page will need.

Streamlit requests an element's script (the map's is 3 MB) only when the first such element has arrived. Named with the
page itself, it is there and compiled by then. Where an installed Streamlit looks otherwise, its page goes out as it is.
"""

import re
from html import escape
from pathlib import Path

import streamlit.file_util as file_util

from components.base.assets_store import Payload, pack
from components.base.navigation import TITLE
from components.base.settings import read_settings
from components.server.kiosk_words import kiosk_words
from components.server.page_words import page_words
from model.single_flight import single_flight

ASSETS = Path(__file__).parents[1] / "assets"
OURS = ASSETS / "entry.js"
AROUND, KEYBOARD, PRESS, STYLES = (ASSETS / name for name in ("page.js", "keyboard.js", "map_press.js", "page.css"))
INLINE = (OURS, AROUND, KEYBOARD, PRESS)
LOCK, LOOP, WALL, HALL_STYLES = (ASSETS / name for name in ("kiosk_lock.js", "kiosk.js", "kiosk_wall.js", "kiosk.css"))
FRAME_SCRIPTS = ("BidiComponent", "ButtonGroup", "Button")
MAP_SCRIPTS = ("DeckGlJsonChart", "webgl-device")
# Streamlit's own font, 300 kB that no page here uses.
UNUSED_FONT = re.compile(r'<link\s+rel="preload"\s+href="\./static/media/SourceSans[^>]*>')


def _script(name: str) -> str | None:
    """Address of Streamlit's script of this name, None where this Streamlit has no such script or several."""
    root = Path(file_util.get_static_dir())
    files = list(root.glob(f"static/js/{name}.*.js"))
    return f"/{files[0].relative_to(root).as_posix()}" if len(files) == 1 else None


@single_flight(maxsize=2)
def scripts(has_map: bool) -> tuple[str, ...]:
    """Addresses of the scripts that a page will ask for, the map's first."""
    names = (*(MAP_SCRIPTS if has_map else ()), *FRAME_SCRIPTS)
    return tuple(address for address in map(_script, names) if address)


def inline_scripts() -> list[str]:
    """The scripts that stand in the page itself, for the content policy to name."""
    pages = (entry_page(has_map=True), kiosk_page())
    whole = "".join(page.plain.decode() for page in pages)
    return list(dict.fromkeys(re.findall(r"<script>(.*?)</script>", whole, re.DOTALL)))


@single_flight(maxsize=2)
def entry_page(has_map: bool) -> Payload:
    """Streamlit's page with our title, language, styles, words and scripts."""
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in scripts(has_map))
    return _page(preloads + _styles(STYLES) + _words("words", page_words()) + _scripts(*INLINE))


@single_flight(maxsize=1)
def kiosk_page() -> Payload:
    """The same for the kiosk: what locks the browser comes before every other script, the loop after them."""
    words = _words("kiosk", kiosk_words(read_settings())) + _words("words", page_words())
    return _page(_styles(STYLES, HALL_STYLES) + words + _scripts(LOCK, *INLINE, LOOP, WALL))


def _page(head: str) -> Payload:
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', '<html lang="zh-CN">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(TITLE)}</title>", 1)
    page = UNUSED_FONT.sub("", page, count=1)
    return pack(page.replace("</head>", f"{head}</head>", 1).encode(), "text/html; charset=utf-8")


def _styles(*files: Path) -> str:
    return "".join(f"<style>{file.read_text(encoding='utf-8')}</style>" for file in files)


def _words(name: str, text: str) -> str:
    return f'<script type="application/json" id="explorer-{name}">{text}</script>'


def _scripts(*files: Path) -> str:
    return "".join(f"<script>{file.read_text(encoding='utf-8')}</script>" for file in files)
