"""Moves as a browser sees them: after each, the page is the one that its address opens, and little was sent for it."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.server import Server
from bench.wire import FRAGMENT_RUN, FULL_RUN, Exchange, Value, Viewer
from components.ui.segments import unsearched

CONTENT = {
    "markdown": lambda one: (one.body,),
    "heading": lambda one: (one.body,),
    "vega_lite_chart": lambda one: (one.spec, one.data.data, one.alt),
    "deck_gl_json_chart": lambda one: (one.json,),
    "dataframe": lambda one: (one.arrow_data.data,),
    "button": lambda one: (one.label, one.disabled),
}
Path_ = tuple[int, ...]


@dataclass(frozen=True)
class Node:
    """What stands at a place of the page: whose part of the page it belongs to, the run that sent it, what it says."""

    fragment: str
    run: int
    content: tuple[Any, ...]


class Reader(Viewer):
    """A viewer that keeps the page as the browser does: what a run should have sent again and has not, goes."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.nodes: dict[Path_, Node] = {}
        self.held: dict[str, ForwardMsg] = {}
        self.run, self.parts = 0, frozenset[str]()

    def take(self, kind: str, message: ForwardMsg, exchange: Exchange) -> None:
        super().take(kind, message, exchange)
        if kind == "new_session":
            self.run, self.parts = self.run + 1, frozenset(message.metadata.run.fragment_ids)
        elif kind == "ref_hash":
            self._keep(self.held[message.ref_hash], tuple(message.metadata.delta_path))
        elif kind == "delta":
            self.held[message.hash] = message
            self._keep(message, tuple(message.metadata.delta_path))
        elif kind == "script_finished" and message.script_finished in (FULL_RUN, FRAGMENT_RUN):
            self.nodes = {path: node for path, node in self.nodes.items() if not self._is_stale(path)}

    def _keep(self, message: ForwardMsg, path: Path_) -> None:
        content: tuple[Any, ...] = ()
        if message.delta.HasField("new_element"):
            element = message.delta.new_element
            kind = element.WhichOneof("type") or ""
            content = (kind, *CONTENT.get(kind, lambda one: ())(getattr(element, kind)))
        self.nodes[path] = Node(message.delta.fragment_id, self.run, content)

    def _is_stale(self, path: Path_) -> bool:
        above = (self.nodes.get(path[:length]) for length in range(1, len(path) + 1))
        rerun = not self.parts or any(node and node.fragment in self.parts for node in above)
        return rerun and self.nodes[path].run != self.run

    def page_content(self) -> list[tuple[Any, ...]]:
        """Everything on the page, in its order."""
        return [node.content for path, node in sorted(self.nodes.items()) if path[0] == 0 and node.content]


@dataclass(frozen=True)
class Case:
    """A page with its query, a widget and its value; the most messages and bytes that the answer may take."""

    page: str
    query: str
    widget: str
    values: tuple[Value, Value]
    most_messages: int
    most_bytes: int
    before: tuple[tuple[str, Value], ...] = ()


def lever(name: str, value: float, hand: int) -> tuple[str, object]:
    return ("moved", {"lever": name, "value": value, "hand": hand})


CASES = {
    "a lever of the targets": Case(
        "targets", "", "whatif_levers", (lever("gdp_long_run", 5.0, 1), lever("gdp_long_run", 7.0, 2)), 20, 12_000
    ),
    "a lever of the balance": Case(
        "balance", "", "balance_page",
        (lever("irrigation_per_mu", 210.0, 1), lever("irrigation_per_mu", 230.0, 2)), 14, 12_000,
    ),
    "a layer's strength": Case(
        "layout", "", "opacity_groups", (40.0, 60.0), 20, 6_000, (("layout_panel", unsearched("图层")),)
    ),
    "years of a slip": Case(
        "slips", "", "slips_slip_by", (unsearched("推迟 3 年"), unsearched("推迟 4 年")), 15, 5_000
    ),
    "a slip's destination": Case("slips", "", "slips_slip_to", ("济南西站", "机场"), 60, 50_000),
    "a year of the timeline": Case("roadmap", "view=timeline", "roadmap_year", (2026.0, 2029.0), 12, 18_000),
    "the last year of the timeline": Case("roadmap", "view=timeline", "roadmap_year", (2034.0, 2035.0), 24, 20_000),
    "a year after the first of the timeline": Case(
        "roadmap", "view=timeline", "roadmap_year", (2021.0, 2022.0), 24, 20_000
    ),
    "a step of the timeline": Case("roadmap", "view=timeline&year=2033", "roadmap_on", (True, True), 19, 20_000),
    "a year of the circles": Case(
        "facilities", "view=circles&kind=hospital", "facilities_year", ("2027年底", "2030年底"), 9, 2_500
    ),
    "a year of the circles in which more serves": Case(
        "facilities", "view=circles&kind=hospital", "facilities_year", ("2021年底", "2030年底"), 42, 16_000
    ),
    "a year of the circles, gone to from the list": Case(
        "facilities", "", "facilities_year", ("2021年底", "2030年底"), 42, 22_000,
        (("facilities_view", unsearched("生活圈")), ("facilities_kind", "医院与卫生院")),
    ),
    "a year of the timeline, gone to from the goals": Case(
        "roadmap", "", "roadmap_year", (2030.0, 2035.0), 24, 20_000, (("roadmap_view", unsearched("时间线")),)
    ),
    "sites proposed": Case(
        "facilities", "view=circles&kind=hospital", "facilities_next",
        (unsearched("1 处"), unsearched("不计算")), 60, 22_000,
    ),
}  # fmt: skip


