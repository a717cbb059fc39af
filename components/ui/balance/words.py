"""Text that does not change while a slider moves: names and notes. Sent once, outside the fragment."""

from typing import Any

from components.base import cache
from components.base.scales import Theme
from components.base.words_cache import words_cache
from components.topics.balance import beside
from components.topics.balance.needs import TITLES
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import lever_words
from components.topics.whatif.results import FactsKey, facts_key
from components.ui import errors, viewport
from components.ui.balance.levers import HERE, MORE, NAMES, PANELS
from components.ui.whatif import parts
from components.words.text import tr

KEY = "balance_code"
KINDS_OF_PARTS = ("year", "groups", "headline", "standing")
"""The bar beside the answer, the levers of panels, and the answer itself."""


def send_code(facts: Facts) -> None:
    """Code and fixed words, once for the page."""
    parts.send_words(KEY, _words(viewport.theme(), facts_key(facts)))


def printed_beside() -> tuple[str, ...] | None:
    """The printed stock of each service; None, with the fault reported, where the list of facilities is broken."""
    with errors.boundary():
        return _beside(cache.table_versions("facilities"))
    return None


@words_cache(8)
def _beside(version: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(beside.words_beside(service) for service in TITLES)


@words_cache(16)
def _words(theme: Theme, key: FactsKey) -> bytes:
    words = parts.fixed_words(theme)
    mine = {lever_id: texts for lever_id, texts in lever_words(key.facts).items() if lever_id in HERE}
    words["say"] |= {"all": tr("复位"), "count": tr("复位（{n}）", n="#"), "sure": tr("确认复位（可撤销）")}
    return parts.packed(words | {"kinds": KINDS_OF_PARTS, "levers": mine, "page": _page_words()})


def _page_words() -> dict[str, Any]:
    return {
        "panels": {panel: tr(name) for panel, name in NAMES.items()},
        "free": PANELS,
        "more": MORE,
        "further": tr("△ 更多"),
        "adjust": tr("调整标准"),
        "list": tr("设施清单与出处"),
    }
