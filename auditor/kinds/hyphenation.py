"""Words that a line end cut or that lost the space between them: « gouver-nement », « dansle »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.base import Match, Param
from auditor.kinds.vocabulary import bands, below, frequency
from auditor.reading import Document
from auditor.reading.facts import READINGS
from auditor.reading.wordnumbers import Column, NewWords
from auditor.rule import Rule

MAX_PART = 15
"""Code points that a part of a word has at most beside a hyphen with a space."""
_PART = f"[a-zà-ÿœ]{{2,{MAX_PART}}}"
_SPACED = re.compile(rf"(?<![\w-])(?P<left>{_PART})(?: -|- )(?P<right>{_PART})(?![\w-])(?! ?-)")
_JOINING = frozenset("et ou ni à de".split())
"""Words before which a hyphen may hang: « pré- et postscolaire »."""
PREFIXES = frozenset(
    "anti auto bi co contre cyber demi dé euro ex extra hyper hydro infra inter intra macro mal mega méga mi micro "
    "mini mono multi méta nano neo néo non omni para photo poly post pro pré psycho pseudo pluri quasi radio re ré "
    "rétro semi simili socio sous super supra sur syn techno télé thermo tiers trans tri ultra uni vidéo agro bio éco "
    "géo".split()
)
"""Parts that make compounds with and without a hyphen: « co-voiturage » is no broken word."""
UNKNOWN = 2.0
"""Zipf frequency below which a merged form is a slip, though the word list has seen it."""
ENGLISH = 2.8
"""Zipf frequency in English from which a word is no slip but an English one: « disinformation »."""
_BEGINNINGS = frozenset(
    "sur sous contre entre bien mal non porte plus avant con info après arrière haut bas mon".split()
)
"""Words that begin compounds, and what looks like one."""
_ENDINGS = frozenset("age ages able ables eur eurs phone phones logue logues".split())
"""Words that also end derived ones: « arrêtage » is no « arrêt age »."""
JOINED, MIN_JOINED = 1.2, 8
"""Zipf frequency below which, and code points from which, a word is looked at as two."""
FRAGMENT = 2.6
"""Zipf frequency below which a part of a word is none itself; word lists have seen many fragments."""
MEMORY = 16_384
"""Words of which it is remembered whether they are whole."""
MAX_WHOLE = 60
"""Code points above which letters in a row are no word, nor two."""
MIN_CUT, MIN_SPLIT = 5, 6
"""Code points from which a word is looked at as a cut or a merged one, and two as one that was split."""
_SOFT = re.compile(r"(?<=[^\W\d_])[\u00ad\u200b\u2060](?=[^\W\d_])|(?<=[a-zà-ÿ]{2})[¬](?= ?[a-zà-ÿ]{2})")


HYPHENED, FRAGMENTS = 1, 2
"""Sorts of words that are looked at: those with a hyphen, and those that French does not know."""


def _sorts(new: NewWords) -> NDArray[np.uint8]:
    unknown = below(new.column(bands()), FRAGMENT) & (new.column(READINGS) < 0)
    unknown &= np.array([1 < len(word) <= MAX_WHOLE and word.isalpha() for word in new.words])
    sorts: NDArray[np.uint8] = np.where(unknown, FRAGMENTS, ["-" in word for word in new.words]).astype(np.uint8)
    return sorts


_SORTS = Column.at_once(_sorts, np.uint8)


class HyphenationKind:
    """Cards give a `mode`: `cut` (a hyphen inside a word), `soft` (soft hyphens left), `spaced` (a
    space beside the hyphen, of a cut word or of a compound), `merged` (a lost space after
    one of `heads`), `joined` (a lost space between any two common words), or `split` (a space inside a
    word, one part of which is no word).

    `min_zipf` is how common the whole word, or each of two merged words, must be; `heads` are the words that merge
    with the next one; `allow` lists words that are meant so.
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=("cut", "soft", "spaced", "merged", "joined", "split")),
        "min_zipf": Param((int, float)),
        "heads": Param(list),
        "allow": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ()))) for rule in rules]
        self._is_broken = lru_cache(MEMORY)(self._has_meaning)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches on whole words."""
        broken = list(filter(self._is_broken, document.words_with(_SORTS, lambda sorts: sorts > 0)))
        for rule, allowed in self._rules:
            if rule.params["mode"] == "soft":
                yield from _soft(document, rule)
            elif rule.params["mode"] == "spaced":
                yield from _spaced(document, rule, allowed)
            elif rule.params["mode"] == "split":
                yield from _split(document, rule)
            else:
                yield from _mended(document, rule, allowed, broken)

    def _has_meaning(self, word: str) -> bool:
        return any(_meant(rule, allowed, word) for rule, allowed in self._rules)


def _soft(document: Document, rule: Rule) -> Iterator[Match]:
    if not any(mark in document.text for mark in "\u00ad\u200b\u2060¬"):
        return
    for found in _SOFT.finditer(document.text):
        start, end = max(0, found.start() - 12), found.end() + 12
        head = re.search(r"\w*$", document.text[start : found.start()])
        tail = re.match(r" ?\w*", document.text[found.end() : end])
        left = found.start() - len(head.group()) if head else found.start()
        yield Match(rule, left, found.end() + (tail.end() if tail else 0))


def _spaced(document: Document, rule: Rule, allowed: frozenset[str]) -> Iterator[Match]:
    from auditor.reading.lexicon import french

    zipf = rule.params.get("min_zipf", 3.5)
    for place in sorted(place for run in (" -", "- ") for place in document.gaps.get(run, ())):
        found = _SPACED.search(document.plain, max(0, place - MAX_PART - 1), place + MAX_PART + 5)
        if found is None or found.end("left") != place:
            continue
        left, right = found.group("left"), found.group("right")
        if right in _JOINING or f"{left}-{right}" in allowed:
            continue
        if f"{left}-{right}" in french():
            yield Match(rule, *found.span(), {"meant": f"{left}-{right}"})
        elif frequency(left + right) >= zipf:
            yield Match(rule, *found.span(), {"meant": left + right})


def _mended(document: Document, rule: Rule, allowed: frozenset[str], words: Sequence[str]) -> Iterator[Match]:
    """Words that are cut, or two without the space between them."""
    for word in words:
        meant = _meant(rule, allowed, word)
        for match in _places(document, rule, document.index[word], meant) if meant else ():
            if rule.params["mode"] != "joined" or document.plain[match.end : match.end + 1] != ".":
                yield match


def _meant(rule: Rule, allowed: frozenset[str], word: str) -> str | None:
    """What a word stands for that is cut or merged, if it is of one of the sorts; None if nothing is wrong with it."""
    mode, zipf = rule.params["mode"], rule.params.get("min_zipf")
    if word in allowed:
        return None
    if "-" in word:
        return _uncut(word, zipf or 3.5) if mode == "cut" and len(word) >= MIN_CUT else None
    if mode == "merged" and len(word) >= MIN_CUT and frequency(word) < UNKNOWN:
        return _parted(word, tuple(rule.params.get("heads", ())), zipf or 3.5)
    if mode == "joined" and len(word) >= MIN_JOINED and frequency(word) < JOINED:
        meant = _two_words(word, zipf or 4.3)
        return meant if meant and frequency(word, "en") < ENGLISH else None
    return None


def _two_words(word: str, min_zipf: float) -> str | None:
    """The word as two common ones: « rencontrevendredi »."""
    from auditor.reading.lexicon import french

    for cut in range(3, len(word) - 2):
        left, right = word[:cut], word[cut:]
        if left in PREFIXES or left in _BEGINNINGS or right in _ENDINGS:
            continue
        if left not in french() or right not in french():
            continue
        if min(frequency(left), frequency(right)) >= min_zipf:
            return f"{left} {right}"
    return None


def _split(document: Document, rule: Rule) -> Iterator[Match]:
    """Words that no list knows, which make a common word with the next or the last one: « prolon gé »."""
    zipf, texts, taken = rule.params.get("min_zipf", 3.5), document.tokens.texts, -1
    for word in document.words_with(_SORTS, lambda sorts: sorts == FRAGMENTS):
        for number in document.index[word]:
            for first in (number, number - 1):
                if taken != first and 0 <= first < len(texts) - 1 and _is_split(document, first, zipf):
                    taken = first
                    start, end = document.tokens.starts[first], document.tokens.ends[first + 1]
                    yield Match(rule, start, end, {"meant": texts[first] + texts[first + 1]})


def _is_split(document: Document, first: int, min_zipf: float) -> bool:
    tokens = document.tokens
    if tokens.between[first + 1] not in (" ", "\n"):
        return False
    if not document.plain[tokens.starts[first] + 1 : tokens.ends[first + 1]].islower():
        return False
    whole = tokens.texts[first] + tokens.texts[first + 1]
    return len(whole) >= MIN_SPLIT and whole.isalpha() and frequency(whole) >= min_zipf


def _places(document: Document, rule: Rule, numbers: Sequence[int], meant: str) -> Iterator[Match]:
    """Where the word stands in small letters (merged names are surnames: « Ducoin ») and is no handle or address."""
    for number in numbers:
        start, end = document.tokens.starts[number], document.tokens.ends[number]
        first = start + 1 if rule.params["mode"] == "cut" else start
        if document.plain[first:end].islower() and document.plain[start - 1 : start] not in ("@", "#", ".", "/"):
            yield Match(rule, start, end, {"meant": meant})


def _uncut(word: str, min_zipf: float) -> str | None:
    """The word without its hyphen, if one half is no word and the whole is a common one."""
    left, _, right = word.partition("-")
    if not (left.isalpha() and right.isalpha() and len(right) > 1):
        return None
    whole = left + right
    if left in PREFIXES and frequency(right) > 0:
        return None
    if frequency(whole) < min_zipf or min(frequency(left), frequency(right)) >= _half_limit(left, right):
        return None
    return whole


def _half_limit(left: str, right: str) -> float:
    """How common a half may be and yet be no word: wordfreq counts fragments and foreign words too."""
    return 3.3 if len(min(left, right, key=len)) > 3 else 3.0


def _parted(word: str, heads: tuple[str, ...], min_zipf: float) -> str | None:
    """The word as two, if it begins with one of `heads` and goes on with a common word."""
    if not word.isalpha() or not word.startswith(heads):
        return None
    for head in heads:
        rest = word[len(head) :]
        if word.startswith(head) and len(rest) > 1 and frequency(rest) >= (min_zipf if len(rest) > 3 else 6.0):
            return f"{head} {rest}"
    return None
