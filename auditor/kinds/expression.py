"""The small language of phrases, made into regular expressions with an anchor.

marcher dehors          words; typography and case do not count
march~ dehors           a stem with any ending
@jeter|lancer l'éponge  any form of the verbs, with the negation or short adverb that follows it
le|la|l' maison         one of several words, elided or not; « _ » joins words inside one: bien_sûr|certes
(très) bon              an optional word; « (#) » and « (*) » too
a * fait                any one word;  « ** » up to three
# euros                 a number
^ lire aussi $          start and end of a line
selon [[Le Pays]]       only the part in [[ ]] is marked
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from auditor.errors import CardError
from auditor.kinds import verbs
from auditor.kinds.lazy import is_checking
from auditor.reading.stopwords import STOPWORDS
from auditor.reading.tokens import tokenize
from auditor.reading.typography import folded, plain

PREFIX = 4
"""Code points of a stem by which the words of a text are looked up."""

_WORD = r"[\w'\u0300-\u036f-]{1,40}"
_COMMON = frozenset().union(*STOPWORDS.values()) | frozenset("a y en se si ne plus fait faire on ce".split())
_OFTEN = 5.0
_FREQUENT = frozenset(
    "contre bien peut dit dire rien notre moins temps monde pays france français avait était faut alors devant "
    "toujours encore trop jamais fois grand autre autres premier prix point droit politique gouvernement peuple "
    "république beaucoup avoir quand deux trois ans jour jours mettre toute toutes vie état".split()
)
_SPECIAL = {"*": _WORD, "**": rf"{_WORD}(?: {_WORD}){{0,2}}", "#": r"\d[\d ., ]{0,14}"}
_WIDTH = {"*": 42, "**": 126, "#": 16}
_SPACE_OR_ELISION = "(?:(?<=')| )"
_ENDING = r"[\w'\u0300-\u036f]{0,12}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled phrase: where an anchor stands, its pattern is tried within `before` and `after` code points of it.

    Of each of `others`, words and beginnings of words, a text that holds the phrase holds one.
    """

    anchors: tuple[str, ...]
    prefixes: tuple[str, ...]
    before: int
    after: int
    slots: tuple[_Slot, ...]
    parts: tuple[str, ...]
    others: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def source(self) -> str:
        """The regular expression of the phrase; made when it is asked for, since most phrases never are."""
        return _join(self.slots, self.parts)

    def literal(self) -> str | None:
        """The words of a phrase that has no other form; None where a pattern is needed."""
        words = [slot.words[0] for slot in self.slots if len(slot.words) == 1 and slot.is_plain()]
        return " ".join(words).replace("_", " ") if len(words) == len(self.slots) else None

    def anchored(self) -> list[tuple[str, bool]]:
        """The anchors, each with whether it is the whole of the phrase."""
        if len(self.slots) > 1 or self.prefixes or not self.slots[0].is_plain():
            return [(anchor, False) for anchor in self.anchors]
        words = self.slots[0].words
        return [(anchor, word.isalpha()) for anchor, word in zip(self.anchors, words, strict=True)]

    def may_occur(self, words: Set[str], beginnings: Set[str]) -> bool:
        """Whether a text of these words, with these beginnings, can hold the phrase; no pattern is run for it."""
        for named, begun in self.others:  # noqa: SIM110 - a generator would cost more than the tests
            if words.isdisjoint(named) and beginnings.isdisjoint(begun):
                return False
        return True


@dataclass(frozen=True, slots=True)
class _Slot:
    """One part of a phrase: `fixed` is its pattern, or it is made of `words`, one of which stands there."""

    fixed: str = ""
    words: tuple[str, ...] = ()
    optional: bool = False
    anchors: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    width: int = 0
    cost: float = 0.0
    elides: bool = False

    @property
    def pattern(self) -> str:
        """The regular expression of the part."""
        if self.fixed:
            return self.fixed
        return f"(?:{'|'.join(map(_literal, self.words))})" + ("?" if self.optional else "")

    def is_plain(self) -> bool:
        """Whether each alternative stands for itself."""
        return not (self.optional or self.elides or any(word[0] == "@" or word[-1] == "~" for word in self.words))

    def seeks(self) -> tuple[frozenset[str], frozenset[str]]:
        """Folded words, and beginnings of words, of which the slot holds one."""
        return frozenset(map(folded, self.anchors)), frozenset(map(folded, self.prefixes))


def parse(phrase: str, *, cased: bool = False, path: str = "$") -> Expression:
    """Compile a phrase; raises CardError if it is empty or has no word to anchor it."""
    view = plain(phrase) if cased else folded(plain(phrase))
    parts = view.replace("[[", " [[ ").replace("]]", " ]] ").split()
    slots = [_checked_slot(part, path) for part in parts]
    usable = [number for number, slot in enumerate(slots) if slot.anchors or slot.prefixes]
    if not usable:
        raise CardError(f"the phrase {phrase!r} has no word that can anchor it @ {path}")
    anchor = min(usable, key=lambda number: slots[number].cost)
    return Expression(
        tuple(folded(word) for word in slots[anchor].anchors),
        tuple(folded(word) for word in slots[anchor].prefixes),
        sum(slot.width + 1 for slot in slots[:anchor]) + slots[anchor].width,
        sum(slot.width + 1 for slot in slots[anchor:]) + 2,
        tuple(slots),
        tuple(parts),
        # An apostrophe at the end may be an elision or a genitive (« editors' »): it is no sure token.
        tuple(slots[number].seeks() for number in usable if number != anchor and not slots[number].elides),
    )


