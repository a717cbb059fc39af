"""A sentence on screen: figures by reference and typed numbers never look alike."""

from components.story.references import Run
from components.words.text import plain_in_markdown


def sentence_markdown(runs: tuple[Run, ...]) -> str:
    """A sentence whose figures by reference are bold and whose typed numbers are grey and slanted."""
    return "".join(_run_markdown(run) for run in runs)


def _run_markdown(run: Run) -> str:
    text = plain_in_markdown(run.text)
    if run.kind == "figure":
        return f"**{text}**"
    return f":gray[*{text}*]" if run.kind == "typed" else text
