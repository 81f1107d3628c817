"""Measures of a whole article: its sentences, its words, its habits; none of them names a thing."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from auditor.scoring.translation.masking import Stream

Ints = npt.NDArray[np.int64]

_MARKS = ',;:.!?…()"-%'
_PARTS = ("NOM", "VER", "ADJ", "ADV", "ART", "PRE", "PRO", "CON", "AUX", "UNK", "ONO")
_MIXED = ("AUX/VER", "ADJ/NOM", "NOM/VER", "ADJ/VER", "ART/PRO", "ADJ/PRO", "ADV/PRE", "ART/PRE", "CON/PRO")
_ENDINGS = tuple("ait aient rait raient ant a era ront é ée és ées er ir re it i is u us e es ent ons ez".split())
_STARTS = ("NAME", "NUM", "ART", "PRO", "PRE", "CON", "ADV", "NOM", "VER", "ART/PRO", "ADJ/PRO")
_BANDS = range(10)
_NEAR = (25, 50, 100)
"""Distances, in open-class words, within which a form counts as said again."""


def measure(stream: Stream) -> dict[str, float]:
    """All measures of a stream by name: shares of words or of sentences, or plain means; 0 words give zeros."""
    tags = [masks.tag for masks in stream.masks]
    spoken = np.array(stream.tokens, np.int64) >= 0
    words = np.flatnonzero(spoken)
    size = max(len(words), 1)
    found = _of_sentences(np.array(stream.sentences, np.int64)[words], words, tags)
    found |= _of_tags(Counter(tags), size)
    found |= _of_words(stream, words.tolist())
    found["capitals"] = stream.capitals / size
    return found


def _of_sentences(sentences: Ints, words: Ints, tags: list[str]) -> dict[str, float]:
    _, starts, lengths = np.unique(sentences, return_index=True, return_counts=True)
    if not len(lengths):
        lengths = np.zeros(1, np.int64)
    mean = max(float(lengths.mean()), 1.0)
    found = {
        "sentence.mean": math.log(mean),
        "sentence.spread": float(lengths.std()) / mean,
        "sentence.short": float((lengths < 7).mean()),
        "sentence.long": float((lengths > 35).mean()),
        "sentence.longest": math.log(max(int(lengths.max()), 1)),
        "sentence.step": float(np.abs(np.diff(lengths)).mean()) / mean if len(lengths) > 1 else 0.5,
    }
    return found | _of_starts([int(words[start]) for start in starts], tags)


def _of_starts(firsts: list[int], tags: list[str]) -> dict[str, float]:
    """Shares of sentences by the part of speech of their first word, and of those with a comma or a quote early on."""
    sentences = max(len(firsts), 1)
    starts = Counter(tags[first].partition(":")[0] for first in firsts)
    found = {f"start.{tag}": starts[tag] / sentences for tag in _STARTS}
    found["start.comma"] = sum("," in tags[first + 1 : first + 7] for first in firsts) / sentences
    found["start.quote"] = sum(first > 0 and tags[first - 1] == '"' for first in firsts) / sentences
    return found


def _of_tags(tags: Counter[str], size: int) -> dict[str, float]:
    parts: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for tag, count in tags.items():
        part, _, ending = tag.partition(":")
        parts[part] += count
        endings[ending] += count
    found = {f"mark.{sign}": tags[sign] / size for sign in _MARKS}
    found |= {f"part.{name}": parts[name] / size for name in (*_PARTS, *_MIXED)}
    found |= {f"ending.{name}": endings[name] / size for name in _ENDINGS}
    return found | {"names": tags["NAME"] / size, "numbers": tags["NUM"] / size}


def _of_words(stream: Stream, words: list[int]) -> dict[str, float]:
    free = [stream.masks[item] for item in words if not stream.masks[item].kept]
    bands = Counter([masks.band for masks in free])
    known = max(sum(bands[band] for band in _BANDS), 1)
    found = {f"band.{band}": bands[band] / known for band in _BANDS}
    size = max(len(words), 1)
    found["closed.share"] = 1 - len(free) / size if words else 0.0
    found["word.length"] = sum([len(stream.forms[item]) for item in words]) / size
    return found | _again([stream.forms[item][:6] for item in words if not stream.masks[item].kept])


def _again(forms: list[str]) -> dict[str, float]:
    """Shares of open-class words that were said already so many of them before: variety, whatever the length."""
    latest: dict[str, int] = {}
    counts = dict.fromkeys(_NEAR, 0)
    for place, form in enumerate(forms):
        if form in latest:
            distance = place - latest[form]
            for near in _NEAR:
                counts[near] += distance <= near
        latest[form] = place
    return {f"content.{near}": count / max(len(forms), 1) for near, count in counts.items()}
