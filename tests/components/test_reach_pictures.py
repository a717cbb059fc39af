"""Classes, the picture of cells and where it lies, files made for the map, and what leaves the reach view."""

import io
import json
import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageColor

from components.base.look import Look, using
from components.drawing.charts.label_places import overlap
from components.drawing.maps import cell_pictures, made_files
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.drawing import drawing, png_of, svg_of
from components.export.files import csv_bytes
from components.export.kit import workbook_of
from components.export.picture import Stamp
from components.topics.crossings.facts import load_facts
from components.topics.reach import raster, service, tables
from components.topics.reach.areas import areas
from components.topics.reach.classes import CHANGES, LIMITS, MINUTES, PICTURES, change_classes, minute_classes
from components.topics.reach.content import reach_content, units_table
from components.topics.reach.handout import handout, noted_picture
from components.topics.reach.legend import class_names
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.relief import columns
from components.topics.reach.scene import scene
from components.topics.reach.state import State
from geo.reach_grid import cell_of
from model.scenario import BASELINE, with_crossing

INSIDE = (117.0, 36.85)


@pytest.fixture(scope="module")
def kit():
    return service.kit(load_facts().version)


@pytest.fixture(scope="module")
def closed():
    shut = with_crossing(BASELINE, "x_jiluo", closed=True)
    return scene(load_facts(), State(year=2025), shut, "light")


def pixel(view: raster.Window, image: Image.Image, lon: float, lat: float) -> tuple[int, ...]:
    west, south, east, north = view.box
    top, bottom = (math.log(math.tan(math.pi / 4 + math.radians(y) / 2)) for y in (north, south))
    y = (top - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))) / (top - bottom)
    return image.getpixel((int((lon - west) / (east - west) * image.width), int(y * image.height)))


def test_minutes_fall_into_their_classes_and_limits_belong_to_the_nearer_one(kit):
    inside = np.flatnonzero(kit.grid.open & (kit.grid.inside_m2 > 60_000))[:8]
    minutes = np.full(len(kit.grid), np.inf, dtype=np.float32)
    minutes[inside] = [0, 15, 15.01, 30, 45, 60, 60.5, np.inf]
    classes = minute_classes(kit.grid, minutes)
    assert classes[inside].tolist() == [1, 1, 2, 2, 3, 4, 5, 6]
    assert not classes[kit.grid.inside_m2 == 0].any() and not classes[~kit.grid.open].any()


def test_differences_under_a_minute_are_none_and_a_lost_way_has_a_class_of_its_own(kit):
    inside = np.flatnonzero(kit.grid.open & (kit.grid.inside_m2 > 60_000))[:5]
    before = np.full(len(kit.grid), np.inf, dtype=np.float32)
    after = before.copy()
    before[inside], after[inside] = [20, 20, 20, 20, np.inf], [18, 20.9, 22, np.inf, np.inf]
    assert change_classes(kit.grid, before, after)[inside].tolist() == [4, 5, 6, 10, 12]


def test_a_known_cell_has_its_colour_at_its_place_on_the_map_and_the_outside_is_clear(kit):
    cell = cell_of(kit.grid, *INSIDE)
    classes = np.zeros(len(kit.grid), dtype=np.int8)
    classes[cell] = 2
    image = Image.open(io.BytesIO(raster.png(kit.window, classes, MINUTES["light"]))).convert("RGBA")
    lon, lat = kit.lonlat[cell]
    assert pixel(kit.window, image, lon, lat) == (*ImageColor.getrgb(MINUTES["light"][1]), 255)
    seen = np.asarray(image)[..., 3] > 0
    assert abs(int(seen.sum()) - raster.FINE**2) <= 4, "one cell of three by three pixels"
    assert pixel(kit.window, image, 116.86, 37.04)[3] == 0


def test_every_cell_of_the_grid_is_somewhere_in_the_picture(kit):
    assert set(np.unique(kit.window.cell)) >= set(range(len(kit.grid)))


