"""One project in words: group, industry, how far it has come, what is due, and the indicators it moves."""

from dataclasses import dataclass

from components.base import cache
from components.topics.facilities.card import card_of as facility_card
from components.topics.facilities.facts import load_facts as load_facilities
from components.topics.industry import words
from components.topics.industry.facts import Facts, Project
from components.topics.milestones import link_lines
from components.words.citation import Citation, grade_label, place_label
from components.words.quotation import in_marks, printed
from components.words.text import original, pick, tr


@dataclass(frozen=True)
class Card:
    """What stands on the card of a project; empty texts are not shown. `links` name indicators with their clause."""

    name: str
    kind: str
    status: str
    group: str
    industries: tuple[str, ...]
    due: str
    links: tuple[str, ...]
    more: tuple[str, ...]
    citations: tuple[Citation, ...]

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences."""
        head = f"{self.name}　{self.kind}　{self.status}"
        lines = (head, self.group, *self.industries, self.due, *self.links, *self.more)
        return tuple(line for line in lines if line)


def card_of(facts: Facts, project: Project, year: int) -> Card:
    """The card of `project` at the end of a year."""
    stage, grade = words.stage_word(project.stage(year)), words.grade_words(project, year)
    facility = facility_card(load_facilities(), project.facility, year)
    return Card(
        name=project.name,
        kind=facility.kind,
        status=f"{stage}　{words.status_words(project, year)}　{grade}".strip(),
        group=_group(facts, project),
        industries=_industries(facts, project),
        due=_due(project),
        links=link_lines(project.links),
        more=tuple(part for part in (facility.quantity, facility.place, *facility.history, facility.note) if part),
        citations=project.citations(facts.sources),
    )


def _group(facts: Facts, project: Project) -> str:
    text = f"{tr('归属')}{tr('：')}{words.group_words(facts, project)}"
    if not project.kin:
        return text
    kin = tr("、").join(facts.area_name(area) for area in project.kin)
    return text + tr("；产业与{groups}的主导产业相同", groups=kin)


def _industries(facts: Facts, project: Project) -> tuple[str, ...]:
    if not project.ties:
        return (f"{tr('产业')}{tr('：')}{words.industry_words(facts, project)}",)
    return tuple(
        tr(
            "产业：{name}（{grade}；{reason}）", name=facts.term_name(str(tie["industry_id"])),
            grade=grade_label(str(tie["grade"])), reason=pick(str(tie["reason"]), str(tie["reason_en"])),
        )
        for tie in project.ties
    )  # fmt: skip


def _due(project: Project) -> str:
    text = words.due_words(project)
    if not text:
        return ""
    source = project.opening and pick(str(project.opening["text"]), str(project.opening["text_en"]))
    return f"{tr('待实现')}{tr('：')}{text}" + (tr("（{source}）", source=source) if source else "")


def area_lines(facts: Facts, area: str) -> tuple[str, ...]:
    """Lines of a group's or core's card: role, lead industry, subdistricts, clause."""
    row = facts.areas[area]
    industry = pick(str(row["lead_industry"]), str(row["lead_industry_en"])) or tr("两份文件没有写")
    lines = [pick(str(row["role"]), str(row["role_en"])), f"{tr('主导产业')}{tr('：')}{industry}"]
    if row["members"]:
        elements = cache.records("spatial_elements", "element_id")
        names = tr("、").join(pick(elements[i]["name"], elements[i]["name_en"]) for i in str(row["members"]).split(";"))
        lines.append(tr("所在街道：{names}（{grade}）", names=names, grade=grade_label(str(row["members_grade"]))))
    clause = {"quote": in_marks(printed(str(row["quote"]))), "place": place_label(str(row["locator"]))}
    lines.append(tr("原文{quote}，{place}", **clause))
    if row["note"]:
        lines.append(original(str(row["note"])))
    return tuple(lines)
