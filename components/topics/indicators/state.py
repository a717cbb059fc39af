"""State of the indicators page: category, cards or table, the open indicator and its own targets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from components.base.query import Reading, without_defaults
from components.topics.indicators.targets import YEARS, parse, takes_targets, value_in
from components.words.text import tr
from data.catalog import Indicator

ANNEX, ALL = "annex", "all"
VIEWS = ("cards", "table")
TARGET_KEYS = {f"t{year}": year for year in YEARS}
"""Keys of the open indicator's own targets. Their values live in the session's scenario; an address may state them."""
DEFAULTS = {"cat": ANNEX, "view": "cards", "ind": "", **dict.fromkeys(TARGET_KEYS, "")}


@dataclass(frozen=True)
class State:
    """Category (`annex`, `all` or an id), `cards` or `table`, the open indicator's id or "", and the own targets
    that the address states for it: year and value in the shown unit, by year."""

    category: str = ANNEX
    view: str = "cards"
    indicator: str = ""
    targets: tuple[tuple[int, float], ...] = ()


def read(reading: Reading, categories: Collection[str], indicators: Mapping[str, Indicator]) -> State:
    """The state of an address; `categories` are the ids that there are, `indicators` the indicators by id."""
    category = reading.one_of("cat", categories, ANNEX)
    view = reading.one_of("view", VIEWS, "cards")
    ident = reading.one_of("ind", indicators, "")
    return State(category, view, ident, _targets(reading, indicators.get(ident)))


def _targets(reading: Reading, indicator: Indicator | None) -> tuple[tuple[int, float], ...]:
    targets = []
    for key, year in TARGET_KEYS.items():
        text = reading.text(key)
        if not text:
            continue
        value = value_in(indicator, text) if indicator and takes_targets(indicator) else None
        if value is None:
            reading.refuse(key, text, partial(_fault, indicator, text))
        else:
            targets.append((year, value))
    return tuple(targets)


def _fault(indicator: Indicator | None, text: str) -> str:
    """Why an address's text is not a valid own target, as a sentence."""
    if indicator is None:
        return tr("自定目标没有写明指标。")
    return parse(indicator, text)[1] if takes_targets(indicator) else tr("这项指标只有文字，没有数值。")


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"cat": state.category, "view": state.view, "ind": state.indicator, **target_pairs(dict(state.targets))}
    return without_defaults(pairs, DEFAULTS)


def target_pairs(targets: Mapping[int, float]) -> dict[str, str]:
    """Own targets as pairs of an address, years without one empty."""
    return {key: f"{targets[year]:.15g}" if year in targets else "" for key, year in TARGET_KEYS.items()}
