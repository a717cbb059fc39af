"""The timeline as content: counts, chart, map of the year, the selected work, and the list."""

from components.base import cache
from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Sentence, Table, plain
from components.topics.roadmap import timeline, words
from components.topics.roadmap.map_picture import works_picture
from components.topics.roadmap.state import State
from components.topics.roadmap.work_card import work_card
from components.topics.roadmap.works import Work, one_work
from components.words.citation import Citation, cite
from components.words.text import tr
from model.scenario import Scenario


def timeline_content(state: State, scenario: Scenario, look: Look) -> Content:
    """What the view of the timeline says."""
    listed = timeline.chosen(state, scenario)
    work = one_work(state.work, scenario) if state.work else None
    card = work_card(work, state, scenario).sentences() if work else ()
    return Content(
        view="roadmap",
        heading=tr(words.TITLE),
        answer=plain(timeline.headline(listed)),
        sentences=(*map(Sentence, card), Sentence(timeline.legend(), "experts")),
        charts=(timeline.timeline_chart(listed, state, cache.sources(), look),),
        maps=(works_picture(state, scenario, look),),
        tables=(Table("works", tr("时间线清单"), timeline.table(listed), timeline.legend()),),
        citations=_citations(listed),
        notice=map_notice(read_settings(), schematic=True, openstreetmap=True),
        layers=("crossings", "facilities"),
    )


def _citations(listed: list[Work]) -> tuple[Citation, ...]:
    sources = cache.sources()
    return tuple(dict.fromkeys(cite(row, sources) for work in listed for row in work.rows if row.get("source_id")))
