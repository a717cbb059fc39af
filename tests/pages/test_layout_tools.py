"""The tools on the map of 空间布局: the viewer's place, measuring and surroundings, by names and buttons alone."""

from functools import partial

from tests.pages.opening import address_of, deck_of, open_page, words_of

PAGE = "pages/explore/layout.py"
opened = partial(open_page, PAGE)


def test_the_viewers_place_is_named_by_words_marked_and_taken_away_again():
    app = opened(panel="here")
    app.text_input(key="layout_here").set_value("崔寨街道").run()
    app.button(key="layout_here_cuizhai").click().run()
    assert "您在这里：崔寨街道" in words_of(app) and address_of(app, "at").startswith("117.")
    assert any("您在这里" in str(layer) for layer in deck_of(app)["layers"]), "the mark on the live map"
    next(b for b in app.button if b.label == "取消位置").click().run()
    assert "at" not in app.query_params and "您在这里" not in words_of(app)


def test_the_map_tools_work_by_names_and_buttons_alone_and_the_link_holds_what_was_drawn():
    app = opened(panel="measure")
    for name, element in (("起步区崔寨街道中心医院", ""), ("遥墙国际机场", "f_airport")):
        app.text_input(key="layout_corner").set_value(name).run()
        hits = [b for b in app.button if str(b.key).startswith("layout_corner_")]
        next(b for b in hits if element in str(b.key)).click().run()
    assert address_of(app, "pts").count("_") == 1 and "图上长度" in words_of(app)
    (outline, names) = [one for one in deck_of(app)["layers"] if one["id"] in ("outline", "ring-names")]
    assert len(outline["data"]["features"]) == 3 and names["data"][0]["name"].endswith("公里")
    assert "CSV" in [button.label for button in app.get("download_button")]
    app.button(key="sketch_undo").click().run()
    assert "_" not in address_of(app, "pts")
    app.button(key="sketch_clear").click().run()
    assert "pts" not in app.query_params and app.button(key="sketch_undo").disabled
    assert [one["id"] for one in deck_of(app)["layers"] if one["id"] == "outline"] == []


def test_surroundings_of_a_crossing_are_chosen_by_name_with_a_radius_and_finished():
    app = opened(panel="measure", tool="radius")
    app.text_input(key="layout_corner").set_value("凤凰黄河大桥").run()
    app.button(key="layout_corner_x_fenghuang").click().run()
    app.number_input(key="layout_radius").set_value(2.5).run()
    assert (address_of(app, "around"), address_of(app, "r")) == ("x_fenghuang", "2500")
    assert "凤凰黄河大桥及周边 2.5 公里：" in words_of(app).replace("\\", "")
    app.button(key="sketch_finish").click().run()
    assert app.button(key="sketch_finish").label == "继续取点" and "已完成" in words_of(app)
    app.segmented_control(key="layout_tool").set_value("area").run()
    assert "around" not in app.query_params and address_of(app, "tool") == "area"