def _join(slots: Sequence[_Slot], parts: Sequence[str]) -> str:
    """One pattern of the slots, with single spaces between words; an optional word takes its space with it."""
    pieces, gap, space = [], False, " "
    for slot, part in zip(slots, parts, strict=True):
        mark = part in ("[[", "]]", "^", "$")
        after = _SPACE_OR_ELISION if slot.elides or (slot.optional and space != " ") else " "
        if mark:
            pieces.append(_spaced(slot.pattern, gap and part in ("[[", "$"), space))
            gap = gap and part not in ("[[", "$")
        elif slot.optional:
            lazy = "?" if part[1:-1] in _SPECIAL else ""  # any words at all: as few as will do
            piece = f"(?:{space}{slot.pattern[:-1]})?" if gap else f"(?:{slot.pattern[:-1]}{after})?"
            pieces.append(piece + lazy)
        else:
            pieces.append(_spaced(slot.pattern, gap, space))
            gap = True
        space = space if mark else after
    end = r"(?:(?<=')|(?!\w))" if slots[-1].elides else r"(?!\w)"
    return rf"(?<![\w-])(?:{''.join(pieces)}){end}"


def _spaced(pattern: str, gap: bool, space: str = " ") -> str:
    space = " ?" if pattern == r"(?=\s*(?:\n|$))" else space
    return f"{space}{pattern}" if gap else pattern


def _checked_slot(part: str, path: str) -> _Slot:
    try:
        slot = _slot(part)
        if is_checking():
            _ = slot.pattern  # a verb that is none shows only here
        return slot
    except ValueError as error:
        raise CardError(f"{error} @ {path}") from None


@lru_cache(maxsize=16_384)
def _slot(part: str) -> _Slot:
    if part in _SPECIAL:
        return _Slot(_SPECIAL[part], width=_WIDTH[part])
    if part in ("[[", "]]"):
        return _Slot("(?P<span>" if part == "[[" else ")")
    if part in ("^", "$"):
        return _Slot(r"(?:(?<=\n)|\A)" if part == "^" else r"(?=\s*(?:\n|$))", width=4)
    optional = part.startswith("(") and part.endswith(")")
    if optional and part[1:-1] in _SPECIAL:
        return _Slot(f"(?:{_SPECIAL[part[1:-1]]})?", optional=True, width=_WIDTH[part[1:-1]])
    words = tuple(_alternatives(part[1:-1] if optional else part))
    width, elides = max(map(_width, words)), any(word.endswith("'") for word in words)
    anchors, prefixes, cost = ((), (), 0.0) if optional else _anchors(words)
    return _Slot("", words, optional, anchors, prefixes, width, cost, elides)


def _alternatives(part: str) -> list[str]:
    mark = "@" if part.startswith("@") else ""
    return [mark + word for word in part.removeprefix(mark).split("|")]


def _width(word: str) -> int:
    return verbs.WIDTH if word.startswith("@") else len(word) + (12 if word.endswith("~") else 0)


def _literal(word: str) -> str:
    if word.startswith("@"):
        return verbs.verb_pattern(word[1:])
    stem = re.escape(word.rstrip("~").replace("_", " ")).replace(r"\ ", " ")
    return stem + _ENDING if word.endswith("~") else stem


def _anchors(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """Of each alternative its rarest token, or the first letters of its stem; nothing if one has neither."""
    anchors: list[str] = []
    prefixes: list[str] = []
    cost = 0.0
    for word in words:
        if word.startswith("@"):
            stems = verbs.verb_prefixes(word[1:], PREFIX)
            if not stems:
                return (), (), 0
            prefixes.extend(stems)
            cost = max(cost, 1.0)
            continue
        text = folded(word.rstrip("~").replace("_", " "))
        # An elided word alone is a token only before a letter.
        whole = text.isalpha() or (text.endswith("'") and " " not in text)
        tokens = [text] if whole else tokenize(text).texts
        if not tokens:
            return (), (), 0
        if word.endswith("~"):
            if len(tokens[-1]) < PREFIX:
                return (), (), 0
            prefixes.append(tokens[-1][:PREFIX])
            cost = max(cost, 1.0)
        else:
            token = min(tokens, key=_frequency)
            anchors.append(token)
            cost = max(cost, _frequency(token))
    return tuple(anchors), tuple(prefixes), cost + 0.01 * len(words)


def rarest_token(text: str) -> str:
    """The token of a folded text that occurs least often, by a guess."""
    return min(tokenize(text).texts, key=_frequency)


def is_rare(token: str) -> bool:
    """Whether a token is no function word and none of the most frequent others."""
    return _frequency(token) < _OFTEN


def _frequency(token: str) -> float:
    """A guess at how often a token occurs, to choose the rarer of two."""
    if token in _COMMON or token.endswith("'"):
        return 10.0
    return _OFTEN if token in _FREQUENT or token.startswith("-") else 2.0 / len(token)
