"""Words of the dialog of saved scenarios: a line for each scenario, its time, titles of levers, what was done."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from components.store import Entry, Saved
from components.topics.whatif.facts import Facts
from components.ui.whatif.store_notice import answer
from components.words.text import pick, tr

SHORT_ID = 4
"""Characters of an id that tell apart scenarios whose lines read alike."""


def lever_titles(facts: Facts) -> dict[str, str]:
    """Title of each lever by its id, in the language of the viewer."""
    return {lever.id: pick(lever.title_zh, lever.title_en) for lever in facts.baseline.levers}


def done_words(saved: Saved) -> str:
    """The answer to a change that made a new version."""
    entry = saved.entry
    return tr("已完成：“{name}”（第 {n} 版）。", name=entry.name, n=entry.version) if saved.lasting else answer(saved)


def entry_lines(entries: Iterable[Entry]) -> dict[str, str]:
    """A line for each scenario by its id; those that would read alike carry the start of their ids."""
    lines = {
        entry.id: tr("{name}　第 {n} 版　{time}", name=entry.name, n=entry.version, time=local_time(entry.saved_at))
        for entry in entries
    }
    alike = Counter(lines.values())
    return {ident: line if alike[line] == 1 else f"{line}　#{ident[:SHORT_ID]}" for ident, line in lines.items()}


def local_time(moment: datetime) -> str:
    """As on every file that leaves: the area's own clock, wherever the server stands."""
    return moment.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")
