"""Every page built once on a release that nobody reads yet, in a process of its own: what breaks a page is not taken.

    python -m components.store.release_trial DATA GEO

Contracts hold single files and their references; whether pages can live with all of them together is seen by building
them. The process writes the address of each page before it builds it, and ends where one cannot be built.
"""

import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from components.base import navigation, release
from components.base.look import Look
from components.base.release import Roots
from components.topics.views import view_of
from model.messages import Message, message
from model.scenario import BASELINE

ROOT = Path(__file__).resolve().parents[2]
WALL_S = 180
DONE = "."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageFault:
    """A page that cannot be built on a release. Read like the faults of files."""

    page: str
    what: Message
    file: str = ""
    row: int | None = None

    @property
    def place(self) -> str:
        """Name of the page."""
        title = next((entry.title for entry in navigation.ENTRIES if entry.url_path == self.page), self.page)
        return message("“{page}”页", page=message(title))

    @property
    def file_place(self) -> str:
        """The same: it stands in no file."""
        return self.place


def page_faults(draft: Roots) -> tuple[PageFault, ...]:
    """The first page that cannot be built on the release, or that takes too long; none where all can."""
    command = [sys.executable, "-m", "components.store.release_trial", str(draft.data), str(draft.geo)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=WALL_S,
            check=False,
        )  # fmt: skip
        pages_text, errors = done.stdout.decode(), done.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired as error:
        pages_text, errors = (error.stdout or b"").decode(), "timeout"
    pages = pages_text.split()
    if pages[-1:] == [DONE]:
        return ()
    log.error("a proposed release breaks a page: %s", errors[-4000:])
    what = message("在这一版数据上无法生成；请核对新增或删去的行是否缺少别处要用的内容")
    return (PageFault(pages[-1] if pages else "", what),)


def main(data: str, geo: str) -> None:
    """Build every page of the menu in its first state."""
    release.SHIPPED = Roots(0, Path(data), Path(geo))
    for entry in navigation.ENTRIES:
        view = view_of(entry.url_path)
        if view is not None:
            print(entry.url_path, flush=True)
            state, _ = view.parse({})
            view.content(state, BASELINE, Look("zh", "light", 1.0, 1366))
    print(DONE, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
