"""A great many words with a small number each, read in a millisecond and far smaller than a dictionary of them.

The words stand in a LOUDS trie (S. Yata's marisa-trie), built once for an installation and kept in the user's cache.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from auditor import cache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FORMAT = 1
_HEAD = struct.Struct("<4sII")
_MAGIC = b"AWT1"
MAX_KNOWN = 100_000
"""Words whose number is remembered by a table."""


class _Known(dict[str, int]):
    """Numbers of the words that were asked for."""

    def __init__(self, trie: Any, numbers: array[int]) -> None:
        super().__init__()
        self._trie = trie
        self._numbers = numbers

    def __missing__(self, word: str) -> int:
        if len(self) > MAX_KNOWN:
            self.clear()
        try:
            place = self._trie.get(word)
        except UnicodeEncodeError:  # half a character
            place = None
        return self.setdefault(word, -1 if place is None else self._numbers[place])


class WordTable:
    """Words with their numbers, 0 to 65,535; what is no word has -1."""

    def __init__(self, trie: Any, numbers: array[int]) -> None:
        self._trie = trie
        self._numbers = numbers
        self.number: Callable[[str], int] = _Known(trie, numbers).__getitem__
        """Number of a word; -1 for what is none."""

    @classmethod
    def of(cls, words: Iterable[tuple[str, int]]) -> WordTable:
        """A table of words and numbers; of a word that comes twice the last number counts."""
        from marisa_trie import Trie

        given = dict(words)
        trie = Trie(given)
        numbers = array("H", bytes(2 * len(given)))
        for word, number in given.items():
            numbers[trie[word]] = number
        return cls(trie, numbers)

    @classmethod
    def cached(cls, name: str, words: Callable[[], Iterable[tuple[str, int]]]) -> WordTable:
        """The table kept under a name, which says what it was made of; made and kept if it is not there."""
        file = f"words-{name}-{_FORMAT}.bin"
        found = cls._read(file)
        if found is None:
            found = cls.of(words())
            cache.store(file, found._bytes())
        return found

    @classmethod
    def _read(cls, file: str) -> WordTable | None:
        """A stored table; None when there is none or it is damaged."""
        from marisa_trie import Trie

        try:
            content = (cache.folder() / file).read_bytes()
            magic, trie_size, count = _HEAD.unpack_from(content)
            if magic != _MAGIC or len(content) != _HEAD.size + trie_size + 2 * count:
                return None
            trie = Trie()
            trie.frombytes(content[_HEAD.size : _HEAD.size + trie_size])
            return cls(trie, array("H", content[_HEAD.size + trie_size :])) if len(trie) == count else None
        except (OSError, RuntimeError, struct.error):
            return None

    def _bytes(self) -> bytes:
        trie: bytes = self._trie.tobytes()
        return _HEAD.pack(_MAGIC, len(trie), len(self)) + trie + self._numbers.tobytes()

    def numbers(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The `number` of each of many words; they are not remembered, and take half as long as one by one."""
        return self.at(self.places(words))

    def places(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Where each of many words stands in the table; -1 for what is none."""
        import numpy as np

        try:
            return np.fromiter(map(self._trie.get, words, repeat(-1)), np.int32, len(words))
        except UnicodeEncodeError:  # half a character in one of them
            return np.array([self._trie[word] if word in self else -1 for word in words], np.int32)

    def at(self, places: NDArray[np.int32]) -> NDArray[np.int32]:
        """The numbers of the words at such places."""
        import numpy as np

        found: NDArray[np.int32] = np.frombuffer(self._numbers, np.uint16).take(places, mode="clip").astype(np.int32)
        found[places < 0] = -1
        return found

    def __iter__(self) -> Iterator[str]:
        """The words in the order of their places."""
        return map(self._trie.restore_key, range(len(self)))

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, word: object) -> bool:
        try:
            return word in self._trie
        except UnicodeEncodeError:  # half a character
            return False
