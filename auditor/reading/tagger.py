"""Universal part-of-speech tags for French: an averaged perceptron, greedy from left to right.

Method: M. Collins, Discriminative training methods for hidden Markov models (2002), with greedy decoding and features
on words, endings, shapes and the parts of speech that the lexicon allows. Trained by `training/tagger`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from pathlib import Path
from struct import Struct
from typing import overload

from auditor.cache import remembered
from auditor.errors import ModelError
from auditor.reading.lexicon import Lexicon, french
from auditor.resources import model

Fact = tuple[str, str, str]
"""Of a word its lower-case form, the parts of speech that the lexicon allows, and its shape."""
Weights = dict[str, str | int]
"""Of features, as "tag weight tag weight ..." or in one number (see `_joined`)."""
_BYTES = 4
"""Bytes of the sum of a tag's weights."""
_UNITS = {str(tag): 1 << 8 * _BYTES * tag for tag in range(64)}
"""By the number of a tag what a weight of 1 is in the sum of all."""

_MARKS = frozenset("""!"'()*+,-./:;<=>?@[]_{|}«»“”„…–—’ """)
_UNREAD: Fact = ("", "", "unread")
_SENTINEL: Fact = ("", "", "")  # word, lexicon class and shape beyond the ends of a sentence


class Tagger:
    """Tags the tokens of one sentence, punctuation among them, as the treebanks do; contractions (« du ») are ADP."""

    def __init__(self, tags: Sequence[str], sure: dict[str, str], weights: Weights, lexicon: Lexicon) -> None:
        self.tags = list(tags)
        self._sure = sure  # forms that training saw with one tag only
        self._weights = weights  # of features; the text of one becomes a number when it is first used
        self._none = sum(1 << 8 * _BYTES * (tag + 1) - 1 for tag in range(len(tags)))  # 0 is in the middle
        self._scores = Struct(f"<{len(tags)}I")
        self._lexicon = lexicon

    @classmethod
    def read(cls, path: Path, lexicon: Lexicon) -> Tagger:
        """Reads `tagger.json`."""
        try:
            data = remembered("tagger", [path], lambda: json.loads(path.read_text(encoding="utf-8")))
            return cls(data["tags"], data["sure"], data["weights"], lexicon)
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
        except (ValueError, KeyError) as error:
            raise ModelError(f"{path}: is no tagger ({error})") from error

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag per word; `words` are a whole sentence in order, with case and punctuation kept."""
        return list(self.tagging(words))

    def tagging(self, words: Sequence[str]) -> Tagging:
        """The tags of the words of a sentence, each worked out when it or a later one is asked for."""
        return Tagging(self, words)

    def certain(self, fact: Fact) -> str:
        """The tag that a word has wherever it stands; "" where that depends on the words around it."""
        form, _, shape = fact
        return "PUNCT" if shape == "punct" else self._sure.get(form, "") if shape == "low" else ""

    def best(self, facts: Sequence[Fact], at: int, tags: Sequence[str]) -> str:
        """The tag of the word at a place, by the tags of the two words before and the facts of two on each side."""
        return self.tags[self._best(features(facts, at, tags))]

    def describe(self, word: str) -> Fact:
        """What the tagger looks at in a word."""
        return describe(word, self._lexicon)

    def _best(self, names: Iterable[str]) -> int:
        total, weights = self._none, self._weights
        for name in names:
            weight = weights.get(name)
            if weight is not None:
                if isinstance(weight, str):
                    weight = weights[name] = _joined(weight)
                total += weight
        scores = self._scores.unpack(total.to_bytes(self._scores.size, "little"))
        return scores.index(max(scores))


class Tagging(Sequence[str]):
    """Tags of a sentence, each worked out when it is asked for, from the last two certain tags in a row before it."""

    def __init__(self, tagger: Tagger, words: Sequence[str]) -> None:
        self._tagger = tagger
        self._words = words
        self._facts = [_UNREAD] * len(words)
        self._tags = [""] * len(words)  # "" for one that is not known yet

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self._tag(place) for place in range(len(self))[index]]
        return self._tag(range(len(self))[index])

    def _tag(self, place: int) -> str:
        if self._look(place):
            return self._tags[place]
        first = place
        while not (self._look(first - 1) and self._look(first - 2)):
            first -= 1
        for at in range(first, place + 1):
            if not self._look(at):
                for ahead in (at + 1, at + 2):
                    self._look(ahead)
                self._tags[at] = self._tagger.best(self._facts, at, self._tags)
        return self._tags[place]

    def _look(self, place: int) -> bool:
        """Read the word at a place if none has; whether its tag is known now, as beyond the ends all are."""
        if not 0 <= place < len(self._words):
            return True
        if self._facts[place] is _UNREAD:
            self._facts[place] = self._tagger.describe(self._words[place])
            self._tags[place] = self._tagger.certain(self._facts[place])
        return bool(self._tags[place])


def describe(word: str, lexicon: Lexicon) -> Fact:
    """(lower-case form, parts of speech the lexicon allows, shape: punct, digit, cap, caps, low)."""
    form = word.lower()
    if not any(letter.isalnum() for letter in word):
        return form, "", "punct" if all(letter in _MARKS for letter in word) else "sign"
    if word[0].isdigit():
        return "#", "#", "digit"
    shape = "low" if form == word else "caps" if word.isupper() and len(word) > 1 else "cap"
    return form, lexicon.tags(form), shape


def features(facts: Sequence[Fact], at: int, tags: Sequence[str]) -> tuple[str, ...]:
    """Names of the features of the token at `at`, given the tags before it."""
    form, kind, shape = facts[at]
    before, before_kind, _ = facts[at - 1] if at else _SENTINEL
    after, after_kind, after_shape = facts[at + 1] if at + 1 < len(facts) else _SENTINEL
    later_form, later_kind, _ = facts[at + 2] if at + 2 < len(facts) else _SENTINEL
    last = tags[at - 1] if at else "^"
    last_two = f"{tags[at - 2] if at > 1 else '^'} {last}"
    place = "^" if not at or (at == 1 and last == "PUNCT") else ""
    return (
        "w " + form,
        f"k {kind} {shape}{place}",
        f"s {form[-3:]} {kind}" if len(form) > 3 else "s",
        f"u {form[-4:]}{shape}" if not kind else "u",
        f"t {last} {kind}",
        f"tt {last_two} {kind}",
        f"tw {last} {form}",
        f"b {before} {kind}",
        f"bw {before} {form}",
        f"a {after} {kind}",
        f"ak {kind} {after_kind} {after_shape}",
        f"aw {form} {after_kind}",
        f"ta {last} {kind} {after_kind}",
        f"tf {last} {form} {after_kind}",
        f"bf {before} {kind} {after_kind}",
        f"kk {before_kind} {kind} {after_kind}",
        f"l {kind} {after_kind} {later_kind}",
        f"lw {form} {after} {later_form}" if kind.count("|") else "lw",
        f"p {facts[at - 2][0] if at > 1 else '^'} {kind}",
    )


def _joined(packed: str) -> int:
    """The weights of a feature in one number, which is added for all tags at once: _BYTES for each tag."""
    numbers = packed.split(" ")
    return sum(map(mul, map(_UNITS.__getitem__, numbers[::2]), map(int, numbers[1::2])))


@lru_cache(maxsize=1)
def french_tagger() -> Tagger:
    """The tagger that ships with auditor, read once per process."""
    return Tagger.read(model("tagger") / "tagger.json", french())
