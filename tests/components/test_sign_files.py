"""Signs of legends as files: short addresses in the page's text, each with its own window onto one picture."""

import re
from xml.etree import ElementTree

import pytest

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.maps import made_files, sign_files
from components.drawing.maps.picture import MapPicture
from components.topics.layout.look_at import OPENING
from components.topics.layout.map_picture import layout_picture
from components.topics.layout.state import default_layers
from geo.read import layers

SVG = "{http://www.w3.org/2000/svg}"
LONGEST = 60


def picture(theme: Theme = "light", percent: int = 100) -> MapPicture:
    return layout_picture(default_layers(layers()) | {"groups": percent}, "", OPENING, Look("zh", theme))


def content(address: str) -> ElementTree.Element:
    name = address.partition("#")[0].rpartition("/")[2]
    file = made_files.get(name)
    assert file and file.payload.media_type == "image/svg+xml"
    return ElementTree.fromstring(file.payload.plain)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_move_sends_an_address_for_each_sign_and_no_picture(theme: Theme) -> None:
    plate = picture(theme).plate(1100, 800)
    assert len(plate.entries) > 8
    assert all(len(sign) < LONGEST for sign, _ in plate.entries) and len(plate.inset) < LONGEST
    assert content(plate.inset).findall(f"{SVG}path")


def test_every_address_opens_a_window_onto_its_own_sign() -> None:
    signs = [entry.shapes for group in picture().groups for entry in group.entries]
    addresses = sign_files.addresses(signs, 1.5)
    (file,) = {address.partition("#")[0] for address in addresses}
    root = content(file)
    windows = {view.get("id"): view.get("viewBox", "") for view in root.findall(f"{SVG}view")}
    drawn = root.findall(f"{SVG}g")
    assert (root.get("width"), root.get("height")) == ("42", "24")
    for address, group, shapes in zip(addresses, drawn, signs, strict=True):
        top = re.fullmatch(r"translate\(0 (\d+)\)", group.get("transform", ""))
        assert top and windows[address.partition("#")[2]] == f"0 {top[1]} 28 16"
        assert [child.tag.removeprefix(SVG) for child in group] == [tag for tag, _ in shapes]


def test_another_strength_is_another_picture_and_the_same_one_the_same() -> None:
    def first(percent: int) -> str:
        return picture(percent=percent).plate(1100, 800).entries[0][0]

    assert first(40) != first(60) and first(40) == first(40)
