"""What is looked for so that a pattern need run at few places: its anchors, or rarer strings around or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor.errors import CardError
from auditor.kinds.pattern.choices import Choices, cheapest, cost
from auditor.kinds.pattern.factors import beginnings, factors, ignores_case
from auditor.kinds.phrase.rarity import is_rare, rarest_token
from auditor.reading.typography import folded, plain

WINDOW = 120
"""Code points before and after an anchor in which a pattern may match, unless the card says otherwise."""
_WHOLE = 20.0
"""What it costs to search a whole text, in places to look at."""
_SURE = 1.5
"""How much rarer strings that hold an anchor are than the guess at them says: the anchors stand at more places."""

_AT_ONCE = 4.0
"""How many places at which a match begins can be looked at in the time that a window takes to search."""


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

    `view` is the text in which the strings stand; `starts` says that matches begin with them.
    Raises CardError if there is nothing to look for.
    """
    anchors = [*params.get("literals", ()), *params.get("anchors", ())]
    if "core" in params and not params.get("at_end"):
        return _around_core(params)
    fixed = params.get("scan") or params.get("at_end")
    best = None if params.get("at_end") else _rarest(params, () if params.get("scan") else anchors)
    starts = None if fixed else _starts(params, anchors, best)
    if starts is not None:
        reaching = _reaching(params, sorted(starts), anchors)
        return _plan(params, [[string, 0, after] for string, _, after in reaching], starts=True)
    if best is not None and (anchors or cost(best) < _WHOLE):
        view = "folded" if ignores_case(params["pattern"]) else None
        return _plan(params, _reaching(params, sorted(best), anchors), view=view)
    if not (anchors or fixed):
        raise CardError("where to look is not said: give anchors, literals, scan: true or at_end: true @ $.params")
    strings = [] if params.get("scan") else strings_of(params)
    return _plan(params, _reaching(params, strings, ()), words=bool(words_of(params)))


def _around_core(params: Mapping[str, Any]) -> dict[str, Any]:
    """Windows around the strings that the core begins with, or around the tokens at which it is tried."""
    if params.get("literals") or params.get("scan"):
        raise CardError("a core takes the place of literals, and of scan @ $.params.core")
    if params.get("anchors"):
        return _plan(params, [], words=True)
    starts = None if ignores_case(params["core"]) else beginnings(params["core"])
    if starts is None:
        raise CardError("a core begins with strings @ $.params.core")
    return _plan(params, _reaching(params, sorted(starts), ()))


def _plan(
    params: Mapping[str, Any],
    strings: list[list[Any]],
    *,
    view: str | None = None,
    words: bool = False,
    starts: bool = False,
) -> dict[str, Any]:
    return {"view": view or params.get("view", "folded"), "strings": strings, "words": words, "starts": starts}


def _starts(params: Mapping[str, Any], anchors: Sequence[str], best: Choices | None) -> Choices | None:
    """What every match begins with, each with an anchor if there are any; None if it is better to search for `best`."""
    starts: Choices | None = None if ignores_case(params["pattern"]) else beginnings(params["pattern"])
    if starts is None or not all(_holds(anchors, string) for string in starts):
        return None
    searched = cost(best) if best is not None else cost(_declared(params)) if anchors else _WHOLE
    return starts if cost(starts) < _AT_ONCE * searched else None


def _holds(anchors: Sequence[str], string: str) -> bool:
    """Whether a string holds an anchor, if there are any."""
    return not anchors or any(map(string.__contains__, anchors))


def _rarest(params: Mapping[str, Any], anchors: Sequence[str]) -> Choices | None:
    """The rarest strings that every match holds, each with an anchor if there are any; None if these do as well."""
    sets: list[Choices] = factors(params["pattern"])
    if not anchors:
        return cheapest(sets)
    if ignores_case(params["pattern"]) and params.get("view", "folded") != "folded":
        return None  # they stand in another text than the anchors
    holding = [choices for choices in sets if all(_holds(anchors, string) for string in choices)]
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
