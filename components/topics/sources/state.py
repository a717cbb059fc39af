"""State of 数据与出处: the open tab and the choices of each tab."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults

TABS = ("sources", "index", "tables", "contradictions", "coverage", "unknown")
LISTS = ("press", "layers")
ANNEX, ALL = "annex", "all"
BASICS = "basics"
DEFAULTS = {
    "tab": "sources",
    "src": "", "list": "press",
    "doc": "opinion-2021", "at": "",
    "table": "observations", "scope": "", "grade": "", "by": "", "q": "", "row": "",
    "kind": "", "check": "", "mismatch": "", "cause": "", "find": "",
    "cat": ANNEX, "cell": "",
    "gap": "",
}  # fmt: skip
OF_TAB = {
    "sources": ("src", "list"),
    "index": ("doc", "at"),
    "tables": ("table", "scope", "grade", "by", "row"),
    "contradictions": ("kind", "check", "mismatch", "cause", "find"),
    "coverage": ("cat", "cell"),
    "unknown": ("gap",),
}
"""The keys that the open tab checks; those of other tabs are carried as they stand."""
FILTERS = ("scope", "grade", "by", "q", "row")
LONGEST_SEARCH = 60
Allowed = Callable[[str, str], Collection[str] | None]
"""Allowed values of a key, given the selected table; None where a broken file leaves them unknown."""


@dataclass(frozen=True)
class State:
    """The open tab; the chosen source and list; document and open heading of the index; table, filters, searched words
    and row; the findings by kind, check, mismatch and cause and the open one; category and cell of the coverage; group
    of what is not known. "" chooses nothing."""

    tab: str = "sources"
    source: str = ""
    listing: str = "press"
    document: str = "opinion-2021"
    heading: str = ""
    table: str = "observations"
    scope: str = ""
    grade: str = ""
    cited: str = ""
    words: str = ""
    row: str = ""
    kind: str = ""
    check: str = ""
    mismatch: str = ""
    cause: str = ""
    finding: str = ""
    category: str = ANNEX
    cell: str = ""
    group: str = ""


FIELDS = {"src": "source", "list": "listing", "doc": "document", "at": "heading",
          "by": "cited", "q": "words", "find": "finding", "cat": "category",
          "gap": "group"}  # fmt: skip
"""Keys of the address that are called otherwise in the state."""


def read(reading: Reading, allowed: Allowed) -> State:
    """The state of an address."""
    tab = reading.one_of("tab", TABS, "sources")
    table = reading.text("table", DEFAULTS["table"])
    values = {"tab": tab}
    for key in DEFAULTS:
        if key == "q":
            values[key] = reading.text(key)[:LONGEST_SEARCH].strip()
        elif key in OF_TAB[tab]:
            values[key] = _checked(reading, key, allowed(key, table))
            table = values["table"] if key == "table" else table
        elif key != "tab":
            values[key] = reading.text(key, DEFAULTS[key])
    return State(**{FIELDS.get(key, key): value for key, value in values.items()})


def _checked(reading: Reading, key: str, options: Collection[str] | None) -> str:
    default = DEFAULTS[key]
    return reading.text(key, default) if options is None else reading.one_of(key, {*options, default}, default)


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    return without_defaults({key: getattr(state, FIELDS.get(key, key)) for key in DEFAULTS}, DEFAULTS)
