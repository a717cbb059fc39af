"""What is said of a scenario of an older release: what took over its levers, and how results are counted now."""

from collections.abc import Iterable

from components.topics.whatif.base_year_words import change_sentence, dated
from components.topics.whatif.facts import Facts
from components.words.format import number
from components.words.release_words import marked_base_year, marked_number, other_release_sentence
from components.words.text import pick, tr
from model.scenario import Scenario
from model.scenario_code import Decoded

ACCOUNT = (
    "该方案码由旧版本生成，各滑块照旧套用，结果按现行算法：水改为先计算需水量，可承载人口须填写核定水量后才计算；用地只"
    "承载城镇人口，并扣除村庄和区域交通；安置房和保租房计入人口与城镇化。"
)


def opening_sentences(facts: Facts, decoded: Decoded) -> list[str]:
    """What has changed since a code was made: the account, levers of older releases, defaults."""
    lines = [tr(ACCOUNT)] if decoded.older_account and decoded.state.scenario.levers else []
    lines += release_sentences(facts, decoded.release, decoded.state.scenario)
    lines += retired_sentences(facts, decoded.retired)
    moved_on = marked_base_year(decoded.release) != facts.base_year
    of_another_year = dated(facts, decoded.state.scenario) if moved_on else ()
    for moved in decoded.changed_since:
        if moved.lever_id in of_another_year:  # its default then was that of another year
            continue
        title, then, now = pick(*facts.title_of(moved.lever_id)), number(moved.then), number(moved.now)
        words = tr("“{title}”的默认值由 {then} 变为 {now}。", title=title, then=then, now=now)
        lines.append(tr("方案生成后数据有更新：") + words)
    return lines


def release_sentences(facts: Facts, mark: str, scenario: Scenario) -> list[str]:
    """That a scenario was made on another release of the data or another base year, where `mark` says so."""
    if scenario.is_baseline:
        return []
    sentences = (other_release_sentence(marked_number(mark)), change_sentence(facts, mark, scenario))
    return [sentence for sentence in sentences if sentence]


def retired_sentences(facts: Facts, retired: Iterable[str]) -> list[str]:
    """One sentence for each lever of an older release; one for targets of outcomes that are no longer computed."""
    levers = {lever.id: lever for lever in facts.baseline.retired}
    identifiers = list(retired)
    lines = [
        tr(
            "“{title}”：{reason}",
            title=pick(levers[name].title_zh, levers[name].title_en),
            reason=pick(levers[name].reason_zh, levers[name].reason_en),
        )
        for name in identifiers
        if name in levers
    ]
    if any(name not in levers for name in identifiers):
        lines.append(tr("方案中有目标针对已不再计算的用水结果，已略去。"))
    return lines
