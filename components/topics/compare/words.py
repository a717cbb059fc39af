"""The comparison in sentences: differences from the first scenario, gains and losses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.topics.compare.effects import Effect, change_words, effects, share_words
from components.topics.compare.entries import Entry, twins
from components.topics.compare.scenario_items import ScenarioItem, differing_items, name_of, value_text
from components.topics.whatif.aims import MARGINS
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import shown_value, title_of
from components.words.format import MISSING, quantity, year
from components.words.text import pick, tr
from model.cover.outcomes import COVER_OUTCOMES
from model.formulas import FORMULAS
from model.lever import Lever
from model.reach.outcomes import REACH_OUTCOMES
from model.scenario import Difference, differences

MOST_LEVERS = 2
MOST_EFFECTS = 3
MOST_OTHERS = 2
ON_THE_ROAD = {"closures", "openings", "slips"}
OF_FACILITIES = {"facilities", "removals", "positions"}


def lever_differences(first: Entry, entry: Entry) -> tuple[Difference, ...]:
    """The levers in which the two differ."""
    return tuple(
        difference for difference in differences(first.scenario, entry.scenario) if difference.part == "levers"
    )


def lever_count(first: Entry, entry: Entry) -> int:
    """In how many levers the two differ."""
    return len(lever_differences(first, entry))


def other_count(first: Entry, entry: Entry) -> int:
    """In how many targets, projects, crossings and facilities the two differ."""
    return len(differences(first.scenario, entry.scenario)) - lever_count(first, entry)


@dataclass(frozen=True)
class Marks:
    """Formatting of names and figures: plain for a file, escaped and bold for Markdown."""

    plain: Callable[[str], str] = str
    strong: Callable[[str], str] = str


AS_TEXT = Marks()


@dataclass(frozen=True)
class ScenarioPair:
    """Two scenarios, the outcomes shown, the year, and the formatting of names and figures."""

    first: Entry
    entry: Entry
    outcome_ids: tuple[str, ...]
    year: int
    marks: Marks


def sentences(
    facts: Facts, entries: Sequence[Entry], outcome_ids: tuple[str, ...], at: int, marks: Marks = AS_TEXT
) -> tuple[str, ...]:
    """One sentence a scenario that is compared with the first."""
    return tuple(_sentence(facts, ScenarioPair(entries[0], entry, outcome_ids, at, marks)) for entry in entries[1:])


def _sentence(facts: Facts, pair: ScenarioPair) -> str:
    first, entry, marks = pair.first, pair.entry, pair.marks
    called = tr("基准") if first.scenario.is_baseline else tr("“{name}”", name=marks.plain(first.label))
    head = tr("与{first}相比，{name}：", first=called, name=marks.strong(entry.label))
    if not differences(first.scenario, entry.scenario):
        return head + tr("内容完全相同。")
    all_effects = effects(facts, first, entry, pair.outcome_ids, pair.year)
    better, worse, neither = ([one for one in all_effects if one.tone == tone] for tone in ("good", "bad", ""))
    brings = _listed(better, marks) if better else tr("所选结果没有变好的") if all_effects else tr("所选结果都相同")
    parts = [_what_differs(facts, first, entry), tr("到{year}", year=year(pair.year)) + brings]
    if worse:
        listed = _listed(worse, marks)
        parts.append(tr("代价是{worse}", worse=listed) if better else tr("转差的有{worse}", worse=listed))
    if neither:
        parts.append(tr("同时{needs}", needs=_listed(neither, marks)))
    end = "" if all_effects else _elsewhere(facts, pair)
    if _roads_differ(pair):
        end += tr("到各处的分钟数见“可达差异”。")
    if _facilities_differ(pair):
        end += tr("步行圈的变化见“覆盖差异”。")
    return head + tr("；").join(parts) + tr("。") + end


def _roads_differ(pair: ScenarioPair) -> bool:
    """Whether travel times may differ that none of the shown outcomes covers."""
    differing = {item.part for item in differing_items(pair.first.scenario, pair.entry.scenario)}
    return bool(differing & ON_THE_ROAD) and not set(pair.outcome_ids) & set(REACH_OUTCOMES)


def _facilities_differ(pair: ScenarioPair) -> bool:
    """Whether the cover may differ that none of the shown outcomes speaks of."""
    differing = {item.part for item in differing_items(pair.first.scenario, pair.entry.scenario)}
    return bool(differing & OF_FACILITIES) and not set(pair.outcome_ids) & set(COVER_OUTCOMES)


def _what_differs(facts: Facts, first: Entry, entry: Entry) -> str:
    moved = sorted(lever_differences(first, entry), key=lambda d: -_stretch(facts, d))
    levers_text = tr("、").join(_moved(facts, one) for one in moved[:MOST_LEVERS])
    if len(moved) > MOST_LEVERS:
        levers_text += tr("等")
    parts = [tr("{n}项调节项不同（{told}）", n=len(moved), told=levers_text)] if moved else []
    others = differing_items(first.scenario, entry.scenario)
    if others:
        items_text = tr("、").join(_other(one, first, entry) for one in others[:MOST_OTHERS])
        items_text += tr("等") if len(others) > MOST_OTHERS else ""
        others_text = tr("{n}处目标、项目、通道或设施不同（{told}）", n=len(others), told=items_text)
        parts.append(tr("另有{others}", others=others_text) if moved else others_text)
    return tr("，").join(parts)


def _other(item: ScenarioItem, first: Entry, entry: Entry) -> str:
    """`通道关闭：建邦黄河大桥`, with both values where they are figures."""
    name, was, now = name_of(item), value_text(item, first.scenario), value_text(item, entry.scenario)
    if now == MISSING:
        return tr("没有“{thing}”", thing=name)
    if item.part == "closures":
        return name
    return f"{name} {now}" if was == MISSING else f"{name} {was}→{now}"


def _stretch(facts: Facts, difference: Difference) -> float:
    """How much of the lever's range lies between the two."""
    lever = facts.baseline.lever(difference.entry_id)
    before, after = ends_of(lever, difference)
    return abs(after - before) / (lever.high - lever.low)