def test_the_pictures_of_a_state_are_small(closed):
    assert all(len(picture) < 8000 for picture in closed.answer.pictures)


def test_classes_have_names_and_colours_in_both_themes():
    for theme in ("light", "dark"):
        assert len(MINUTES[theme]) == len(class_names("after", [0.0] * 6)) == len(LIMITS) + 2
        assert len(CHANGES[theme]) == len(class_names("diff", [0.0] * 12))
        assert len(set(MINUTES[theme])) == len(MINUTES[theme])


def test_the_style_lays_all_pictures_and_shows_one_below_rivers_and_words(closed):
    corners = closed.kit.window.corners
    made = [made_files.picture(png, corners) for png in closed.answer.pictures]
    for file in made:
        made_files.put(file)
    cells = Cells(tuple(file.payload.digest for file in made), 2)
    query = MapState(cells=cells).url().partition("?")[2]
    state = MapState.from_query(dict(part.split("=", 1) for part in query.split("&")))
    assert state.cells == cells
    style = base_style(state, "http://here")
    ids = [layer["id"] for layer in style["layers"]]
    shown = {p["id"]: p["paint"]["raster-opacity"] for p in style["layers"] if p["type"] == "raster"}
    assert [shown[f"cells-{i}"] > 0 for i in range(3)] == [False, False, True]
    assert ids.index("cells-2") < ids.index("river")
    assert style["sources"]["cells-0"]["url"] == f"http://here/map/made/{made[0].name}"


@pytest.mark.parametrize("text", ["", "evil", "0123456789ab:", "../../etc:0", "0123456789ab:99", "g" * 12 + ":1"])
def test_an_address_of_pictures_that_cannot_be_meant_draws_none(text):
    assert cell_pictures.decode(text) == Cells()


def test_pictures_that_are_gone_leave_the_rest_of_the_map():
    style = base_style(MapState(cells=Cells(("0" * 12,), 0)), "http://here")
    assert not [name for name in style["sources"] if name.startswith("cells")]


def test_the_oldest_made_files_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(made_files, "MOST", 2)
    monkeypatch.setattr(made_files, "_files", type(made_files._files)())
    names = [made_files.put(made_files.points([{"turn": turn}])).split("/")[-1] for turn in range(3)]
    assert made_files.get(names[0]) is None and made_files.get(names[2]) is not None
    assert made_files.get("../server.py") is None


def test_what_leaves_carries_figures_state_and_the_schematic_sentence(closed):
    features = areas(closed)
    units = {f["properties"]["id"]: f["properties"] for f in features if "before" in f["properties"]}
    assert len(units) == 10 and units["luokou_north"]["added"] > 1
    assert any(f["geometry"]["type"] == "MultiLineString" for f in features)
    look = Look()
    content = reach_content(closed.facts, closed.state, closed.scenario, look)
    assert "非法定边界" in content.notice and "网格（250 米）" in content.notice
    stamp = Stamp(code="1~abc")
    assert workbook_of(content, look, stamp).startswith(b"PK")
    assert csv_bytes(units_table(closed)).startswith(b"\xef\xbb\xbf")


def test_the_picture_to_hand_out_is_drawn_with_the_shipped_font(closed):
    sheet = handout(closed, Look())
    image = Image.open(io.BytesIO(png_of(sheet, 1200, 900)))
    assert image.size == (1200, 900)
    assert len(image.convert("RGB").getcolors(1 << 24)) > 50
    assert sheet.state.theme == "light" and any("方案摘要码" in note for note in sheet.notes)
    cells = {entry.label for entry in sheet.groups[0].entries}
    assert cells == set(class_names("after", closed.class_shares())[: len(cells)]) and len(cells) >= 5


@pytest.mark.parametrize("look", ["after", "diff"])
def test_the_shares_of_the_classes_are_the_whole_land(closed, look):
    seen = replace(closed, state=replace(closed.state, look=look))
    assert sum(seen.class_shares()) == pytest.approx(1) and min(seen.class_shares()) >= 0


