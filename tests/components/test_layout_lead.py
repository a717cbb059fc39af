"""The sentence over the layout in the map's colours."""

import re

import pytest

from components.base.scales import Theme, colour
from components.topics.layout.structure import structure_sentence
from components.ui.layout.lead import ROLES, in_map_colours


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_part_is_coloured_once_and_no_word_is_lost(theme: Theme) -> None:
    written = in_map_colours(structure_sentence(), theme)
    found = re.findall(r":color\[([^\]]+)\]\{foreground=\"([^\"]+)\"\}", written)
    assert found == [(title, colour(role, theme)) for title, role in ROLES.items()]
    assert re.sub(r":color\[([^\]]+)\]\{[^}]+\}", r"\1", written) == structure_sentence()
