"""过河可达 as a planner uses it: the answer, trying crossings out, before and after, a wrong address, a network."""

import json
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from components.intake.own_network import OwnNetwork
from components.topics.crossings import facts as crossings
from components.topics.reach import service
from components.topics.reach.network import mark_of
from components.topics.reach.scene import scene
from components.topics.reach.state import State
from components.topics.whatif.facts import load_facts
from components.ui import viewport
from components.ui.reach import own_network
from components.ui.reach.side_panel import tried
from model.cover.streets import NO_STREETS
from model.scenario import BASELINE
from model.scenario_code import State as CodeState
from model.scenario_code import View, encode
from tests.pages.opening import address_of, deck_of, open_page, ran, words_of

PAGE = "pages/explore/crossings.py"
opened = partial(open_page, PAGE, view="reach")
CLOSED = "1~R409e879b~Xx_jianbang~1cntz9u"


def with_closed(ident: str, **query: str) -> AppTest:
    app = opened(x=ident, **query)
    return ran(app.button(key=f"crossings_closed_{ident}").click().run())


def test_the_page_opens_with_the_answer_the_worst_closure_the_method_and_its_error():
    said = words_of(opened(year="2025"))
    assert "2025年到老城：全域平均" in said and "30 分钟内占" in said
    assert "比2021年多通" in said and "全域平均的变化在误差以内（±" in said
    assert "关闭影响最大的是" in words_of(opened(year="2021"))
    assert "方法：250 米网格" in said and "误差：" in said and "不作工程依据" in said


def test_the_switch_at_the_head_leads_to_minutes_and_back():
    app = open_page(PAGE)
    ran(app.segmented_control(key="crossings_view").set_value("reach").run())
    assert address_of(app, "view") == "reach" and "全域平均" in words_of(app)
    ran(app.segmented_control(key="crossings_view").set_value("years").run())
    assert "view" not in app.query_params and len(app.dataframe[0].value) == 19


def test_every_subdistrict_and_the_whole_area_stand_in_the_table_and_six_destinations_beside():
    app = opened()
    assert len(app.dataframe[0].value) == 11
    assert app.dataframe[0].value.iloc[-1, 0] == "全域"
    ran(app.segmented_control(key="reach_table").set_value("all").run())
    assert app.dataframe[0].value.shape == (11, 7)


def test_closing_a_crossing_shows_before_after_and_difference_and_the_key_shows_before():
    app = with_closed("x_jiluo", year="2025")
    said = words_of(app)
    assert "关闭黄河济泺路隧道：全域平均 +" in said and "黄河济泺路隧道关闭" in said
    assert list(app.dataframe[0].value.columns)[1:4] == ["前（分钟）", "后（分钟）", "差"]
    assert "x_jiluo:c" in deck_of(app)["mapStyle"]
    ran(app.button(key="reach_before").click().run())
    assert address_of(app, "before") == "1" and "x_jiluo:o" in deck_of(app)["mapStyle"]
    ran(app.segmented_control(key="reach_look").set_value("diff").run())
    assert address_of(app, "look") == "diff" and "before" not in app.query_params
    assert "延长1～3分钟" in words_of(app)


def test_only_the_picture_that_is_seen_changes_between_before_after_and_difference():
    app = with_closed("x_jiluo", year="2025")

    def laid() -> tuple[str, str]:
        cells = deck_of(app)["mapStyle"].split("cells=")[1].split("&")[0]
        digests, _, seen = cells.replace("%3A", ":").partition(":")
        return digests, seen

    first = laid()
    ran(app.segmented_control(key="reach_look").set_value("diff").run())
    assert laid()[0] == first[0] and (first[1], laid()[1]) == ("1", "2")
    assert len(set(first[0].split("."))) == 3


def test_the_message_that_draws_a_new_state_is_small():
    assert len(app_json := json.dumps(deck_of(with_closed("x_jiluo", year="2025")))) < 6000, app_json


def test_without_a_change_there_is_nothing_to_compare():
    app = opened(look="diff")
    assert app.button(key="reach_before").disabled and app.segmented_control(key="reach_look").disabled


def test_trying_out_shuts_what_stands_opens_what_does_not_and_gives_both_back():
    effects = scene(crossings.load_facts(), State(year=2025), BASELINE, "light").effects()
    standing = next(effect for effect in effects if effect.idents == ("x_jiluo",))
    planned = next(effect for effect in effects if effect.idents == ("x_hangtian",))
    assert standing.stands and not planned.stands
    changed = tried(tried(BASELINE, standing, 2025), planned, 2025)
    assert changed.closures == ("x_jiluo",) and changed.openings == (("x_hangtian", 2025),)
    after = scene(crossings.load_facts(), State(year=2025), changed, "light").effects()
    for ident in ("x_jiluo", "x_hangtian"):
        changed = tried(changed, next(effect for effect in after if effect.idents == (ident,)), 2025)
    assert changed == BASELINE


