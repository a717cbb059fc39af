"""First pictures in a process of their own, at a low priority: the server goes on answering.

Run as ``python -m components.server.first_child``: standard input names a release and the pages, one picture a line
goes out as it is ready. A page that reads what people have written has none, nor has one whose files are broken.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from components.base.release import Roots, pinned
from components.export.first_picture import FirstPicture, first_picture
from components.server.printing import Released, Reported
from components.topics.views import view_of
from data.errors import DataContractError
from geo.errors import LayerContractError

NICE = 10


def picture_of(page: str, language: str) -> FirstPicture | None:
    """The page's picture; None where it has none."""
    view = view_of(page)
    try:
        if view is None or isinstance(view.parse({})[0], Reported | Released):
            return None
        return first_picture(view, language)
    except (DataContractError, LayerContractError):
        return None


def main() -> None:
    """Answer one order."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    order: dict[str, Any] = json.load(sys.stdin)
    with pinned(Roots(int(order["number"]), Path(order["data"]), Path(order["geo"]))):
        for page, language in order["pages"]:
            if picture := picture_of(page, language):
                print(json.dumps([page, language, json.loads(picture.as_json())]), flush=True)


if __name__ == "__main__":
    main()
