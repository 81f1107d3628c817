"""What is installed here: entry points and versions of packages.

To look through the metadata of all packages takes longer than to audit an article, so it is done when one was added,
removed or replaced since.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from auditor.cache import remembered

GROUPS = ("auditor.kinds", "auditor.rules")
PACKAGES = ("wordfreq",)
_METADATA = (".dist-info", ".egg-info")


def entry_points(group: str) -> list[tuple[str, str]]:
    """Name and value (`module:attribute`) of the entry points of a group, one of GROUPS, in order of name."""
    return _facts()[group]


def version(package: str) -> str:
    """Version of a package, one of PACKAGES."""
    return dict(_facts()["versions"])[package]


@lru_cache(maxsize=1)
def _facts() -> dict[str, list[tuple[str, str]]]:
    return remembered("installed", _homes(), _look)


def _homes() -> Iterator[str]:
    """The folders of metadata, each of which is made anew with its package."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(entry.path for entry in os.scandir(folder or ".") if entry.name.endswith(_METADATA))


def _look() -> dict[str, list[tuple[str, str]]]:
    from importlib import metadata

    found = {
        group: sorted((point.name, point.value) for point in metadata.entry_points(group=group)) for group in GROUPS
    }
    return {**found, "versions": [(package, metadata.version(package)) for package in PACKAGES]}
