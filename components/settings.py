"""What a site may configure, read once from `deploy/settings.toml` and the environment."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

SETTINGS_FILE = Path(__file__).resolve().parents[1] / "deploy" / "settings.toml"
TIANDITU_ORIGIN = "https://t0.tianditu.gov.cn"


class Settings(BaseSettings):
    """Site settings; unknown keys in the file are refused so that a misspelt one is noticed."""

    model_config = SettingsConfigDict(
        env_prefix="EXPLORER_", toml_file=SETTINGS_FILE, extra="forbid", frozen=True, str_strip_whitespace=True
    )

    approval_number: str = Field(default="", max_length=60)
    internal_use_notice: bool = True
    public: bool = False
    tianditu_token: str = Field(default="", pattern=r"^[0-9A-Za-z]{0,64}$")
    tianditu_kind: Literal["vec", "img"] = "vec"

    scenario_database: str = Field(default="", max_length=500, repr=False)

    @model_validator(mode="after")
    def a_public_site_says_what_its_map_is(self) -> Self:
        """A map shown to the public carries an approval number or the notice that it has none."""
        if self.public and not self.approval_number and not self.internal_use_notice:
            raise ValueError("公开站点须填写审图号（approval_number）或保留未审图提示（internal_use_notice = true）。")
        return self

    @property
    def tiles_origin(self) -> str:
        """The one foreign origin the page may ask, or nothing."""
        return TIANDITU_ORIGIN if self.tianditu_token else ""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment before file, as every deployment expects."""
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls))


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """The site's settings; raises pydantic's ValidationError, in plain words, when the file is wrong."""
    return Settings()
