"""A page's picture without a server: ``python tasks.py picture --page crossings --query "year=2026" -o out.png``."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

from components.base.look import Look
from components.base.navigation import ENTRIES
from components.export.picture import Stamp, png_of, svg_of
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from components.words.text import languages
from data.errors import DataContractError
from geo.errors import LayerContractError
from model.scenario import BASELINE, Scenario
from model.scenario_code import decode
from model.scenario_errors import ScenarioError
from tools.current_release import follow_site

LARGEST, WALL_PX, PHONE_PX = 8000, 3400, 700
PAGES = tuple(entry.url_path for entry in ENTRIES)


def size(text: str) -> tuple[int, int]:
    """`1920x1080` as width and height in px. Raises ValueError for anything else, for argparse to tell."""
    width, _, height = text.partition("x")
    sides = int(width), int(height)
    if not all(300 <= side <= LARGEST for side in sides):
        raise ValueError
    return sides


def composed(sides: tuple[int, int]) -> tuple[tuple[int, int], float]:
    """Size in which a picture of these px is put together, and px to each of its own: two on a wall, as on pages, and
    half of one on a phone, whose width holds no map with its legend otherwise."""
    ratio = 2.0 if sides[0] >= WALL_PX else 0.5 if sides[0] < PHONE_PX else 1.0
    return (int(sides[0] / ratio), int(sides[1] / ratio)), ratio


def arguments(argv: list[str]) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(
        prog="tasks.py picture", description="页面的图，不需要服务器 · a page as a picture"
    )
    parser.add_argument("--page", required=True, choices=PAGES)
    parser.add_argument("--query", default="", help="页面网址 ? 之后的部分 · what stands behind ? in its address")
    parser.add_argument("--scenario", default="", help="方案码 · scenario code")
    parser.add_argument("--lang", default="zh", choices=languages())
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--size", default=(1920, 1080), type=size, help="1920x1080")
    parser.add_argument("-o", "--output", required=True, type=Path, help="FILE.png|svg|json")
    return parser.parse_args(argv)


def scenario_of(code: str) -> Scenario:
    """The scenario of a code, the baseline for none. Raises ScenarioError."""
    return decode(code, load_facts().catalogue).state.scenario if code else BASELINE


def main(argv: list[str]) -> int:
    """Write the picture; an answer in words where it cannot be made."""
    options = arguments(argv)
    sides, ratio = composed(options.size)
    view, look = view_of(options.page), Look(options.lang, options.theme, 1.0, sides[0])
    if view is None or options.output.suffix not in {".png", ".svg", ".json"}:
        print(f"{options.output.name}: .png, .svg, .json", file=sys.stderr)
        return 2
    try:
        state, refusals = view.parse(dict(parse_qsl(options.query.lstrip("?"))))
        content = view.content(state, scenario_of(options.scenario), look)
    except (ScenarioError, DataContractError, LayerContractError) as error:
        print(error, file=sys.stderr)
        return 1
    for refusal in refusals:
        print(f"{refusal.key}={refusal.value}: 无法识别，已用默认值 · not understood, default used", file=sys.stderr)
    stamp = Stamp(code=options.scenario)
    makers: dict[str, Callable[[], bytes]] = {
        ".json": content.as_json,
        ".svg": lambda: svg_of(content, look, sides, stamp).encode(),
        ".png": lambda: png_of(content, look, sides, stamp, ratio),
    }
    options.output.write_bytes(makers[options.output.suffix]())
    return 0


if __name__ == "__main__":
    follow_site()
    sys.exit(main(sys.argv[1:]))