def test_a_new_crossing_says_where_it_saves_most_although_the_map_shows_another_place():
    app = opened(x="x_hangtian", year="2025")
    ran(app.selectbox(key="crossings_opens_x_hangtian").set_value(2025).run())
    assert "变化更大" in words_of(app) and "航天大道穿黄隧道2025年通车" in words_of(app)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("to", "<script>"), ("to", "cell:1,2"), ("look", "evil"), ("at", "NaN,NaN"), ("unit", "x" * 300),
        ("assume", "urban_kmh:nan"), ("assume", "urban_kmh:-5"), ("assume", "evil:3"), ("table", "0"),
    ],
)  # fmt: skip
def test_garbage_in_the_address_gives_the_default_and_a_sentence(key, value):
    app = opened(**{key: value})
    assert any("链接" in warning.value for warning in app.warning)
    assert address_of(app, key) != value and "全域平均" in words_of(app)


def test_a_destination_on_the_river_or_outside_of_the_map_leads_back_to_the_old_city():
    app = opened(to="cell:117.9,36.2")
    assert any("目的地" in warning.value for warning in app.warning) and "到老城" in words_of(app)


def test_a_cell_of_the_map_can_be_read_and_made_the_destination():
    app = opened(at="117.0509,36.9638", year="2025")
    assert "所选点" in words_of(app) and "分钟，经" in words_of(app)
    ran(app.button(key="reach_cell_to").click().run())
    assert address_of(app, "to") == "cell:117.0509,36.9638" and "到所选点：全域平均" in words_of(app)


def test_assumptions_in_the_address_change_the_minutes_and_are_counted_at_the_button():
    slow = opened(assume="urban_kmh:20,rural_kmh:25", year="2025")
    usual = opened(year="2025")
    assert "城区 20、郊区 25" in words_of(slow) and "城区 40、郊区 50" in words_of(usual)
    assert float(slow.dataframe[0].value.iloc[-1, 1]) > 1.5 * float(usual.dataframe[0].value.iloc[-1, 1])


def test_the_view_is_there_again_after_a_visit_to_another_page():
    app = opened(to="airport", year="2027")
    app.switch_page("pages/explore/layout.py").run()
    app.query_params.clear()
    ran(app.switch_page(PAGE).run())
    assert address_of(app, "to") == "airport" and "2027年到遥墙机场" in words_of(app)


def test_on_a_laptop_the_answer_has_two_lines_whether_or_not_something_is_tried():
    app = opened(year="2025")
    app.session_state[viewport.COOKIE] = "1:1:1366:768"
    before = next(m.value for m in app.run().markdown if "全域平均" in m.value)
    tried_out = with_closed("x_jiluo", year="2025")
    tried_out.session_state[viewport.COOKIE] = "1:1:1366:768"
    after = next(m.value for m in tried_out.run().markdown if "关闭黄河济泺路隧道：" in m.value)
    assert before.count("  \n") == after.count("  \n") == 1


def supplied() -> OwnNetwork:
    """A network as an upload gives it: the grid's own minutes under another key."""
    kit = service.kit(crossings.load_facts().version)
    return OwnNetwork(
        "济阳_roads.gpkg", f"roads-0123456789abcdef{kit.key}", kit.reach, ("读到 3 个要素。",), NO_STREETS
    )


def test_a_network_in_use_is_marked_in_the_address_and_named_on_the_page():
    own = supplied()
    app = opened(year="2025")
    app.session_state[own_network.NETWORK] = own
    assert "按导入的路网" not in words_of(app.run()), "the address decides, and it names none"
    app.session_state["reach_network_open"] = True
    ran(app.run())
    ran(app.button(key="reach_network_on").click().run())
    assert address_of(app, "net") == mark_of(own).text() and "按导入的路网“济阳\\_roads\\.gpkg”" in words_of(app)
    ran(app.button(key="reach_network_off").click().run())
    assert "net" not in app.query_params and own_network.NETWORK not in app.session_state
    assert "按导入的路网" not in words_of(app)


def test_a_link_made_on_a_network_that_is_not_here_says_so_and_goes_by_the_grid():
    app = opened(year="2025", net=mark_of(supplied()).text())
    sentence = "原画面用了导入路网“济阳\\_roads\\.gpkg”，现按网格计。"
    assert any(warning.value == sentence for warning in app.warning)
    assert "按网格计" in words_of(app) and address_of(app, "net").endswith("济阳_roads.gpkg"), (
        "a second link says it too"
    )
    app.session_state["reach_network_open"] = True
    ran(app.run())
    ran(app.button(key="reach_network_off").click().run())
    assert "net" not in app.query_params and not app.warning


def test_the_files_of_a_link_made_on_a_network_that_is_not_here_are_offered_too():
    own = supplied()
    app = opened(year="2025", net=mark_of(own).text())
    app.session_state["crossings_exports"] = True
    ran(app.run())
    labels = [button.label for button in app.get("download_button")]
    assert any("XLSX" in label for label in labels) and any("等时线" in label for label in labels)


def test_a_code_made_on_an_own_network_carries_its_mark_to_whoever_opens_it():
    mark = mark_of(supplied()).text()
    view = View(page="crossings", year=2025, settings=(("net", mark), ("view", "reach")))
    app = open_page(PAGE, s=encode(CodeState(BASELINE, view), load_facts().catalogue))
    assert address_of(app, "net") == mark
    assert any("现按网格计" in warning.value for warning in app.warning)
