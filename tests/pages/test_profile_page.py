"""A profile as a planner opens it: from the card, through the list of areas, and back to the map."""

from functools import partial

from streamlit.testing.v1 import AppTest

from tests.pages.opening import address_of, deck_of, open_page, words_of

opened = partial(open_page, "pages/explore/layout.py")


def links(app: AppTest) -> dict[str, str]:
    """Label to query of the links to pages."""
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_the_card_of_an_area_leads_to_its_profile_and_that_of_a_crossing_does_not():
    assert links(opened(el="group_cuizhai"))["概况页"] == "profile=group_cuizhai"
    assert "概况页" not in links(opened(el="x_huanggang"))


def test_a_profile_stands_in_place_of_the_map_with_answer_minutes_tables_and_the_way_back():
    app = opened(profile="daqiao")
    text = words_of(app)
    for words in ("大桥街道概况", "2024—2025年到老城平均", "文件均未写明的事项（8）", "两份文件的条文（19）"):
        assert words in text
    assert "sel=daqiao" in deck_of(app)["mapStyle"] and links(app)["回到地图"] == "el=daqiao"
    assert len(app.dataframe) == 7 and [m.label for m in app.metric][:2] == [
        "面积",
        "到老城（2024—2025年）",
    ]


def test_another_area_is_chosen_from_the_list():
    app = opened(profile="daqiao")
    app.selectbox(key="layout_profile_daqiao").set_value("group_airport").run()
    assert address_of(app, "profile") == "group_airport" and "临空产业集聚区概况" in words_of(app)


def test_the_export_menu_has_the_picture_and_every_table_of_the_profile():
    app = opened(profile="core_science")
    app.session_state["layout_exports"] = True
    labels = [button.label for button in app.run().get("download_button")]
    kinds = [label.split("\u3000")[0] for label in labels]
    assert {"PNG", "SVG", "XLSX", "GeoJSON"} <= set(kinds) and kinds.count("CSV") == 7
