"""Verbs in phrases: « @jeter la serviette » stands for any form of the verb, and a short adverb after it."""

from __future__ import annotations

import re
from functools import lru_cache
from os.path import commonprefix

from auditor.reading.conjugation import paradigm

WIDTH = 40
"""Code points of the longest form expected, with its adverb."""
ADVERBS = (
    "pas plus jamais guère rien aussi également encore déjà ainsi donc enfin finalement bien tous toutes désormais "
    "toujours peut-être maintenant ensuite aujourd'hui hier vite rapidement aussitôt immédiatement soudain "
    "souvent parfois vraiment clairement largement officiellement publiquement définitivement récemment littéralement "
    "complètement totalement pratiquement apparemment effectivement simplement seulement pourtant presque "
    "fortement sérieusement régulièrement longtemps"
).split()
"""What may stand between a verb and what it governs."""
ADVERB = re.compile(rf" (?:{'|'.join(ADVERBS)})(?!\w)")
_ADVERB = rf"(?: (?:{'|'.join(ADVERBS)}))?"


@lru_cache(maxsize=2048)
def verb_forms(lemma: str) -> frozenset[str]:
    """The simple forms of a verb given by its infinitive; raises ValueError for what is no verb."""
    forms = frozenset(form for form, _ in paradigm(lemma))
    if len(forms) < 2:
        raise ValueError(f"{lemma!r} is no infinitive of a verb that is known")
    return forms


def verb_pattern(lemma: str) -> str:
    """A regular expression, without groups that capture, for a verb and a short adverb."""
    forms = verb_forms(lemma)
    stem = commonprefix(sorted(forms))  # noqa: RUF071 - letters are what is compared
    endings = sorted((form[len(stem) :] for form in forms), key=lambda ending: (-len(ending), ending))
    return f"(?:{re.escape(stem)}(?:{'|'.join(endings)})){_ADVERB}"


def verb_starts(lemma: str, length: int) -> frozenset[str]:
    """First letters of all forms of a verb, or the whole of shorter ones."""
    return frozenset(form[:length] for form in verb_forms(lemma))
