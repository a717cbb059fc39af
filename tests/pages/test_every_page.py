"""Every page of the menu opens, in every language, with nothing left to explain."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.base.navigation import ENTRIES
from components.words.text import languages

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("script", [entry.script for entry in ENTRIES])
def test_the_page_opens(script, language):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.query_params["lang"] = language
    app.run()
    app.switch_page(f"pages/{script}").run()
    assert not app.exception and not app.error
    assert app.title, "a page says what it is"


def test_an_address_cannot_write_markdown_into_our_sentence():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    app.run()
    app.query_params["el"] = "[点这里](http://evil.example)\n# 大字"
    app.switch_page("pages/explore/layout.py").run()
    said = app.warning[0].value
    assert "[点这里](" not in said and "\n" not in said and "点这里" in said
