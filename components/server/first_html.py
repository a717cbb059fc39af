"""What a page shows before its scripts have begun: picture, answer and title under the live page's own measures.

Only the plain address of a page has a picture. An address with a state of its own, and a page whose picture is not
there yet, show the page's title over a calm ground and no figure.
"""

from html import escape
from urllib.parse import parse_qsl

from components.base.look import SOURCE_LANGUAGE, Look, using
from components.base.navigation import PageEntry
from components.export.first_picture import FirstPicture
from components.words.text import WIDE_SPACE, languages, tr

FRAME = {"lang", "size"}
"""Keys of an address that change how a page is shown and not what it shows."""
THEMES = {("embed_options", "light_theme"), ("embed_options", "dark_theme")}


def of_address(query: str) -> tuple[str, bool]:
    """The language of an address, and whether it is plain: its page then shows what it shows by itself."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return SOURCE_LANGUAGE, False
    language = dict(pairs).get("lang", SOURCE_LANGUAGE)
    is_plain = all(key in FRAME or (key, value) in THEMES for key, value in pairs)
    return language if language in languages() else SOURCE_LANGUAGE, is_plain


def overlay(entry: PageEntry, language: str, picture: FirstPicture | None) -> str:
    """The picture's HTML: nothing in it is read aloud, focused, pressed, searched or printed. Texts are escaped."""
    with using(Look(language)):
        title = picture.title if picture else tr(entry.title)
    kind = picture.kind if picture else "map" if entry.has_map else ""
    notice = f'<p class="notice">{escape(picture.notice)}</p>' if picture and picture.notice else ""
    svg = picture.svg if picture else ""
    box = f'<div class="picture">{svg}{notice if kind == "map" else ""}</div>' if kind else ""
    below = "" if kind == "map" else notice
    lines = "".join(map(_line, picture.answer)) if picture else ""
    words = f'<div class="words"><p class="title">{escape(title)}</p><p class="answer">{lines}</p></div>'
    state = f'data-page="{entry.url_path}" data-kind="{kind}"'
    return f'<div id="explorer-first" {state} aria-hidden="true" inert>{words}{box}{below}</div>'


def _line(text: str) -> str:
    """A line of the answer; parts that wide spaces keep apart can stand under one another."""
    return f"<span>{' '.join(f'<span>{escape(part)}</span>' for part in text.split(WIDE_SPACE))}</span>"
