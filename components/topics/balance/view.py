"""以水四定 as a view: how many people land and water carry in a year, which binds, and what services they need."""

from collections.abc import Iterator

from components.base.look import Look
from components.base.query import Reading
from components.topics.balance import beside
from components.topics.balance import state as states
from components.topics.balance.answer import headline, standing
from components.topics.balance.charts import charts
from components.topics.balance.content import ScenarioYear, scenario_in_year
from components.topics.balance.sentences import arithmetic
from components.topics.balance.state import State
from components.topics.balance.tables import facilities_table, needs_table
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.whatif.facts import load_facts
from components.topics.whatif.tables import outcomes_table
from components.words.format import quantity, year
from components.words.text import tr
from model.scenario import BASELINE, Scenario

TITLE = "以水四定"


def _read(reading: Reading) -> State:
    return states.read(reading)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    current = scenario_in_year(load_facts(), BASELINE if state.before else scenario, state.year)
    lines = [text for _, text in standing(current)]
    lines += [text for pair in arithmetic(current).values() for text in pair if text]
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=headline(current),
        sentences=tuple(Sentence(plain(text)) for text in lines),
        figures=tuple(_figures(current)),
        charts=charts(current, look),
        tables=(
            Table("needs", tr("服务需求"), needs_table(current)),
            Table("facilities", tr("已开放、在建与规划的设施"), facilities_table(), tr(beside.NOTE)),
            Table("outcomes", tr("全部结果"), outcomes_table(current.facts, current.scenario)),
        ),
        notice=notice(),
    )


def notice() -> str:
    """What joins the two scopes, and that nothing here is a forecast."""
    return tr("直管区与全域两种口径由“直管区占比”这一假设相连；各数为情景推算，不是预测。")


def _figures(current: ScenarioYear) -> Iterator[Figure]:
    """Carrying capacities, population and what is left of the smaller capacity, as the answer words them."""
    room = current.at("population_room")
    left = (tr("还可容纳"), current.words("population_room"))
    over = (tr("超出可承载"), quantity(-room, tr("万人"), 1))
    label, value = left if room >= 0 else over
    rows = (
        ("carried_by_land", tr("用地可承载"), current.words("carried_by_land")),
        ("carried_by_water", tr("水可承载"), current.words("carried_by_water")),
        ("population", tr("本方案{year}人口", year=year(current.year)), current.people()),
        ("population_room", label, value),
    )
    for outcome_id, title, amount in rows:
        outcome = current.outcomes[outcome_id]
        yield Figure(title, amount, outcome.grade, outcome.scope)


VIEW = View("balance", states.DEFAULTS, _read, states.query, _build, uses_scenario=True, shares=states.SHARED)
