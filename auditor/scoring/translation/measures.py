"""Measures of a whole article: its sentences, its words, its habits; none of them names a thing."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from auditor.scoring.translation.masking import Stream

Array = npt.NDArray[np.float64]

_MARKS = ',;:.!?…()"-%'
_PARTS = ("NOM", "VER", "ADJ", "ADV", "ART", "PRE", "PRO", "CON", "AUX", "UNK", "ONO")
_MIXED = ("AUX/VER", "ADJ/NOM", "NOM/VER", "ADJ/VER", "ART/PRO", "ADJ/PRO", "ADV/PRE", "ART/PRE", "CON/PRO")
_ENDINGS = tuple("ait aient rait raient ant a era ront é ée és ées er ir re it i is u us e es ent ons ez".split())
_STARTS = ("NAME", "NUM", "ART", "PRO", "PRE", "CON", "ADV", "NOM", "VER", "ART/PRO", "ADJ/PRO")
_BANDS = range(10)
_NEAR = (25, 50, 100, 200)
"""Distances, in words, within which a form counts as said again."""


def measure(stream: Stream) -> dict[str, float]:
    """All measures of a stream by name: shares of words or of sentences, or plain means; 0 words give zeros."""
    words = [number for number, token in enumerate(stream.tokens) if token >= 0]
    size = max(len(words), 1)
    found = _of_sentences(stream)
    found |= _of_marks(stream, size)
    found |= _of_parts(stream, size)
    found |= _of_words([stream.forms[number] for number in words], stream, words)
    found["capitals"] = stream.capitals / size
    return found


def _of_sentences(stream: Stream) -> dict[str, float]:
    spoken = np.array([s for s, token in zip(stream.sentences, stream.tokens, strict=True) if token >= 0], np.int64)
    lengths = np.bincount(spoken)
    lengths = lengths[lengths > 0] if len(lengths) else np.zeros(1, np.int64)
    mean = max(float(lengths.mean()), 1.0)
    found = {
        "sentence.mean": math.log(mean),
        "sentence.spread": float(lengths.std()) / mean,
        "sentence.short": float((lengths < 7).mean()),
        "sentence.long": float((lengths > 35).mean()),
        "sentence.longest": math.log(max(int(lengths.max()), 1)),
        "sentence.step": float(np.abs(np.diff(lengths)).mean()) / mean if len(lengths) > 1 else 0.5,
    }
    return found | _of_starts(stream, len(lengths))


def _of_starts(stream: Stream, sentences: int) -> dict[str, float]:
    starts: Counter[str] = Counter()
    commas, before, latest = 0, 0, -1
    for masks, token, sentence in zip(stream.masks, stream.tokens, stream.sentences, strict=True):
        if sentence != latest:
            if token < 0:
                starts["mark"] += masks.tag == '"'
                continue
            latest, before = sentence, 0
            starts[masks.tag.partition(":")[0]] += 1
        before += 1
        commas += before <= 6 and masks.tag == ","
    found = {f"start.{tag}": starts[tag] / sentences for tag in _STARTS}
    return found | {"start.quote": starts["mark"] / sentences, "start.comma": commas / sentences}


def _of_marks(stream: Stream, size: int) -> dict[str, float]:
    counts = Counter(form for form, token in zip(stream.forms, stream.tokens, strict=True) if token < 0)
    return {f"mark.{sign}": counts[sign] / size for sign in _MARKS}


def _of_parts(stream: Stream, size: int) -> dict[str, float]:
    tags = Counter(masks.tag for masks in stream.masks)
    bands = Counter(masks.band for masks in stream.masks if not masks.kept)
    parts: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for tag, count in tags.items():
        part, _, ending = tag.partition(":")
        parts[part] += count
        endings[ending] += count
    free = max(sum(bands[band] for band in _BANDS), 1)
    found = {f"part.{name}": parts[name] / size for name in (*_PARTS, *_MIXED)}
    found |= {f"ending.{name}": endings[name] / size for name in _ENDINGS}
    found |= {f"band.{band}": bands[band] / free for band in _BANDS}
    return found | {"names": tags["NAME"] / size, "numbers": tags["NUM"] / size}


def _of_words(forms: list[str], stream: Stream, words: list[int]) -> dict[str, float]:
    size = max(len(forms), 1)
    kept = [stream.masks[number].kept for number in words]
    lengths = np.array([len(form) for form in forms] or [0], np.float64)
    closed = Counter(form for form, is_kept in zip(forms, kept, strict=True) if is_kept)
    total = max(sum(closed.values()), 1)
    found = {
        "word.length": float(lengths.mean()),
        "word.spread": float(lengths.std()),
        "closed.share": total / size,
        "closed.types": len(closed) / math.sqrt(total),
        "closed.entropy": -sum(count / total * math.log(count / total) for count in closed.values()),
    }
    content = [form[:6] for form, is_kept in zip(forms, kept, strict=True) if not is_kept and len(form) > 3]
    return found | _again("again", forms) | _again("content", content)


def _again(name: str, forms: list[str]) -> dict[str, float]:
    """Shares of words that were said already within so many words before: variety, whatever the length."""
    latest: dict[str, int] = {}
    distances = []
    for place, form in enumerate(forms):
        distances.append(place - latest.get(form, -(10**6)))
        latest[form] = place
    array = np.array(distances or [10**6])
    return {f"{name}.{near}": float((array <= near).mean()) for near in _NEAR}
