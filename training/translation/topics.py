"""Takes the one topic of the press out of what is learnt from it.

The press at hand is of one winter and speaks of « gilets jaunes » in half of its articles. Left in, those two words
alone would tell it from translations, and nothing would be learnt of how its French is written.
"""

from __future__ import annotations

import random
import re

_NAMED = re.compile(r"(?:[«\"“]\s?)?\bgilets?[\s-]jaunes?\b(?:\s?[»\"”])?", re.IGNORECASE)
_OTHERS = {
    False: ("manifestants", "contestataires", "salariés", "mouvements", "électeurs", "militants"),
    True: ("manifestant", "contestataire", "salarié", "mouvement", "électeur", "militant"),
}


def veil(text: str, seed: str) -> str:
    """The text with other nouns in place of the topic's name; equal seeds draw alike."""
    if not _NAMED.search(text):
        return text
    draw = random.Random(seed)
    return _NAMED.sub(lambda match: draw.choice(_OTHERS["gilet " in match.group().lower()]), text)
