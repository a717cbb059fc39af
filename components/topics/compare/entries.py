"""The scenarios that are compared: what each token stands for, and what cannot be opened, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from components.drawing.charts.compare import key_of
from components.drawing.charts.compare_board import LETTERS
from components.store import problems_sentence
from components.topics.compare.facts import Facts, facts_of
from components.topics.whatif.known import Known
from components.ui import state
from components.ui.compare import address
from components.ui.compare.address import BASE, LEAST, MOST, NOW
from components.ui.whatif import state as whatif_state
from components.ui.whatif.toolbar import preset_applied
from components.words.format import number
from components.words.refusals import code_refusal
from components.words.text import pick, tr
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, decode, encode
from model.scenario_errors import ScenarioCodeError, ScenarioError


@dataclass(frozen=True)
class Entry:
    """One scenario of the comparison; `place` counts from 0."""

    place: int
    token: str
    name: str
    scenario: Scenario

    @property
    def letter(self) -> str:
        """What it is called by on the page: A to D."""
        return LETTERS[self.place]

    @property
    def label(self) -> str:
        """Letter and name."""
        return f"{self.letter} {self.name}"

    @property
    def key(self) -> str:
        """Its colour and dash."""
        return key_of(self.place, is_baseline=self.scenario.is_baseline)


def opening(known: Known) -> tuple[str, ...]:
    """What the page opens with: the baseline, the session's scenario where there is one, and presets."""
    ids = [preset.id for preset in known.presets]
    usual = [name for name in address.OPENING[1:] if name in ids] or ids[:2]
    if whatif_state.scenario().is_baseline:
        return (BASE, *usual)
    return (BASE, NOW, *usual[-1:])


def followed(known: Known) -> None:
    """Take over what the address names. What cannot be opened is said and left out, the rest stays."""
    stated = address.wanted()
    tokens = tuple(token for place, token in stated if _opens(known, place, token))
    if not stated:
        tokens = address.kept() or ()
    elif len(tokens) < LEAST:
        state.notice(tr("比较至少要两个方案，已补上常用的方案。"))
    if tokens:
        address.choose(filled(known, tokens))


def filled(known: Known, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """At least two tokens, the opening ones added as needed."""
    more = tuple(token for token in opening(known) if token not in tokens)
    return (tokens + more[: max(0, LEAST - len(tokens))])[:MOST]


def entries(known: Known) -> tuple[Entry, ...]:
    """The comparison as it stands. Tokens that today's data no longer know are passed over."""
    tokens = address.kept() or opening(known)
    return _entries(tokens, whatif_state.scenario() if NOW in tokens else BASELINE, facts_of(known))


@lru_cache(maxsize=256)
def _entries(tokens: tuple[str, ...], now: Scenario, facts: Facts) -> tuple[Entry, ...]:
    """`now` is the session's own scenario, read again where a token stands for it."""
    known = facts.known
    found = [(token, scenario) for token in tokens if (scenario := _quiet(known, token))]
    return tuple(Entry(place, t, name_of(known, t, s), s) for place, (t, s) in enumerate(found[:MOST]))


def scenario_of(known: Known, token: str) -> Scenario:
    """The scenario behind a token. Raises ScenarioCodeError, ScenarioError."""
    if token == BASE:
        return BASELINE
    if token == NOW:
        return whatif_state.scenario()
    preset = next((preset for preset in known.presets if preset.id == token), None)
    if preset:
        return _preset(token, tuple(preset.values.items()), facts_of(known))
    return _decoded(token, facts_of(known))


@lru_cache(maxsize=64)
def _preset(ident: str, values: tuple[tuple[str, float], ...], facts: Facts) -> Scenario:
    return preset_applied(facts.known, BASELINE, next(each for each in facts.known.presets if each.id == ident))


@lru_cache(maxsize=256)
def _decoded(code: str, facts: Facts) -> Scenario:
    return decode(code, facts.known.catalogue).state.scenario


def token_of(known: Known, scenario: Scenario) -> str:
    """The code that travels for a scenario. Raises ScenarioCodeError("too_long"), ScenarioError."""
    return encode(State(scenario), known.catalogue)


def name_of(known: Known, token: str, scenario: Scenario) -> str:
    """What the scenario is called; one without a name by where it comes from."""
    if token == BASE:
        return tr("基准")
    if token == NOW:
        return tr("当前：{name}", name=scenario.name) if scenario.name else tr("当前方案")
    preset = next((preset for preset in known.presets if preset.id == token), None)
    return pick(preset.title.zh, preset.title.en) if preset else scenario.name or tr("未命名方案")


def refusal(known: Known, error: ScenarioError) -> str:
    """Why a scenario was not taken up, as one sentence."""
    if isinstance(error, ScenarioCodeError):
        return code_refusal(error.reason)
    titles = {lever.id: pick(lever.title_zh, lever.title_en) for lever in known.baseline.levers}
    return problems_sentence(error.problems, titles)


def twins(found: Iterable[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """(later, earlier) of entries with the same content."""
    seen: dict[str, Entry] = {}
    pairs = []
    for entry in found:
        digest = entry.scenario.digest
        if digest in seen:
            pairs.append((entry, seen[digest]))
        seen.setdefault(digest, entry)
    return tuple(pairs)


def _opens(known: Known, place: str, token: str) -> bool:
    try:
        scenario_of(known, token)
        _say_what_changed(known, token)
    except ScenarioError as error:
        why = refusal(known, error)
        state.notice(tr("链接中的方案“{place}”已略去，其余照常比较：{why}", place=place, why=why))
        return False
    return True


def _say_what_changed(known: Known, token: str) -> None:
    """A code made before an update of the data: the defaults that have moved since are named."""
    if "~" not in token:
        return
    for moved in decode(token, known.catalogue).changed_since:
        title = pick(*known.title_of(moved.lever_id))
        then, now = number(moved.then), number(moved.now)
        state.notice(
            tr("方案生成后数据有更新：")
            + tr("“{title}”的默认值由 {then} 变为 {now}。", title=title, then=then, now=now)
        )


def _quiet(known: Known, token: str) -> Scenario | None:
    try:
        return scenario_of(known, token)
    except ScenarioError:
        return None
