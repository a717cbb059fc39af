"""The page a browser loads first, and what it is told ahead."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
import streamlit.file_util as file_util

from components.base.assets_store import Payload
from components.base.navigation import ENTRIES, PageEntry
from components.server import entry_page
from components.server.routes import SecurityHeaders
from tests.components.entry_answers import get, streamlit

OTHERS = (entry_page.FIRST, entry_page.LOCK, *entry_page.HALL)
ORIGINAL = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")


def page_of(has_map: bool) -> Payload:
    """The entry page of the first page of the menu with a map, or without one, before it has a picture."""
    entry = next(entry for entry in ENTRIES if entry.has_map is has_map)
    return entry_page.entry_page(entry, "zh", None)


def hrefs(html: str) -> set[str]:
    return set(re.findall(r'(?:src|href)="([^"]+)"', html))


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_page_opens_with_our_title_and_language(entry: PageEntry) -> None:
    path = "/" if entry is ENTRIES[0] else f"/{entry.url_path}"
    answer = get(path)
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="zh-CN">' in answer.text
    assert "<title>起步区规划探索</title>" in answer.text
    assert ("js/DeckGlJsonChart." in answer.text) is entry.has_map


def test_every_script_told_ahead_exists() -> None:
    told = entry_page.scripts(has_map=True)
    assert len(told) == len(entry_page.MAP_SCRIPTS + entry_page.FRAME_SCRIPTS)
    assert all(Path(file_util.get_static_dir(), address.lstrip("/")).is_file() for address in told)


def test_nothing_of_streamlits_own_page_is_lost_but_the_font_no_page_uses() -> None:
    ours = page_of(has_map=False).plain.decode()
    lost = hrefs(ORIGINAL) - hrefs(ours)
    assert len(lost) == 1
    assert "SourceSans" in lost.pop()


def test_inline_scripts_are_streamlits_own_and_ours_and_the_policy_names_them_all() -> None:
    inline = re.compile(r"<script>(.*?)</script>", re.DOTALL)
    original, texts = inline.findall(ORIGINAL), [f.read_text(encoding="utf-8") for f in entry_page.INLINE]
    first, lock, *hall = (f.read_text(encoding="utf-8") for f in OTHERS)
    assert inline.findall(page_of(has_map=True).plain.decode()) == [*original, *texts, first]
    assert inline.findall(entry_page.plain_page(True).plain.decode()) == [*original, *texts]
    assert inline.findall(entry_page.kiosk_page().plain.decode()) == [*original, lock, *texts, *hall]
    assert entry_page.inline_scripts() == [*original, *texts, first, lock, *hall]
    policy = dict(SecurityHeaders(streamlit).headers)[b"content-security-policy"].decode()
    for script in entry_page.inline_scripts():
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_the_page_brings_its_words_in_every_language_in_the_same_order() -> None:
    page = page_of(has_map=False).plain.decode()
    words = json.loads(re.findall(r'<script type="application/json" id="explorer-words">(.*?)</script>', page)[0])
    assert words.pop("home") == ENTRIES[0].url_path and set(words) == {"zh-CN", "en"}
    assert words["en"]["lost"] != words["zh-CN"]["lost"] and "internet" not in words["en"]["lost"]
    for kind in ("names", "beginnings"):
        assert len(words["zh-CN"][kind]) == len(set(words["zh-CN"][kind])) == len(words["en"][kind])


def test_a_page_that_is_still_the_same_is_not_sent_again() -> None:
    first = get("/layout")
    again = get("/layout", if_none_match=first.headers["etag"])
    assert (again.status, again.text) == (304, "")


def test_other_addresses_stay_streamlits_and_only_pictures_are_kept() -> None:
    assert get("/no-such-page").text == "streamlit's own"
    assert get("/media/a.csv").headers["cache-control"] == "no-cache"
    assert "immutable" in get("/media/a.png").headers["cache-control"]


def test_scripts_go_compressed_to_other_machines_and_are_streamlits_answer_on_this_one() -> None:
    address = entry_page.scripts(has_map=True)[0]
    original = Path(file_util.get_static_dir(), address.lstrip("/")).read_bytes()
    sent = get(address, client="192.168.1.20", accept_encoding="gzip")
    assert gzip.decompress(sent.body) == original
    assert len(sent.body) < len(original) / 3
    assert "immutable" in sent.headers["cache-control"] and sent.headers["content-type"].startswith("text/javascript")
    assert get(address, client="192.168.1.20").body == original
    assert get(address, accept_encoding="gzip").text == get(address, client="::1").text == "streamlit's own"


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/js/../../../../web/cli.py", "/index.html"])
def test_no_other_file_is_given_out_as_a_script(path: str) -> None:
    assert get(path, client="192.168.1.20", accept_encoding="gzip").text == "streamlit's own"


def test_streamlits_scripts_and_style_sheet_wait_in_a_template_but_for_slides_and_the_kiosk() -> None:
    page = page_of(has_map=True).plain.decode()
    held = re.findall(r'<template id="explorer-live">(.*?)</template>', page, re.DOTALL)[0]
    begun = page.replace(held, "")
    for mark in ('type="module"', "modulepreload", 'rel="stylesheet"'):
        assert mark in held and mark not in begun
        assert mark in get("/present").text and mark in get("/kiosk").text
    assert "<template" not in get("/present").text + get("/kiosk").text


def test_a_browser_at_an_address_without_a_page_gets_the_entry_page_and_nobody_else_does() -> None:
    lost = get("/no-such-page", accept="text/html,*/*")
    assert lost.text == page_of(has_map=True).plain.decode()
    for path in ("/readyz", "/overview", "/a/b", "/favicon.png"):
        assert get(path, accept="text/html,*/*").text == "streamlit's own", path
    assert get("/no-such-page", accept="application/json").text == "streamlit's own"
