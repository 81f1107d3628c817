"""The language profiles of langdetect in a twentieth of the memory, and read in a hundredth of the time.

langdetect keeps a list of 55 numbers for each of 90,000 strings of letters, most of them zeros. Here stand only the
others, in arrays; what it computes with them is the same.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from auditor.cache import remembered


class _Tables(NamedTuple):
    """`firsts` divides `languages` and `shares` by the number that a string has in the trie."""

    names: list[str]
    trie: bytes
    firsts: bytes  # int32, strings + 1
    languages: bytes  # uint8
    shares: bytes  # float64


class Profiles(Mapping[str, list[float]]):
    """Strings of one to three letters with the share of each language's letters that they make up."""

    def __init__(self, tables: _Tables) -> None:
        from marisa_trie import Trie

        self.languages = tables.names
        self._trie = Trie().frombytes(tables.trie)
        self._firsts: array[int] = array("i", tables.firsts)
        self._shares: array[float] = array("d", tables.shares)
        self._of = tables.languages

    @classmethod
    def read(cls, folder: Path) -> Profiles:
        """The profiles of a folder of langdetect, by language in order of name."""
        files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
        return cls(_Tables(**remembered("profiles", [*files, __file__], lambda: _tables(files)._asdict())))

    def __getitem__(self, text: str) -> list[float]:
        shares = [0.0] * len(self.languages)
        number = self._trie[text]
        for place in range(self._firsts[number], self._firsts[number + 1]):
            shares[self._of[place]] = self._shares[place]
        return shares

    def __contains__(self, text: object) -> bool:
        try:
            return text in self._trie
        except UnicodeEncodeError:  # half a character
            return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.keys())

    def __len__(self) -> int:
        return len(self._trie)


def _tables(files: list[Path]) -> _Tables:
    from marisa_trie import Trie

    names, found = list[str](), defaultdict[str, list[tuple[int, float]]](list)
    for number, file in enumerate(files):
        profile: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        names.append(profile["name"])
        for text, count in profile["freq"].items():
            row = found[text]
            if 1 <= len(text) <= 3:
                row.append((number, count / profile["n_words"][len(text) - 1]))
    trie = Trie(found)
    rows = [found[text] for text in map(trie.restore_key, range(len(trie)))]
    firsts = array("i", accumulate(map(len, rows), initial=0))
    languages = bytes(number for row in rows for number, _ in row)
    shares = array("d", (share for row in rows for _, share in row))
    return _Tables(names, trie.tobytes(), firsts.tobytes(), languages, shares.tobytes())
