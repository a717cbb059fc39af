"""Colours: readable on their ground, told apart by colour-blind eyes, named roles all there."""

import numpy as np
import pytest

from components.base.scales import DARK, GRADE_MARK, KIND_SHAPE, LIGHT, Theme, colour, rgba
from geo.read import layers
from tests.eyes import EYES, lab


def luminance(value: str) -> float:
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_is_readable_on_ground_and_panel(theme):
    for ground in (theme.ground, theme.panel):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.text_soft, ground) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_status_and_kind_colours_are_readable_as_text(theme):
    for role in ("good", "warn", "bad", "unknown", "actual", "plan", "goal", "reported", "derived", "primary"):
        assert contrast(theme.roles[role], theme.ground) >= 4.0, role


def test_both_themes_know_the_same_roles_and_every_layer_uses_one():
    assert set(LIGHT.roles) == set(DARK.roles)
    unknown = {layer.style.role for layer in layers()} - set(LIGHT.roles)
    assert not unknown


def test_kinds_and_grades_are_told_apart_without_colour():
    assert len(set(KIND_SHAPE.values())) == len(KIND_SHAPE)
    assert len(set(GRADE_MARK.values())) == len(GRADE_MARK)


def test_an_unknown_role_is_neutral():
    assert colour("nothing", "light") == LIGHT.roles["neutral"]
    assert rgba("axis_red", "light", 128) == [0xB3, 0x26, 0x1E, 128]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_built_land_and_cores_have_colours_of_their_own(theme):
    assert colour("built_land", theme) not in {colour("core", theme), colour("user", theme), colour("axis_red", theme)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_red_is_not_both_axis_and_worse_and_purple_not_both_core_and_own_choice(theme):
    assert len({colour(role, theme) for role in ("axis_red", "bad", "core", "user")}) == 4


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_a_goal_has_a_colour_of_its_own_to_every_eye(eye: str, theme: Theme) -> None:
    own = lab(colour("goal", theme), EYES[eye])
    others = (*(kind for kind in KIND_SHAPE if kind != "goal"), "axis_red", "bad", "warn", "good")
    near = {role: float(np.linalg.norm(own - lab(colour(role, theme), EYES[eye]))) for role in others}
    assert min(near.values()) >= 18, near
