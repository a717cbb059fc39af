"""The industrial system of the documents: labels figure by figure, chains with their leaders, industries, carriers."""

from components.topics.contract import Content, Sentence, Table, plain
from components.topics.facilities.state import TODAY
from components.topics.industry import sentences, tables, words
from components.topics.industry.facts import Facts
from components.words.citation import Citation, cite
from components.words.text import tr

CHAINS = (
    "n_smart_manufacturing_equipment_chain", "n_new_energy_materials_chain", "n_exhibition_culture_tourism_chain",
)  # fmt: skip


def headline(facts: Facts) -> str:
    """What the documents name, and what they leave unsaid."""
    unexplained = [part for part in facts.parts if not part["meaning"]]
    labels = dict.fromkeys(str(part["label_id"]) for part in unexplained)
    names = tr("、").join(facts.term_name(ident) for ident in labels)
    return tr(
        "意见列**八个战略性新兴产业**，计划列**八个未来产业**、**三条产业链**；{n} 个提法未写全各数的含义：{names}。",
        n=len(labels), names=names,
    )  # fmt: skip


def chain_lines(facts: Facts) -> tuple[str, ...]:
    """One line a chain: who leads it, and the projects that are tied to it with how far they have come."""
    lines = []
    for ident in CHAINS:
        tied = [p for p in facts.projects if any(tie["industry_id"] == ident for tie in p.ties)]
        listed = tr("、").join(
            tr("{name} {stage}", name=project.name, stage=words.stage_word(project.stage(TODAY))) for project in tied
        )
        chain = facts.terms[ident]
        text = f"{facts.term_name(ident)}{tr('：')}{listed}"
        lines.append(tr("{text}（{quote}）", text=text, quote=cite(chain, facts.sources).quote))
    return tuple(lines)


def system_tables(facts: Facts) -> tuple[Table, ...]:
    """Labels, groups, industries and carriers."""
    judged = tr("等级为“推算”“假设”的，依据名称、同句或本系统的判断，逐条写明理由")
    return (
        Table(
            "labels", tr("提法中各数指什么"), tables.labels(facts), tr("资料均未写明的，标为“文件没有写明”，不作推测")
        ),
        Table("groups", tr("五组团与两核"), tables.groups(facts), sentences.counting()),
        Table("industries", tr("产业名录"), tables.industries(facts), judged),
        Table("carriers", tr("载体与所服务的产业"), tables.ties(facts, carriers_only=True), judged),
        Table("ties", tr("项目归哪个产业"), tables.ties(facts), judged),
    )


def system_content(facts: Facts) -> Content:
    """The view of the industrial system."""
    return Content(
        view="industry",
        heading=tr(words.TITLE) + tr("·产业体系"),
        answer=plain(headline(facts)),
        sentences=(*(Sentence(line) for line in chain_lines(facts)), Sentence(sentences.money(facts))),
        tables=system_tables(facts),
        citations=_citations(facts),
    )


def _citations(facts: Facts) -> tuple[Citation, ...]:
    rows = [*facts.parts, *(facts.terms[i] for i in facts.industries), *facts.areas.values()]
    return tuple(dict.fromkeys(cite(row, facts.sources) for row in rows))