@pytest.mark.parametrize("look", ["before", "after", "diff"])
@pytest.mark.parametrize("shown", [Look(), Look("en", "dark")])
def test_the_picture_of_minutes_names_without_overlap_and_explains_every_class(closed, look, shown):
    seen = replace(
        closed, state=replace(closed.state, look="diff" if look == "diff" else "after", before=look == "before")
    )
    with using(shown):
        picture = minutes_picture(seen, shown)
    made = drawing(picture, 1200, 800)
    names = [box for label in made.labels if not label.part.endswith("-signs") for box in label.boxes]
    taken = [*made.furniture, *(box for label in made.labels if label.part.endswith("-signs") for box in label.boxes)]
    assert len(names) >= 10 and not any(overlap(name, box) for name in names for box in taken)
    tints = {given["fill"] for entry in picture.groups[0].entries for _, given in entry.shapes}
    image = Image.open(io.BytesIO(seen.pictures(shown.theme)[PICTURES.index(look)])).convert("RGBA")
    drawn = {"#{:02X}{:02X}{:02X}".format(*colour) for _, colour in image.getcolors() if colour[3]}
    assert drawn <= tints
    assert next(entry.label for entry in picture.groups[-1].entries) == (
        "Destination" if shown.language == "en" else "目的地"
    )


def test_the_relief_is_as_high_as_the_way_is_long_and_rises_where_a_crossing_is_shut(closed):
    flat = columns(closed, "light")
    assert 2500 < len(flat) < 4000 and json.dumps(flat, allow_nan=False)
    heights = [row["min"] for row in flat]
    assert min(heights) >= 0 and max(heights) == pytest.approx(max(closed.answer.after[land(closed)]), rel=0.1)
    before = columns(replace(closed, state=replace(closed.state, before=True)), "light")
    risen = [row["min"] - old["min"] for row, old in zip(flat, before, strict=True)]
    change = columns(replace(closed, state=replace(closed.state, look="diff")), "light")
    assert max(risen) > 5 and min(risen) >= -0.11
    assert [row["min"] for row in change] == pytest.approx([abs(part) for part in risen], abs=0.11)
    assert closed.answer.before is not closed.answer.after


def test_a_picture_of_the_relief_is_the_flat_map_with_its_classes_and_says_so(closed):
    relief = noted_picture(replace(closed, state=replace(closed.state, relief=True)), Look())
    flat = noted_picture(closed, Look())
    assert relief.notes[0].startswith("平面图：") and relief.notes[1:] == flat.notes
    assert relief.files and relief.groups == flat.groups
    assert "以柱高表示分钟数" in relief.svg(1200, 900)


def land(scene):
    grid = scene.kit.grid
    return grid.open & (grid.inside_m2 >= grid.cell_m**2 / 2)


def test_the_destination_is_named_at_its_ring_on_the_map_and_in_the_picture(closed):
    picture = minutes_picture(closed, Look())
    assert picture.rings[0].name == "老城"
    assert "老城</text>" in svg_of(picture, 1200, 800)
    names = [layer for layer in picture.deck(700, 420, []).layers if layer["id"] == "ring-names"]
    assert names[0]["data"][0]["name"] == "老城"


def test_what_shutting_adds_stands_apart_from_what_opening_saves_and_blank_is_blank(closed):
    table = tables.ranking(closed)
    rows = table.arrow.to_pylist()
    by_name = {row["name"].split(" ")[1]: row for row in rows}
    assert by_name["黄河济泺路隧道"]["do"] == "恢复", "the scenario shuts it"
    assert by_name["黄河济泺路隧道"]["closed"] == "" != by_name["黄河济泺路隧道"]["opened"]
    assert by_name["凤凰黄河大桥"]["do"] == "模拟关闭" and by_name["凤凰黄河大桥"]["opened"] == ""
    assert by_name["航天大道穿黄隧道"]["do"] == "模拟开通"
    assert all(value is not None for row in rows for value in row.values())
