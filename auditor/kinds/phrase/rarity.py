"""How often a word occurs, by a guess: of the words of a phrase the rarest is looked up."""

from __future__ import annotations

from auditor.reading.stopwords import STOPWORDS
from auditor.reading.tokens import tokenize

_COMMON = frozenset().union(*STOPWORDS.values()) | frozenset("a y en se si ne plus fait faire on ce".split())
_OFTEN = 5.0
_FREQUENT = frozenset(
    "contre bien peut dit dire rien notre moins temps monde pays france français avait était faut alors devant "
    "toujours encore trop jamais fois grand autre autres premier prix point droit politique gouvernement peuple "
    "république beaucoup avoir quand deux trois ans jour jours mettre toute toutes vie état".split()
)


def rarest_token(text: str) -> str:
    """The token of a folded text that occurs least often, by a guess."""
    return min(tokenize(text).texts, key=frequency)


def is_rare(token: str) -> bool:
    """Whether a token is no function word and none of the most frequent others."""
    return frequency(token) < _OFTEN


def frequency(token: str) -> float:
    """A guess at how often a token occurs, to choose the rarer of two."""
    if token in _COMMON or token.endswith("'"):
        return 10.0
    return _OFTEN if token in _FREQUENT or token.startswith("-") else 2.0 / len(token)
