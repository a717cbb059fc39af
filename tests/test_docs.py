"""The documents a newcomer reads first agree with the repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tasks

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
GENERATED = {"dist", "shots", "wheelhouse", "var", "__pycache__"}
ONE_PLACE_TO_TOUCH = {
    "an indicator": "data/indicators.yaml",
    "a map layer": "geo/layers.yaml",
    "a page": "components/base/navigation.py",
    "a lever": "data/levers.yaml",
    "a preset scenario": "data/presets",
    "a language": "components/locale",
    "a source": "data/sources.yaml",
}
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
TREE_ENTRY = re.compile(r"^(?:[├└]──\s*)?([\w.][\w.-]*/?)(?:[\w./<>-]*)")


def written_documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def text_of(path: Path) -> str:
    assert path.is_file(), f"{path.name} is missing"
    return path.read_text("utf-8")


def top_folders() -> set[str]:
    folders = (path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    return {path.name for path in folders if path.name not in GENERATED and any(path.iterdir())}


def readme_tree() -> set[str]:
    """Names on the outermost level of the fenced block that shows the tree."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", text_of(README), flags=re.DOTALL)
    drawn = [block for block in blocks if "app.py" in block and "components/" in block]
    assert len(drawn) == 1, "README shows the tree exactly once"
    matches = (TREE_ENTRY.match(line) for line in drawn[0].splitlines())
    return {match.group(1) for match in matches if match}


@pytest.mark.parametrize("command", ["python3 tasks.py run", "python3 tasks.py test"])
def test_the_readme_names_both_commands(command: str) -> None:
    assert command in text_of(README)


def test_every_command_the_documents_name_exists() -> None:
    commands = set(tasks.COMMANDS)
    named = {name for path in written_documents() for name in re.findall(r"python3? tasks\.py ([a-z]+)", text_of(path))}
    assert named - commands == set()


def test_the_tree_in_the_readme_names_every_top_level_folder() -> None:
    assert top_folders() - {name.rstrip("/") for name in readme_tree()} == set()


def test_the_tree_in_the_readme_names_nothing_that_is_not_there() -> None:
    assert {name for name in readme_tree() if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("addition", [what for what, place in ONE_PLACE_TO_TOUCH.items() if (ROOT / place).exists()])
def test_contributing_has_a_recipe_for_every_one_place_to_touch(addition: str) -> None:
    assert ONE_PLACE_TO_TOUCH[addition] in text_of(CONTRIBUTING)


def test_links_to_local_files_lead_somewhere() -> None:
    broken = []
    for path in written_documents():
        for target in LINK.findall(text_of(path)):
            local = target.split("#")[0]
            if local and ":" not in local and not (path.parent / local).exists():
                broken.append(f"{path.relative_to(ROOT)} -> {target}")
    assert broken == []


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
