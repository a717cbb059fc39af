"""The map behind the title names what the words beside it speak of."""

import re

import pytest

from components.base.look import Look
from components.handout.deck import Origin
from components.handout.pptx_opening import MAP
from components.handout.pptx_slide import MAP_PX
from components.handout.slides import opening_of

CORES = {"zh": ("城市科创区", "临空经济区"), "en": ("ScienceandInnovation", "AirportEconomic")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_cores_have_their_names_on_the_opening_map(language: str) -> None:
    opening = opening_of(Look(language), Origin())
    assert opening and opening.picture
    svg = opening.picture((round(MAP[0] * MAP_PX), round(MAP[1] * MAP_PX)))
    words = re.sub(r"<[^>]+>|\s", "", svg[svg.index("<g") :])
    assert all(name in words for name in CORES[language])
