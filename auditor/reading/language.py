"""Language of a text: a vote of function words, and langdetect where the vote does not decide.

langdetect is a port of Shuyo's language-detection (2010); with a fixed seed its answer is always the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.reading.profiles import Profiles
from auditor.reading.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Callable

_MIN_SHARE, _MIN_LEAD = 0.12, 1.5
_MIN_TOKENS = 3
_SAMPLE = 600  # code points that langdetect reads; it takes milliseconds even so


def of_votes(votes: Mapping[str, int], tokens: int, text: str) -> str | None:
    """ISO 639-1 code of a text by how many of its tokens are function words; None when it cannot be told."""
    return _decide(votes, tokens) or _detect(text)


def of_tokens(tokens: Sequence[str]) -> str | None:
    """Language of a passage by vote alone; None when the vote does not decide. For the many short passages."""
    if len(tokens) < _MIN_TOKENS:
        return None
    present = frozenset(tokens)
    votes = {
        language: sum(1 for token in tokens if token in words) if words & present else 0
        for language, words in STOPWORDS.items()
    }
    return _decide(votes, len(tokens))


def _decide(votes: Mapping[str, int], tokens: int) -> str | None:
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    (best, most), (_, second) = ranked[0], ranked[1]
    if tokens < _MIN_TOKENS or most < 2 or most < _MIN_SHARE * tokens or most < _MIN_LEAD * second:
        return None
    return best


def _detect(text: str) -> str | None:
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < 30:  # below, its guesses are chance
        return None
    return _langdetect()(sample)


@lru_cache(maxsize=1)
def _langdetect() -> Callable[[str], str | None]:
    from langdetect import DetectorFactory, LangDetectException
    from langdetect.detector_factory import PROFILES_DIRECTORY

    factory = DetectorFactory()
    factory.set_seed(0)
    factory.word_lang_prob_map = profiles = Profiles.read(Path(PROFILES_DIRECTORY))
    factory.langlist = profiles.languages

    def best(sample: str) -> str | None:
        detector = factory.create()
        try:
            detector.append(sample)
            guess = detector.get_probabilities()[0]
        except LangDetectException:
            return None
        return str(guess.lang) if guess.prob >= 0.8 else None

    return best
