"""A story as a file without a server: ``python tasks.py brief ten_minutes --lang zh --as pptx -o out.pptx``."""

import argparse
import sys
from pathlib import Path

from components.base.clock import CLOCK
from components.base.look import Look, using
from components.base.settings import read_settings
from components.export.kit import now
from components.handout.deck import Origin
from components.handout.page_files import ENDINGS, SCREEN_PX, maker_of
from components.handout.slides import deck_of
from components.story.exchange import StoryFileError, read_story
from components.words.text import languages, say
from data.errors import DataContractError
from data.stories import Story, stories
from model.fault_words import unreadable
from tools.current_release import follow_site

POSTER = "poster"
"""One sheet A3 as PDF."""
FILES = {".yaml", ".yml", ".json"}


def arguments(argv: list[str]) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(
        prog="tasks.py brief", description="汇报做成文件，不需要服务器 · a story as a file"
    )
    parser.add_argument("story", help="汇报的编号（data/stories）或 YAML 文件 · id or file of a story")
    parser.add_argument("--as", dest="ending", default="", choices=("", *ENDINGS, POSTER), help="pptx|pdf|html|poster")
    parser.add_argument("--lang", default="zh", choices=languages())
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("-o", "--output", required=True, type=Path, help="FILE.pptx|pdf|html")
    return parser.parse_args(argv)


def story_of(name: str, look: Look) -> Story | None:
    """A shipped story by its id, or the one in a file, whose faults are printed; None where there is neither.

    Raises DataContractError for shipped stories, StoryFileError and OSError for a file.
    """
    path = Path(name)
    if path.suffix not in FILES:
        return next((story for story in stories() if story.id == name), None)
    reading = read_story(path.read_bytes())
    with using(look):
        print(*map(say, reading.faults), sep="\n", end="\n" if reading.faults else "", file=sys.stderr)
    return reading.story


def main(argv: list[str]) -> int:
    """Write the file; sentences for what a story names wrongly, which the file leaves out."""
    options = arguments(argv)
    ending = options.ending or options.output.suffix.removeprefix(".")
    if ending not in (*ENDINGS, POSTER):
        print(f"{options.output.name}: .{', .'.join(ENDINGS)}", file=sys.stderr)
        return 2
    look = Look(options.lang, options.theme, 1.0, SCREEN_PX)
    try:
        story = story_of(options.story, look)
    except DataContractError as error:
        print(error, file=sys.stderr)
        return 1
    except (StoryFileError, OSError) as error:
        what = error.what if isinstance(error, StoryFileError) else unreadable(error)
        print(f"{options.story}：{say(what, options.lang)}", file=sys.stderr)
        return 1
    if story is None:
        names = ", ".join(each.id for each in stories())
        print(f"没有汇报“{options.story}”，现有 {names} · no such story", file=sys.stderr)
        return 1
    origin = Origin(now().astimezone(CLOCK).strftime("%Y-%m-%d"), read_settings().site_address)
    deck = deck_of(story, look, origin)
    options.output.write_bytes(maker_of(ending)(deck))
    for slide in deck.slides:
        print(*slide.faults, sep="\n", end="\n" if slide.faults else "", file=sys.stderr)
    return 0


if __name__ == "__main__":
    follow_site()
    sys.exit(main(sys.argv[1:]))
