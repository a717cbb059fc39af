"""A wrong site setting is told in a sentence and falls back to its default; only a misleading public site ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from components.base.settings import Settings, SettingsRefusedError, resolve

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def faults_of(file: Path, content: str, **environment: str) -> tuple[str, ...]:
    file.write_text(content, encoding="utf-8")
    return resolve(file, environment).faults


def test_no_file_and_the_shipped_file_mean_the_defaults(file: Path) -> None:
    assert resolve(file, {}) == (Settings(), ())
    assert resolve(ROOT / "deploy" / "settings.toml", {}) == (Settings(), ())


def test_the_environment_comes_before_the_file(file: Path) -> None:
    file.write_text('approval_number = "甲"\npublic = false\n', encoding="utf-8")
    found = resolve(file, {"EXPLORER_APPROVAL_NUMBER": "乙", "EXPLORER_PUBLIC": "true", "EXPLORER_OTHER": "x"}).settings
    assert (found.approval_number, found.public) == ("乙", True)


def test_a_syntax_error_names_the_line_and_leaves_every_default(file: Path) -> None:
    (said,) = faults_of(file, 'public = false\napproval_number = "鲁S\n')
    assert said.startswith("deploy/settings.toml：内容无法解析：第 2 行附近写法不对") and "全部设置按默认值处理" in said
    assert resolve(file, {}).settings == Settings()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("publik = true\n", "没有“publik”这一项，请检查名称是否写错"),
        ("approval_number = 12\n", "“approval_number”须为文字，现为“12”"),
        ('public = "maybe"\n', "“public”须为 true 或 false（是或否），现为“maybe”"),
        ('tianditu_kind = "sat"\n', "“tianditu_kind”只能取：vec、img，现为“sat”"),
        ('tianditu_token = "a b"\n', "“tianditu_token”只能含英文字母和数字，至多64位，现为“……”"),
        ("[map]\npublic = true\n", "没有“map”这一项"),
    ],
)
def test_a_wrong_setting_is_told_and_the_others_are_kept(file: Path, content: str, said: str) -> None:
    (fault,) = faults_of(
        file, 'approval_number = "鲁S（2026）1号"\n' + content if "approval" not in content else content
    )
    assert said in fault and "按默认值处理" in fault
    if "approval" not in content:
        assert resolve(file, {}).settings == Settings(approval_number="鲁S（2026）1号")


def test_hosts_are_a_list_in_the_file_and_a_text_with_commas_in_the_environment(file: Path) -> None:
    file.write_text('allowed_hosts = ["plan.example.org", "*.example.org", "192.168.1.9", "[fd00::5]"]\n', "utf-8")
    written = resolve(file, {})
    assert written.faults == () and written.settings.allowed_hosts[1] == "*.example.org"
    given = resolve(file, {"EXPLORER_ALLOWED_HOSTS": "a.example, b.example"}).settings
    assert given.allowed_hosts == ("a.example", "b.example")


@pytest.mark.parametrize(
    "hosts", ['["http://a.example"]', '["a.example:80"]', "5", '["a*"]', '["*.*.org"]', '["a b"]', "[5]"]
)
def test_what_is_no_host_name_is_told_and_nothing_more_is_allowed(file: Path, hosts: str) -> None:
    (fault,) = faults_of(file, f"allowed_hosts = {hosts}\n")
    assert "“allowed_hosts”须为一组主机名或地址" in fault
    assert resolve(file, {}).settings.allowed_hosts == ()


def test_a_wrong_environment_variable_is_named(file: Path) -> None:
    (fault,) = faults_of(file, "", EXPLORER_PUBLIC="vielleicht")
    assert fault.startswith("环境变量 EXPLORER_PUBLIC：“public”须为 true 或 false")


def test_a_public_site_with_neither_number_nor_notice_is_refused(file: Path) -> None:
    with pytest.raises(SettingsRefusedError, match="须填写审图号"):
        faults_of(file, "public = true\ninternal_use_notice = false\n")
    assert faults_of(file, 'public = true\ninternal_use_notice = "x"\n'), "a wrong notice falls back to being shown"


def start(**environment: str) -> "subprocess.CompletedProcess[str]":
    """The entry as the server imports it."""
    return subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_the_console_gets_a_sentence_and_no_traceback() -> None:
    done = start(EXPLORER_TIANDITU_KIND="sat")
    assert done.returncode == 0 and "“tianditu_kind”只能取：vec、img" in done.stderr
    done = start(EXPLORER_PUBLIC="true", EXPLORER_INTERNAL_USE_NOTICE="false")
    assert done.returncode == 1 and "程序没有启动" in done.stderr
    assert "Traceback" not in done.stderr
