"""Token numbers of texts, each word of which is read once: a text repeats its words, and texts each other's.

The words not yet known are read as one text, in the order given: most of what a word costs is the call.
"""

from __future__ import annotations

import json
import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.embedding.plainwords import PlainWords

MEMORY = 32_768
"""Words remembered; when there are more, all are forgotten and learnt anew (about 10 MB)."""
LONGEST = 40
"""Characters of a word that is remembered."""
_BY_CHARACTER = frozenset(("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Replace"))


class TokenReader:
    """Token numbers by a tokenizer, word by word where it splits at spaces anyway.

    `load` loads the tokenizer, which is done when a word comes that `plain` cannot read.
    """

    def __init__(self, load: Callable[[], Any], plain: PlainWords | None = None, memory: int = MEMORY) -> None:
        self._load = load
        self._plain = plain
        self._memory = memory
        self._known: dict[str, list[int]] = {}

    @cached_property
    def _tokenizer(self) -> Any:
        return self._load()

    @cached_property
    def by_words(self) -> bool:
        """Whether words are read, and remembered, one by one."""
        return self._plain is not None or splits_at_spaces(self._tokenizer)

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """Token numbers of each text."""
        # A lone surrogate cannot pass into the tokenizer, which speaks UTF-8.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        if not self.by_words:
            return self._tokens(clean)
        split, known = [text.split(" ") for text in clean], self._known
        missing = [word for word in dict.fromkeys(chain.from_iterable(split)) if word not in known]
        found = self._words(missing) if missing else {}
        long = {word: tokens for word, tokens in found.items() if len(word) > LONGEST}
        known.update((word, tokens) for word, tokens in found.items() if len(word) <= LONGEST)
        if len(known) > self._memory:
            self._known = {}  # another thread may be reading in the old one
        tokens_of = ChainMap(long, known) if long else known
        return [[token for word in words for token in tokens_of[word]] for words in split]

    def _words(self, words: list[str]) -> dict[str, list[int]]:
        plain = {word: self._plain.tokens(word) for word in words} if self._plain else {}
        found = {word: tokens for word, tokens in plain.items() if tokens is not None}
        others = [word for word in words if word not in found]
        return found | self._one_by_one(others) if others else found

    def _one_by_one(self, words: list[str]) -> dict[str, list[int]]:
        """Token numbers of words without spaces: each token begins in one of them."""
        encoding = self._tokenizer.encode(" ".join(words), add_special_tokens=False)
        found: dict[str, list[int]] = {word: [] for word in words}
        places = iter(words)
        word = next(places)
        end = len(word)
        for token, (start, _) in zip(encoding.ids, encoding.offsets, strict=True):
            while start > end:
                word = next(places)
                end += 1 + len(word)
            found[word].append(token)
        return found

    def _tokens(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]


def splits_at_spaces(tokenizer: Any) -> bool:
    """Whether what stands between two spaces is always read by itself; False where that is not sure."""
    if tokenizer.truncation or tokenizer.padding or tokenizer.post_processor:
        return False
    first = next(_steps(tokenizer.pre_tokenizer, "pretokenizers"), {})
    return first.get("type") == "WhitespaceSplit" and all(map(_local, _steps(tokenizer.normalizer, "normalizers")))


def _steps(part: Any, several: str) -> Iterator[dict[str, Any]]:
    """What a part of a tokenizer does, in order, as in tokenizer.json."""
    if part is not None:
        said = json.loads(part.__getstate__())
        yield from said.get(several, [said])


def _local(step: dict[str, Any]) -> bool:
    """Whether a normaliser looks at no more than the characters of a word."""
    replaced = str(step.get("pattern", {}).get("String", " ")) if step["type"] == "Replace" else ""
    return step["type"] in _BY_CHARACTER and not re.search(r"\s", replaced)
