"""What is counted of all the words of a text at once, from columns of what is known of each word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from auditor.reading.gaps import run
from auditor.reading.lexicon import french
from auditor.reading.stopwords import STOPWORDS
from auditor.reading.wordnumbers import Column

RUNS = Column(lambda gap: bool(run(gap)), np.bool_)
"""Whether there is punctuation in what stands between two words."""
PLACES = Column.at_once(lambda new: french().places(new.words), np.int32)
"""Which of the forms of the lexicon a word is; -1 for an unknown word."""
READINGS = Column.at_once(lambda new: french().numbers(new.column(PLACES)), np.int32)
"""The number of the set of readings that the lexicon has of a word; -1 for an unknown word."""
PARTS = Column.at_once(lambda new: np.array([token[-1:] == "'" or token[:1] == "-" for token in new.words]), np.bool_)
"""Whether a token is an elided article or a clitic, and so a part of its word."""
_LANGUAGES = {
    word: sum(1 << number for number, words in enumerate(STOPWORDS.values()) if word in words)
    for word in frozenset().union(*STOPWORDS.values())
}
LANGUAGES = Column.at_once(lambda new: new.listed(_LANGUAGES), np.uint8)
"""The languages, a bit each, of which a token is a function word."""
_BITS = np.array([[pattern >> number & 1 for number in range(len(STOPWORDS))] for pattern in range(256)])


def votes(languages: NDArray[np.uint8]) -> dict[str, int]:
    """How many tokens are function words of each language."""
    counts = np.bincount(languages, minlength=len(_BITS)) @ _BITS
    return dict(zip(STOPWORDS, counts.tolist(), strict=True))
