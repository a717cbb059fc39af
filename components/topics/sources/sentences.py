"""The answer of each tab in a sentence, and the other sentences of the tabs."""

from collections import Counter
from collections.abc import Callable

from components.base import cache
from components.drawing.charts.coverage import KINDS
from components.topics.sources import facts, outline
from components.topics.sources.state import State
from components.topics.sources.tables import MARKS, rows_of, table_title
from components.topics.sources.words import GROUPS, LAYER, STATED, TABLES
from components.words import boundaries
from components.words.citation import KINDS as KIND_NAMES
from components.words.finding import FINDING_KINDS
from components.words.text import pick, tr

TITLE = "数据与出处"


def basis_sentence() -> str:
    """Rules that apply to every figure."""
    return tr("每个数都有出处、口径和原文。直管区、全域、全市三种口径不相加、不相比；报道与官方数并列，不相连。")


def press_note() -> str:
    """Note on press reports against the official documents."""
    return tr("报道所述单列，标注日期，不与官方数相连；网址只作记录，本系统不访问。")


def boundary_note() -> str:
    """Note on the limits of the layers' boundaries."""
    if boundaries.is_sketch(boundaries.OUTLINE):
        return tr("界线均为示意，非法定边界，不作为划界依据。")
    return boundaries.map_nature()


def sources_answer(state: State) -> str:
    """Number of sources by kind, and of rows that cite the selected one."""
    sources = cache.sources()
    official = sum(s.grade == "official" for s in sources.values())
    text = tr(
        "数据出自{official}份官方文件和{press}篇媒体报道，另有{layers}个图层，各写明来源、制作方法与精度。",
        official=official, press=len(sources) - official, layers=len(facts.all_layers()),
    )  # fmt: skip
    if not state.source:
        return text
    chosen = sources[state.source]
    count = len(facts.cited()[state.source])
    return text + tr("引用{source}的有{n:,}条。", source=pick(chosen.short, chosen.title.en), n=count)


def index_answer(state: State) -> str:
    """How many headings both documents have, and what stands under them."""
    headings, counts = outline.headings(), outline.index_counts()
    kinds = tr("、").join(f"{tr(STATED[kind])} {counts[kind]:,}" for kind in STATED)
    bare = sum(heading.is_bare for heading in headings)
    return tr(
        "两份文件共{n}个标题，各句所写的列在标题之下：{kinds}。{bare}条没有数、名称、目标或任务。",
        n=len(headings), kinds=kinds, bare=bare,
    )  # fmt: skip


def index_note() -> str:
    """What is counted under a heading."""
    return tr("只列短句，不转载全文。")


def tables_answer(state: State) -> str:
    """The chosen table and how many of its rows the filters leave."""
    whole, rows = len(facts.frame(state.table)), len(rows_of(state))
    if rows < whole:
        return tr("{table}：{rows:,}行符合，共{n:,}行。", table=table_title(state.table), rows=rows, n=whole)
    return tr("{table}：共{n:,}行。", table=table_title(state.table), n=whole)


def table_note(table: str) -> str:
    """Note on reading the cells of a table."""
    return boundary_note() if table.startswith(LAYER) else tr("数值照录文件，空格表示没有给出。")


def contradictions_answer(state: State) -> str:
    """How many contradictions stand between which sources, what is sure of them, and how much is missing. Markdown."""
    findings = facts.findings()
    clashes = [one for one in findings if not one.is_gap]
    kinds = Counter(one.kind for one in clashes)
    between = tr("、").join(tr("{kind}{n}处", kind=tr(FINDING_KINDS[kind]), n=n) for kind, n in kinds.items())
    return tr(
        "两份文件与报道中有 **{n}** 处不一致或疑似不一致（{between}）：不一致已证实 **{proven}** 处，存疑"
        " **{open}** 处；原因文件已写明 **{stated}** 处，其余待查。另有资料缺口 **{gaps}** 条，不算矛盾。",
        n=len(clashes), between=between, proven=sum(one.mismatch == "proven" for one in clashes),
        open=sum(one.mismatch == "open" for one in clashes), stated=sum(one.cause == "stated" for one in clashes),
        gaps=len(findings) - len(clashes),
    )  # fmt: skip


def findings_note() -> str:
    """What the two fields of a finding mean."""
    return tr(
        "“已证实”指照所列的数或文字，同一口径下不能同时成立；“存疑”指两处所指可能不同，不作计算。"
        "不一致与原因分开判断：不一致已证实，原因仍可能待查。"
    )


def coverage_answer(state: State) -> str:
    """How many indicators have a value of each kind."""
    observations = cache.table("observations")
    stated = {kind: observations[observations["kind"] == kind]["indicator_id"].nunique() for kind in KINDS}
    kinds = tr("、").join(tr("{kind}{n}项", kind=tr(KIND_NAMES[kind]), n=n) for kind, n in stated.items())
    return tr("{n}项指标共有{values:,}个数，有数或文字的分别为：{kinds}。", n=len(cache.indicators()),
              values=len(observations), kinds=kinds)  # fmt: skip


def coverage_legend() -> str:
    """Legend of the matrix."""
    marks = "　".join(f"{MARKS[kind]} {tr(KIND_NAMES[kind])}" for kind in KINDS)
    return tr("{marks}　小号为只有文字、没有数。空白表示两份文件和报道都没有给出。", marks=marks)


def unknown_answer(state: State) -> str:
    """Number of unknown facts by group."""
    gaps = facts.unknowns_by_group()
    groups = tr("、").join(f"{tr(title)} {len(gaps[group])}" for group, title in GROUPS.items())
    total = sum(map(len, gaps.values()))
    return tr("两份文件和报道均未载明的共{n}条：{groups}。", n=total, groups=groups)


def unknown_note() -> str:
    """That nothing is filled in or guessed."""
    return tr(
        "两份文件和报道均未载明的，本系统不作补充、不作推测。下面逐条列出，并写明可能的资料来源；数据补齐后相应条目自动"
        "消失。"
    )


ANSWERS: dict[str, Callable[[State], str]] = {
    "sources": sources_answer,
    "index": index_answer,
    "tables": tables_answer,
    "contradictions": contradictions_answer,
    "coverage": coverage_answer,
    "unknown": unknown_answer,
}


def tab_counts() -> dict[str, Callable[[], str]]:
    """How much is in every tab, in a few words; each raises a contract error of its own files."""
    return {
        "sources": lambda: str(len(cache.sources())),
        "index": lambda: str(len(outline.headings())),
        "tables": lambda: tr("{tables}表·{layers}图层", tables=len(TABLES), layers=len(facts.all_layers())),
        "contradictions": lambda: str(sum(not one.is_gap for one in facts.findings())),
        "coverage": lambda: tr("{n}项指标", n=len(cache.indicators())),
        "unknown": lambda: str(sum(map(len, facts.unknowns_by_group().values()))),
    }
