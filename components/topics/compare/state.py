"""What 方案比较 compares and how: scenarios as `a` to `d`, outcomes, year, and the panel beside the board.

A scenario stands in an address as `base`, `now` (the session's own, whose code is `s`), the id of a preset, or its
code: nothing has to be looked up, so that a link opens the same comparison on another machine.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from components.base.query import Reading, without_defaults
from components.topics.whatif import state as whatif
from components.words.text import tr
from model.cover.outcomes import COVER_OUTCOMES

PLACES = ("a", "b", "c", "d")
LEAST, MOST = 2, len(PLACES)
BASE, NOW = "base", "now"
OPENING = (BASE, "plan_continued", "quality_first")
SHOWS, PANELS = ("values", "changes"), ("levers", "others", "reach", "cover", "formula")
LONGEST = 4000
"""Characters of all codes in one address: what every browser, server and proxy in use passes on."""
DEFAULTS = {
    **dict.fromkeys(PLACES, ""),
    "show": "values",
    "panel": "levers",
    "cell": "",
    "pair": "",
    "to": "old_city",
    "kind": "",
    "year": whatif.DEFAULTS["year"],
    "out": whatif.DEFAULTS["out"],
    "strip": whatif.DEFAULTS["strip"],
    "before": "",
}


@dataclass(frozen=True)
class State:
    """Tokens of the scenarios (none: what the page opens with), figures or changes, the panel beside the board, and
    the cell whose formula is open: `row.outcome` or "".

    Of the panels of reach and of cover: the two places that are held against each other, `ab` (b less a) or "" for the
    first that differ; the destination; the kind of facility, "" for the first that differs. `outcome` is carried for
    the other what-if pages.
    """

    tokens: tuple[str, ...] = ()
    show: str = "values"
    panel: str = "levers"
    cell: str = ""
    pair: str = ""
    to: str = "old_city"
    kind: str = ""
    year: int = 2035
    strip: tuple[str, ...] = whatif.STRIP
    outcome: str = "gdp"
    before: bool = False


def read(reading: Reading, outcome_ids: Collection[str]) -> State:
    """The state of an address; `outcome_ids` are those that can stand on the board."""
    cells = [f"{place}.{name}" for place in range(MOST) for name in outcome_ids]
    pairs = [one + other for one, other in combinations(PLACES, 2)]
    strip = reading.some_of("strip", outcome_ids, whatif.STRIP)[: whatif.PLACES]
    return State(
        tokens=_tokens(reading),
        show=reading.one_of("show", SHOWS, "values"),
        panel=reading.one_of("panel", PANELS, "levers"),
        cell=reading.one_of("cell", cells, ""),
        pair=reading.one_of("pair", pairs, ""),
        to=reading.text("to", "old_city")[:60],
        kind=reading.one_of("kind", ("", *(outcome.kind for outcome in COVER_OUTCOMES.values())), ""),
        year=int(reading.one_of("year", [str(year) for year in whatif.years()], DEFAULTS["year"])),
        strip=strip or whatif.STRIP,
        outcome=reading.text("out", DEFAULTS["out"])[:60],
        before=reading.one_of("before", ("", "1"), "") == "1",
    )


def _tokens(reading: Reading) -> tuple[str, ...]:
    """The tokens of an address, as many as one can carry."""
    tokens: tuple[str, ...] = ()
    for place in PLACES:
        token = reading.text(place)
        if token and fits((*tokens, token)):
            tokens = (*tokens, token)
        elif token:
            reading.refuse(place, token, lambda: tr("内容太长，已略去，其余照常比较。"))
    return tokens


def fits(tokens: tuple[str, ...]) -> bool:
    """Whether an address can carry the tokens."""
    return sum(map(len, tokens)) <= LONGEST


def token_pairs(tokens: tuple[str, ...]) -> dict[str, str]:
    """The tokens as pairs of an address. A part of a comparison would mislead: what does not fit is left out whole."""
    stated = dict(zip(PLACES, tokens, strict=False)) if fits(tokens) and tokens != OPENING else {}
    return {place: stated.get(place, "") for place in PLACES}


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = token_pairs(state.tokens) | {"show": state.show, "panel": state.panel, "cell": state.cell}
    pairs |= {"pair": state.pair, "to": state.to, "kind": state.kind, "year": str(state.year), "out": state.outcome}
    pairs |= {"strip": ",".join(state.strip), "before": "1" if state.before else ""}
    return without_defaults(pairs, DEFAULTS)
