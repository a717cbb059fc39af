"""Words for projects: stage, step reached, group with its basis, industry, announced years."""

from components.topics.facilities.state import TODAY
from components.topics.facilities.words import stage_word as facility_stage_word
from components.topics.facilities.words import status_words as facility_status_words
from components.topics.industry.facts import Facts, Project
from components.topics.industry.families import PRODUCTIVE, WORDS
from components.topics.industry.state import UNSTATED
from components.words.citation import grade_label
from components.words.text import pick, tr

TITLE = "产业组团"
BASIS = {"stated": "文件写明", "part": "下属片区", "member": "按街道归入（假设）", "map": "图上在内"}
KIN = "产业相同，地点未写明"
CANCELLED = "方案取消"


def family_word(family: str) -> str:
    """Name of a family."""
    return tr(WORDS[family])


def stage_word(stage: str) -> str:
    """Sign and name of a stage."""
    return f"× {tr(CANCELLED)}" if stage == "cancelled" else facility_stage_word(stage)


def area_word(facts: Facts, ident: str) -> str:
    """Name of a group or core; `未写明` for none."""
    return facts.area_name(ident) if ident in facts.areas else tr("未写明")


def area_short(facts: Facts, ident: str) -> str:
    """A group by its nickname and name: `种子库（孙耿太平绿色发展基地）`; without a nickname by its name."""
    if ident == UNSTATED:
        return tr("组团未写明")
    nickname = pick(str(facts.areas[ident]["nickname"]), str(facts.areas[ident]["nickname_en"]))
    name = facts.area_name(ident)
    return tr("{nickname}·{name}", nickname=nickname, name=name) if nickname else name


def group_words(facts: Facts, project: Project, area: str = "") -> str:
    """The group with how it is known; beside a chosen `area`, why the project stands in its list."""
    if area in project.kin:
        return tr(KIN)
    if not project.group:
        return tr("未写明")
    return tr("{name}（{basis}）", name=facts.area_name(project.group), basis=tr(BASIS[project.basis]))


def industry_words(facts: Facts, project: Project) -> str:
    """The industries it is tied to; that the documents do not say, or that it is none of industry."""
    names = tuple(facts.term_name(str(tie["industry_id"])) for tie in project.ties)
    if len(names) > MOST_NAMES:
        return tr("{first}等 {n} 个", first=names[0], n=len(names))
    if names:
        return tr("、").join(names)
    return tr("文件未写明") if project.family in PRODUCTIVE else tr("不属产业项目")


MOST_NAMES = 2


def status_words(project: Project, year: int) -> str:
    """What has been reached at the end of a year, and what the scenario does."""
    text = facility_status_words(project.facility, year)
    return tr("{status}；{change}", status=text, change=change_words(project)) if is_changed(project) else text


def is_changed(project: Project) -> bool:
    """Whether the scenario changes it."""
    return bool(project.slip or project.cancelled)


def change_words(project: Project) -> str:
    """What the scenario does to it: `推迟 2 年`."""
    if project.cancelled:
        return tr(CANCELLED)
    return tr("推迟 {n} 年", n=project.slip) if project.slip > 0 else tr("提前 {n} 年", n=-project.slip)


def grade_words(project: Project, year: int) -> str:
    """Grade of the status at the end of a year."""
    status = project.facility.status(year)
    return grade_label(status.grade) if status else ""


def due_words(project: Project) -> str:
    """What is still to come true and when: the announced opening, else the plan; "" for nothing."""
    if project.opening and project.opening_year:
        event = tr("通车或投用") if project.opening["event"] == "open" else tr("竣工")
        return tr("{year}年{event}", year=project.opening_year, event=event) + _overdue(project.opening_year)
    if project.planned_year is None:
        return ""
    return tr("{year}年计划", year=project.planned_year) + _overdue(project.planned_year)


def _overdue(year: int) -> str:
    """That the year has passed and no source says what came of it."""
    return tr("（已过期，未见后续报道）") if year < TODAY else ""
