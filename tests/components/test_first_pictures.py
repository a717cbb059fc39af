"""A page's first picture: of the right page, language and release, at the plain address alone, made by no request."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from components.base import clock, release
from components.base.look import Look
from components.base.navigation import ENTRIES
from components.base.release import SHIPPED, Roots
from components.base.scales import palette
from components.export.first_picture import FirstPicture, first_picture, in_both_themes
from components.server import early, entry_page, first_pictures
from components.server.first_child import picture_of
from components.server.first_html import of_address, overlay
from components.server.first_pictures import Album, content_key
from components.topics.views import view_of
from model.scenario import BASELINE
from tests.components.entry_answers import get

PICTURE = FirstPicture("空间布局", ("坚持生态优先",), "示意图", "map", '<svg id="first-map"></svg>')
LARGEST, LARGEST_PAGE = 32_000, 72_000
"""Bytes, compressed: of a picture, and of the whole page that carries one."""


@pytest.fixture
def album(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Album]:
    """An album of this test alone, with one picture, in place of the server's; no store is asked for its release."""
    album = Album(tmp_path / "first")
    album.put(SHIPPED, ("layout", "zh"), PICTURE)
    for module in (early, first_pictures):
        monkeypatch.setattr(module, "ALBUM", album)
    monkeypatch.setattr(first_pictures, "_follow", lambda: None)
    yield album
    release.make_current(None)


def has_picture(path: str) -> bool:
    text = get(path).text
    assert text.count('id="explorer-first"') == 1
    assert ("坚持生态优先" in text) is (PICTURE.svg in text)
    return PICTURE.svg in text


@pytest.mark.parametrize("query", ["", "?lang=zh", "?embed_options=dark_theme", "?size=2&embed_options=light_theme"])
def test_the_plain_address_has_the_pages_own_picture(album: Album, query: str) -> None:
    assert has_picture(f"/layout{query}")
    assert not has_picture("/crossings")


@pytest.mark.parametrize(
    "query",
    ["?el=x", "?s=abc", "?lang=zh&walk=1", "?lang=en", "?embed=true", "?embed_options=show_padding", "?walk=", "?x&y"],
)
def test_an_address_with_a_state_or_in_another_language_shows_the_title_and_no_figure(album: Album, query: str) -> None:
    assert not has_picture(f"/layout{query}")
    title = "Spatial layout" if "lang=en" in query else "空间布局"
    assert f'<p class="title">{title}' in get(f"/layout{query}").text


def test_the_page_says_its_language_from_the_start(album: Album) -> None:
    assert '<html lang="en">' in get("/layout?lang=en").text
    assert '<html lang="zh-CN">' in get("/layout?lang=xx").text


def test_another_release_never_shows_this_ones_figures(album: Album) -> None:
    release.make_current(Roots(7, SHIPPED.data, SHIPPED.geo))
    assert not has_picture("/layout")
    release.make_current(None)
    assert has_picture("/layout")


def test_a_picture_of_yesterday_is_not_shown_where_the_page_speaks_of_today(album: Album) -> None:
    today: date = clock.today()
    for day, is_shown in ((today, True), (today - timedelta(days=1), False)):
        album.put(SHIPPED, ("layout", "zh"), replace(PICTURE, day=day.isoformat()))
        assert has_picture("/layout") is is_shown


