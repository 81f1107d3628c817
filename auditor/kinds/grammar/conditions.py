"""The conditions that token patterns put on words: word lists, forms of verbs, readings in the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from auditor.errors import CardError
from auditor.reading.conjugation import paradigm
from auditor.reading.lexicon import Analysis

Lists = Mapping[str, Sequence[str]]

_MARKS = {"<quote>": tuple('"«»“”„'), "<comma>": (",",), "<end>": tuple(".!?…;:")}
_MOODS = frozenset(("ind", "sub", "cnd", "imp", "inf", "part"))
_TENSES = frozenset(("pres", "imp", "past", "fut"))


def is_reading(analysis: Analysis, code: Analysis) -> bool:
    """Whether a reading has all that a code says; the tag V stands for VERB and AUX."""
    return (
        (analysis.tag == code.tag or (code.tag == "V" and analysis.tag in ("VERB", "AUX")))
        and code.gender in ("", analysis.gender)
        and code.number in ("", analysis.number)
        and code.person in ("", analysis.person)
        and code.mood in ("", analysis.mood)
        and code.tense in ("", analysis.tense)
    )


def listed(value: Any, path: str = "$") -> list[str]:
    """One word or many, as a list; raises CardError for `on` without quotes (YAML reads true)."""
    items = value if isinstance(value, (list, tuple)) else [value]
    for item in items:
        if not isinstance(item, str):
            raise CardError(f"{item!r} is no word; words that YAML reads otherwise take quotes @ {path}")
    return list(items)


def expand(value: Any, words: Lists, path: str) -> Iterator[str]:
    """The words of a condition, lists, verbs and marks written out; raises CardError for a list that is not there."""
    for word in listed(value, path):
        if word in _MARKS:
            yield from _MARKS[word]
        elif word.startswith("$"):
            name, _, filters = word[1:].partition(":")
            if name not in words:
                raise CardError(f"there is no word list {name!r} under params.words @ {path}")
            own = listed(words[name], f"$.params.words.{name}")
            yield from own if not filters else [form for verb in own for form in forms(verb, filters)]
        elif word.startswith("@"):
            verb, _, filters = word[1:].partition(":")
            yield from forms(verb, filters)
        else:
            yield word


@lru_cache(maxsize=4096)
def forms(verb: str, filters: str) -> list[str]:
    """Forms of a verb that any of the `|`-joined feature codes allows: "ind.pres.3s|inf"; all of them for ""."""
    wanted = [code("V." + text if text else "V") for text in filters.split("|")]
    return sorted({form for form, reading in _readings(verb) if any(is_reading(reading, want) for want in wanted)})


@lru_cache(maxsize=4096)
def _readings(verb: str) -> list[tuple[str, Analysis]]:
    return [(form, code("VERB." + features)) for form, features in paradigm(verb)]


def tag_set(value: Any) -> frozenset[str]:
    """The tags of a condition; V stands for VERB and AUX."""
    return frozenset(tag for name in listed(value) for tag in (("VERB", "AUX") if name == "V" else (name,)))


def codes(value: Any, path: str) -> tuple[Analysis, ...]:
    """Readings as conditions; raises CardError for one that cannot be read."""
    try:
        return tuple(code(text) for text in listed(value, path))
    except ValueError as error:
        raise CardError(f"{error} @ {path}") from None


@lru_cache(maxsize=4096)
def code(text: str) -> Analysis:
    """Reads a condition such as "NOUN.fs", "V.ind.3p" or "VERB.part.past": what is not said may be anything."""
    tag, *parts = text.split(".")
    features = {"gender": "", "number": "", "person": "", "mood": "", "tense": ""}
    for part in parts:
        if part in _MOODS and not features["mood"]:
            features["mood"] = part
        elif part in _TENSES:
            features["tense"] = part
        elif part and all(letter in "mfsp123" for letter in part):
            for name, letters in (("gender", "mf"), ("number", "sp"), ("person", "123")):
                features[name] = next((letter for letter in part if letter in letters), "")
        else:
            raise ValueError(f"{text!r} is no reading of a word")
    return Analysis(tag, **features)
