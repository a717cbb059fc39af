"""What a site may configure, read once from `deploy/settings.toml` and the environment.

A wrong setting falls back to its default, which is always the more careful one, and is reported on the console and
on every page. Only a public site that would show a map with neither approval number nor notice does not start.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from model.fault_words import invalid, unreadable
from model.messages import Message, message
from model.single_flight import single_flight

SETTINGS_FILE = Path(__file__).resolve().parents[2] / "deploy" / "settings.toml"
SHOWN_NAME = "deploy/settings.toml"
ENVIRONMENT = "EXPLORER_"
NEITHER = "公开站点（public = true）须填写审图号（approval_number），或保留未审图提示（internal_use_notice = true）"
HOST = re.compile(r"\*|(?:\*\.)?[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)*\.?|\[?[0-9A-Fa-f:.]+\]?")
HOSTS_WRONG = '“allowed_hosts”须为一组主机名或地址（不带协议和端口），例如 ["plan.example.org", "*.example.org"]'
CLIENTS_WRONG = '“metrics_clients”须为一组地址或网段，例如 ["127.0.0.1", "10.20.0.0/16"]'
PIN_HASH = r"^(scrypt:\d{1,7}:\d{1,2}:\d{1,2}:[0-9a-f]{16,64}:[0-9a-f]{32,128})?$"
SECRETS = ("tianditu_token", "scenario_database", "kiosk_pin", "kiosk_wall", "editor_key")
TIANDITU_ORIGIN = "https://t0.tianditu.gov.cn"


class Settings(BaseModel):
    """Site settings; unknown keys in the file are reported, so that a misspelling is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    approval_number: str = Field(default="", max_length=60)
    internal_use_notice: bool = True
    public: bool = False
    tianditu_token: str = Field(default="", pattern=r"^[0-9A-Za-z]{0,64}$")
    tianditu_kind: Literal["vec", "img"] = "vec"

    allowed_hosts: tuple[str, ...] = Field(default=(), max_length=50)
    streamlit_checks: bool = False
    metrics_clients: tuple[str, ...] = Field(default=("127.0.0.1", "::1"), max_length=50)
    log_format: Literal["text", "json"] = "text"
    memory_limit_mb: int = Field(default=6000, ge=0, le=1_000_000)
    site_address: str = Field(default="", pattern=r"^(https?://[^\s/?#]+)?$", max_length=200)
    scenario_database: str = Field(default="", max_length=500, repr=False)
    read_ahead: bool = True
    store_limit_mb: int = Field(default=1000, ge=10, le=1_000_000)

    data_desk: bool = True
    editor_key: str = Field(default="", pattern=PIN_HASH, max_length=200, repr=False)
    editor_idle_minutes: int = Field(default=30, ge=1, le=480)
    release_folder: str = Field(default="", max_length=500)

    kiosk: bool = False
    kiosk_language: Literal["zh", "en"] = "zh"
    kiosk_idle_s: int = Field(default=60, ge=15, le=600)
    kiosk_countdown_s: int = Field(default=10, ge=5, le=60)
    kiosk_screen_inches: float = Field(default=43.0, ge=7.0, le=400.0)
    kiosk_reach: Literal["standing", "seated"] = "standing"
    kiosk_voice: bool = False
    kiosk_pin: str = Field(default="", pattern=PIN_HASH, max_length=200, repr=False)
    kiosk_wall: str = Field(default="", pattern=r"^([0-9A-Za-z_-]{32})?$", repr=False)
    kiosk_counts: str = Field(default="", max_length=500)

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def names_of_hosts(cls, value: object) -> object:
        """A list of names, or one text with commas as the environment gives it."""
        names = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        if isinstance(names, list | tuple) and all(isinstance(n, str) and HOST.fullmatch(n) for n in names):
            return tuple(names)
        raise ValueError(message(HOSTS_WRONG))

    @field_validator("metrics_clients", mode="before")
    @classmethod
    def addresses_of_clients(cls, value: object) -> object:
        """A list of addresses and networks, or one text with commas as the environment gives it."""
        entries = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        if isinstance(entries, list | tuple) and all(isinstance(n, str) and _is_network(n) for n in entries):
            return tuple(entries)
        raise ValueError(message(CLIENTS_WRONG))

    @model_validator(mode="after")
    def a_public_site_says_what_its_map_is(self) -> Self:
        """A map shown to the public carries an approval number or the notice that it has none."""
        if self.public and not self.approval_number and not self.internal_use_notice:
            raise ValueError(message(NEITHER))
        return self

    @property
    def tiles_origin(self) -> str:
        """The one foreign origin the page may ask, or nothing."""
        return TIANDITU_ORIGIN if self.tianditu_token else ""


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


class SettingsRefusedError(Exception):
    """A site with these settings must not start. The sentence says which and why."""

    def __init__(self, sentence: Message) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


class Site(NamedTuple):
    """The settings in use, and a sentence for each that could not be used as written."""

    settings: Settings
    faults: tuple[Message, ...]


def read_settings() -> Settings:
    """The site's settings. Raises SettingsRefusedError."""
    return site().settings


@single_flight(maxsize=1)
def site() -> Site:
    """The settings and what is wrong with them, read once. Raises SettingsRefusedError."""
    return resolve(SETTINGS_FILE, os.environ)


def resolve(file: Path, environment: Mapping[str, str]) -> Site:
    """Environment before file, as every deployment expects. Raises SettingsRefusedError."""
    values, faults = _file_values(file)
    from_environment = {
        name: environment[ENVIRONMENT + name.upper()]
        for name in Settings.model_fields
        if ENVIRONMENT + name.upper() in environment
    }
    values |= from_environment
    while True:
        try:
            return Site(Settings.model_validate(values), tuple(faults))
        except ValidationError as error:
            for problem in error.errors():
                faults.append(_fault(problem, from_environment))
                values.pop(str(problem["loc"][0]))


def _file_values(file: Path) -> tuple[dict[str, Any], list[Message]]:
    """Settings in the file; none, with the reason, when it cannot be read. A missing file is not a fault."""
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig")), []
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        template = "{file}：{what}；全部设置按默认值处理"
        return {}, [message(template, file=SHOWN_NAME, what=unreadable(error))]


def _fault(problem: Mapping[str, Any], from_environment: Mapping[str, str]) -> Message:
    """One refused setting in words. Raises SettingsRefusedError when it is not one setting but their combination."""
    if not problem["loc"]:
        raise SettingsRefusedError(message("{file}：{what}。程序没有启动", file=SHOWN_NAME, what=invalid(problem)))
    name = str(problem["loc"][0])
    secret = {**problem, "input": "……"} if name in SECRETS else problem
    if name in from_environment:
        where = message("环境变量 {name}", name=ENVIRONMENT + name.upper())
        return message("{where}：{what}；这一项按默认值处理", where=where, what=invalid(secret))
    return message("{where}：{what}；这一项按默认值处理", where=SHOWN_NAME, what=invalid(secret))
