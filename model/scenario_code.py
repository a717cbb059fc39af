"""One short code for the whole state of the explorer: scenario, year, layers, page settings and language.

A code is `version~item~item~…~checksum`, unreserved characters of an address only (RFC 3986: letters, digits, `-._~`),
so that no address, messenger or QR code changes it. An item is a capital letter and parts joined by `-`:

    R release · L lever key, value, default then · T target · S slip · X closed · O opening · F facility · D removed
    M placed · C capacity · N name · P page · Y year · K layers · V page setting, value · G language

Numbers are the shortest decimal that gives the same float, with N for a minus sign. Text beyond lower-case letters,
digits, `_` and `.` is Z and its UTF-8 in lower-case base 32. The checksum is CRC-32 in base 36 over all before it: it
finds every change of one character and every burst of up to four. Defaults are carried so that a code opened after an
update of the data can say what has changed since.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import unquote

from model import scenario_code_atoms as atoms
from model.scenario import BASELINE, Scenario
from model.scenario_check import Catalogue, DefaultChange, changed_defaults, check, renewed
from model.scenario_code_atoms import checksum, read_number, read_text, read_whole
from model.scenario_errors import Problem, ScenarioCodeError, ScenarioError
from model.scenario_shape import FIRST_YEAR, LAST_YEAR, AddedFacility

VERSION, OLDEST = 2, 1
"""Version 1 had another account of water, land and people: its codes open, and whoever opens them is told."""
LONGEST = 4000
"""Maximum length in characters that all common browsers, servers and proxies accept."""
CODE = re.compile(r"([0-9]{1,3})((?:~[A-Z][A-Za-z0-9_.-]*)*)~([0-9a-z]{7})")
LONGEST_TEXT = 60
MOST_SEARCHED = 20_000
"""Characters of a pasted text that are searched at most."""
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
Items = dict[str, list[list[str]]]
"""Parts of every item by tag. Decoding removes the tags it reads; any left over are unknown."""


@dataclass(frozen=True, kw_only=True)
class View:
    """The view on screen. `layers` as drawn, None for the page's default; `settings` are the page's own, by key.

    Names are not checked here: a page applies those it has and reports the others.
    Raises ValueError for texts that are no printable line of 60 characters, nameless or doubled settings, an odd year.
    """

    page: str = ""
    year: int | None = None
    layers: tuple[str, ...] | None = None
    settings: tuple[tuple[str, str], ...] = ()
    language: str = ""

    def __post_init__(self) -> None:
        texts = [self.page, self.language, *(self.layers or ()), *(text for pair in self.settings for text in pair)]
        if any(len(text) > LONGEST_TEXT or not text.isprintable() for text in texts):
            raise ValueError(f"a text of a view is one printable line of at most {LONGEST_TEXT} characters")
        if not all((*(self.layers or ()), *dict(self.settings))):
            raise ValueError("layers and settings have names")
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"{self.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
        if len(dict(self.settings)) < len(self.settings):
            raise ValueError("a setting stands twice")
        object.__setattr__(self, "settings", tuple(sorted(self.settings)))


NO_VIEW = View()


@dataclass(frozen=True)
class State:
    """Everything a code carries."""

    scenario: Scenario = BASELINE
    view: View = NO_VIEW


@dataclass(frozen=True)
class Decoded:
    """A state read from a code. `changed_since` lists moved defaults of the levers that the scenario changes.

    `release` is the state of the data when the code was made; `other_release` when it is not the present one.
    `older_account`: made before water, land and people were counted as now. `retired` are ids of levers and outcomes of
    older releases that it names.
    """

    state: State
    release: str
    other_release: bool
    changed_since: tuple[DefaultChange, ...]
    older_account: bool = False
    retired: tuple[str, ...] = ()


def encode(state: State, catalogue: Catalogue) -> str:
    """The code of a state. Same state and catalogue, same characters.

    Raises ScenarioError for levers that the catalogue does not know or bounds broken, ScenarioCodeError("too_long") for
    a scenario that only a file can carry.
    """
    check(state.scenario, catalogue)
    body = "~".join([str(VERSION), *_items(state, catalogue)])
    code = f"{body}~{checksum(body)}"
    if len(code) > LONGEST:
        raise ScenarioCodeError("too_long")
    return code


def decode(text: str, catalogue: Catalogue) -> Decoded:
    """The state in a code, whole or not at all.

    Raises ScenarioCodeError for a code that is cut, changed, too long or of another version; ScenarioError for a sound
    code that names what the catalogue does not know or breaks its bounds.
    """
    items: Items = {}
    version, sound = _sound_items(text.strip())
    for item in sound:
        items.setdefault(item[0], []).append(item[1:].split("-"))
    try:
        levers, others, view = _levers(items), _others(items), _view(items)
        release = _single(items, "R")
    except ValueError as error:
        raise ScenarioCodeError("damaged") from error
    if items:
        raise ScenarioCodeError("damaged")
    ids = _ids(levers, catalogue)
    moved = tuple((lever_id, value) for lever_id, (_, value, _) in zip(ids, levers, strict=True))
    then = [(lever_id, default) for lever_id, (_, _, default) in zip(ids, levers, strict=True)]
    today = renewed(replace(others, levers=moved), catalogue)
    return Decoded(
        State(check(today.scenario, catalogue), view),
        release,
        release != catalogue.release,
        changed_defaults(then, catalogue),
        older_account=version < VERSION,
        retired=today.retired,
    )


def find(text: str) -> str:
    """The code that stands anywhere in `text`: in a link, a sentence, escaped for a page or an address.

    The first whose checksum is right, else the first that looks like a code, else "".
    """
    plain = "".join(c for c in unquote(unescape(text[:MOST_SEARCHED])) if c.isprintable() and c not in INVISIBLE)
    matches = list(CODE.finditer(plain))
    sound = (m for m in matches if checksum(m[1] + m[2]) == m[3])
    match = next(sound, None) or next(iter(matches), None)
    return match[0] if match else ""


def _sound_items(text: str) -> tuple[int, list[str]]:
    """Version and items of a code whose form, checksum and version are right."""
    if len(text) > LONGEST:
        raise ScenarioCodeError("too_long")
    match = CODE.fullmatch(text)
    if match is None:
        raise ScenarioCodeError("not_a_code")
    version, items, stated = match.groups()
    if checksum(version + items) != stated:
        raise ScenarioCodeError("damaged")
    if not OLDEST <= int(version) <= VERSION:
        raise ScenarioCodeError("older_version" if int(version) < OLDEST else "newer_version")
    return int(version), items.split("~")[1:]


def _items(state: State, catalogue: Catalogue) -> Iterator[str]:
    scenario, view = state.scenario, state.view
    levers = {lever.id: lever for lever in catalogue.levers}
    if catalogue.release:
        yield _item("R", catalogue.release)
    yield from (_item("L", levers[i].key, value, float(levers[i].default)) for i, value in scenario.levers)
    yield from (_item("T", *entry) for entry in scenario.targets)
    yield from (_item("S", *entry) for entry in scenario.slips)
    yield from (_item("X", crossing_id) for crossing_id in scenario.closures)
    yield from (_item("O", *entry) for entry in scenario.openings)
    yield from (_item("F", f.category, f.lon, f.lat, f.opens, f.capacity) for f in scenario.facilities)
    yield from (_item("D", facility_id) for facility_id in scenario.removals)
    yield from (_item("M", *entry) for entry in scenario.positions)
    yield from (_item("C", *entry) for entry in scenario.capacities)
    singles = (("N", scenario.name), ("P", view.page), ("Y", view.year), ("G", view.language))
    yield from (_item(tag, value) for tag, value in singles if value)
    if view.layers is not None:
        yield _item("K", *view.layers)
    yield from (_item("V", *pair) for pair in view.settings)


def _item(tag: str, *parts: str | float) -> str:
    return tag + "-".join(atoms.text(part) if isinstance(part, str) else atoms.number(part) for part in parts)


def _levers(items: Items) -> list[tuple[str, float, float]]:
    """(key, value, default then) of every lever item."""
    return [(read_text(key), read_number(value), read_number(then)) for key, value, then in items.pop("L", [])]


def _ids(levers: list[tuple[str, float, float]], catalogue: Catalogue) -> list[str]:
    id_by_key = {lever.key: lever.id for lever in catalogue.levers}
    id_by_key |= {lever.key: lever.id for lever in catalogue.retired}
    unknown = [Problem("unknown", "levers", key) for key, _, _ in levers if key not in id_by_key]
    if unknown:
        raise ScenarioError(unknown)
    return [id_by_key[key] for key, _, _ in levers]


def _others(items: Items) -> Scenario:
    """The scenario without its levers."""
    return Scenario(
        targets=tuple((read_text(i), read_whole(y), read_number(v)) for i, y, v in items.pop("T", [])),
        slips=tuple((read_text(i), read_whole(years)) for i, years in items.pop("S", [])),
        closures=tuple(read_text(i) for [i] in items.pop("X", [])),
        openings=tuple((read_text(i), read_whole(year)) for i, year in items.pop("O", [])),
        facilities=tuple(
            AddedFacility(read_text(c), read_number(lon), read_number(lat), read_whole(opens), read_number(capacity))
            for c, lon, lat, opens, capacity in items.pop("F", [])
        ),
        removals=tuple(read_text(i) for [i] in items.pop("D", [])),
        positions=tuple((read_text(i), read_number(lon), read_number(lat)) for i, lon, lat in items.pop("M", [])),
        capacities=tuple((read_text(i), read_number(value)) for i, value in items.pop("C", [])),
        name=_single(items, "N"),
    )


def _view(items: Items) -> View:
    years = [read_whole(part) for [part] in items.pop("Y", [])]
    rows = [tuple(read_text(part) for part in parts if part) for parts in items.pop("K", [])]
    if len(years) > 1 or len(rows) > 1:
        raise ValueError("a single item stands twice")
    return View(
        page=_single(items, "P"),
        year=years[0] if years else None,
        layers=rows[0] if rows else None,
        settings=tuple((read_text(key), read_text(value)) for key, value in items.pop("V", [])),
        language=_single(items, "G"),
    )


def _single(items: Items, tag: str) -> str:
    """The text of an item that stands at most once. Raises ValueError otherwise."""
    [[part]] = items.pop(tag, [[""]])
    return read_text(part)
