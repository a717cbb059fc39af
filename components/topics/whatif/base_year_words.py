"""The base year in words: the rule, where it stands, what keeps a newer year from it, and what a move changes."""

from components.topics.whatif.facts import Facts, load_facts
from components.words.release_words import marked_base_year
from components.words.text import paragraph, pick, tr
from data.base_year import Gap
from model.scenario import Scenario
from model.trajectory import BASE_YEAR

MOST_NAMED = 4
WHY = {
    "missing": "没有实际数", "not_positive": "数值不能作起点", "unit": "单位不能换算", "scope": "口径不同",
    "early": "来源不晚于该年",
}  # fmt: skip


def rule(facts: Facts) -> str:
    """How the base year is found."""
    count = sum(entry.follows == "base" for entry in facts.figures)
    return tr(
        "推演从{year}年实际数起：{n} 项起算数都有实际数的最新一年。"
        "各数须为正、口径和单位一致、来源晚于该年；缺一项就不移动。",
        year=facts.base_year, n=count,
    )  # fmt: skip


def standing(facts: Facts) -> str:
    """What a page says of the base year once new actuals have come in; "" while there are none."""
    words = []
    if facts.base_year != BASE_YEAR:
        words.append(
            tr(
                "推演从{year}年实际数起，价格和指数以该年为准；没有{ahead}年计划的增速取长期增速，"
                "人口等假设沿用原值，见各调节项说明。",
                year=facts.base_year,
                ahead=facts.base_year + 1,
            )
        )
    if facts.base.newer:
        words.append(
            tr(
                "{newer}年的起算数还缺 {n} 项（{names}），推演仍从{year}年起，已有的实际数标在图上。",
                newer=facts.base.newer,
                n=len(facts.base.gaps),
                names=_gap_names(facts),
                year=facts.base_year,
            )
        )
    return paragraph(*words) if words else ""


def few_years() -> str:
    """How many years of actuals a row has, in a word: two at first, a few once more have come in."""
    return tr("两年") if load_facts().base_year == BASE_YEAR else tr("少数几年")


def preset_note(facts: Facts) -> str:
    """That presets were set for the first base year; "" while it is that one."""
    if facts.base_year == BASE_YEAR:
        return ""
    return tr(
        "预设按{then}年起的推演设定，首年增速现用于{ahead}年，理由仍是原来的。",
        then=BASE_YEAR,
        ahead=facts.base_year + 1,
    )


def with_standing(facts: Facts, words: str) -> str:
    """A page's notice with what is said of the base year."""
    more = standing(facts)
    return paragraph(words, more) if more else words


def _gap_names(facts: Facts) -> str:
    names = [_gap(facts, gap) for gap in facts.base.gaps]
    more = tr("等") if len(names) > MOST_NAMED else ""
    return tr("、").join(names[:MOST_NAMED]) + more


def _gap(facts: Facts, gap: Gap) -> str:
    title = facts.printed.indicators[gap.indicator_id].title
    name = pick(title.zh, title.en)
    if gap.measure == "growth_pct" and facts.printed.indicators[gap.indicator_id].measure != "growth_pct":
        name = tr("{title}增速", title=name)
    return name if gap.why == "missing" else f"{name}{tr('：')}{tr(WHY[gap.why])}"


def change_sentence(facts: Facts, mark: str, scenario: Scenario) -> str:
    """That a scenario was made on another base year, and which of its values now mean another year; "" where it was
    made on this one."""
    then, now = marked_base_year(mark), facts.base_year
    if then == now or not scenario.levers:
        return ""
    titles = [pick(*facts.title_of(lever_id)) for lever_id in dated(facts, scenario)]
    words = tr("生成时推演从{then}年起，现在从{now}年的实际数起", then=then, now=now)
    if not titles:
        return words + tr("，所设的值照旧套用。")
    names = tr("、").join(tr("“{title}”", title=title) for title in titles[:MOST_NAMED])
    more = tr("等") if len(titles) > MOST_NAMED else ""
    return words + tr(
        "；所设的{names}{more}，原来说的是{years}年，请核对，其余照旧套用。",
        names=names, more=more, years=f"{then}、{then + 1}",
    )  # fmt: skip


def dated(facts: Facts, scenario: Scenario) -> tuple[str, ...]:
    """The levers that a scenario sets and whose titles name the base year or the one after it."""
    years = (str(facts.base_year), str(facts.base_year + 1))
    moved = [lever_id for lever_id, _ in scenario.levers if facts.entries[lever_id].later]
    return tuple(one for one in moved if any(year in facts.title_of(one)[0] for year in years))
