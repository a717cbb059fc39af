"""以水四定 as a view: the water a scenario needs in a year, and the land and services its people take."""

from components.base.look import Look
from components.base.query import Reading
from components.topics.balance import beside, needs
from components.topics.balance import state as states
from components.topics.balance.answer import headline, rests_on_sources, standing
from components.topics.balance.charts import charts
from components.topics.balance.content import ScenarioYear, scenario_in_year
from components.topics.balance.sentences import arithmetic
from components.topics.balance.state import State
from components.topics.balance.tables import facilities_table, needs_table
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.whatif.base_year_words import with_standing
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import title_of
from components.topics.whatif.tables import outcomes_table
from components.words.text import tr
from model.scenario import BASELINE, Scenario

TITLE = "以水四定"
FIGURES = ("water_required", "water_needed", "population", "urban_population", "carried_by_land", "carried_by_water")


def _read(reading: Reading) -> State:
    return states.read(reading)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    current = scenario_in_year(load_facts(), BASELINE if state.before else scenario, state.year)
    lines = [text for _, text in standing(current)]
    printed = tuple(map(beside.words_beside, needs.TITLES))
    lines += [text for pair in arithmetic(current).values() for text in pair if text]
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=headline(current),
        sentences=(
            *(Sentence(plain(text)) for text in lines),
            *(Sentence(text, "experts") for text in needs.grounds(current, printed)),
        ),
        figures=tuple(_figure(current, outcome_id) for outcome_id in FIGURES),
        charts=charts(current, look),
        tables=(
            Table("needs", tr("服务需求"), needs_table(current)),
            Table("facilities", tr("已开放、在建与规划的设施"), facilities_table(), tr(beside.NOTE)),
            Table("outcomes", tr("全部结果"), outcomes_table(current.facts, current.scenario)),
        ),
        notice=notice(),
        citations=rests_on_sources(current),
        method=tuple(plain(text) for text, _ in arithmetic(current).values()),
    )


def notice() -> str:
    """What joins the two scopes, and that nothing here is a forecast."""
    words = tr("直管区与全域两种口径由“直管区占比”这一假设相连；各数为情景推算，不是预测。")
    return with_standing(load_facts(), words)


def _figure(current: ScenarioYear, outcome_id: str) -> Figure:
    outcome = current.outcomes[outcome_id]
    return Figure(title_of(outcome_id), current.words(outcome_id), outcome.grade, outcome.scope, ident=outcome_id)


VIEW = View("balance", states.DEFAULTS, _read, states.query, _build, uses_scenario=True, shares=states.SHARED)
