"""Sentences about a year's crossings: number open, counts of the sources, spacing, and what the
scenario changes."""

from components.base.words_cache import words_cache
from components.topics.crossings import gaps, words
from components.topics.crossings.facts import NEAR_M, Facts
from components.topics.crossings.state import State
from components.words import boundaries
from components.words.citation import grade_label, scope_label
from components.words.format import number
from components.words.text import original, tr
from model.crossings import STANDING, Status, count_in, crossing_changes
from model.scenario import BASELINE, Scenario


def headline(facts: Facts, state: State, scenario: Scenario, *, wide: bool = True) -> str:
    """The year in one sentence, and what the sources count; in a line of its own where one line would not hold both."""
    year, counted = year_sentences(facts, state.year, scenario)
    return f"{year}　{counted}" if wide else f"{year}  \n:small[{counted}]"


def stated_counts(facts: Facts) -> dict[str, int]:
    """The counts of documents and reports by their id."""
    return {str(row["count_id"]): int(row["count"]) for row in facts.counts}


def year_sentences(facts: Facts, year: int, scenario: Scenario) -> tuple[str, str]:
    """How many crossings stand at the end of the year, and how many the sources count."""
    return _year_sentences(facts, year, scenario)


@words_cache(128)
def _year_sentences(facts: Facts, year: int, scenario: Scenario) -> tuple[str, str]:
    stated = stated_counts(facts)
    crossings = facts.crossings(scenario)
    count, statuses = count_in(crossings, year), facts.statuses(year, scenario)
    ahead = tr("，另有 {n} 处按报道的计划或方案到期应通", n=count.expected) if count.expected else ""
    doubtful = sum(c.counted == "unclear" and statuses[c.ident] is Status.EXPECTED for c in crossings)
    ahead += tr("（是否计入未说明的 {n} 处不在内）", n=doubtful) if doubtful else ""
    return tr(
        "**{year}年底**：有名称的通道已通车 **{sure}** 处{ahead}；另有 {unclear} 处已通车，是否计入未说明。",
        year=year, sure=count.sure, ahead=ahead, unclear=count.unclear,
    ), tr(
        "文件：2023年底 {open} 处，规划 {planned} 处、加密至 {dense} 处（计划按直管区统计，通道是否都在直管区没有写明"
        "）；报道：2024年11月起 {press} 处（全域）。",
        open=stated["open_2023"], planned=stated["planned"], dense=stated["planned_densified"],
        press=stated["open_2024_11"],
    )  # fmt: skip


def named_paragraphs(facts: Facts) -> list[str]:
    """Which of the nine and the eleven open ones are named, a paragraph each."""
    parts = []
    for ident in ("open_2023", "open_2024_11"):
        row = next(r for r in facts.counts if r["count_id"] == ident)
        statuses = facts.statuses(int(str(row["as_of"])[:4]), BASELINE)
        standing = [
            line.name
            for line in facts.lines
            if line.crossing.counted == "yes" and statuses[line.ident] in STANDING
        ]  # fmt: skip
        sentence = tr(
            "**{n} 处（{when}）**：可列出名称的 {k} 处——{names}；另有 {u} 处已通车但是否计入未说明；其余没有名单。",
            n=row["count"], when=row["as_of"], k=row["named"], u=row["named_unclear"], names=tr("、").join(standing),
        )  # fmt: skip
        parts.append(sentence + original(str(row["note"])) + tr("。"))
    return [*parts, tr("**19 处、加密后 21 处**：文件没有名单，本表只列出其中一部分。")]


def scopes_note() -> str:
    """That named crossings have no scope, and that the counts of the sources are not compared with one another."""
    return tr("逐处列名不分口径；“文件与报道的数目”各行自带口径，互不相比。")


def counts_method() -> str:
    """Explanation of the lines and points of the counts."""
    return tr(
        "线是本表有名称的通道，点和虚线是文件与报道的总数；{year}年之后的线只加上已报道的计划年份，不是预测。",
        year=words.KNOWN_UNTIL,
    )  # fmt: skip


