"""The entry page: Streamlit's own, with the page's first picture and preload links for the scripts that it will need.

Streamlit requests an element's script (the map's is 3 MB) only when the first such element has arrived. Named with the
page itself, it is there and compiled by then. All scripts and the style sheet wait in a template until the picture is
painted, which they would hold up. Where an installed Streamlit looks otherwise, its page goes out as it is.
"""

import re
from html import escape
from pathlib import Path

import streamlit.file_util as file_util

from components.base.assets_store import Payload, pack
from components.base.look import SOURCE_LANGUAGE
from components.base.navigation import ENTRIES, TITLE, PageEntry
from components.base.settings import read_settings
from components.export.first_picture import FirstPicture
from components.server.first_html import overlay
from components.server.kiosk_words import kiosk_words
from components.server.page_words import page_words
from model.single_flight import single_flight

ASSETS = Path(__file__).parents[1] / "assets"
OURS = ASSETS / "entry.js"
AROUND, KEYBOARD, PRESS, CHANGE = (ASSETS / f"{name}.js" for name in ("page", "keyboard", "map_press", "map_change"))
STYLES = ASSETS / "page.css"
FIRST, FIRST_STYLES = ASSETS / "first.js", ASSETS / "first.css"
INLINE = (OURS, AROUND, KEYBOARD, PRESS, CHANGE)
LOCK, HALL_STYLES, LOOP_STYLES = (ASSETS / name for name in ("kiosk_lock.js", "kiosk.css", "kiosk_loop.css"))
HALL = tuple(ASSETS / name for name in ("kiosk_scenes.js", "kiosk.js", "kiosk_wall.js"))
FRAME_SCRIPTS = ("BidiComponent", "ButtonGroup", "Button")
MAP_SCRIPTS = ("DeckGlJsonChart", "webgl-device")
# Streamlit's own font, 300 kB that no page here uses.
HELD_BACK = re.compile(r'<script type="module"[^>]*></script>\s*|<link\s+rel="(?:modulepreload|stylesheet)"[^>]*>\s*')
"""Streamlit's scripts and style sheet, which begin after the first picture."""
MOST_PAGES = 80
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
    pages = (entry_page(ENTRIES[0], SOURCE_LANGUAGE, None), kiosk_page())
    whole = "".join(page.plain.decode() for page in pages)
    return list(dict.fromkeys(re.findall(r"<script>(.*?)</script>", whole, re.DOTALL)))


@single_flight(maxsize=MOST_PAGES)
def entry_page(entry: PageEntry, language: str, picture: FirstPicture | None) -> Payload:
    """Streamlit's page with our title, language, styles, words and scripts, and under all the page's first picture;
    without one its title over a calm ground."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    later = "".join(HELD_BACK.findall(page)) + _preloads(entry.has_map)
    head = _styles(STYLES, FIRST_STYLES) + _words("words", page_words()) + _scripts(*INLINE)
    head += f'<template id="explorer-live">{later}</template>'
    return _page(HELD_BACK.sub("", page), head, language, overlay(entry, language, picture) + _scripts(FIRST))


@single_flight(maxsize=2)
def plain_page(has_map: bool) -> Payload:
    """The same without a first picture: a slide has the look of a room, which only the live page knows."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    return _page(page, _preloads(has_map) + _styles(STYLES) + _words("words", page_words()) + _scripts(*INLINE))


@single_flight(maxsize=1)
def kiosk_page() -> Payload:
    """The same for the kiosk: what locks the browser comes before every other script, the loop after them."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    words = _words("kiosk", kiosk_words(read_settings())) + _words("words", page_words())
    return _page(page, _styles(STYLES, HALL_STYLES, LOOP_STYLES) + words + _scripts(LOCK, *INLINE, *HALL))


def _preloads(has_map: bool) -> str:
    return "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in scripts(has_map))


def _page(page: str, head: str, language: str = SOURCE_LANGUAGE, first: str = "") -> Payload:
    spoken = "zh-CN" if language == SOURCE_LANGUAGE else language
    page = page.replace('<html lang="en">', f'<html lang="{spoken}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(TITLE)}</title>", 1)
    page = UNUSED_FONT.sub("", page, count=1)
    page = page.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>{first}", 1)
    return pack(page.encode(), "text/html; charset=utf-8")


def _styles(*files: Path) -> str:
    return "".join(f"<style>{file.read_text(encoding='utf-8')}</style>" for file in files)


def _words(name: str, text: str) -> str:
    return f'<script type="application/json" id="explorer-{name}">{text}</script>'


def _scripts(*files: Path) -> str:
    return "".join(f"<script>{file.read_text(encoding='utf-8')}</script>" for file in files)
