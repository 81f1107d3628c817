"""Who is given words in an article: speakers, what is quoted of them, with which verbs, and how the sides compare.

Rules on the text alone: quotation marks, reporting verbs (rules/fr/lexicon/reporting-verbs.tsv), « selon ». A
difference between sides is stated with the probability that chance makes one as large (exact tests), never from counts
alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from auditor.framing import attribution
from auditor.framing.attribution import Attribution
from auditor.framing.chance import binomial_p, fisher_p
from auditor.framing.speakers import Speaker
from auditor.framing.tables import sides as side_words
from auditor.reading import Document, Span
from auditor.reading.quotes import Quote
from auditor.reading.tokens import tokenize

MIN_QUOTE = 5
"""Words of a quotation that is counted although nobody is named as its speaker; shorter ones are titles or terms."""
_ENDS = re.compile(r"[.;:]")
BESIDE = 60
"""Code points before a name in which its country or office is looked for."""
LEANING = ("doubting", "fighting")
"""Stances of verbs that set the reader against what is said."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Words given to a speaker: a quotation (`direct`) or reported speech, from code point start to end."""

    start: int
    end: int
    direct: bool
    speaker: str | None
    role: str | None
    side: str | None
    verb: str | None
    stance: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Two sides compared by one measure: counts of each, and the probability of a difference as large by chance."""

    measure: str
    sides: tuple[str, str]
    counts: tuple[int, int]
    of: tuple[int, int]
    p: float

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON types."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of an article in order, and how the two sides with most voices compare."""

    voices: tuple[Voice, ...]
    asymmetries: tuple[Asymmetry, ...]

    def shares(self, by: str = "speaker") -> dict[str, float]:
        """Share of all reported words by `speaker` or `side`, largest first; those without one are left out."""
        words: Counter[str] = Counter()
        for voice in self.voices:
            if (key := getattr(voice, by)) is not None:
                words[key] += voice.words
        total = sum(words.values()) or 1
        return {
            key: round(count / total, 4) for key, count in sorted(words.items(), key=lambda item: (-item[1], item[0]))
        }

    def to_dict(self) -> dict[str, Any]:
        """The voices as JSON types, with the shares by speaker and side."""
        return {
            "voices": [asdict(voice) for voice in self.voices],
            "speakers": self.shares("speaker"),
            "sides": self.shares("side"),
            "asymmetries": [item.to_dict() for item in self.asymmetries],
        }


def read(document: Document, sides: Mapping[str, str] | None = None) -> Voices:
    """Voices of a French article; `sides` maps names or words, in lower case, to sides and goes before the table's."""
    if document.language not in (None, "fr"):
        return Voices((), ())
    attributions = _resolved(document, attribution.read(document))
    known = _Sides(document, sides or {})
    voices = sorted(_voices(document, attributions, known), key=lambda voice: (voice.start, voice.end))
    return Voices(tuple(voices), tuple(_asymmetries(voices)))


class _Sides:
    """The side of a speaker: by words given, by the table, or by the words before the name's first mention."""

    def __init__(self, document: Document, given: Mapping[str, str]) -> None:
        self._document = document
        self._given = {word.lower(): side for word, side in given.items()}
        self._order = {side: rank for rank, side in enumerate(dict.fromkeys(side_words().values()))}
        self._by_name: dict[str, str | None] = {}
        self._known: dict[Speaker, str | None] = {}

    def of(self, speaker: Speaker) -> str | None:
        if speaker not in self._known:
            self._known[speaker] = self._of(speaker)
        return self._known[speaker]

    def _of(self, speaker: Speaker) -> str | None:
        side = self._said(f"{speaker.name} {speaker.role}", speaker.name)
        if side is None and speaker.name not in self._by_name:
            self._by_name[speaker.name] = self._said(self._first_mention(speaker.name), "")
        elif side is not None:
            self._by_name[speaker.name] = side
        return self._by_name[speaker.name]

    def _said(self, text: str, name: str) -> str | None:
        words = [*tokenize(text.lower().replace("maison blanche", "maison-blanche")).texts, name.lower()]
        given = [self._given[word] for word in words if word in self._given]
        listed = [side_words()[word] for word in words if word in side_words()]
        # An institution's word with a capital is part of a name: Bruno Le Maire is no town hall.
        listed = [side for side in listed if side[0].isupper() or not _is_name_part(side, text)]
        return given[0] if given else min(listed, key=self._order.__getitem__, default=None)

    def _first_mention(self, name: str) -> str:
        position = self._document.plain.find(name)
        sentence = self._document.sentence_at(max(position, 0))
        return self._document.plain[max(sentence.start, position - BESIDE) : position] if position >= 0 else ""


def _is_name_part(side: str, text: str) -> bool:
    return not any(side_words().get(word) == side for word in tokenize(text).texts)


