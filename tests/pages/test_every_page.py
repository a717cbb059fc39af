"""Every page of the menu opens, in every language, with nothing left to explain."""

import pytest

from components.base.navigation import ENTRIES
from components.words.text import languages
from tests.pages.opening import open_page


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("script", [entry.script for entry in ENTRIES])
def test_the_page_opens(script, language):
    app = open_page(f"pages/{script}", lang=language)
    assert not app.error
    assert app.title, "a page says what it is"


def test_an_address_cannot_write_markdown_into_our_sentence():
    app = open_page("pages/explore/layout.py", el="[点这里](http://evil.example)\n# 大字")
    said = app.warning[0].value
    assert "[点这里](" not in said and "\n" not in said and "点这里" in said


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_path)
def test_every_page_offers_what_is_on_screen_as_pictures_and_tables(entry):
    app = open_page(f"pages/{entry.script}")
    app.session_state[f"{entry.url_path}_exports"] = True
    app.run()
    assert not app.exception
    kinds = [button.proto.label.split("　")[0].split(" ")[0] for button in app.get("download_button")]
    pictures = {"PNG", "SVG"} if entry.url_path != "desk" else set()  # it has tables alone
    assert {"XLSX", "CSV", *pictures} <= set(kinds), kinds
