"""The QR code carries the address, reads in every theme, and is refused before it gets too fine."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
import segno
from PIL import Image

from components.base.qr import LONGEST_ADDRESS, QUIET_ZONE, AddressTooLongError, qr_png

ADDRESS = "http://192.168.1.20:8501/scenarios?s=1~Rd2f3a1~Lgg-8.5-0.25~NZ5gvzr2fuvduypd7exsmolbmi~0k4kggy"


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "x" * 600, "a", "http://例子/方案"])
def test_the_picture_shows_the_modules_of_the_address_within_a_quiet_zone(address: str) -> None:
    scale = 3
    picture = np.asarray(Image.open(BytesIO(qr_png(address, scale))).convert("L"))
    modules = (picture[scale // 2 :: scale, scale // 2 :: scale] < 128).astype(int)
    inner = modules[QUIET_ZONE:-QUIET_ZONE, QUIET_ZONE:-QUIET_ZONE]
    assert inner.tolist() == [list(row) for row in segno.make_qr(address, error="m").matrix]
    assert modules.sum() == inner.sum()


def test_the_same_address_gives_the_same_bytes() -> None:
    assert qr_png(ADDRESS) == qr_png(ADDRESS)


@pytest.mark.parametrize("address", ["", "x" * (LONGEST_ADDRESS + 1)])
def test_what_a_phone_could_not_read_is_refused(address: str) -> None:
    with pytest.raises(AddressTooLongError):
        qr_png(address)