def _resolved(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Pronouns replaced by whom they stand for: who spoke last, else who was named last; surnames by full names."""
    named = [name.text for name in reversed(document.names) if " " in name.text and not name.initial]
    named += [
        item.speaker.name for item in reversed(found) if " " in item.speaker.name and item.speaker.name[0].isupper()
    ]
    full = {name.split()[-1]: name for name in named if name.replace(" ", "").isalpha() and name.istitle()}
    resolved: list[Attribution] = []
    for item in found:
        speaker = item.speaker
        if speaker.pronoun:
            speaker = resolved[-1].speaker if resolved else _named_before(document, item.start)
        elif " " not in speaker.name:
            speaker = speaker._replace(name=full.get(speaker.name, speaker.name))
        resolved.append(item._replace(speaker=speaker))
    return resolved


def _named_before(document: Document, position: int) -> Speaker:
    names = [name.text for name in document.names if name.end <= position and " " in name.text]
    return Speaker(names[-1], names[-1]) if names else Speaker("", "")


def _voices(document: Document, found: list[Attribution], known: _Sides) -> Iterator[Voice]:
    used: set[int] = set()
    last: tuple[Attribution, Span] | None = None
    for quote in (quote for quote in document.quotes if quote.depth == 0):
        words = len(range(*document.token_range(Span(quote.start, quote.end))))
        number = _tag(document, found, quote)
        if number is not None:
            used.add(number)
            last = found[number], document.line_at(quote.start)
            yield _voice(quote.start, quote.end, True, words, known, found[number].speaker, found[number])
        elif words >= MIN_QUOTE:
            same = last[0].speaker if last is not None and last[1] == document.line_at(quote.start) else None
            speaker = _introduced(document, quote) or same
            yield _voice(quote.start, quote.end, True, words, known, speaker, None)
    for number, item in enumerate(found):
        if number not in used:
            span = _reported(document, item)
            words = len(range(*document.token_range(span)))
            yield _voice(span.start, span.end, False, words, known, item.speaker, item)


def _voice(
    start: int, end: int, direct: bool, words: int, known: _Sides, speaker: Speaker | None, by: Attribution | None
) -> Voice:
    speaker = speaker if speaker is not None and speaker.name else None
    name, role, side = (speaker.name, speaker.role, known.of(speaker)) if speaker else (None, None, None)
    verb, stance = (by.verb, by.stance) if by is not None else (None, None)
    return Voice(start, end, direct, name, role, side, verb, stance, words)


def _introduced(document: Document, quote: Quote) -> Speaker | None:
    """Who is named first in a sentence that leads to a quotation by a colon, without a reporting verb."""
    sentence = document.sentence_at(quote.start)
    if not document.plain[sentence.start : quote.start].rstrip().endswith(":"):
        return None
    names = [name.text for name in document.names if sentence.start <= name.start < quote.start and " " in name.text]
    names += [name.text for name in document.names if sentence.start <= name.start < quote.start and not name.initial]
    return Speaker(names[0], names[0]) if names else None


def _tag(document: Document, found: list[Attribution], quote: Quote) -> int | None:
    """Number of the attribution a quotation belongs to: right after it, else the nearest in the sentence.

    The nearest is looked for before the quotation first, then among inverted ones further on: « … » de l'accord, a dit
    le maire.
    """
    first, last = document.sentence_at(quote.start).start, document.sentence_at(quote.end).end
    best = None
    for number in range(bisect_left(found, first, key=_start), len(found)):
        item = found[number]
        if item.start > max(last, quote.end + 3):
            break
        if 0 <= item.start - quote.end <= 3 and not _ENDS.search(document.plain, quote.end, item.start):
            return number
        if item.end <= quote.start or (best is None and item.inverted and item.start >= quote.end):
            best = number
    return best


def _start(item: Attribution) -> int:
    return item.start


def _reported(document: Document, item: Attribution) -> Span:
    """What is reported without quotation marks: the sentence before an inverted verb, else after it."""
    sentence = document.sentence_at(item.start)
    if item.inverted and item.start > sentence.start:
        return Span(sentence.start, item.start)
    return Span(item.end, max(item.end, sentence.end))


def _asymmetries(voices: list[Voice]) -> Iterator[Asymmetry]:
    by_side: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.side is not None:
            by_side[voice.side].append(voice)
    if len(by_side) < 2:
        return
    (first, one), (second, two) = sorted(by_side.items(), key=lambda item: (-len(item[1]), item[0]))[:2]
    total = len(one) + len(two)
    yield Asymmetry(
        "voices", (first, second), (len(one), len(two)), (total, total), round(binomial_p(len(one), total), 4)
    )
    for measure, test in (("leaning verbs", _leans), ("direct quotations", _is_direct)):
        counts = sum(map(test, one)), sum(map(test, two))
        table = (counts[0], len(one) - counts[0]), (counts[1], len(two) - counts[1])
        yield Asymmetry(measure, (first, second), counts, (len(one), len(two)), round(fisher_p(table), 4))


def _leans(voice: Voice) -> bool:
    return voice.stance in LEANING


def _is_direct(voice: Voice) -> bool:
    return voice.direct
