"""Pictures of the kiosk: letters over everything, maps from edge to edge, sheets that are together the whole map."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from PIL import Image

from components.base.look import Look, using
from components.drawing.maps import sequence
from components.drawing.maps.badges import Badge
from components.drawing.maps.drawing import drawing
from components.drawing.maps.picture import MapPicture
from components.drawing.picture_child import webps
from components.drawing.tiles import COUNT, PAINT, tiles_svg
from components.story.kiosk import entrances, pictures
from components.story.kiosk.challenges import question
from components.story.kiosk.crossing import LETTERS
from components.story.kiosk.entrances import BLOOM, FLOW, LIGHT, RISE, plain
from components.story.kiosk.parts import HALL_THEME, LOOP_SHAPES, SHAPES
from components.topics.crossings.facts import load_facts
from components.topics.crossings.map_picture import crossings_picture
from components.topics.crossings.state import State
from model.scenario import BASELINE

ASSETS = Path(__file__).parents[2] / "components" / "assets"
SVG = "{http://www.w3.org/2000/svg}"
SIZE = (1080, 860)
DRAWN = ("path", "circle", "text", "image")


def crossings_map(year: int = 2026) -> MapPicture:
    look = Look("zh", HALL_THEME, 2.0)
    with using(look):
        return crossings_picture(load_facts(), State(year=year), BASELINE, look)


def elements(svg: str | Element) -> Counter[str]:
    """What a picture draws on its map, by kind and place."""
    root = fromstring(svg) if isinstance(svg, str) else svg
    view = root.find(f"{SVG}svg")
    assert view is not None
    return Counter(
        f"{each.tag} {each.get('d')} {each.get('x')} {each.get('y')} {each.text}"
        for each in view.iter()
        if each.tag.removeprefix(SVG) in DRAWN
    )


@pytest.mark.parametrize("ident", ["crossing", "park"])
def test_letters_of_a_question_lie_over_everything_else_on_its_map(ident: str) -> None:
    put = question(ident, "zh")
    view = fromstring(put.picture(*SHAPES["tall"])).find(f"{SVG}svg")
    assert view is not None
    last = list(view)[-1]
    assert last.get("id") == "badges", "what is painted last lies on top"
    written = [each.text for each in last.iter(f"{SVG}text") if len(each.text or "") == 1]
    assert written == list(LETTERS[: len(put.options)]) == [option.letter for option in put.options]


def test_a_sign_under_a_letter_is_left_out_and_others_stay() -> None:
    bare = crossings_map()
    before = drawing(bare, *SIZE)
    signs = [label for label in before.labels if label.part == "crossings-signs"]
    box = next(label for label in signs if label.ident == "x_fenghuang").boxes[0]
    middle = np.array([[(box.left + box.right) / 2, (box.top + box.bottom) / 2]])
    ((lon, lat),) = before.sheet.lonlat(middle).tolist()
    after = drawing(replace(bare, badges=(Badge(lon, lat, "A"),)), *SIZE)
    kept = {label.ident for label in after.labels if label.part == "crossings-signs"}
    assert "x_fenghuang" not in kept and len(signs) - 4 < len(kept) < len(signs)


def test_a_map_of_the_hall_fills_its_picture_and_keeps_its_notice() -> None:
    whole = drawing(plain(crossings_map()), *SIZE)
    frame = whole.composition.map
    assert (frame.left, frame.top, frame.right) == (0, 0, SIZE[0]) and frame.bottom > 0.8 * SIZE[1]
    groups = {each.get("id") for each in whole.root.iter() if each.get("id")}
    assert "notice" in groups and "neat-line" not in groups
    assert any("非法定边界" in (each.text or "") for each in whole.root.iter())


@pytest.mark.parametrize("scene", range(9))
def test_the_sheets_of_a_scene_are_together_the_whole_map(scene: int) -> None:
    told = pictures.loop("zh")[scene]
    whole = elements(told.picture(*SIZE))
    parts = sum((elements(sheet.picture(*SIZE)) for sheet in told.sheets), Counter[str]())
    assert parts == whole, "nothing is missing at rest, nothing comes twice"


def test_the_first_scene_draws_the_river_then_lights_the_groups_one_by_one_then_raises_the_axis() -> None:
    manners = [sheet.manner for sheet in pictures.loop("zh")[0].sheets]
    assert manners == ["", FLOW, *[LIGHT] * (len(manners) - 3), RISE] and len(manners) > 5


def test_crossings_open_by_year_where_their_signs_stand() -> None:
    first, second = (plain(crossings_map(year)) for year in (2021, 2023))
    new = entrances.opened(second, first)
    assert 0 < len(new) < len(entrances.opened(first, None))
    spots = sequence.signs_at(second, SIZE, new)
    assert len(spots) == len(new) and spots == tuple(sorted(spots))


def test_every_manner_has_its_animation_and_none_moves_for_those_who_ask_for_rest() -> None:
    css = (ASSETS / "kiosk_loop.css").read_text(encoding="utf-8")
    for manner in (FLOW, RISE, LIGHT, BLOOM):
        assert re.search(rf"\.on \.{manner} {{ animation: (kiosk-\w+) [^}}]* backwards", css), manner
    rest = css[css.index("prefers-reduced-motion") :]
    assert "animation: none !important" in rest
    frames = re.findall(r"@keyframes (kiosk-\w+) {(.*)}\n", css)
    moved = {name for _, steps in frames for name in re.findall(r"([a-z-]+):", steps)}
    assert moved <= {"opacity", "transform", "clip-path"}, "a small machine keeps up with these"


def test_every_place_of_the_stage_moves_down_for_those_who_sit() -> None:
    css = (ASSETS / "kiosk.css").read_text(encoding="utf-8")
    upright = css[css.index("/* Upright") : css.index("/* A wall")]
    places = re.findall(r"st-key-kiosk_(\w+)\) { inset: ([^;]*); height: ([^;]*);", upright)
    assert len(places) > 15
    for name, inset, height in places:
        assert "var(--v)" in height, name
        assert "var(--high)" in inset or name == "bar", name


def test_pictures_of_the_loop_come_in_the_shapes_of_the_loop_only() -> None:
    assert pictures.picture(pictures.sheet_name(1, 1, "zh", "broad")) is not None
    assert pictures.picture("loop-1-zh-broad.webp") is None and "broad" in LOOP_SHAPES
    for sheet in (0, 99):
        assert (pictures.picture(pictures.sheet_name(2, sheet, "zh", "tall")) is None) == (sheet == 99)
    assert pictures.picture(pictures.sheet_name(98, 0, "zh", "tall")) is None


@pytest.mark.parametrize("built", [0, 3, 5])
def test_tiles_beyond_the_limit_are_red_and_explained(built: int) -> None:
    svg = tiles_svg(built, 7, SIZE, HALL_THEME, ("土地", ("房子", "树林", "河湖", "农田", "盖多了")))
    grounds = re.findall(r'<rect [^>]*rx="[^"]*" fill="(#\w+)"', svg)[:COUNT]
    assert grounds.count(PAINT.town) == min(built, 3) and grounds.count(PAINT.over) == max(0, built - 3)
    assert ("盖多了" in svg) == (built > 3) and "农田" in svg


def test_several_pictures_of_one_child_come_in_their_order_clear_where_nothing_is_drawn() -> None:
    sizes = [(40, 30), (20, 50)]
    clear, full = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}">' for w, h in sizes)
    drawn = webps([(f"{clear}<circle r='9'/></svg>", 1.0), (f"{full}<rect width='20' height='50'/></svg>", 2.0)])
    images = [Image.open(BytesIO(body)) for body in drawn]
    assert [(image.size, image.mode) for image in images] == [((40, 30), "RGBA"), ((40, 100), "RGB")]
