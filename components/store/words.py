"""Answers of scenarios, codes, files and the store as one sentence for the viewer: state and remedy."""

from collections.abc import Mapping

from components.base.settings import read_settings
from components.store.errors import FileReason, Place, ScenarioFileError, ScenarioStoreError, StoreReason
from components.store.service import Saved
from components.store.thinning import NEWEST
from components.words.format import number
from components.words.refusals import code_refusal, part_word
from components.words.text import tr
from model.scenario_errors import Problem, Reason, ScenarioCodeError, ScenarioError

Titles = Mapping[str, str]
MOST_LISTED = 3
LASTING_TROUBLE: tuple[StoreReason, ...] = ("bad_address", "in_memory")
"""Faults that only other settings can fix; they are read when the server starts."""
NAMES_RECONNECTING: tuple[StoreReason, ...] = ("moved", "emptied", "corrupt", "not_a_database")
"""Reasons whose sentence asks the viewer to reconnect: shown with a button."""


def sentence(error: ScenarioError | ScenarioStoreError | ScenarioFileError, titles: Titles | None = None) -> str:
    """The error in the viewer's language. `titles` maps ids to displayed names."""
    if isinstance(error, ScenarioCodeError):
        return code_refusal(error.reason)
    if isinstance(error, ScenarioStoreError):
        return store_sentences(error.name, error.version)[error.reason]
    if isinstance(error, ScenarioFileError):
        return file_sentences(_listed([_place(place) for place in error.places]))[error.reason]
    return problems_sentence(error.problems, titles or {})


def problems_sentence(problems: tuple[Problem, ...], titles: Titles) -> str:
    """The problems of a scenario, the first few by name."""
    return tr("方案中有不能使用的内容，未予采用：{details}。", details=_listed([_problem(p, titles) for p in problems]))


def trouble_sentence(trouble: ScenarioStoreError) -> str:
    """Why scenarios are kept in memory only, and what that means for the viewer."""
    words = sentence(trouble) + tr("方案仅在内存，服务器重启后会丢失，请及时导出方案文件。")
    return words if trouble.reason in LASTING_TROUBLE else words + tr("系统会自动重新连接，恢复后写入方案库。")


def saved_sentence(saved: Saved) -> str:
    """The answer to a save: on disk, or in memory only."""
    name, version = saved.entry.name, saved.entry.version
    if not saved.changed:
        return tr("没有变化，未另存一版。")
    if not saved.lasting:
        return tr("“{name}”第 {n} 版仅在内存，尚未写入磁盘，请及时导出方案文件。", name=name, n=version)
    return tr("已保存：“{name}”。", name=name) if version == 1 else tr("已保存为第 {n} 版。", n=version)


def return_sentence(carried: int, copied: int) -> str:
    """The store is in use again; `carried` scenarios moved in from memory, `copied` of them as copies."""
    words = tr("已重新连接方案库。")
    if carried:
        words += tr("内存中的 {n} 个方案已写入。", n=carried)
    if copied:
        words += tr("其中 {n} 个与库中同一方案的内容不同，已另存为副本。", n=copied)
    return words


def broken_file_sentence(file_name: str) -> str:
    """A broken store was set aside; what to do about it."""
    return tr(
        "原方案库文件已损坏或被清空，已原样移存为 {file}，现在用的是新建的方案库。"
        "请管理员用备份恢复（python3 tasks.py restore 备份文件）；把这个文件移到别处后，本提示不再出现。",
        file=file_name,
    )


def thinning_sentence() -> str:
    """The rule by which old versions make room."""
    return tr("最近 {n} 版全部保留；更早的，每天只留当天最后一版。", n=NEWEST)


def limit_sentence() -> str:
    """The store is as large as the site lets it become."""
    return tr(
        "方案库已到上限 {n} MB，本次没有保存，已保存的方案不受影响。"
        "请彻底删除回收站里用不着的方案，或请管理员调高上限（store_limit_mb）。",
        n=read_settings().store_limit_mb,
    )


def file_sentences(details: str) -> Mapping[FileReason, str]:
    return {
        "too_large": tr("文件超过 512 KB，不是方案文件，没有读取。"),
        "not_json": tr("文件无法读取：方案文件应为 UTF-8 编码的 JSON。未采用其中任何内容。"),
        "other_product": tr("这不是本系统的方案文件，未采用其中任何内容。"),
        "older_version": tr("方案文件由旧版本导出，本版本已不能读取。未采用其中任何内容。"),
        "newer_version": tr("方案文件由更新的版本导出，请先升级本系统。未采用其中任何内容。"),
        "bad_content": tr("方案文件的内容有误，未采用其中任何内容：{details}。", details=details),
        "doubled_key": tr("方案文件中同一个键出现两次，无法判断以哪个为准，未采用其中任何内容。"),
    }


