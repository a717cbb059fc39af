"""What a scenario's code says of the screen: the page, and what its address says of the page's own keys."""

from collections.abc import Mapping

from model.scenario_code import LONGEST_TEXT, View

YEAR, LAYERS = "year", "layers"
PIECE = "."
"""Between a long setting's key and the number of its piece: a text of a code has at most 60 characters."""


def screen_of(page: str, pairs: Mapping[str, str], language: str) -> View:
    """The screen with a page's own `pairs` of its address. What no code can carry is left out."""
    settings: list[tuple[str, str]] = []
    year, layers = None, None
    for key, value in pairs.items():
        if not value.isprintable():
            continue
        if key == YEAR and value.isascii() and value.isdecimal() and len(value) == len("2035"):
            year = int(value)
        elif key == LAYERS and all(0 < len(part) <= LONGEST_TEXT for part in value.split(",")):
            layers = tuple(value.split(","))
        else:
            settings += _pieces(key, value)
    return View(page=page, year=year, layers=layers, settings=tuple(settings), language=language)


def pairs_of(view: View) -> dict[str, str]:
    """The pairs of an address that a code carries, long ones put together again."""
    pairs: dict[str, str] = {}
    for key, value in sorted(view.settings, key=_order):
        stem = key.rpartition(PIECE)[0] if key.rpartition(PIECE)[2].isdecimal() else key
        pairs[stem] = pairs.get(stem, "") + value
    if view.year is not None:
        pairs[YEAR] = str(view.year)
    if view.layers is not None:
        pairs[LAYERS] = ",".join(view.layers)
    return pairs


def _order(pair: tuple[str, str]) -> tuple[str, int]:
    stem, _, number = pair[0].rpartition(PIECE)
    return (stem, int(number)) if stem and number.isdecimal() else (pair[0], -1)


def _pieces(key: str, value: str) -> list[tuple[str, str]]:
    parts = [value[start : start + LONGEST_TEXT] for start in range(0, len(value), LONGEST_TEXT)]
    if len(parts) == 1:
        return [(key, value)] if len(key) <= LONGEST_TEXT else []
    return [(f"{key}{PIECE}{number}", part) for number, part in enumerate(parts)]
