"""Words and figures: translation falls back to Chinese, figures follow the planning documents."""

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look, use_page_look, using
from components.words import format as fmt
from components.words import text
from components.words.text import say
from model.messages import message

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def english():
    use_page_look(lambda: Look("en"))
    yield
    use_page_look(Look)


def test_a_missing_figure_is_a_dash_and_never_nan():
    for missing in (None, float("nan"), float("inf")):
        assert fmt.quantity(missing, "亿元") == fmt.MISSING
        assert fmt.signed(missing) == fmt.MISSING


def test_a_negative_figure_has_a_true_minus_and_zero_has_none():
    assert fmt.quantity(-2.2, "%") == "−2.2%"
    assert fmt.number(-0.00001, 1) == "0.0"


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_a_figure_reads_back_as_itself(value):
    shown = fmt.number(value).replace(",", "").replace("−", "-")
    assert float(shown) == pytest.approx(value, abs=1e-4)


def test_chinese_is_shown_as_written_and_unknown_text_stays_chinese(english):
    assert text.tr("总览") == "Overview"
    assert text.tr("没有译文的一句") == "没有译文的一句"


def test_places_in_a_sentence_are_filled_after_translation():
    assert text.tr("第 {n} 处", n=3) == "第 3 处"


def interface_texts() -> set[str]:
    """Every literal given to tr(), and to message() and rule() below the view."""
    found: set[str] = set()
    rooms = ("components", "pages", "data", "geo", "model")
    for path in [ROOT / "app.py", *(path for room in rooms for path in (ROOT / room).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "message", "rule"} and node.args:
                literal = node.args[0]
                if isinstance(literal, ast.Constant):
                    found.add(literal.value)
    return found


def test_every_text_of_the_interface_has_english_with_the_same_places(capsys):
    with (text.LOCALE / "en.po").open("rb") as handle:
        entries = {str(m.id): str(m.string) for m in read_po(handle, locale="en") if m.id}
    gaps = sorted(t for t in interface_texts() if not entries.get(t))
    with capsys.disabled():
        print(f"\nEnglish: {len(entries)} texts, {len(gaps)} gaps" + "".join(f"\n  - {g}" for g in gaps[:5]))
    assert gaps == [], "these texts have no English"
    names = [k for k, v in entries.items() if "{" in k and set(_places(k)) != set(_places(v)) and v]
    assert not names, f"places differ: {names}"


def _places(sentence: str) -> list[str]:
    import string

    return [name.split(":")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (113.2, "亿元", "11.32 billion yuan"),
        (31.0, "万人", "310,000 people"),
        (9600.0, "万立方米", "96 million m³"),
        (59.51, "万亩", "595,100 mu"),
        (-0.27, "万人", "−2,700 people"),
        (1.6447, "亿美元", "164.47 million US$"),
        (25.62, "%", "25.62%"),
    ],
)
def test_english_counts_in_thousands_and_millions_and_keeps_every_digit(value: float, unit: str, text: str) -> None:
    with using(Look("en")):
        assert fmt.quantity(value, unit) == text


@pytest.mark.parametrize(
    ("printed", "unit", "english"),
    [
        ("1.64", "亿美元", "164 million US$"),
        ("16447", "万美元", "164.47 million US$"),
        ("31", "万人", "310,000 people"),
    ],
)
def test_a_printed_figure_within_a_sentence_counts_as_english_does(printed: str, unit: str, english: str) -> None:
    figure = message("{n}" + unit, n=printed)
    assert say(message("{one} ÷ {other} − 1", one=figure, other=figure), "en") == f"{english} ÷ {english} − 1"
    assert say(figure, "zh") == printed + unit


def test_a_projection_beyond_ten_thousand_of_ten_thousand_is_in_units_of_a_hundred_million(english: None) -> None:
    with using(Look("zh")):
        assert fmt.about(10_432.0, "万立方米") == "约 1 亿立方米"
        assert fmt.about(-12_600.0, "万立方米") == "约 −1.3 亿立方米"
        assert fmt.about(9_900.0, "万立方米") == "约 9,900 万立方米"
        assert fmt.about(12_600.0, "亿元") == "约 13,000 亿元"
        assert fmt.quantity(16_447.0, "万美元") == "16,447 万美元"  # as the document prints it
    assert fmt.about(10_432.0, "万立方米") == "about 100 million m³"
