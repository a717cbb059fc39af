"""方案比较 as a view: two to four scenarios side by side, in words, figures, curves, and what differs."""

from dataclasses import replace
from typing import Any

from components.base.look import Look
from components.base.query import Reading
from components.drawing.chart import Chart
from components.drawing.charts.compare import picture_spec
from components.drawing.charts.lettering import LATIN, wrap
from components.drawing.maps.picture import MapPicture
from components.topics.compare import state as states
from components.topics.compare import tables
from components.topics.compare.content import comparison_of
from components.topics.compare.derivations import derivation
from components.topics.compare.entries import Entry, token_of
from components.topics.compare.legend import legend
from components.topics.compare.picture import Comparison, Size, sheet_of
from components.topics.compare.state import State
from components.topics.compare.words import sentences
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.whatif import results
from components.topics.whatif.base_year_words import few_years, with_standing
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.outcome_words import OUTCOMES, shown_value, title_of
from components.words.format import year
from components.words.text import tr
from model.formulas import FORMULAS
from model.scenario import Scenario
from model.scenario_errors import ScenarioCodeError

TITLE = "方案比较"
PICTURE_WIDTH, CURVE = 1320.0, 190.0
ROOM_WIDTH, ROOM_SIZE, ROOM_CURVE, ROOM_OUTCOMES = 930.0, 1.45, 80.0, 3
"""Text size and height of the curves on a slide, and how many outcomes stand side by side there."""


def _read(reading: Reading) -> State:
    return states.read(reading, OUTCOMES)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    comparison = comparison_of(facts, state.tokens, state, scenario)
    lines = list(sentences(facts, comparison.entries, comparison.outcomes, comparison.year))
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=plain(lines[0]) if lines else "",
        sentences=tuple(Sentence(plain(line)) for line in [*lines[1:], *_arithmetic(facts, comparison)]),
        figures=tuple(_figures(facts, comparison)),
        charts=(board_chart(facts, comparison, look),),
        maps=_maps(comparison, state, look),
        tables=tuple(tables_of(facts, comparison)),
        notice=assumption_sentence(),
        method=(tr("各方案用同一模型推演；差值和百分数由未取整的数算出，显示取两位有效数字。"),),
    )


def _maps(comparison: Comparison, state: State, look: Look) -> tuple[MapPicture, ...]:
    """The minutes or the cover that differ, where their panel is open."""
    if state.panel == "cover":
        from components.topics.compare.cover_picture import cover_picture

        covers = cover_picture(comparison, state, look)
        return (covers,) if covers else ()
    if state.panel != "reach":
        return ()
    from components.topics.compare.reach_picture import reach_picture  # brings the reach model: only where it is needed

    picture = reach_picture(comparison, state, look)
    return (picture,) if picture else ()


def assumption_sentence() -> str:
    """What all figures rest on, said in every file."""
    words = tr(
        "各数为情景推算，不是预测：文件每项只有{years}实际数，标 △ 的是假设，标 ✚ 的是方案自定的值；"
        "直管区与全域两种口径不能相加、相减、相比。",
        years=few_years(),
    )
    return with_standing(load_facts(), words)


def _arithmetic(facts: Facts, comparison: Comparison) -> list[str]:
    """The formula of the open figure with its inputs; nothing where none is open."""
    place, _, outcome_id = comparison.cell.partition(".")
    if outcome_id not in FORMULAS or int(place) >= len(comparison.entries):
        return []
    return derivation(facts, comparison.entries[int(place)], outcome_id, comparison.year).text().split("\n")


def _figures(facts: Facts, comparison: Comparison) -> list[Figure]:
    """Every outcome of the board in every scenario."""
    figures = []
    for outcome_id in comparison.outcomes:
        for entry in comparison.entries:
            outcome = results.outcome(facts, entry.scenario, outcome_id)
            value = shown_value(outcome_id, outcome.at(comparison.year))
            label = f"{entry.label}　{title_of(outcome_id)}　{year(comparison.year)}"
            ident = f"{entry.letter.lower()}_{outcome_id}"
            figures.append(Figure(label, value, outcome.grade, outcome.scope, ident=ident))
    return figures


