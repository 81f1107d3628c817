"""What the token beside an anchor, or two places from it, can be; None says that it can be anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

BEGINNING = 2
"""Code points by which the form of a verb beside an anchor is told from most other words."""


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


FIGURES = Outer(set(), {first + second for first in "0123456789" for second in ("", ".", ",", *"0123456789")})
"""What a number can begin with."""


def either(one: Outer | None, other: Outer | None) -> Outer | None:
    """What one or the other allows."""
    return one if one is other else any_of((one, other))


def any_of(outers: Sequence[Outer | None]) -> Outer | None:
    """What some of them allow."""
    known = [outer for outer in outers if outer is not None]
    if len(known) < len(outers):
        return None
    return Outer(
        frozenset().union(*(outer.tokens for outer in known)),
        frozenset().union(*(outer.beginnings for outer in known)),
    )
