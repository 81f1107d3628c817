"""Kinds and card folders by entry point; the built-in ones come by the same road as third parties'."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from pkgutil import resolve_name

from auditor.installed import entry_points
from auditor.kinds.base import Kind

_LOG = logging.getLogger("auditor")

KINDS, RULES = "auditor.kinds", "auditor.rules"


@lru_cache(maxsize=1)
def kinds() -> dict[str, type[Kind]]:
    """Kind name to class, in order of name. One that cannot be loaded is logged; a card that asks for it is refused."""
    found: dict[str, type[Kind]] = {}
    for name, value in entry_points(KINDS):
        try:
            found[name] = resolve_name(value)
        except (ImportError, AttributeError) as error:
            _LOG.warning("the kind %r (%s) cannot be loaded: %s", name, value, error)
    return found


@lru_cache(maxsize=1)
def card_folders() -> tuple[Path, ...]:
    """Folders of rule cards; an entry point names a function without arguments that returns one."""
    return tuple(Path(resolve_name(value)()) for _, value in entry_points(RULES))
