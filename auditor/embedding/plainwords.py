"""Token numbers of plain words without the tokenizers library, whose vocabulary takes 50 ms and 30 MB to load.

A word is cut into the pieces that are likeliest together (T. Kudo, Subword regularization, 2018), as the library does.
What its steps before that make of a character is asked of it once, and so is whether both come to the same.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from auditor.cache import remembered
from auditor.embedding.tokens import splits_at_spaces

_START = "▁"
_RANGES = ((0x21, 0x530), (0x1E00, 0x2C00), (0xFE00, 0xFE10), (0x1F300, 0x1FB00))
"""Characters that may be plain: Latin, Greek and Cyrillic letters, punctuation, signs and pictures."""
_LONGEST = 200
"""Characters of a word beyond which the library is faster."""
_MEMORY = 16_384
"""Pieces remembered; when there are more, all are forgotten."""
_PENALTY = 10.0
"""By how much an unknown character is less likely than the least likely piece."""
_PIPELINE = ["WhitespaceSplit", "Split", "Metaspace"]


class PlainWords:
    """Reads words whose characters are all plain."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        from marisa_trie import Trie

        self.letters: dict[str, str] = facts["forms"]
        """Plain characters and what is read in their place; there are spaces around what is a piece by itself."""
        self._special: list[str] = facts["special"]
        """What is read as a token of its own wherever it stands."""
        self._trie = Trie().frombytes(facts["trie"])
        self._scores: array[float] = array("d", facts["scores"])
        self._ids: array[int] = array("i", facts["ids"])
        self._unknown: int = facts["unknown"]
        self._worst: float = facts["least"] - _PENALTY
        self._reach: int = facts["reach"]
        self._pieces: dict[str, list[int]] = {}

    @classmethod
    def read(cls, path: Path, load: Callable[[], Any]) -> tuple[int, PlainWords | None]:
        """Size of the vocabulary of a tokenizer file, and its reader; None where its words cannot be read plainly.

        `load` loads the tokenizer, which is asked for when the file has changed.
        """
        size, facts = remembered("plain", [path, __file__], lambda: _facts(load()))
        return size, None if facts is None else cls(facts)

    def tokens(self, word: str) -> list[int] | None:
        """Token numbers of a word without spaces; None if a part of it is not plain, or for a very long word."""
        if len(word) > _LONGEST or any(map(word.__contains__, self._special)):
            return None
        try:
            pieces = "".join([self.letters[letter] for letter in word]).split()
        except KeyError:
            return None
        return [number for piece in pieces for number in self._known(piece)]

    def _known(self, piece: str) -> list[int]:
        """Token numbers of a piece, worked out once: words differ more by their marks than in their pieces."""
        found = self._pieces.get(piece)
        if found is None:
            if len(self._pieces) >= _MEMORY:
                self._pieces.clear()
            found = self._pieces[piece] = self._best(_START + piece)
        return found

    def _best(self, text: str) -> list[int]:
        """The likeliest pieces of a text; unknown characters side by side are one."""
        totals, steps = [0.0] * (len(text) + 1), [(-1, 0)] * (len(text) + 1)
        for start in range(len(text)):
            before, known = totals[start], False
            for piece, number in self._trie.iter_prefixes_with_ids(text[start : start + self._reach]):
                known = known or len(piece) == 1
                end, total = start + len(piece), before + self._scores[number]
                if steps[end][0] < 0 or total > totals[end]:
                    totals[end], steps[end] = total, (start, self._ids[number])
            if not known and (steps[start + 1][0] < 0 or before + self._worst > totals[start + 1]):
                totals[start + 1], steps[start + 1] = before + self._worst, (start, self._unknown)
        return self._followed(steps)

    def _followed(self, steps: list[tuple[int, int]]) -> list[int]:
        found, place = list[int](), len(steps) - 1
        while place > 0:
            place, number = steps[place]
            if number != self._unknown or not found or found[-1] != number:
                found.append(number)
        return found[::-1]


def _facts(tokenizer: Any) -> tuple[int, dict[str, Any] | None]:
    said = json.loads(tokenizer.to_str())  # not the file: the library reads some numbers of it with a last digit wrong
    size = tokenizer.get_vocab_size()
    steps = [step["type"] for step in (said["pre_tokenizer"] or {}).get("pretokenizers", ())]
    plain = steps == _PIPELINE and said["model"]["type"] == "Unigram" and not said["model"]["byte_fallback"]
    if not plain or not splits_at_spaces(tokenizer):
        return size, None
    facts = _tables(said, tokenizer)
    return size, facts if _agrees(PlainWords(facts), tokenizer) else None


def _tables(said: Mapping[str, Any], tokenizer: Any) -> dict[str, Any]:
    from marisa_trie import Trie

    vocabulary: dict[str, tuple[int, float]] = {
        piece: (number, score) for number, (piece, score) in enumerate(said["model"]["vocab"])
    }
    letters = [chr(code) for first, last in _RANGES for code in range(first, last)]
    forms = {letter: tokenizer.normalizer.normalize_str(letter) for letter in letters if letter != _START}
    forms = {letter: form for letter, form in forms.items() if form.split() == [form] or not form}
    apart = {c for c in "".join(forms.values()) if len(tokenizer.pre_tokenizer.pre_tokenize_str(f"a{c}a")) > 1}
    trie = Trie(vocabulary)
    ordered = [vocabulary[piece] for piece in map(trie.restore_key, range(len(trie)))]
    return {
        "forms": {letter: "".join(f" {c} " if c in apart else c for c in form) for letter, form in forms.items()},
        "special": [token["content"] for token in said["added_tokens"]],
        "trie": trie.tobytes(),
        "scores": array("d", (score for _, score in ordered)).tobytes(),
        "ids": array("i", (number for number, _ in ordered)).tobytes(),
        "unknown": said["model"]["unk_id"],
        "least": min(score for _, score in ordered),
        "reach": max(map(len, vocabulary)),
    }


def _agrees(words: PlainWords, tokenizer: Any) -> bool:
    """Whether words made of all pieces, and of all plain characters among them, are read as the tokenizer does."""
    pieces = [piece.replace(_START, "") for piece in tokenizer.get_vocab()]
    letters = cycle(words.letters)
    tried = [first + letter + second for first, letter, second in zip(pieces, letters, pieces[7:], strict=False)]
    theirs = tokenizer.encode_batch_fast(tried, add_special_tokens=False)
    ours = map(words.tokens, tried)
    return all(own is None or own == encoding.ids for own, encoding in zip(ours, theirs, strict=True))
