"""What a run tells of itself: the standard library's logging, as text or as JSON lines on standard error."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO


class JsonFormatter(logging.Formatter):
    """One JSON object a record: time, level, logger, message and the counters given as `extra={"counters": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "counters", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


class StderrHandler(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to whatever standard error is at the time."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        """Standard error."""
        return sys.stderr


def configure(form: str = "text", quiet: bool = False) -> None:
    """Send the log of auditor to standard error; `quiet` leaves only errors, JSON tells of each run's end too."""
    handler = StderrHandler()
    handler.setFormatter(JsonFormatter() if form == "json" else logging.Formatter("auditor: %(message)s"))
    logger = logging.getLogger("auditor")
    logger.handlers[:] = [handler]
    logger.propagate = False
    logger.setLevel(logging.ERROR if quiet else logging.INFO if form == "json" else logging.WARNING)
