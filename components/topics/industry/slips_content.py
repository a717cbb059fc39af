"""Content of the view of slips: the map of minutes lost, the ranking, counts and indicators."""

from components.base.look import Look
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import costliest, project_slips, slip_words, slips, words
from components.topics.industry.project_slips import ProjectSlip
from components.topics.industry.slip_needs import Capacities
from components.topics.industry.slips import Cost
from components.topics.industry.state import State
from components.topics.reach.basis import area
from components.topics.reach.content import units_table
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.scene import Scene
from components.topics.reach.uncertainty import error_to, is_beyond, within_words
from components.topics.reach.words import added
from components.words.citation import cite
from components.words.text import tr
from model.scenario import Scenario


def slips_content(state: State, scenario: Scenario, look: Look) -> Content:
    """The chosen slip, else the costliest. Raises DataContractError and LayerContractError."""
    facts = load_crossings()
    ranked, projects = slips.ranking(facts, state.to), project_slips.project_ranking()
    slip = slips.chosen(ranked, state) or ranked[0]
    now, capacities = slips.scene_of(facts, slip, state, look.theme), dict(scenario.capacities)
    most = costliest.costliest(now, ranked, projects, capacities)
    picture, line = minutes_picture(now, look), facts.one(slip.ident)
    citations = (*(line.citations(facts.sources) if line else ()), *(cite(link, facts.sources) for link in slip.links))
    ranking = slip_words.ranking_table(now, ranked, state.to)
    counts = slip_words.counts_table(facts, slip, state.by)
    return Content(
        view="industry",
        heading=tr(words.TITLE) + tr("·推迟的代价"),
        answer=plain(slip_words.headline(facts, now, slip, state)),
        sentences=(Sentence(costliest.sentence(most)), Sentence(slip_words.method(now))),
        figures=_figures(now, slip.cost(state.to)),
        maps=(picture,),
        tables=(
            Table("ranking", tr(slip_words.RANKING), ranking, slip_words.method(now)),
            _projects(projects, capacities),
            Table("units", tr("各街道的分钟数"), units_table(now), area()),
            Table("counts", tr("年底列名通车的通道"), counts, ""),
            Table("links", tr("关联的指标"), slip_words.links_table(slip), tr("仅标明关联，不换算影响大小")),
        ),
        citations=tuple(dict.fromkeys(citations)),
        notice=picture.notice,
        layers=("crossings", "subdistricts"),
    )


def _projects(ranked: tuple[ProjectSlip, ...], capacities: Capacities) -> Table:
    frame = project_slips.ranking_table(ranked, capacities).reset_index(drop=True)
    return Table("projects", tr(project_slips.RANKING), frame, project_slips.method(ranked))


def _figures(now: Scene, cost: Cost | None) -> tuple[Figure, ...]:
    if cost is None:
        return ()
    label = tr("到{place}全域平均增加（分钟）", place=now.destination)
    error = error_to(now, cost.place)
    more = added(cost.whole.added) if is_beyond(cost.whole.added, error) else within_words(error)
    return (Figure(label, more, grade="assumed", scope="area", ident="minutes_added"),)
