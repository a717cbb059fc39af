"""Stories: steps of a view with its query, a scenario and words. One file each in `stories/`; people make their own."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.catalog import Identifier
from data.errors import DataContractError, Fault
from data.tables import DATA
from data.yaml_file import faults_of, read_document
from model.messages import message
from model.yaml_text import validate

FOLDER = "stories"
MOST_STEPS = 60
MOST_LINES, LONGEST_LINE = 6, 600
MOST_PRINTED = 120
"""Sentences of a step, characters of each, and figures that are kept with a step as printed, in all languages."""
MOST_ANNOTATIONS = 12
Share = Annotated[float, Field(ge=0, le=1)]
Line = Annotated[str, Field(max_length=LONGEST_LINE)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
Value = Annotated[str, Field(max_length=2000)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Words(_Entry):
    """A text in one or both languages of the interface; figures are references in braces."""

    zh: Line = ""
    en: Line = ""

    @model_validator(mode="after")
    def _in_one_language(self) -> "Words":
        if not (self.zh.strip() or self.en.strip()):
            raise ValueError(message("中文、英文至少写一种"))
        return self


class Scene(_Entry):
    """What is on screen: a page by its address, the pairs of its query, a preset's id or a scenario code, and what
    changes from there: lever values, crossings closed or opening in another year."""

    view: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    query: dict[Key, Value] = Field(default_factory=dict, max_length=40)
    scenario: Annotated[str, Field(max_length=4000)] = ""
    levers: dict[Identifier, float] = Field(default_factory=dict, max_length=80)
    closed: tuple[Identifier, ...] = Field(default=(), max_length=40)
    opens: dict[Identifier, int] = Field(default_factory=dict, max_length=40)


class Annotation(_Entry):
    """A sign on a step's picture, at places in shares of its width and height from the top left.

    Words at `x`, `y`; an arrow whose tip is there and which comes from `from_x`, `from_y`, where its words stand; a
    circle around it, `radius` in shares of the width, with its words below.
    """

    kind: Literal["text", "arrow", "circle"]
    x: Share
    y: Share
    from_x: Share = 0.5
    from_y: Share = 0.5
    radius: Annotated[float, Field(ge=0.01, le=0.5)] = 0.06
    words: Words | None = None

    @model_validator(mode="after")
    def _has_words(self) -> "Annotation":
        if self.kind == "text" and self.words is None:
            raise ValueError(message("文字标注要有文字"))
        return self


class StoryStep(Scene):
    """One step. `before` is the scene that the same step is compared with; `chart` is the page's chart that leads,
    in place of its map; `sliders` can be moved within the step;
    `annotations` are drawn on its picture in every file; `figures` are the page's figures as they read when a person
    put the step together, by label."""

    heading: Words
    words: tuple[Words, ...] = Field(default=(), max_length=MOST_LINES)
    notes: Words | None = None
    seconds: int = Field(default=60, ge=5, le=1800)
    before: Scene | None = None
    chart: Annotated[str, Field(pattern=r"^[a-z0-9_]{0,40}$")] = ""
    sliders: tuple[Identifier, ...] = Field(default=(), max_length=4)
    annotations: tuple[Annotation, ...] = Field(default=(), max_length=MOST_ANNOTATIONS)
    figures: dict[Annotated[str, Field(max_length=120)], Annotated[str, Field(max_length=120)]] = Field(
        default_factory=dict, max_length=MOST_PRINTED
    )


class Story(_Entry):
    """A sequence of steps for an audience. `order` is the place in the list of those that ship.

    The steps of an `opening` stand together on one page, behind the title of every story that is handed out.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
    version: int = Field(default=1, ge=1, le=1)
    order: int = 0
    role: Literal["story", "opening"] = "story"
    title: Words
    audience: Words | None = None
    data_release: int = Field(default=0, ge=0, le=999_999)
    """Number of the release of the data that it was put together on, 0 for the shipped one."""
    steps: tuple[StoryStep, ...] = Field(min_length=1, max_length=MOST_STEPS)

    @property
    def minutes(self) -> float:
        """Length of all steps together."""
        return sum(step.seconds for step in self.steps) / 60


def stories(root: Path = DATA) -> tuple[Story, ...]:
    """Every story of `<root>/stories/*.yaml` in its order. Raises DataContractError with every fault of every file."""
    return tuple(story for story in _read(root) if story.role == "story")


def opening(root: Path = DATA) -> Story | None:
    """What stands on the page behind the title of every story; None where no file has it. Raises DataContractError."""
    return next((story for story in _read(root) if story.role == "opening"), None)


def _read(root: Path) -> tuple[Story, ...]:
    loaded: list[Story] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        file = f"{FOLDER}/{path.name}"
        try:
            document = read_document(path, file)
            with faults_of(file):
                loaded.append(validate(document, Story))
        except DataContractError as error:
            faults += error.faults
    idents = [story.id for story in loaded]
    doubled = sorted({ident for ident in idents if idents.count(ident) > 1})
    faults += [Fault(FOLDER, None, message("{entry}：编号（id）重复", entry=ident)) for ident in doubled]
    if faults:
        raise DataContractError(faults)
    return tuple(sorted(loaded, key=lambda story: (story.order, story.id)))
