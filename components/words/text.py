"""Interface text: Chinese is written in place and wrapped in `tr()`; other languages are one catalogue file each."""

import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from components.base.look import SOURCE_LANGUAGE, current_look
from components.words.english_one import of_one
from components.words.large_units import LARGE_UNITS, as_english_counts
from model.messages import Message

LOCALE = Path(__file__).parents[1] / "locale"
log = logging.getLogger(__name__)


WIDE_SPACE = "\u3000"
WORD_JOINER = "\u2060"
FIGURE = "{n}"
"""Before a unit, the template of a printed figure: `{n}亿元`."""
FOUND_LATER = re.compile(r":|@|www(?=\.)|[-<>=](?=[-<>=])", re.IGNORECASE)


def language() -> str:
    """Language code of the look in force, for example `zh` or `en`."""
    return current_look().language


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Chinese and every language that has a catalogue."""
    return (SOURCE_LANGUAGE, *sorted(p.stem for p in LOCALE.glob("*.po")))


@lru_cache(maxsize=8)
def catalogue(code: str) -> dict[str, str]:
    """Translations of one language: Chinese text to translated text, untranslated entries left out."""
    path = LOCALE / f"{code}.po"
    if not path.exists():
        return {}
    try:
        with path.open("rb") as handle:
            entries = read_po(handle, locale=code)
    except (OSError, ValueError, PoFileError):  # ValueError: not UTF-8, or no such language
        log.exception("catalogue %s cannot be read; the interface stays Chinese", path.name)
        return {}
    return {str(m.id): str(m.string) for m in entries if m.id and m.string and not m.fuzzy}


def tr(text: str, /, **values: object) -> str:
    """`text` in the viewer's language, `{name}` places filled from `values`; Chinese where there is no translation."""
    code = language()
    return _filled(text if code == SOURCE_LANGUAGE else catalogue(code).get(text, text), values, code)


def _filled(text: str, values: Mapping[str, object], code: str) -> str:
    if not values:
        return text
    whole = text.format(**values)
    return of_one(whole, values) if code == "en" else whole


def paragraph(*sentences: str) -> str:
    """Whole sentences one after the other: with a space between them where the language has one."""
    return ("" if language() == SOURCE_LANGUAGE else " ").join(sentence for sentence in sentences if sentence)


def say(sentence: str, code: str = "") -> str:
    """A sentence from below the view in the viewer's language, or in `code`; plain text and names stay as they are."""
    if not isinstance(sentence, Message):
        return sentence
    code = code or language()
    unit = sentence.template.removeprefix(FIGURE)
    if code != SOURCE_LANGUAGE and unit in LARGE_UNITS:
        return as_english_counts(str(sentence.values["n"]), unit)
    values = {name: say(value, code) if isinstance(value, str) else value for name, value in sentence.values.items()}
    chosen = sentence.template if code == SOURCE_LANGUAGE else catalogue(code).get(sentence.template, sentence.template)
    return _filled(chosen, values, code)


def pick(zh: str, en: str) -> str:
    """The Chinese or the English name of a thing that carries both in the data."""
    return zh if language() == SOURCE_LANGUAGE or not en else en


def original(text: str) -> str:
    """A remark that the data hold in Chinese alone: in quotation marks where the look has another language."""
    return f"“{text}”" if text and language() != SOURCE_LANGUAGE else text


def from_data(text: str) -> str:
    """A text of the data, which hold it in Chinese: in the look's language where the catalogue has it, else quoted."""
    code = language()
    return text if code == SOURCE_LANGUAGE else catalogue(code).get(text) or original(text)


def plain_in_markdown(text: str) -> str:
    """`text` for a place that reads Markdown, so that it stands there as it was given: an address, the name of a
    scenario or of a file must not write on our page.

    Signs of Markdown are escaped and control characters left out. Bare addresses, mail addresses, icons
    (`:material/…:`) and arrows are found after escapes are resolved: an invisible word joiner keeps them apart.
    """
    printable = "".join(c for c in text if c.isprintable() or c == WIDE_SPACE)
    apart = FOUND_LATER.sub(lambda match: match[0] + WORD_JOINER, printable)
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~<>:$])", r"\\\1", apart)