def arithmetic(facts: Facts, state: State, scenario: Scenario) -> tuple[str, str]:
    """Derivation of the mean gap with its figures, and its limitations."""
    spacing = facts.spacing(state.year, scenario, unclear=state.unclear)
    count = len(spacing.positions)
    filled = tr(
        "平均间距 = 河长 ÷（通道数 + 1）= {length} ÷ {gaps} = {mean}；各段之和等于河长。",
        length=words.km_within(spacing.length_km, spacing.start.error_km + spacing.end.error_km), gaps=count + 1,
        mean=words.km_within(spacing.mean_gap_km, spacing.mean_error_km),
    )  # fmt: skip
    method = tr(
        "{grade}：河长取黄河中心线距起步区边界 {near} 米以内的一段（{river}），两端随起步区边界各可差约 "
        "{end} 公里。只计有位置的 {n} 处（其中 {k} 处没有文献坐标，为估计）；一段的误差是两端位置误差之和，一端由另一"
        "端量得的只计量测误差。没有名称或坐标的通道未计入，计入后间距只会更小。",
        grade=grade_label("derived"), near=number(NEAR_M), n=count, end=number(facts.end_error_km),
        river=_river_words(), k=gaps.without_coordinate(facts, spacing),
    )  # fmt: skip
    return filled, method


def _river_words() -> str:
    metres = number(boundaries.error_m(boundaries.RIVER, 200.0))
    if boundaries.is_sketch(boundaries.RIVER):
        return tr("示意河线，±{m} 米", m=metres)
    return tr("河线取自{source}，±{m} 米", source=boundaries.source_of(boundaries.RIVER), m=metres)


def reported_sentences(facts: Facts) -> tuple[str, ...]:
    """The press's figure of the spacing with its scope, and what it would mean on our line; nothing without one."""
    row = facts.reported_spacing
    if row is None:
        return ()
    every = float(row["value"])
    length = facts.end_km - facts.start_km
    reported = tr(
        "报道：起步区范围平均 {km} 公里 1 处（{grade}，{scope}）。{note}。",
        km=number(every, 1), grade=grade_label(str(row["grade"])), scope=scope_label(str(row["scope"])),
        note=original(str(row["note"])),
    )  # fmt: skip
    check = tr(
        "按本图河长 {length}，{km} 公里 1 处合约 {n} 处：接近规划加密后的处数，不是已通车的处数"
        "（推算；两者口径不同，只作核对）。",
        length=words.km(length), km=number(every, 1), n=round(length / every),
    )  # fmt: skip
    return reported, check


def scenario_summary(facts: Facts, scenario: Scenario) -> str:
    """The scenario's changes of crossings in words, and how many other changes it holds."""
    changed = crossing_changes(scenario, facts.idents)
    parts = [
        len(getattr(scenario, part))
        for part in ("levers", "targets", "facilities", "removals", "positions", "capacities")
    ]
    openings = {ident for ident, _ in scenario.openings}
    moved = [*scenario.closures, *openings, *(ident for ident, _ in scenario.slips if ident not in openings)]
    others = sum(parts) + sum(ident not in facts.idents for ident in moved)
    if changed:
        names = tr("；").join(change_words(facts, scenario, ident) for ident in changed)
        text = tr("**方案改动通道 {n} 处**：{names}", n=len(changed), names=names)
    else:
        text = tr("方案没有改动通道")
    return text + (tr("　另有其他改动 {n} 项", n=others) if others else "")


def change_words(facts: Facts, scenario: Scenario, ident: str) -> str:
    """What the scenario does to one crossing: `齐鲁黄河大桥关闭`."""
    line = facts.one(ident)
    name = line.name if line else ident
    if ident in scenario.closures:
        return tr("{name}关闭", name=name) if not line or line.crossing.stands else tr("{name}不建", name=name)
    opens = dict(scenario.openings).get(ident)
    if opens is not None:
        return tr("{name}{year}年通车", name=name, year=opens)
    years = dict(scenario.slips).get(ident, 0)
    return tr("{name}推迟{n}年", name=name, n=years) if years > 0 else tr("{name}提前{n}年", name=name, n=-years)
