"""`tasks.py data` looks at every file of facts and says each fault in a sentence; wrong commands get one too."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components.base.facts_checks import Check
from data.errors import DataContractError
from data.tables import DATA, SCHEMAS, load_table
from geo.read import GEO
from model.messages import message
from tools import facts_check

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = shutil.ignore_patterns("*.py", "__pycache__", "inputs", "making")


@pytest.fixture
def rooms(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the folders of facts, to be spoilt."""
    return (
        Path(shutil.copytree(DATA, tmp_path / "data", ignore=SKIPPED)),
        Path(shutil.copytree(GEO, tmp_path / "geo", ignore=SKIPPED)),
    )


def faults(rooms: tuple[Path, Path]) -> set[str]:
    return {f"{fault.place}：{fault.what}" for check in facts_check.checks(*rooms) for fault in check.faults}


def test_every_table_catalogue_and_layer_is_looked_at_and_sound(rooms: tuple[Path, Path]) -> None:
    found = {check.name: check for check in facts_check.checks(*rooms)}
    assert {f"data/{name}.csv" for name in SCHEMAS} <= set(found)
    assert {f"data/{path.name}" for path in DATA.glob("*.yaml")} <= set(found)
    assert {f"geo/layers/{path.name}" for path in (GEO / "layers").glob("*")} <= set(found)
    assert all(check.summary and not check.faults for check in found.values())


def test_faults_of_both_rooms_come_together_each_once(rooms: tuple[Path, Path]) -> None:
    (rooms[0] / "sources.yaml").write_text("- id: [", encoding="utf-8")
    (rooms[1] / "layers" / "hills.geojson").unlink()
    said = faults(rooms)
    assert "geo/layers/hills.geojson：文件不存在，请放回原处" in said
    assert [line for line in said if line.startswith("data/sources.yaml")] == [
        "data/sources.yaml：内容无法解析：第 2 行附近写法不对，常见原因是引号、括号不成对，少了逗号、冒号，或缩进不齐"
    ]


def test_the_command_ends_with_one_and_a_sum_when_something_is_wrong(
    rooms: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(facts_check, "rebuild", lambda: ())
    reports = [Check("data/goals.csv", message("{n} 行", n=1))]
    monkeypatch.setattr(facts_check, "checks", lambda *_: iter(reports))
    assert facts_check.main() == 0
    assert "全部符合约定" in capsys.readouterr().out
    (rooms[0] / "goals.csv").write_text("x", encoding="utf-8")
    with pytest.raises(DataContractError) as refused:
        load_table("goals", rooms[0])
    reports += [Check("data/goals.csv", None, tuple(refused.value.faults))]
    assert facts_check.main() == 1
    said = capsys.readouterr().out
    assert "FAIL data/goals.csv" in said and "data/goals.csv 第 1 行：表头不对：缺少 goal_id、" in said
    assert "发现 1 处问题" in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 0, "python3 tasks.py data"),
        (["--help"], 0, "python3 tasks.py data"),
        (["foo"], 1, "没有“foo”这条命令"),
        (["run", "--port", "99999"], 1, "run 不认识“--port 99999”"),
        (["data", "--fast"], 1, "data 不认识“--fast”"),
    ],
)
def test_a_command_is_answered_in_a_sentence_with_english_beside(arguments: list[str], code: int, said: str) -> None:
    done = subprocess.run([sys.executable, "tasks.py", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == code and said in done.stdout and not done.stderr
    assert " · " in done.stdout
