"""What the tokens around an anchor can be; None says that one can be anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

BEGINNING = 2
"""Code points by which a stem or a number around an anchor is told from most other tokens."""
DEPTH = 4
"""Tokens before an anchor, and after it, of which what they can be is known."""


class Outer:
    """Tokens, and beginnings of tokens, of which a token has to be or have one."""

    __slots__ = ("allows", "beginnings", "tokens")

    def __init__(self, tokens: Set[str], beginnings: Set[str]) -> None:
        self.tokens = frozenset(tokens)
        self.beginnings = frozenset(beginnings)
        self.allows: Callable[[str], bool] = self._begins if beginnings else self.tokens.__contains__
        """Whether a token is one of them, or begins so."""

    def _begins(self, token: str) -> bool:
        return token in self.tokens or token[:BEGINNING] in self.beginnings


Run = tuple[Outer | None, ...]
"""What each of some tokens that follow one another can be."""
ANYTHING: Run = (None,) * DEPTH

FIGURES = Outer(set(), {first + second for first in "0123456789" for second in ("", ".", ",", *"0123456789")})
"""What a number can begin with."""


def begun(stem: str) -> Outer | None:
    """The tokens that begin with a stem."""
    return Outer(set(), {stem[:BEGINNING]}) if len(stem) >= BEGINNING else None


def any_of(outers: Sequence[Outer | None]) -> Outer | None:
    """What some of them allow."""
    known = [outer for outer in outers if outer is not None]
    if len(known) < len(outers):
        return None
    if len(known) == 1:
        return known[0]
    return Outer(
        frozenset().union(*(outer.tokens for outer in known)),
        frozenset().union(*(outer.beginnings for outer in known)),
    )


def chains(runs: Iterable[Sequence[Run]], most: int) -> frozenset[Run]:
    """The runs of DEPTH tokens that parts can make, one after the other, of each of which the runs are given.

    Where there are more than `most` of them, less is said of the last tokens. What is beyond the parts can be anything.
    """
    found: set[Run] = {()}
    for part in runs:
        longer = {(*chain, *run)[:DEPTH] for chain in found for run in part}
        if len(longer) > most:
            found = {(*chain, *ANYTHING)[:DEPTH] for chain in found}
            break
        found = longer
    return _needed({(*chain, *ANYTHING)[:DEPTH] for chain in found})


def _needed(chains: Set[Run]) -> frozenset[Run]:
    """The chains but for those that others allow as well."""
    return frozenset(chain for chain in chains if not any(other != chain and _allows(other, chain) for other in chains))


def _allows(chain: Run, other: Run) -> bool:
    return all(mine is None or mine is its for mine, its in zip(chain, other, strict=True))