def opened(server: Server, page: str, query: str) -> list[tuple[Any, ...]]:
    with Reader(server.url) as fresh:
        fresh.query = query
        fresh.load(page)
        return fresh.page_content()


@pytest.mark.parametrize("name", CASES)
def test_after_a_move_the_page_is_the_one_that_its_address_opens(name: str, app_server: Server) -> None:
    case = CASES[name]
    with Reader(app_server.url) as reader:
        reader.query = case.query
        reader.load(case.page)
        for widget, value in case.before:
            reader.move(widget, value)
        reader.move(case.widget, case.values[0])
        exchange = reader.move(case.widget, case.values[1])
        seen, query = reader.page_content(), reader.query
    assert seen == opened(app_server, case.page, query)
    assert exchange.messages <= case.most_messages, exchange
    assert exchange.received_bytes <= case.most_bytes, exchange


def test_a_facility_that_is_moved_is_moved_everywhere(app_server: Server) -> None:
    with Reader(app_server.url) as reader:
        reader.query = "view=circles&kind=hospital&el=o_1231073698&at=117.05173,36.80097"
        reader.load("facilities")
        exchange = reader.move("facilities_move", True)
        seen, query = reader.page_content(), reader.query
    assert seen == opened(app_server, "facilities", query)
    assert exchange.messages <= 56 and exchange.received_bytes <= 20_000, exchange


def test_a_work_that_is_chosen_on_the_chart_has_its_card_and_its_name_in_the_legend(app_server: Server) -> None:
    with Reader(app_server.url) as reader:
        reader.query = "view=timeline&year=2030"
        reader.load("roadmap")
        reader.move("roadmap_bars_0", json.dumps({"selection": {"pick": [{"id": "x_huanggang"}]}}))
        seen, query = reader.page_content(), reader.query
    assert "el=x_huanggang" in query and seen == opened(app_server, "roadmap", query)
    assert any("黄岗路穿黄隧道" in str(content[1]) for content in seen if content[0] == "markdown")


def test_a_work_that_is_let_go_leaves_card_and_legend(app_server: Server) -> None:
    with Reader(app_server.url) as reader:
        reader.query = "view=timeline&year=2030&el=x_huanggang"
        reader.load("roadmap")
        before = reader.page_content()
        reader.move("roadmap_close_el", True)
        after, query = reader.page_content(), reader.query
    assert "el=" not in query and len(after) < len(before)
    assert after == opened(app_server, "roadmap", query)


def test_tables_of_the_circles_that_are_open_follow_the_year(app_server: Server) -> None:
    pages = []
    for moves in (("2022年底",), ("2030年底", "2022年底")):  # opened in the year, and in another that is changed
        with Reader(app_server.url) as reader:
            reader.query = "view=circles&kind=elderly_care"  # none serves in any year
            reader.load("facilities")
            reader.move("facilities_year", moves[0])
            reader.move("facilities_cover_tables", True)
            for year in moves[1:]:
                reader.move("facilities_year", year)
            pages.append(reader.page_content())
    assert pages[0] == pages[1]
    assert sum(content[0] == "dataframe" for content in pages[0]) == 3


def test_a_slip_that_is_taken_into_the_scenario_shows_in_its_line(app_server: Server) -> None:
    with Reader(app_server.url) as reader:
        reader.load("slips")
        reader.move("slips_slip_by", unsearched("推迟 4 年"))
        before = reader.page_content()
        reader.move("industry_take_slip", True)
        assert reader.page_content() != before
        assert reader.page_content() == opened(app_server, "slips", reader.query)
