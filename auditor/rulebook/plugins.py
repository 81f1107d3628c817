"""Kinds and card folders by entry point; the built-in ones come by the same road as third parties'."""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from auditor.kinds.base import Kind

_LOG = logging.getLogger("auditor")

KINDS, RULES = "auditor.kinds", "auditor.rules"


@lru_cache(maxsize=1)
def kinds() -> dict[str, type[Kind]]:
    """Kind name to class, in order of name. One that cannot be loaded is logged; a card that asks for it is refused."""
    found: dict[str, type[Kind]] = {}
    for point in sorted(entry_points(group=KINDS), key=lambda point: point.name):
        try:
            found[point.name] = point.load()
        except (ImportError, AttributeError) as error:
            _LOG.warning("the kind %r (%s) cannot be loaded: %s", point.name, point.value, error)
    return found


@lru_cache(maxsize=1)
def card_folders() -> tuple[Path, ...]:
    """Folders of rule cards; an entry point names a function without arguments that returns one."""
    return tuple(Path(point.load()()) for point in sorted(entry_points(group=RULES), key=lambda point: point.name))
