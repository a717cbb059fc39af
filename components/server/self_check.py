"""The server looks at itself once it has read ahead; each point is a sentence for whoever runs it."""

import asyncio
import logging
import os
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import Any

from components.base import assets_store, cache, metrics, self_check
from components.base.look import SOURCE_LANGUAGE, Look, using
from components.base.self_check import MARKS, Check, Verdict
from components.base.settings import Settings, site
from components.server.policy_check import policy_faults
from components.words.format import number
from components.words.text import say
from data.errors import DataContractError
from geo.errors import LayerContractError
from model.messages import Message, in_one_line, message

ROOT = Path(__file__).resolve().parents[2]
LEAST_FREE_MB, LEAST_HANDLES = 500, 4096
FONT_MARKS = (b"wOF2", b"OTTO", b"\0\1\0\0")
PINNED = ("streamlit", "starlette", "uvicorn")
"""Libraries of whose inner parts some use is made, so that their version matters."""
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
log = logging.getLogger(__name__)


def publish(checks: tuple[Check, ...]) -> None:
    """Keep the checks for those who ask; say what is not sound and one line for the rest, on the console or the log."""
    self_check.publish(checks)
    for line in lines(checks):
        if site().settings.log_format == "json":
            log.warning(line.strip()) if line.startswith(" ") else log.info(line)
        else:
            print(line, file=sys.stderr, flush=True)


def lines(checks: tuple[Check, ...], *, all_of_them: bool = False) -> list[str]:
    """The checks in both languages; those that are sound in one line together unless all are wanted."""
    sound = [check for check in checks if check.verdict == "sound"]
    head = f"自检 {len(sound)}/{len(checks)} 项正常 · self-check: {len(sound)} of {len(checks)} sound"
    rest = checks if all_of_them else tuple(check for check in checks if check.verdict != "sound")
    return [head, *(f"  {MARKS[check.verdict]} {_both(check)}" for check in rest)]


def _both(check: Check) -> str:
    zh, en = (say(check.sentence, code) for code in ("zh", "en"))
    return f"{say(check.subject, 'zh')}：{zh} · {say(check.subject, 'en')}: {en}"


async def look(app: Any | None = None) -> tuple[Check, ...]:
    """Every check; that of the content policy only where `app`, the running application, can be asked for a page."""
    settings = site().settings
    looks: list[Callable[[], Check]] = [_settings, _data, lambda: _store(settings), _disk, _fonts, _libraries]
    looks += [_handles, lambda: _secret(settings), _browsers]
    checks = [await asyncio.to_thread(each) for each in looks]
    return (*checks, _policy(await policy_faults(app))) if app else tuple(checks)


def _check(ident: str, subject: Message, faults: list[Message], sound: Message, verdict: Verdict = "fault") -> Check:
    return Check(ident, subject, verdict, in_one_line(faults)) if faults else Check(ident, subject, "sound", sound)


def _settings() -> Check:
    return _check("settings", message("设置"), list(site().faults), message("全部可用"), "notice")


def _policy(faults: list[Message]) -> Check:
    return _check("policy", message("内容安全策略"), faults, message("已随页面发出，内联脚本均按摘要放行"))


def _data() -> Check:
    from data.tables import SCHEMAS

    faults: list[Message] = []
    for name in SCHEMAS:
        try:
            cache.table(name)
        except DataContractError as error:
            faults += [message("{place}：{what}", place=fault.place, what=fault.what) for fault in error.faults[:1]]
    try:
        layers = len(cache.layers())
    except LayerContractError as error:
        layers = 0
        faults += [message("{place}：{what}", place=fault.place, what=fault.what) for fault in error.faults[:1]]
    return _check("data", message("数据"), faults, message("{n} 张表、{m} 个图层可读", n=len(SCHEMAS), m=layers))


def _store(settings: Settings) -> Check:
    from components.store.condition import store_bytes, store_trouble
    from components.store.words import sentence

    subject = message("方案库")
    if settings.kiosk:
        return Check("store", subject, "sound", message("展厅整机不存方案"))
    if trouble := store_trouble():
        with using(Look(SOURCE_LANGUAGE)):
            return Check("store", subject, "fault", message(sentence(trouble)))
    used, limit = (store_bytes() or 0) / 2**20, settings.store_limit_mb
    size = message("已用 {n} MB，上限 {limit} MB", n=number(used, 1), limit=limit)
    return Check("store", subject, "notice" if used > 0.9 * limit else "sound", size)


def _disk() -> Check:
    faults = []
    free = min(shutil.disk_usage(place).free for place in (ROOT, gettempdir())) // 2**20
    if free < LEAST_FREE_MB:
        faults.append(message("只剩 {n} MB，不足 {least} MB", n=free, least=LEAST_FREE_MB))
    try:
        with TemporaryFile() as probe:
            probe.write(b"0" * 4096)
    except OSError:
        faults.append(message("临时目录 {folder} 写不进去", folder=gettempdir()))
    return _check("disk", message("磁盘"), faults, message("剩余 {n} MB", n=free))


def _fonts() -> Check:
    files = [*assets_store.FONTS.glob("*.woff2"), *(assets_store.FONTS.parent / "chart_fonts").glob("*.[ot]tf")]
    broken = [file.name for file in files if file.read_bytes()[:4] not in FONT_MARKS]
    ranges = len(list(assets_store.GLYPHS.glob("*.pbf")))
    faults = [message("{file} 不是字体文件", file=name) for name in broken]
    if not files or not ranges:
        faults.append(message("随程序的字体不全"))
    return _check("fonts", message("字体"), faults, message("{n} 个字体文件、{m} 段地图字形", n=len(files), m=ranges))


def _libraries() -> Check:
    lines_of_file = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines_of_file if line.count("==") == 1)
    faults = [
        message("{name} 应为 {pin}，现为 {now}", name=name, pin=pins[name], now=version(name))
        for name in PINNED
        if version(name) != pins[name]
    ]
    return _check("libraries", message("软件包"), faults, message("版本与 requirements.txt 一致"))


def _handles() -> Check:
    subject = message("文件句柄")
    if not sys.platform.startswith("linux"):
        return Check("handles", subject, "sound", message("本系统没有这一上限"))
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = [message("上限 {n}，同时来的人多时不够，宜提高到 {least} 以上", n=soft, least=LEAST_HANDLES)]
    enough = soft == resource.RLIM_INFINITY or soft >= LEAST_HANDLES
    return _check("handles", subject, [] if enough else few, message("上限 {n}", n=soft), "notice")


def _secret(settings: Settings) -> Check:
    """A database server is for several processes; they must recognize one another's cookies."""
    shared = settings.scenario_database.startswith("postgresql")
    missing = [message("多个进程共用方案库时须设同一个 {name}", name=COOKIE_SECRET)]
    faults = missing if shared and not os.environ.get(COOKIE_SECRET) else []
    return _check("secret", message("会话密钥"), faults, message("单个进程自用，或已设"), "notice")


def _browsers() -> Check:
    able, unable = metrics.browsers(webgl=True), metrics.browsers(webgl=False)
    words = message("有 WebGL 的 {n} 个，没有的 {m} 个（改用静态图）", n=able, m=unable)
    none = message("还没有浏览器报告；没有 WebGL 时地图改用静态图")
    return Check("webgl", message("浏览器"), "sound", words if able + unable else none)
