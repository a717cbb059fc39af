"""Sentences of the indicators page: on all indicators, and on the open one."""

from collections.abc import Mapping, Sequence

from components.drawing.charts.indicator_figures import AIMS, Figures, when
from components.drawing.charts.indicator_ladder import goal_note, has_dated_goal
from components.topics.assessment.arithmetic import derivations
from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.figure_words import value_of, years_of
from components.topics.assessment.sentences import reported_notes, verdict_sentence
from components.topics.indicators.facts import Facts, rows_by_indicator
from components.topics.indicators.paces import pace_derivation, paces
from components.topics.indicators.targets import takes_targets
from components.words.citation import Citation, Derivation, cite, grade_label, scope_label
from components.words.codes import DIRECTIONS
from components.words.status_words import status_badge
from components.words.text import tr
from components.words.unit_words import unit_words

TITLE = "指标体系"


def screen_note() -> str:
    """Note on reading the cells of the screen table."""
    return tr("数值照录文件；附件中的“-”和没有给出的数留空，文字写在“其他数值”中。")


def scope_line() -> str:
    """The scope of all counts on the page."""
    return tr(
        "口径：直管区。2021年意见的目标和“空间与规划”为全域，“全域经济”“全市”为媒体所报的全域数和全市数，互不相比。"
    )


def printed_note() -> str:
    """Note on reading the cells of the table."""
    return tr("数值照录文件，“-”为附件原有；合并的单元格只在第一格写出。")


def counted(facts: Facts, category: str) -> dict[str, int]:
    """How many indicators of a category there are, and how many have an actual, a plan or goal, a contradiction."""
    members = [figures for group in facts.groups(category) for figures in group.members]
    return {
        "all": len(members),
        "actual": sum(any(v.kind == "actual" for v in figures.values) for figures in members),
        "aim": sum(any(v.kind in AIMS for v in figures.values) for figures in members),
        "clash": sum(figures.indicator.id in facts.clashes for figures in members),
    }


def overview_sentence(facts: Facts, category: str) -> str:
    """How many indicators there are and what is stated of them."""
    numbers = counted(facts, category)
    return tr(
        "{title}：共{n}项指标，{actual}项有实际数，{aim}项有计划或目标的数，{clash}项的数在文件中互有出入。",
        title=facts.title_of(category), n=numbers["all"], actual=numbers["actual"], aim=numbers["aim"],
        clash=numbers["clash"],
    )  # fmt: skip


def heading_line(facts: Facts, figures: Figures) -> str:
    """Category, scope, kind of number, unit, direction and grades of one indicator."""
    indicator = figures.indicator
    parts = [facts.title_of(indicator.category), tr("口径：{scope}", scope=scope_label(indicator.scope))]
    parts += [figures.tag] if figures.tag else []
    parts += [tr("单位：{unit}", unit=unit_words(indicator))] if figures.unit else []
    parts += [tr(DIRECTIONS[indicator.direction]), *(grade_label(grade) for grade in figures.grades)]
    return " · ".join(parts)


def status_line(facts: Facts, ident: str) -> str:
    """Status, the years that are compared, that it is derived, and the sentence that explains it, in Markdown."""
    assessment = facts.assessments[ident]
    years = years_of(assessment)
    badges = [status_badge(assessment.status), *([f":gray-badge[{years}]"] if years else [])]
    if assessment.judgement.is_judged:
        badges.append(f":gray-badge[{grade_label('derived')}]")
    return f"{' '.join(badges)} **{verdict_sentence(assessment)}**"


def rows_of(facts: Facts, ident: str) -> list[Row]:
    """The stated values of one indicator, by year."""
    return list(rows_by_indicator(facts).get(ident, ()))


def row_label(row: Row) -> str:
    """Year and kind of a stated value: `2023实际`."""
    return when(year_of(row), str(row["kind"]))


def stated_ident(row: Row) -> str:
    """Name of a stated value among those of its indicator: `actual_2023_level_direct`."""
    parts = (row["kind"], year_of(row) or "", row["measure"], row["scope"])
    return "_".join(str(part) for part in parts if part)


def clauses(facts: Facts, ident: str) -> list[tuple[str, Citation]]:
    """Every stated figure in words with its clause."""
    return [(f"{row_label(row)} {value_of(row)}", cite(row, facts.sources)) for row in rows_of(facts, ident)]


def citations_of(facts: Facts, ident: str) -> list[Citation]:
    """The clauses behind an indicator's values, each once."""
    citations = (citation for _, citation in clauses(facts, ident))
    return list({(c.source_title, c.locator, c.quote): c for c in citations}.values())


def target_note(figures: Figures, own: Mapping[int, float]) -> str:
    """Which goals the documents leave open, and whether a target can be set; nothing where a goal names its year."""
    if not takes_targets(figures.indicator):
        return tr("{note}；这项指标只有文字，不能设数值目标。", note=goal_note(figures))
    silent = "" if has_dated_goal(figures) else goal_note(figures)
    return tr("{note}，可自行设定。", note=silent) if silent and not own else silent


def pace_sums(facts: Facts, ident: str) -> list[Derivation]:
    """The arithmetic of every pace that the ladder draws; a plan already reached requires none."""
    assessment = facts.assessments[ident]
    open_paces = [pace for pace in paces(assessment, {}) if not pace.reached]
    return [pace_derivation(pace, assessment.indicator, facts.sources) for pace in open_paces]


def pace_note() -> str:
    """Note on the source of the dashed paces."""
    return tr("图中虚线的速度由文件所列绝对量或占比推算，不与文件所列增速相比：")


def status_sums(facts: Facts, ident: str) -> list[Derivation]:
    """The published rule with this indicator's figures."""
    return list(derivations(facts.assessments[ident], facts.sources))


def press_lines(facts: Facts, ident: str) -> list[str]:
    """Press reports, shown next to the verdict."""
    return [text for text, _ in reported_notes(facts.assessments[ident])]


def source_note(figures: Figures, citations: Sequence[Citation], own: Mapping[int, float]) -> list[str]:
    """Lines under a chart: sources, scope, grades, and that own targets are not an official plan."""
    titles = dict.fromkeys(tr("{title}（{date}）", title=c.source_title, date=c.date) for c in citations)
    grades = tr("、").join(grade_label(grade) for grade in figures.grades)
    lines = [*(tr("资料来源：{source}", source=title) for title in titles)]
    lines.append(tr("口径：{scope}；{grades}", scope=scope_label(figures.indicator.scope), grades=grades))
    if own:
        years = tr("、").join(f"{year}" for year in sorted(own))
        lines.append(tr("{user}：{years}年的目标由使用者设定，不是文件的目标", user=grade_label("user"), years=years))
    return lines
