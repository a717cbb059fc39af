"""Story files that go out and come in: YAML of one story, taken part by part, so that a wrong part costs itself alone.

What comes in is hostile until read: its size is checked before parsing, its events before anything is built from them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from components.base.release import roots
from components.story.drafts import DRAFT, ENTIRE_HEADING, LANGUAGES
from components.story.figure_names import with_names
from components.words.text import tr
from data.stories import MOST_STEPS, Story, StoryStep, Words
from model.fault_words import unreadable
from model.messages import Message, message
from model.yaml_text import LOADER, YamlTextError, parse

LARGEST_BYTES = 512 * 1024
"""Above the largest story that people put together; a larger file is refused unread."""
DEEPEST, LONGEST_TEXT = 8, 4000
"""Levels of a story and characters of its longest text."""
VERSION = 1
MOST_RELEASES = 999_999
WHOLE_STEP = "view"
"""The field without which there is no step."""
MOST_REPAIRS = 200
UNPRINTED = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Kinds of characters that no text of a story needs and that files cannot hold."""


class StoryFileError(ValueError):
    """A file is no story, or none that can be read. Nothing of it has been taken; the message says why."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class StoryReading:
    """A story as far as it can be told; `faults` name step and field of what was left out."""

    story: Story
    faults: tuple[Message, ...] = ()


def story_bytes(story: Story) -> bytes:
    """The story as a file; fields that say nothing are left out."""
    fields = story.model_dump(mode="json", exclude_defaults=True)
    ordered: dict[str, Any] = {"version": VERSION}
    number = max(roots().number, 0)
    ordered |= {"data_release": number} if number else {}
    ordered |= {key: fields[key] for key in ("title", "audience", "steps") if key in fields}
    text: str = yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def read_story(content: bytes) -> StoryReading:
    """The story in a file's bytes. Raises StoryFileError."""
    if len(content) > LARGEST_BYTES:
        raise StoryFileError(message("文件超过 {n} KB，不是汇报文件，没有读取", n=LARGEST_BYTES // 1024))
    try:
        text = content.decode("utf-8-sig")
        _check_events(text)
        value = parse(text).value
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise StoryFileError(unreadable(error)) from error
    except YamlTextError as error:
        raise StoryFileError(error.problems[0].what) from error
    return story_of_value(value)


def story_of_value(value: object) -> StoryReading:
    """The story in plain values, as a file or the store has them. Raises StoryFileError."""
    if not isinstance(value, dict) or not isinstance(value.get("steps"), list):
        raise StoryFileError(message("这不是汇报文件：没有步骤（steps）"))
    _check_version(value.get("version", VERSION))
    faults: list[Message] = []
    steps = []
    for number, fields in enumerate(value["steps"][:MOST_STEPS], 1):
        step = _step(fields, number, faults)
        if step:
            steps.append(with_names(step))
    if len(value["steps"]) > MOST_STEPS:
        faults.append(message("一份汇报至多{n}步，后面的没有采用", n=MOST_STEPS))
    if not steps:
        raise StoryFileError(
            message("没有一步能用：{why}", why=faults[0] if faults else message("步骤（steps）是空的"))
        )
    title = _words(value, "title", faults) or Words(zh=tr("导入的汇报"))
    unknown = [key for key in value if key not in {*Story.model_fields}]
    faults += [message("汇报的“{field}”这一项不认识，没有采用", field=str(key)[:40]) for key in unknown]
    number = _data_release(value, faults)
    audience = _words(value, "audience", faults)
    story = Story(id=DRAFT, title=title, audience=audience, data_release=number, steps=tuple(steps))
    return StoryReading(story, tuple(faults))


def _data_release(value: Mapping[str, Any], faults: list[Message]) -> int:
    """The release of the data that the story was put together on."""
    number = value.get("data_release", 0)
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= MOST_RELEASES:
        return number
    faults.append(message("数据版本（data_release）不是一个版本号，没有采用"))
    return 0


def _check_version(version: object) -> None:
    if version == VERSION and not isinstance(version, bool):
        return
    if isinstance(version, int) and not isinstance(version, bool):
        is_newer = version > VERSION
        raise StoryFileError(
            message("汇报文件由更新的版本导出（version: {n}），请先升级本系统", n=version)
            if is_newer
            else message("汇报文件由旧版本导出（version: {n}），本版本已不能读取", n=version)
        )
    raise StoryFileError(message("汇报文件的版本（version）不是一个整数"))


def _check_events(text: str) -> None:
    """Refuse what no story has: anchors and aliases, which can stand for far more than the file holds, tags, depth."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise StoryFileError(message("第{line}行：汇报文件里不能用锚点和引用（& 和 *）", line=line))
        if getattr(event, "tag", None):
            raise StoryFileError(message("第{line}行：汇报文件里不能用标签（!）", line=line))
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_TEXT:
            raise StoryFileError(message("第{line}行：文字过长", line=line))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise StoryFileError(message("内容嵌套过深，无法读取"))


def _step(fields: object, number: int, faults: list[Message]) -> StoryStep | None:
    """The step without what is wrong in it; None where nothing is left to show."""
    if not isinstance(fields, dict):
        faults.append(message("第{n}步写法不对，整步略去", n=number))
        return None
    parts = {str(key): _plain(str(key), value) for key, value in fields.items()}
    parts.setdefault("heading", dict.fromkeys(LANGUAGES, ENTIRE_HEADING))
    for _ in range(MOST_REPAIRS):
        try:
            return StoryStep.model_validate(parts)
        except ValidationError as error:
            location = error.errors(include_input=False, include_url=False)[0]["loc"]
        if location[0] == WHOLE_STEP:
            faults.append(message("第{n}步的页面（view）缺少或写法不对，整步略去", n=number))
            return None
        faults.append(message("第{n}步的“{field}”不能用，没有采用", n=number, field=_path(location)))
        _leave_out(parts, location)
        if location[0] == "heading":
            parts["heading"] = dict.fromkeys(LANGUAGES, ENTIRE_HEADING)
    faults.append(message("第{n}步写法不对，整步略去", n=number))
    return None


def _plain(field: str, value: object) -> Any:
    """A copy whose parts can be taken out; numbers among a query's pairs become text, as they stand in an address."""
    if isinstance(value, Mapping):
        return {
            str(key): _text(_plain("", part)) if field == "query" else _plain(str(key), part)
            for key, part in value.items()
        }
    if isinstance(value, str):
        return "".join(each for each in value if unicodedata.category(each) not in UNPRINTED)
    return [_plain("", each) for each in value] if isinstance(value, list) else value


def _text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _leave_out(parts: dict[str, Any], location: tuple[int | str, ...]) -> None:
    """Take the smallest part around `location` out that can go alone: an entry of a list or mapping, else the field."""
    field = str(location[0])
    inside = parts.get(field)
    if len(location) > 1 and isinstance(inside, list) and isinstance(location[1], int):
        del inside[location[1]]
    elif len(location) > 1 and isinstance(inside, dict) and field in {"query", "levers", "opens", "figures"}:
        inside.pop(str(location[1]), None) if str(location[1]) in inside else parts.pop(field)
    else:
        parts.pop(field, None)


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part + 1 if isinstance(part, int) else part)[:40] for part in location[:2])


def _words(value: Mapping[str, Any], field: str, faults: list[Message]) -> Words | None:
    if value.get(field) is None:
        return None
    try:
        return Words.model_validate(value[field])
    except ValidationError:
        faults.append(message("汇报的“{field}”不能用，没有采用", field=field))
        return None
