"""Preset scenarios as scenarios."""

from components.topics.whatif.facts import Facts
from components.words.text import pick
from data.presets import Preset
from model.scenario import Scenario, renamed, with_lever, without


def preset_applied(facts: Facts, scenario: Scenario, preset: Preset) -> Scenario:
    """The levers as the preset sets them, all others at the baseline; targets and the rest stay."""
    applied = without(scenario, "levers")
    for moved in preset.levers:
        applied = with_lever(applied, moved.id, moved.value, default=facts.baseline.lever(moved.id).default)
    return renamed(applied, pick(preset.title.zh, preset.title.en))