def tables_of(facts: Facts, comparison: Comparison) -> list[Table]:
    """The board's figures, every outcome, the years, what differs, minutes where they differ, and the codes."""
    entries, at = comparison.entries, comparison.year
    tables_list = [
        Table("outcomes", tr("所选结果"), tables.outcome_table(facts, entries, comparison.outcomes, at)),
        Table("all_outcomes", tr("全部结果"), tables.outcome_table(facts, entries, FORMULAS, at)),
        Table("years", tr("历年"), tables.yearly_table(facts, entries, comparison.outcomes)),
        Table("levers", tr("调节项差异"), tables.lever_figures(facts, entries)),
        Table("others", tr("其他差异"), tables.other_table(facts, entries)),
        Table("codes", tr("方案与方案码"), tables.code_table([(e.label, code_of(facts, e)) for e in entries])),
    ]
    if len({(e.scenario.closures, e.scenario.openings, e.scenario.slips) for e in entries}) > 1:
        from components.topics.compare.reach_words import reach_table  # brings the reach model: only where it is needed

        minutes = reach_table(entries, at)
        if minutes is not None:
            tables_list.append(Table("minutes", tr("出行时间（分钟，{year}）", year=year(at)), minutes))
    return [*tables_list, *_cover_tables(entries, at)]


def _cover_tables(entries: tuple[Entry, ...], at: int) -> tuple[Table, ...]:
    """Cover of the kinds whose facilities differ."""
    if len({(e.scenario.facilities, e.scenario.removals, e.scenario.positions) for e in entries}) == 1:
        return ()
    from components.topics.compare.cover_picture import cover_table  # brings the cells: only where they are needed

    frame = cover_table(entries, at)
    title = tr("步行圈覆盖率（{year}）", year=year(at))
    return () if frame is None else (Table("cover", title, frame, tr("占土地面积，各类设施按各自的圈")),)


def code_of(facts: Facts, entry: Entry) -> str:
    """The scenario's code; words for one that is the baseline or too long for a code."""
    if entry.scenario.is_baseline:
        return tr("基准（没有改动）")
    try:
        return token_of(facts, entry.scenario)
    except ScenarioCodeError:
        return tr("内容过多，没有方案码")


def board_chart(facts: Facts, comparison: Comparison, look: Look) -> Chart:
    """The board under its sentences, with the legend beneath."""
    sheet = sheet_of(facts, comparison, Size(PICTURE_WIDTH, CURVE, 1.0, look.theme))
    texts = sentences(facts, comparison.entries, comparison.outcomes, comparison.year)
    head = [line for text in texts for line in broken(text, 15)]
    notes = [line for text in _foot(facts, comparison) for line in broken(text, 12.5)]
    names = tr("、").join(entry.label for entry in comparison.entries)
    title = f"{tr(TITLE)}　{names}　{year(comparison.year)}"
    spec: dict[str, Any] = picture_spec(sheet, title, head, notes, look.theme)
    return Chart(
        "board", title, spec, alt=title, source_note=plain(legend(facts, comparison)), grades=("assumed", "derived"),
        room_spec=_for_room(facts, comparison, title, look),
    )  # fmt: skip


def _for_room(facts: Facts, comparison: Comparison, title: str, look: Look) -> dict[str, Any]:
    """The board of the first outcomes, without the words that stand beside it on a slide."""
    first = replace(comparison, outcomes=comparison.outcomes[:ROOM_OUTCOMES])
    sheet = sheet_of(facts, first, Size(ROOM_WIDTH, ROOM_CURVE, ROOM_SIZE, look.theme))
    return picture_spec(sheet, title, [], [], look.theme)


def _foot(facts: Facts, comparison: Comparison) -> list[str]:
    """Legend, what the figures rest on, and the codes that open the scenarios."""
    codes = [tr("方案 {name}", name=entry.label) + tr("：") + code_of(facts, entry) for entry in comparison.entries]
    return [plain(legend(facts, comparison)), assumption_sentence(), *codes]


def broken(text: str, font_px: float) -> list[str]:
    """`text` in lines of the picture's width; a code, which has no place to break at, is cut where it must be."""
    most = int(PICTURE_WIDTH / font_px / LATIN)
    pieces = wrap(text, PICTURE_WIDTH, font_px)
    return [piece[start : start + most] for piece in pieces for start in range(0, len(piece), most)]


VIEW = View(
    "compare",
    states.DEFAULTS,
    _read,
    states.query,
    _build,
    uses_scenario=True,
    shares=("year", "out", "strip"),
)
