"""Who is given words in which article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from auditor.framing import voices
from auditor.reading import Document


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, and the words given to them in each article, in the order of the articles."""

    speaker: str
    role: str | None
    words: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """{"speaker", "role", "words"}."""
        return {**asdict(self), "words": list(self.words)}


def read(documents: Sequence[Document]) -> tuple[Speaker, ...]:
    """Speakers by the number of articles that give them words, then by words; a surname alone joins a full name."""
    found = [(number, voice) for number, document in enumerate(documents) for voice in voices.read(document).voices]
    named = sorted({voice.speaker for _, voice in found if voice.speaker}, key=lambda name: (-len(name), name))
    full: dict[str, str] = {}
    for name in named:
        full[name] = full.setdefault(name.split()[-1], name)
    speakers: dict[str, list[int]] = {}
    roles: dict[str, str] = {}
    for number, voice in found:
        if voice.speaker:
            name = full[voice.speaker]
            speakers.setdefault(name, [0] * len(documents))[number] += voice.words
            if voice.role:
                roles.setdefault(name, voice.role)
    rows = [Speaker(name, roles.get(name), tuple(words)) for name, words in speakers.items()]
    return tuple(sorted(rows, key=lambda row: (-sum(map(bool, row.words)), -sum(row.words), row.speaker)))
