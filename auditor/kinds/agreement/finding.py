"""What a mode of the agreement kind reports."""

from __future__ import annotations

from typing import NamedTuple


class Clash(NamedTuple):
    """Two tokens that disagree: `governor` (noun), `governed` (verb, adjective); what must be tagged how."""

    first: int
    last: int
    governor: int
    governed: int
    tags: tuple[tuple[int, frozenset[str]], ...]  # token number to the tags it may have
