"""The command that draws a page: its sizes."""

import pytest

from tools.picture import composed, size


def test_a_wall_has_letters_of_twice_the_size() -> None:
    assert composed((1920, 1080)) == ((1920, 1080), 1.0)
    assert composed((3840, 2160)) == ((1920, 1080), 2.0)


@pytest.mark.parametrize("text", ["", "1920", "1920x", "100x100", "9000x9000", "axb"])
def test_a_size_that_nobody_can_draw_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        size(text)
