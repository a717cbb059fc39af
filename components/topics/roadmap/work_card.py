"""One work of the timeline in words: both dates with their grades, status of the year, place."""

from dataclasses import dataclass

from components.base import cache
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.crossings.words import status_word
from components.topics.facilities.words import stage_word
from components.topics.milestones import link_lines, links_of
from components.topics.roadmap.state import State
from components.topics.roadmap.timeline import KIND_WORDS, date_words
from components.topics.roadmap.works import CROSSING, Work
from components.words.citation import Citation, cite, grade_label
from components.words.text import original, pick, tr
from model.facility_status import status_at
from model.scenario import Scenario
from model.timeline import Moment


@dataclass(frozen=True)
class WorkCard:
    """What stands on the card of a work; empty texts are not shown."""

    title: str
    status: str
    start: str
    opening: str
    place: str
    links: tuple[str, ...]
    note: str
    citations: tuple[Citation, ...]

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences."""
        lines = (f"{self.title}　{self.status}", self.start, self.opening, self.place, *self.links, self.note)
        return tuple(line for line in lines if line)


def work_card(work: Work, state: State, scenario: Scenario) -> WorkCard:
    """The card of `work` at the end of the state's year."""
    sources = cache.sources()
    links = links_of(work.ident)
    cited = (cite(row, sources) for row in (*work.rows, *links) if row.get("source_id"))
    return WorkCard(
        title=f"{work.name}　{tr(KIND_WORDS[work.kind])}",
        status=f"{tr('{year}年底', year=state.year)}{tr('：')}{status_of(work, state.year, scenario)}",
        start=f"{tr('开工')}{tr('：')}{_moment(work.start)}",
        opening=_opening(work),
        place=_place(work),
        links=link_lines(links),
        note=original(str(work.rows[0].get("note") or "")) if work.rows else "",
        citations=tuple({citation.text(): citation for citation in cited}.values()),
    )


def _opening(work: Work) -> str:
    """The opening, or the end of works where no source says more; what the scenario takes away."""
    if work.is_completion and work.opening:
        return f"{tr('竣工')}{tr('：')}{_moment(work.opening)}{tr('（何时投用没有写明）')}"
    cancelled = work.is_moved and work.opening is None
    return f"{tr('投用')}{tr('：')}{tr('方案取消') if cancelled else _moment(work.opening)}"


def _moment(moment: Moment | None) -> str:
    return f"{date_words(moment)}　{grade_label(moment.grade)}" if moment else tr("没有来源写明")


def stage_of_work(work: Work, year: int) -> str:
    """Coarse stage of a facility or project at the end of a year."""
    status = status_at(work.mentions, year)
    return status.stage if status else "unstated"


def status_of(work: Work, year: int, scenario: Scenario) -> str:
    """Status of the year in words, with its sign."""
    if work.kind == CROSSING:
        return status_word(load_crossings().statuses(year, scenario)[work.ident])
    return stage_word(stage_of_work(work, year))


def _place(work: Work) -> str:
    """Where it is drawn, or where the documents say that it belongs."""
    if work.ident in cache.element_index():
        return ""
    area = area_of(work)
    if not area:
        return tr("没有公开坐标，文件也没有写明街道或组团，不上图")
    row = cache.records("spatial_elements", "element_id")[area]
    return tr("没有公开坐标；文件写明在{area}，图上标出该处", area=pick(str(row["name"]), str(row["name_en"])))


def area_of(work: Work) -> str:
    """Id of the subdistrict or group that the documents name; "" for none."""
    row = work.rows[0] if work.rows else {}
    elements = cache.records("spatial_elements", "element_id")
    areas = (str(row.get(column) or "") for column in ("subdistrict_id", "group_id", "element_id"))
    return next((area for area in areas if area in elements), "")