def test_a_store_that_lets_a_visitor_wait_costs_the_picture_and_not_the_page(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def waits() -> bool:
        return False

    monkeypatch.setattr(early, "follows", waits)
    assert get("/layout").status == 200 and not has_picture("/layout")


def test_with_the_picture_the_pages_tag_changes_and_a_browser_that_has_it_gets_nothing(album: Album) -> None:
    tag = get("/layout").headers["etag"]
    assert get("/layout", if_none_match=tag).status == 304
    assert get("/layout").headers["cache-control"] == "no-cache"
    album.put(SHIPPED, ("layout", "zh"), replace(PICTURE, answer=("另一句",)))
    assert get("/layout", if_none_match=tag).status == 200


def test_nothing_in_it_is_read_aloud_focused_or_run_and_texts_are_escaped() -> None:
    hostile = replace(PICTURE, title="<img src=x onerror=alert(1)>", answer=('"><script>',), notice="</div><h1>")
    html = overlay(ENTRIES[1], "zh", hostile)
    assert re.match(r'<div id="explorer-first"[^>]* aria-hidden="true" inert>', html)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags == {"div", "p", "span", "svg"}
    assert not re.search(r"<[^>]*\s(?:on\w+|style|tabindex|href)=", html)


@pytest.mark.parametrize("topic", ["facilities", "layout", "indicators", "targets"])
def test_a_picture_says_what_the_page_says_is_small_and_reaches_nobodys_ears(topic: str) -> None:
    view = view_of(topic)
    assert view is not None
    picture = first_picture(view, "zh")
    content = view.content(view.parse({})[0], BASELINE, Look("zh", "light", 1.0, 1366))
    assert picture.title == content.heading
    assert "".join(picture.answer) == "".join(line.strip() for line in content.answer.splitlines())
    assert picture.kind == ("map" if content.maps else "chart") and (not content.maps or "示意图" in picture.notice)
    assert len(gzip.compress(picture.svg.encode(), 6)) < LARGEST
    assert not re.search(r"<script|\son\w+=|aria-|role=|href=\"http|<title|foreignObject", picture.svg)
    assert not re.search(r'\bid="(?!first-)|url\(#(?!first-)|href="#(?!first-)', picture.svg)
    entry = next(entry for entry in ENTRIES if entry.url_path == topic)
    assert len(entry_page.entry_page(entry, "zh", picture).packed) < LARGEST_PAGE


def test_one_picture_has_the_colours_of_both_themes() -> None:
    light, dark = '<svg><g fill="#FFF" opacity="0.1" x="3"/></svg>', '<svg><g fill="#000" opacity="0.2" x="3"/></svg>'
    both = in_both_themes(light, dark)
    assert '<g fill="var(--f0)" opacity="var(--f1)" x="3"/>' in both
    assert "#explorer-first{--f0:#FFF;--f1:0.1}" in both and "explorer-dark #explorer-first{--f0:#000;--f1:0.2}" in both
    assert in_both_themes(light, light) == light
    for other in (dark.replace('x="3"', 'x="4"'), dark.replace("<g", "<g/><g"), dark.replace("#000", "}x{")):
        assert in_both_themes(light, other).count("<svg") == 2
    images = in_both_themes('<svg><image href="a"/></svg>', '<svg><image href="b"/></svg>')
    assert images == '<svg><image class="on-light" href="a"/><image class="on-dark" href="b"/></svg>'


def test_the_ground_has_the_pages_and_the_maps_colours() -> None:
    styles = entry_page.FIRST_STYLES.read_text(encoding="utf-8")
    for role in ("ground", "land_outside", "text"):
        assert f"light-dark({getattr(palette('light'), role)}, {getattr(palette('dark'), role)})" in styles, role


def test_pages_that_read_what_people_have_written_have_none() -> None:
    assert picture_of("ledger", "zh") is None and picture_of("desk", "zh") is None


def test_addresses_are_read_as_browsers_write_them() -> None:
    assert of_address("") == ("zh", True) and of_address("lang=en&size=1.5") == ("en", True)
    assert of_address("lang=en&year=2030") == ("en", False) and of_address("&".join(["size=1"] * 60)) == ("zh", False)


def test_a_restart_has_the_pictures_and_a_damaged_file_is_passed_over(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = album.folder / f"{content_key(SHIPPED)}.json.gz"
    album._write(SHIPPED, file)
    again = Album(album.folder)
    asyncio.run(again.recall())
    assert again.picture("layout", "zh") == PICTURE
    file.write_bytes(file.read_bytes()[:40])
    empty = Album(album.folder)
    asyncio.run(empty.recall())
    assert empty.picture("layout", "zh") is None


def test_the_files_name_is_the_content_it_was_made_from(tmp_path: Path) -> None:
    keys = set()
    for text in ("1", "2"):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "observations.csv").write_text(text, encoding="utf-8")
        keys.add(content_key(Roots(3, tmp_path / "data", SHIPPED.geo)))
    assert len(keys | {content_key(SHIPPED)}) == 3


def test_a_request_makes_nothing_and_a_missing_picture_is_made_once_beside_the_server(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[int] = []

    async def make(release: Roots, places: list[tuple[str, str]]) -> None:
        orders.append(len(places))

    monkeypatch.setattr(album, "_make", make)
    monkeypatch.setattr(first_pictures, "RETRY_S", 0.0)

    async def visits() -> None:
        for _ in range(3):
            assert album.picture("crossings", "zh") is None
            await asyncio.sleep(0.5)

    asyncio.run(visits())
    assert orders == []
    album.is_open = True
    lock = album.folder / f"{content_key(SHIPPED)}.json.lock"
    album.folder.mkdir()
    lock.touch()
    asyncio.run(visits())
    assert orders == []  # another process is at it
    lock.unlink()
    asyncio.run(visits())
    assert len(orders) == 1 and orders[0] > 20 and not lock.exists()
