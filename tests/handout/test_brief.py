"""`tasks.py brief`: a shipped story or a file of one's own becomes a handout; what is wrong is said as errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.story import drafts
from components.story.exchange import story_bytes
from data.stories import stories
from tools import brief

STORY = stories()[0].model_copy(update={"steps": stories()[0].steps[3:4]})


def brief_of(content: bytes, folder: Path, *options: str) -> tuple[int, Path]:
    (folder / "own.yaml").write_bytes(content)
    target = folder / "own.html"
    return brief.main([str(folder / "own.yaml"), "-o", str(target), *options]), target


def test_a_story_file_becomes_a_handout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, target = brief_of(story_bytes(drafts.as_draft(STORY)), tmp_path)
    assert code == 0 and STORY.steps[0].heading.zh in target.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


def test_wrong_parts_are_named_and_the_rest_is_handed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = story_bytes(STORY).replace(b"view: overview", b"view: overview\n  colour: red")
    code, target = brief_of(content, tmp_path, "--lang", "en")
    assert code == 0 and target.exists()
    assert capsys.readouterr().err == "Step 1: “colour” cannot be used and was not taken\n"


@pytest.mark.parametrize("content", [b"a: &a [*a]", b"\xff", b"version: 7\nsteps: [{}]"])
def test_a_file_that_is_no_story_writes_nothing(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, target = brief_of(content, tmp_path)
    assert code == 1 and not target.exists() and len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief.main([str(tmp_path / "none.yaml"), "-o", "x.html"]) == 1
    assert "不存在" in capsys.readouterr().err
