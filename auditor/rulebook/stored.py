"""Lists and mappings of rules that stay packed until they are asked for: an audit needs few of a rule book's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor.packing import packed, unpacked

LEAST = 500
"""Bytes from which a packed list or mapping stays so."""
Parts = tuple[dict[str, Any], dict[str, bytes], dict[str, bytes]]
"""What of a mapping is small, and each of its large lists and large mappings packed by itself."""


def parted(data: Mapping[str, Any]) -> Parts:
    """The parts of a mapping, which `joined` makes one again."""
    lists, mappings = ({key: packed(value) for key, value in data.items() if type(value) is t} for t in (list, dict))
    lists, mappings = ({key: part for key, part in some.items() if len(part) >= LEAST} for some in (lists, mappings))
    return {key: value for key, value in data.items() if key not in lists | mappings}, lists, mappings


def joined(parts: Parts) -> dict[str, Any]:
    """The mapping that was parted; its large parts are unpacked when they are asked for."""
    small, lists, mappings = parts
    return {
        **small,
        **{key: StoredList(content) for key, content in lists.items()},
        **{key: StoredMapping(content) for key, content in mappings.items()},
    }


class _Stored:
    """What lists and mappings have in common."""

    __slots__ = ("_held",)

    def __init__(self, content: bytes) -> None:
        self._held: Any = content

    @property
    def _read(self) -> Any:
        held = self._held
        if type(held) is bytes:
            held = self._held = unpacked(held)
        return held

    def __len__(self) -> int:
        return len(self._read)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._read)

    def __getitem__(self, key: Any) -> Any:
        return self._read[key]

    def __eq__(self, other: object) -> bool:
        return bool(self._read == (other._read if isinstance(other, _Stored) else other))

    __hash__ = None  # type: ignore[assignment]


class StoredList(_Stored, Sequence[Any]):
    """A list, read when it is asked for."""


class StoredMapping(_Stored, Mapping[str, Any]):
    """A mapping, read when it is asked for."""
