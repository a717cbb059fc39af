"""Report of wrong site settings on the console when the server starts."""

import sys

from components.base.settings import Settings, SettingsRefusedError, site
from components.words.text import say


def settings_or_exit() -> Settings:
    """The settings, every fault printed in both languages; ends the process where the site must not start."""
    try:
        settings = site()
    except SettingsRefusedError as refused:
        sys.exit(_both(refused.sentence))
    for fault in settings.faults:
        print(_both(fault), file=sys.stderr, flush=True)
    return settings.settings


def _both(sentence: str) -> str:
    return f"{say(sentence, 'zh')}。 · {say(sentence, 'en')}."
