"""The compared scenarios: resolution of tokens, and sentences on those that cannot be opened."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.drawing.charts.compare import key_of
from components.drawing.charts.compare_board import LETTERS
from components.topics.compare.keys import FactsKey, facts_key
from components.topics.compare.state import BASE, LEAST, MOST, NOW, OPENING
from components.topics.whatif.facts import Facts
from components.topics.whatif.presets import preset_applied
from components.words.text import pick, tr
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, decode, encode
from model.scenario_errors import ScenarioError
from model.single_flight import single_flight


@dataclass(frozen=True)
class Entry:
    """One scenario of the comparison; `place` counts from 0."""

    place: int
    token: str
    name: str
    scenario: Scenario

    @property
    def letter(self) -> str:
        """Its letter on the page: A to D."""
        return LETTERS[self.place]

    @property
    def label(self) -> str:
        """Letter and name."""
        return f"{self.letter} {self.name}"

    @property
    def key(self) -> str:
        """Its colour and dash."""
        return key_of(self.place, is_baseline=self.scenario.is_baseline)


def opening(facts: Facts, now: Scenario) -> tuple[str, ...]:
    """Default scenarios of the page: the baseline, the session's scenario `now` where there is one, and presets."""
    ids = [preset.id for preset in facts.presets]
    usual = [name for name in OPENING[1:] if name in ids] or ids[:2]
    if now.is_baseline:
        return (BASE, *usual)
    return (BASE, NOW, *usual[-1:])


def filled(facts: Facts, tokens: tuple[str, ...], now: Scenario) -> tuple[str, ...]:
    """At least two tokens, the opening ones added as needed."""
    more = tuple(token for token in opening(facts, now) if token not in tokens)
    return (tokens + more[: max(0, LEAST - len(tokens))])[:MOST]


def entries_of(facts: Facts, tokens: tuple[str, ...], now: Scenario) -> tuple[Entry, ...]:
    """The comparison of `tokens`, of what the page opens with where there are none; `now` is the session's own
    scenario. Tokens that today's data no longer know are passed over."""
    tokens = tokens or opening(facts, now)
    return _entries(tokens, now if NOW in tokens else BASELINE, facts_key(facts))


@single_flight(maxsize=256)
def _entries(tokens: tuple[str, ...], now: Scenario, key: FactsKey) -> tuple[Entry, ...]:
    facts = key.facts
    scenarios = [(token, scenario) for token in tokens if (scenario := _quiet(facts, token, now))]
    return tuple(Entry(place, t, name_of(facts, t, s), s) for place, (t, s) in enumerate(scenarios[:MOST]))


def scenario_of(facts: Facts, token: str, now: Scenario) -> Scenario:
    """The scenario behind a token. Raises ScenarioCodeError, ScenarioError."""
    if token == BASE:
        return BASELINE
    if token == NOW:
        return now
    preset = next((preset for preset in facts.presets if preset.id == token), None)
    if preset:
        return _preset(token, tuple(preset.values.items()), facts_key(facts))
    return _decoded(token, facts_key(facts))


@single_flight(maxsize=64)
def _preset(ident: str, values: tuple[tuple[str, float], ...], key: FactsKey) -> Scenario:
    return preset_applied(key.facts, BASELINE, next(each for each in key.facts.presets if each.id == ident))


@single_flight(maxsize=256)
def _decoded(code: str, key: FactsKey) -> Scenario:
    return decode(code, key.facts.catalogue).state.scenario


def token_of(facts: Facts, scenario: Scenario) -> str:
    """The code that travels for a scenario. Raises ScenarioCodeError("too_long"), ScenarioError."""
    return encode(State(scenario), facts.catalogue)


def name_of(facts: Facts, token: str, scenario: Scenario) -> str:
    """Name of the scenario; without one, its origin."""
    if token == BASE:
        return tr("基准")
    if token == NOW:
        return tr("当前：{name}", name=scenario.name) if scenario.name else tr("当前方案")
    preset = next((preset for preset in facts.presets if preset.id == token), None)
    return pick(preset.title.zh, preset.title.en) if preset else scenario.name or tr("未命名方案")


def twins(entries: Iterable[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """(later, earlier) of entries with the same content."""
    seen: dict[str, Entry] = {}
    pairs = []
    for entry in entries:
        digest = entry.scenario.digest
        if digest in seen:
            pairs.append((entry, seen[digest]))
        seen.setdefault(digest, entry)
    return tuple(pairs)


def _quiet(facts: Facts, token: str, now: Scenario) -> Scenario | None:
    try:
        return scenario_of(facts, token, now)
    except ScenarioError:
        return None