def store_sentences(name: str = "", version: int = 0) -> Mapping[StoreReason, str]:
    """`name` and `version` of the scenario concerned, where there is one."""
    return {
        "bad_address": tr("方案库地址（scenario_database）无法识别，请管理员检查设置。"),
        "no_driver": tr("缺少连接方案库所需的软件包，请管理员安装。"),
        "unreachable": tr("方案库无法连接，请稍后再试或联系管理员。"),
        "no_access": tr("方案库所在位置不能读写，请管理员检查权限。"),
        "not_a_database": tr(
            "方案库文件不是数据库或已损坏。请重新连接方案库：原文件会原样移存一旁，另建新库；再请管理员用备份恢复。"
        ),
        "foreign_database": tr("方案库地址指向其他软件的数据库，未作改动，请管理员检查设置。"),
        "corrupt": tr("方案库文件已损坏。请重新连接方案库：原文件会原样移存一旁，另建新库；再请管理员用备份恢复。"),
        "newer_schema": tr("方案库由更新的版本建立，本版本不能使用，未作改动，请先升级本系统。"),
        "moved": tr("方案库文件已被移走或替换，读取和保存都已停止。请重新连接方案库后再继续。"),
        "emptied": tr("方案库文件已被清空（0 字节），读取和保存都已停止。请重新连接方案库，并请管理员用备份恢复。"),
        "in_memory": tr("站点设置（scenario_database）没有写明方案的存放位置。"),
        "full": tr("磁盘空间不足，本次没有保存，已保存的方案不受影响。请先导出方案文件，并请管理员清理磁盘。"),
        "at_limit": limit_sentence(),
        "busy": tr("方案库正忙，这次操作没有完成，请稍候再试。"),
        "failed": tr("方案库出错，这次操作没有完成，已保存的方案不受影响。请先导出方案文件，并联系管理员。"),
        "unknown": tr("找不到这个方案或这一版，可能已被彻底删除。"),
        "in_bin": tr("“{name}”已被移入回收站，本次没有保存。请先恢复它，或另存为新方案。", name=name),
        "not_in_bin": tr("“{name}”不在回收站中，不能彻底删除。", name=name),
        "conflict": tr(
            "“{name}”已被他人保存为第 {n} 版，本次没有覆盖。您的改动仍在：可另存为新方案，或打开最新版对照。",
            name=name,
            n=version,
        ),
        "damaged_revision": tr(
            "“{name}”第 {n} 版的内容已损坏，没有打开。可在历史中恢复其他版本。", name=name, n=version
        ),
    }


def _listed(parts: list[str]) -> str:
    """The first few of many things, and how many more there are."""
    more = tr("等共 {n} 处", n=len(parts)) if len(parts) > MOST_LISTED else ""
    return tr("；").join(parts[:MOST_LISTED]) + more


def _problem(problem: Problem, titles: Titles) -> str:
    subject = titles.get(problem.subject, problem.subject) or part_word(problem.part)
    low, high = (number(bound) if bound is not None else "" for bound in (problem.low, problem.high))
    sentences: Mapping[Reason, str] = {
        "unknown": tr("本版本没有“{subject}”", subject=subject),
        "beyond_bounds": tr(
            "“{subject}”为 {value}，超出 {low} 至 {high}", subject=subject, value=problem.value, low=low, high=high
        ),
        "not_a_number": tr("“{subject}”的值“{value}”不是可用的数", subject=subject, value=problem.value),
        "bad_year": tr("“{subject}”的年份“{value}”不可用", subject=subject, value=problem.value),
        "bad_slip": tr("“{subject}”推迟的年数“{value}”不可用", subject=subject, value=problem.value),
        "bad_place": tr("“{subject}”的位置“{value}”不可用", subject=subject, value=problem.value),
        "bad_id": tr("{part}中的名称“{value}”不可用", part=part_word(problem.part), value=problem.value),
        "bad_name": tr("方案名称须为一行，最多 {n} 个字", n=high),
        "twice": tr("“{subject}”出现两次", subject=subject),
        "too_many": tr("{part}超过 {n} 项", part=part_word(problem.part), n=high),
        "not_a_list": tr("{part}的写法不对", part=part_word(problem.part)),
        "not_an_entry": tr("{part}的写法不对", part=part_word(problem.part)),
    }
    return sentences[problem.reason]


def _place(place: Place) -> str:
    """A place in a file: its path as written there, and what is wrong in a few words."""
    faults = {
        "extra_forbidden": tr("未知的键"),
        "missing": tr("缺少"),
        "finite_number": tr("不是有限的数"),
        "too_long": tr("项数过多"),
        "string_too_long": tr("文字过长"),
    }
    what = faults.get(place.kind, tr("类型不对"))
    return f"{place.path[:60]} {what}".strip()
