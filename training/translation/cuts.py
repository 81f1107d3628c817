"""Short versions of the samples, to calibrate by length."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

SHORTEST, LONGEST = 60, 260
_WORD = re.compile(r"\S+")


def cut_all(texts: Sequence[str], seed: int) -> list[str]:
    """Each text from a random word on, for a random number of words, all lengths alike on a scale of ratios."""
    draw = random.Random(seed)
    return [cut(text, draw) for text in texts]


def cut(text: str, draw: random.Random) -> str:
    """A run of 60 to 260 words of a text, or the whole of a shorter one."""
    words = list(_WORD.finditer(text))
    wanted = round(SHORTEST * (LONGEST / SHORTEST) ** draw.random())
    if len(words) <= wanted:
        return text
    first = draw.randrange(len(words) - wanted + 1)
    return text[words[first].start() : words[first + wanted - 1].end()]
