"""What is looked for so that a pattern need run at few places: its anchors, or rarer strings around or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor.errors import CardError
from auditor.kinds.pattern.choices import Choices, cheapest, cost
from auditor.kinds.pattern.factors import factors, ignores_case
from auditor.kinds.phrase.rarity import is_rare, rarest_token
from auditor.reading.typography import folded, plain

WINDOW = 120
"""Code points before and after an anchor in which a pattern may match, unless the card says otherwise."""
_WHOLE = 20.0
"""What it costs to search a whole text, in places to look at."""
_SURE = 1.5
"""How much rarer strings that hold an anchor are than the guess at them says: the anchors stand at more places."""


def words_of(params: Mapping[str, Any]) -> dict[str, list[int]]:
    """Anchors that are tokens, each with how much wider its windows are; a literal of words is known by its rarest."""
    words = {folded(plain(word)): [0] for word in params.get("anchors", ())}
    for literal in filter(_is_words, params.get("literals", ())):
        words.setdefault(rarest_token(folded(plain(literal))), []).append(len(literal))
    return words


def strings_of(params: Mapping[str, Any]) -> list[str]:
    """Anchors that are strings."""
    return [literal for literal in params.get("literals", ()) if not _is_words(literal)]


def planned(params: Mapping[str, Any]) -> dict[str, Any]:
    """What is looked for: `strings`, each with how far its window reaches before and after it, or tokens, if `words`.

    `view` is the text in which the strings stand. Raises CardError if there is nothing to look for.
    """
    view, anchors = params.get("view", "folded"), [*params.get("literals", ()), *params.get("anchors", ())]
    fixed = params.get("scan") or params.get("at_end")
    best = None if params.get("at_end") else _rarest(params, () if params.get("scan") else anchors)
    if best is not None and (anchors or cost(best) < _WHOLE):
        view = "folded" if ignores_case(params["pattern"]) else view
        return {"view": view, "strings": _reaching(params, sorted(best), anchors), "words": False}
    if not (anchors or fixed):
        raise CardError("where to look is not said: give anchors, literals, scan: true or at_end: true @ $.params")
    strings = [] if params.get("scan") else strings_of(params)
    return {"view": view, "strings": _reaching(params, strings, ()), "words": bool(words_of(params))}


def _rarest(params: Mapping[str, Any], anchors: Sequence[str]) -> Choices | None:
    """The rarest strings that every match holds, each with an anchor if there are any; None if these do as well."""
    sets: list[Choices] = factors(params["pattern"])
    if not anchors:
        return cheapest(sets)
    if ignores_case(params["pattern"]) and params.get("view", "folded") != "folded":
        return None  # they stand in another text than the anchors
    holding = [choices for choices in sets if all(any(map(string.__contains__, anchors)) for string in choices)]
    best = cheapest(holding)
    return best if best is not None and cost(best) < _SURE * cost(_declared(params)) else None


def _declared(params: Mapping[str, Any]) -> Choices:
    return frozenset([*(f" {word} " for word in words_of(params)), *strings_of(params)])


def _reaching(params: Mapping[str, Any], strings: Iterable[str], anchors: Sequence[str]) -> list[list[Any]]:
    return [[string, *_reach(params, string, anchors)] for string in strings]


def _reach(params: Mapping[str, Any], string: str, anchors: Iterable[str]) -> tuple[int, int]:
    """How far the windows of the string and of the anchors in it reach before its start and after its end."""
    before, after = params.get("before", WINDOW), params.get("after", WINDOW)
    sides = [(before, after)]
    for anchor in filter(string.__contains__, anchors):
        wider, start = len(anchor) if _is_words(anchor) else 0, string.index(anchor)
        sides.append((before + wider - start, after + wider - (len(string) - start - len(anchor))))
    return max(left for left, _ in sides), max(right for _, right in sides)


def _is_words(literal: str) -> bool:
    words = literal.split(" ")
    return len(words) > 1 and all(map(str.isalpha, words)) and is_rare(rarest_token(folded(literal)))
