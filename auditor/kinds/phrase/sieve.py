"""The places of a document at which phrases can stand, found for all words and phrases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.base import beyond_places
from auditor.kinds.phrase.expression import Expression
from auditor.kinds.phrase.outer import BEGINNING, DEPTH, Outer, Run, any_of
from auditor.kinds.phrase.sketch import Sketch
from auditor.kinds.phrase.slot import PREFIX
from auditor.kinds.tables import Groups, Tables, lines, words
from auditor.reading import Document
from auditor.reading.wordnumbers import Column, NewWords

_SHIFT = 20
_NUMBER = (1 << _SHIFT) - 1


class Sieve:
    """Rules most phrases of an anchor out by the tokens around it; few of those that stay do not stand there.

    The tables: `named`, `prefixes` and `beginnings` are the texts that have numbers. What can stand at a place has a
    number too, 0 for anything: `allowed` is the sketch of it with the words that it allows, `begun` that with the
    beginnings, and `begin` tells which numbers have some. Each line of `anchored` (n, 5) is a phrase with what can
    stand after one of its anchors and before it, and with the numbers of the groups of `chains` (n, DEPTH) that tell
    what can stand there token by token; they are grouped by the anchor's number as a word and as a beginning.
    """

    def __init__(self, tables: Tables) -> None:
        numbers = _Numbers(*(words(tables[name]) for name in ("named", "prefixes", "beginnings")))
        self._numbers = Column.at_once(numbers.of, np.int64)
        self._by_word = Groups(tables["word_firsts"], tables["word_members"])
        self._by_prefix = Groups(tables["prefix_firsts"], tables["prefix_members"])
        self._phrases, *columns = tables["anchored"].T.copy()
        self._beside, self._around = columns[:2], columns[2:]
        self._chained = Groups(tables["chain_firsts"], tables["chain_members"])
        self._chains = tables["chains"].T.copy()
        self._allowed, self._begun = Sketch(tables["allowed"]), Sketch(tables["begun"])
        self._begin = tables["begin"]

    def candidates(self, documents: Sequence[Document]) -> list[list[tuple[int, int]]]:
        """Of each document the tokens with the numbers of phrases that may stand around them."""
        text = _Text([document.column(self._numbers) for document in documents])
        skipped = [
            first + place for first, one in zip(text.firsts, documents, strict=True) for place in beyond_places(one)
        ]
        of_words = self._by_word.pairs(*_anchors(self._by_word, text.named, skipped))
        of_prefixes = self._by_prefix.pairs(*_anchors(self._by_prefix, text.prefixes, skipped))
        places = np.concatenate((of_words[0], of_prefixes[0]))
        members = np.concatenate((of_words[1], of_prefixes[1]))
        for beside, step in zip(self._beside, (1, -1), strict=True):
            kept = self._fitting(beside.take(members), text, places + step)
            places, members = places.take(kept), members.take(kept)
        kept = self._surrounded(members, text, places)
        return text.by_document(places.take(kept), self._phrases.take(members.take(kept)))

    def _surrounded(self, members: NDArray[np.int32], text: _Text, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those places on both sides of which stands what one of the chains of the side allows."""
        count = len(members)
        groups = np.concatenate([chained.take(members) for chained in self._around])
        owners, chains = self._chained.pairs(np.arange(2 * count), groups)
        tokens, steps = places.take(owners % max(count, 1)), np.where(owners < count, 1, -1)
        for outers in self._chains:
            tokens = tokens + steps
            kept = self._fitting(outers.take(chains), text, tokens)
            owners, chains, tokens, steps = owners.take(kept), chains.take(kept), tokens.take(kept), steps.take(kept)
        met = np.zeros(2 * count, np.bool_)
        met[owners] = True
        return (met[:count] & met[count:]).nonzero()[0]

    def _fitting(self, outers: NDArray[np.int64], text: _Text, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of which the tokens are what can stand there."""
        fit = self._allowed.may_hold(outers << _SHIFT | text.named.take(tokens))
        fit |= outers == 0
        left = (self._begin.take(outers) & ~fit).nonzero()[0]
        fit[left] = self._begun.may_hold(outers.take(left) << _SHIFT | text.beginnings.take(tokens.take(left)))
        return fit.nonzero()[0]


class _Text:
    """The tokens of several documents as numbers of texts that phrases name, with nothing named between documents."""

    def __init__(self, columns: Sequence[NDArray[np.int64]]) -> None:
        beyond = np.zeros(DEPTH - 1, np.int64)  # after each column, which ends with one of them, DEPTH tokens are none
        numbers = np.concatenate([part for column in columns for part in (column, beyond)])
        self.named, self.prefixes, self.beginnings = (numbers >> shift * _SHIFT & _NUMBER for shift in range(3))
        self.firsts = np.cumsum([0, *(len(column) + len(beyond) for column in columns[:-1])]).tolist()

    def by_document(self, places: NDArray[np.int64], phrases: NDArray[np.int64]) -> list[list[tuple[int, int]]]:
        """Places with phrases, for each document those in it, by its own numbers of tokens."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.firsts]
        documents = np.searchsorted(self.firsts, places, side="right") - 1
        for document, place, phrase in zip(documents.tolist(), places.tolist(), phrases.tolist(), strict=True):
            found[document].append((place - self.firsts[document], phrase))
        return found


class _Numbers:
    """Of each token three numbers in one, from the lowest bits on: as a word that phrases name, by its first letters as
    the beginning of an anchor, and by its first letters as those of a word around one. 0 is what no phrase names.
    """

    def __init__(self, named: Iterable[str], prefixes: Iterable[str], beginnings: Iterable[str]) -> None:
        self._named, self._prefixes, self._beginnings = (
            {text: number for number, text in enumerate(texts, 1)} for texts in (named, prefixes, beginnings)
        )

    def of(self, tokens: NewWords) -> NDArray[np.int64]:
        """The numbers of tokens."""
        prefixes = tokens.listed(self._prefixes, [token[:PREFIX] for token in tokens.words])
        beginnings = tokens.listed(self._beginnings, [token[:BEGINNING] for token in tokens.words])
        return tokens.listed(self._named) | prefixes << _SHIFT | beginnings << 2 * _SHIFT


def _anchors(
    groups: Groups, numbers: NDArray[np.int64], skipped: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Tokens that anchor phrases, with their numbers."""
    anchoring = groups.has(numbers)
    if skipped:
        anchoring[skipped] = False
    found = anchoring.nonzero()[0]
    return found, numbers.take(found)


class _Outers:
    """Numbers of what can stand at a place."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[frozenset[str], frozenset[str]] | None, int] = {None: 0}

    def number(self, outer: Outer | None) -> int:
        key = (outer.tokens, outer.beginnings) if outer else None
        return self.numbers.setdefault(key, len(self.numbers))

    def tables(self, named: Mapping[str, int], beginnings: Mapping[str, int]) -> dict[str, NDArray[Any]]:
        """`allowed`, `begun` and `begin`."""
        numbered = [(number << _SHIFT, outer) for outer, number in self.numbers.items() if outer]
        allowed = [number | named[token] for number, (tokens, _) in numbered for token in tokens]
        begun = [number | beginnings[start] for number, (_, starts) in numbered for start in starts]
        begin = np.array([bool(outer and outer[1]) for outer in self.numbers])
        return {"allowed": Sketch.table(allowed), "begun": Sketch.table(begun), "begin": begin}


class _Chains:
    """Numbers of chains of what can stand on a side of an anchor, and of groups of chains."""

    def __init__(self, outers: _Outers) -> None:
        self._outers = outers
        self._numbers: dict[tuple[int, ...], int] = {}
        self._groups: dict[tuple[int, ...], int] = {}

    def group(self, chains: Iterable[Run]) -> int:
        """The number of a group."""
        numbered = sorted({tuple(map(self._outers.number, chain)) for chain in chains})
        members = tuple(self._numbers.setdefault(chain, len(self._numbers)) for chain in numbered)
        return self._groups.setdefault(members, len(self._groups))

    def tables(self) -> dict[str, NDArray[Any]]:
        """`chains` and their groups."""
        pairs = [(number, chain) for group, number in self._groups.items() for chain in group]
        firsts, members = Groups.tables(pairs, len(self._groups))
        chains = np.array(list(self._numbers), np.int64).reshape(-1, DEPTH)
        return {"chains": chains, "chain_firsts": firsts, "chain_members": members}


def tables(expressions: Iterable[Expression]) -> Tables:
    """The tables of a sieve for phrases in the order of their numbers."""
    outers, anchored = _Outers(), list[tuple[int, ...]]()
    chains = _Chains(outers)
    looked_up: tuple[list[tuple[str, int]], list[tuple[str, int]]] = ([], [])  # by words, by beginnings
    for number, expression in enumerate(expressions):
        for anchor in expression.lookups():
            looked_up[anchor.begins].append((anchor.text, len(anchored)))
            sides = (anchor.after, anchor.before)
            beside = (outers.number(any_of([chain[0] for chain in side])) for side in sides)
            anchored.append((number, *beside, *map(chains.group, sides)))
    by_word, by_prefix = looked_up
    known = [outer for outer in outers.numbers if outer]
    named = _numbered([anchor for anchor, _ in by_word], *(tokens for tokens, _ in known))
    prefixes, beginnings = _numbered([prefix for prefix, _ in by_prefix]), _numbered(*(starts for _, starts in known))
    word_firsts, word_members = Groups.tables([(named[text], n) for text, n in by_word], len(named) + 1)
    prefix_firsts, prefix_members = Groups.tables([(prefixes[text], n) for text, n in by_prefix], len(prefixes) + 1)
    return {
        "named": lines(named),
        "prefixes": lines(prefixes),
        "beginnings": lines(beginnings),
        "word_firsts": word_firsts,
        "word_members": word_members,
        "prefix_firsts": prefix_firsts,
        "prefix_members": prefix_members,
        "anchored": np.array(anchored, np.int64).reshape(-1, 5),
        **chains.tables(),
        **outers.tables(named, beginnings),
    }


def _numbered(*texts: Iterable[str]) -> dict[str, int]:
    """Texts in order with their numbers, from 1 on."""
    return {text: number for number, text in enumerate(sorted(set().union(*texts)), 1)}
