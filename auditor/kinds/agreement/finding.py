"""What a mode of the agreement kind reports."""

from __future__ import annotations

from typing import NamedTuple

Tag = tuple[int, frozenset[str]]
"""A token number and the tags that it may have."""


class Clash(NamedTuple):
    """Two tokens that disagree: `governor` (noun), `governed` (verb, adjective); what must be tagged how."""

    first: int
    last: int
    governor: int
    governed: int
    tags: tuple[Tag, ...]
