"""A name is plain text wherever it stands: no link, picture, address, icon or bold type is made from one."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.base.navigation import ENTRIES
from components.topics.whatif.facts import load_facts
from components.words.text import WORD_JOINER, plain_in_markdown
from model.scenario import Scenario
from model.scenario_code import State, encode
from tests.pages.opening import open_page

NAME = "[点](http://e.cn) ![i](//e.cn/i) www.e.cn a@e.cn **b**"
ACTIVE = re.compile(
    r"(?<!\\)\]\(|https?://|www\.|(?<=\w)@(?=\w)|:material/star:|\*\*b\*\*",
)
READ_AS_MARKDOWN = {
    "Markdown": ("body",), "Alert": ("body",), "Heading": ("body", "help"), "Button": ("label", "help"),
    "DownloadButton": ("label", "help"), "Selectbox": ("label", "help"), "TextInput": ("label", "help"),
    "Toast": ("body",), "Metric": ("label", "help"), "ButtonGroup": ("label", "help"), "Checkbox": ("label", "help"),
    "Popover": ("label", "help"), "Expandable": ("label",), "Dialog": ("title",), "Slider": ("label", "help"),
}  # fmt: skip


def texts(node: Any) -> Iterator[str]:
    """Every text below `node` that the browser reads as Markdown."""
    for child in (getattr(node, "children", None) or {}).values():
        yield from texts(child)
    proto = getattr(node, "proto", None)
    if proto is None:
        return
    kinds = [proto, *(getattr(proto, field.name) for field, _ in proto.ListFields() if field.message_type)]
    for part in kinds:
        for field in READ_AS_MARKDOWN.get(type(part).__name__, ()):
            yield str(getattr(part, field, ""))
        if type(part).__name__ == "ButtonGroup":
            yield from (option.content for option in part.options)


def written_by_names(app: AppTest) -> list[str]:
    """Texts with a part of the name that would be more than text."""
    found = [text for text in texts(app._tree) if "e.cn" in text.replace("\\", "").replace(WORD_JOINER, "")]
    return [text for text in found if ACTIVE.search(text)]


def code() -> str:
    lever = load_facts().baseline.levers[0]
    moved = lever.high if lever.default != lever.high else lever.low
    return encode(State(Scenario(levers=((lever.id, moved),), name=NAME)), load_facts().catalogue)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_path)
def test_the_name_of_a_scenario_is_plain_text_on_every_page(entry: Any) -> None:
    app = open_page(f"pages/{entry.script}", s=code())
    app.switch_page(f"pages/{entry.script}").run()
    assert not app.exception
    assert written_by_names(app) == []


def test_the_name_is_plain_text_in_the_library() -> None:
    app = open_page("pages/whatif/targets.py", s=code())
    app.button(key="whatif_library").click().run()
    app.button(key="library_create").click().run()
    app.button(key="whatif_library").click().run()
    assert not app.exception
    assert any("e.cn" in text.replace("\\", "").replace(WORD_JOINER, "") for text in texts(app._tree))
    assert written_by_names(app) == []


def test_an_escaped_text_reads_as_it_was_given_and_makes_nothing() -> None:
    for name in (NAME, ":material/star: :smile: :red[x] $x$ `y` <b> # z"):
        escaped = plain_in_markdown(name)
        assert not ACTIVE.search(escaped) and not re.search(r":\w", escaped)
        assert re.sub(r"\\(.)", r"\1", escaped).replace(WORD_JOINER, "") == name
    assert plain_in_markdown("起步区（2026）") == "起步区（2026）"
    assert plain_in_markdown("路网　口径") == "路网　口径", "the wide space between two parts stays"
    for arrow in ("a->b", "a<-b", "a--b", "a>=b"):
        assert arrow not in re.sub(r"\\(.)", r"\1", plain_in_markdown(arrow))
