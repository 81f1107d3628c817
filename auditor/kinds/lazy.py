"""Regular expressions that are checked when a card is loaded and compiled when they are first used.

A run meets a part of the thousands of patterns of the rule book; compiling all would take a second at every start.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from auditor.errors import CardError
from auditor.kinds.safety import MAX_WIDE, check_pattern

FLAGS = re.UNICODE

_checking: ContextVar[bool] = ContextVar("checking", default=False)


@contextmanager
def checking() -> Iterator[None]:
    """Within it patterns are checked and compiled at once: so the loader refuses a card with a bad one."""
    token = _checking.set(True)
    try:
        yield
    finally:
        _checking.reset(token)


def is_checking() -> bool:
    """Whether a card is being loaded, so that everything in it has to be tried."""
    return _checking.get()


class LazyPattern:
    """A regular expression, compiled at its first use; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, FLAGS)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.compiled.match(text, start, end)


def compile_pattern(source: str, path: str, max_wide: int = MAX_WIDE) -> LazyPattern:
    """A pattern of a card; while `checking`, raises CardError with its path if it is wrong or can run away."""
    pattern = LazyPattern(source)
    if _checking.get():
        try:
            check_pattern(source, max_wide)
            _ = pattern.compiled
        except (re.error, ValueError, RecursionError) as error:
            raise CardError(f"{error} @ {path}") from None
    return pattern
