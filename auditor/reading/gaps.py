"""Punctuation between words: what stands there, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from auditor.reading.tokens import Tokens

_RUN = re.compile(r" {0,3}+[^\w\s][^\n]*+")


@lru_cache(maxsize=16_384)
def run(between: str) -> str:
    """Of what stands between two words the run of punctuation; "" where there is none beside the first word."""
    found = _RUN.match(between)
    if found is None:
        return ""
    return found.group() if found.end() == len(between) else found.group().rstrip()


def read(tokens: Tokens, after: Iterable[int]) -> dict[str, list[int]]:
    """Runs of punctuation after a word, with the spaces in and after them, to where they start.

    `after` are the numbers of the tokens that a run follows. A run ends where the next word or the line's end comes;
    there the spaces at its end are left out. What stands inside a token (« 1,5 », « -t-il ») is no run.
    """
    gaps: dict[str, list[int]] = {}
    last = len(tokens) - 1
    for token in after:
        found = run(tokens.between[token + 1])
        gaps.setdefault(found if token < last else found.rstrip(), []).append(tokens.ends[token])
    return gaps