def ends_of(lever: Lever, difference: Difference) -> tuple[float, float]:
    """The lever's value in the first and in the second scenario."""
    before, after = (lever.default if value is None else value for value in (difference.first, difference.second))
    return before, after


def _moved(facts: Facts, difference: Difference) -> str:
    lever = facts.baseline.lever(difference.entry_id)
    before, after = ends_of(lever, difference)
    return f"{pick(lever.title_zh, lever.title_en)} {quantity(before, '')}→{quantity(after, lever.unit)}"


def _listed(all_effects: list[Effect], marks: Marks) -> str:
    text = tr("、").join(_effect(one, marks) for one in all_effects[:MOST_EFFECTS])
    return text if len(all_effects) <= MOST_EFFECTS else text + tr("等{n}项", n=len(all_effects))


def _effect(effect: Effect, marks: Marks) -> str:
    title = title_of(effect.outcome_id)
    if effect.outcome_id in MARGINS and (effect.before or 0) >= 0 > (effect.after or 0):
        return tr(
            "{title}由正转负（{value}）", title=title, value=marks.strong(shown_value(effect.outcome_id, effect.after))
        )
    return f"{title} {marks.strong(change_words(effect))}{share_words(effect)}"


def _elsewhere(facts: Facts, pair: ScenarioPair) -> str:
    """Where the outcomes in view stay the same, the one that moves most elsewhere."""
    everywhere = effects(facts, pair.first, pair.entry, tuple(FORMULAS), pair.year)
    others = [one for one in everywhere if one.share is not None]
    if not others:
        return ""
    return tr("变化最大的是{what}。", what=_effect(max(others, key=lambda one: abs(one.share or 0)), pair.marks))


def twin_words(entries: tuple[Entry, ...]) -> str:
    """Scenarios with the same content, named."""
    parts = [tr("{one} 与 {other} 内容相同", one=a.letter, other=b.label) for a, b in twins(entries)]
    return tr("；").join(parts) + tr("。") if parts else ""
