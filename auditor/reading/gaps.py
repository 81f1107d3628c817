"""Punctuation between words: what stands there, and where."""

from __future__ import annotations

import re

from auditor.reading.tokens import Tokens

MAX_KNOWN = 10_000
"""Things between two words of which it is remembered what punctuation they are."""
_RUN = re.compile(r" {0,3}+[^\w\s][^\n]*+")


class _Runs(dict[str, str]):
    """Of what stands between two words the run of punctuation; "" where there is none beside the first word."""

    def __missing__(self, between: str) -> str:
        if len(self) > MAX_KNOWN:
            self.clear()
        found = _RUN.match(between)
        run = found.group() if found else ""
        return self.setdefault(between, run if len(run) == len(between) else run.rstrip())


_RUNS = _Runs()


def read(tokens: Tokens) -> dict[str, list[int]]:
    """Runs of punctuation after a word, with the spaces in and after them, to where they start.

    A run ends where the next word or the line's end comes; there the spaces at its end are left out. What stands inside
    a token (« 1,5 », « -t-il ») is no run.
    """
    gaps: dict[str, list[int]] = {}
    for end, run in zip(tokens.ends, map(_RUNS.__getitem__, tokens.between[1:]), strict=True):
        if run:
            gaps.setdefault(run, []).append(end)
    if tokens.texts and (last := _RUNS[tokens.between[-1]]) != last.rstrip():
        gaps[last].pop()
        gaps.setdefault(last.rstrip(), []).append(tokens.ends[-1])
    return {run: places for run, places in gaps.items() if places}
