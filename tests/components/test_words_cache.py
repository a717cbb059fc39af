"""Words are kept once for each language, and files made in a thread speak the language they were asked in."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor

from components.base.look import Look, using
from components.base.words_cache import words_cache
from components.export.kit import files_of
from components.export.picture import Stamp
from components.topics.views import view_of
from components.words.text import tr
from model.scenario import BASELINE


def test_words_are_made_once_for_each_language() -> None:
    made = []

    @words_cache(8)
    def phrase(number: int) -> str:
        made.append(number)
        return tr("图") + str(number)

    with using(Look("zh")):
        assert [phrase(1), phrase(1)] == ["图1", "图1"]
    with using(Look("en")):
        assert [phrase(1), phrase(1)] == ["Chart1", "Chart1"]
    assert made == [1, 1]


def test_a_file_made_in_another_thread_is_in_the_language_it_was_asked_in() -> None:
    view = view_of("monitoring")
    assert view is not None
    look = Look("en")
    content = view.content(view.parse({})[0], BASELINE, look)
    book = next(file for file in files_of(content, look, Stamp(code="1~x")) if file.ending == "xlsx")
    with ThreadPoolExecutor(1) as pool:
        packed = zipfile.ZipFile(io.BytesIO(pool.submit(book.make).result()))
    names = packed.read("xl/workbook.xml").decode()
    assert "Monitoring" in names and "说明" not in names and "出处" not in names
