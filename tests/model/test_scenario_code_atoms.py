"""Numbers, texts and the checksum, of which share codes are made."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from model.scenario_code_atoms import checksum, number, read_number, read_text, text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_to_the_last_bit(value: float) -> None:
    assert read_number(number(value)) == value


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_text_comes_back_letter_by_letter(written: str) -> None:
    assert read_text(text(written)) == written


def test_the_checksum_is_the_common_crc_so_that_other_programs_can_check_it() -> None:
    assert int(checksum("1~Lgg-8-7"), 36) == zlib.crc32(b"1~Lgg-8-7")
