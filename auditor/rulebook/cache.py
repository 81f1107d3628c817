"""The checked rule book in the user's cache folder, under the digest of its sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, overload

from auditor import __version__
from auditor.cache import folder
from auditor.cache import store as store_file
from auditor.packing import packed, unpacked
from auditor.rule import Example, Rule
from auditor.rulebook.stored import joined, parted

FORMAT = 14
"""Raised when the compiled form changes, so that old files are not read."""


def digest(files: Iterable[Path]) -> str:
    """SHA-256, shortened to 16 hex digits, of the names and contents of the files and the version of auditor."""
    state = hashlib.sha256(__version__.encode())
    for file in files:
        content = file.read_bytes()
        state.update(f"\0{file.name}\0{len(content)}\0".encode() + content)
    return state.hexdigest()[:16]


def combined(digests: Sequence[str]) -> str:
    """The digest of several folders by theirs; that of one is its own."""
    return digests[0] if len(digests) == 1 else hashlib.sha256(" ".join(digests).encode()).hexdigest()[:16]


def place(roots: Iterable[Path]) -> str:
    """8 hex digits for the form of the cache and where the folders stand: rules name the files of their own folder."""
    facts = [str(FORMAT), *(str(root.resolve()) for root in roots)]
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:8]


class StoredExamples(Sequence[Example]):
    """The examples of a rule, read when they are asked for: an audit needs none of thousands of them."""

    def __init__(self, key: str, rule_id: str, count: int) -> None:
        self._key, self._id, self._count = key, rule_id, count

    @cached_property
    def _examples(self) -> tuple[Example, ...]:
        return tuple(
            Example(item["text"], item["wrong"], tuple(tuple(span) for span in item["spans"]), item["path"])
            for item in _stored_examples(self._key)[self._id]
        )

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Example: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Example, ...]: ...
    def __getitem__(self, index: int | slice) -> Example | tuple[Example, ...]:
        return self._examples[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._examples == tuple(other)

    def __hash__(self) -> int:
        return hash(self._examples)


@lru_cache(maxsize=8)
def _stored_examples(key: str) -> dict[str, list[dict[str, Any]]]:
    return json.loads((folder() / f"examples-{key}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def load(key: str) -> list[Rule] | None:
    """The rules stored under a key; None when there are none or the file is damaged."""
    try:
        rows = unpacked((folder() / f"rulebook-{key}.bin").read_bytes())
        present = (folder() / f"examples-{key}.json").is_file()
        return [_thaw(row, key) for row in rows] if present else None
    except (OSError, ValueError):
        return None


def store(key: str, rules: Sequence[Rule]) -> None:
    """Store the rules under a key, their examples apart; a cache that cannot be written is no error."""
    examples = {rule.id: [asdict(example) for example in rule.examples] for rule in rules}
    store_file(f"examples-{key}.json", json.dumps(examples, ensure_ascii=False).encode("utf-8"))
    store_file(f"rulebook-{key}.bin", packed([_freeze(rule) for rule in rules]))


def _freeze(rule: Rule) -> dict[str, Any]:
    row = asdict(replace(rule, examples=(), params={}, plan=None))
    plan = parted(rule.plan) if isinstance(rule.plan, dict) else rule.plan
    return {**row, "examples": len(rule.examples), "params": parted(rule.params), "plan": plan}


def _thaw(row: dict[str, Any], key: str) -> Rule:
    plan = joined(row["plan"]) if isinstance(row["plan"], tuple) else row["plan"]
    examples = StoredExamples(key, row["id"], row["examples"])
    return Rule(**{**row, "examples": examples, "params": joined(row["params"]), "plan": plan})
