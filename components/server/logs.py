"""Log lines as JSON, one object a line, for those who collect them; plain text is the default."""

import json
import logging
import sys
from datetime import UTC, datetime

from components.base.settings import Settings

TRACE = "error_id"
"""Attribute of a log record: the number that the panel on the page shows."""


QUIET = ("uvicorn.access", "alembic")
"""Loggers that say something of every request or every table; nothing that anybody has to act on."""


class JsonLines(logging.Formatter):
    """One record as one line of JSON, times in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if error_id := getattr(record, TRACE, ""):
            line[TRACE] = error_id
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def write_json_lines(settings: Settings) -> bool:
    """Have everything of this process logged as JSON where the settings say so; False where they do not.

    Streamlit and uvicorn give their loggers handlers of their own, some of them later: both are told the form.
    """
    if settings.log_format != "json":
        return False
    from streamlit import config, logger
    from uvicorn.config import LOGGING_CONFIG

    logger.setup_formatter = _format_as_json  # type: ignore[assignment]
    logger.update_formatter()
    config.set_option("logger.enableRich", False)  # its tracebacks would stand between the lines
    for name in LOGGING_CONFIG["formatters"]:
        LOGGING_CONFIG["formatters"][name] = {"()": lambda **_: JsonLines()}
    root = logging.getLogger()
    root.handlers[:] = [_handler()]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return True


def _format_as_json(own: logging.Logger) -> None:
    own.handlers[:] = [_handler()]


def _handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    return handler
