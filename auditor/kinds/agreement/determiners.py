"""A determiner, or an adjective before the noun, that does not agree with what follows it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.phrase import Text, joined, opens_clause
from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, Word
from auditor.reading import Document

_NOUN = frozenset(("NOUN",))
_PHRASE = frozenset(("NOUN", "ADJ"))
_ADJECTIVE = frozenset(("ADJ",))
_ARTICLE = frozenset(("DET",))
_PRONOUNS = frozenset("le la les l' leur".split())
_NUMBERS = frozenset("deux trois quatre cinq six sept huit neuf dix".split())
_OPENERS = {word: mask for word, mask in {**CONTRACTIONS, **DETERMINERS}.items() if word not in _NUMBERS}
_BEFORE = frozenset(_OPENERS) | {"de", "d'"}
_FIRST = frozenset(
    "premier première premiers premières dernier dernière derniers dernières nouveau nouvelle nouveaux "
    "nouvelles ancien ancienne anciens anciennes petit petite petits petites grand grande grands grandes gros "
    "grosse grosses beau belle beaux belles bon bonne bons bonnes mauvais mauvaise mauvaises vieux vieille "
    "vieilles jeune jeunes principal principale principaux principales prochain prochaine prochains "
    "prochaines futur future futurs futures faux fausse fausses vrai vraie vrais vraies meilleur meilleure "
    "meilleurs meilleures véritable véritables".split()
)
_LINKS = frozenset("et ou ni à".split())
_MARKS = "(/·-,."


def wrong_determiners(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« le joueurs », « une décisions »."""
    document, words = text.document, text.words
    texts = document.tokens.texts
    for opener in _OPENERS.keys() & document.index.keys():
        for first in document.index[opener]:
            word = words[texts[first + 1]] if first + 1 < len(texts) else None
            if word is None or word.other or texts[first + 1] in barred:
                continue
            if _agrees(_OPENERS[opener], word) or not _is_small(document, first, 2):
                continue
            if opener in _PRONOUNS and word.verb and not opens_clause(document, first):
                continue  # « il les porte »
            if not _is_listed(document, first + 2) and texts[first - 1 : first] != ["et"]:  # « vingt et une voix »
                tags = ((first, _ARTICLE),) if opener in _PRONOUNS else ()
                yield Clash(first, first + 1, first + 1, first, ((first + 1, _PHRASE), *tags))


def wrong_first_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« de nouvelles mesure », « ces dernier mois »."""
    document, words, qualifiers = text.document, text.words, text.qualifiers
    texts = document.tokens.texts
    for adjective, places in document.index.items():
        said = qualifiers[adjective]
        if not said or adjective in barred or not _stands_first(adjective, words[adjective]):
            continue
        for first in places:
            noun = words[texts[first + 1]] if first + 1 < len(texts) else None
            if noun is None or not noun.noun or noun.noun & said or noun.adjective or noun.other:
                continue
            if texts[first + 1] not in barred and texts[first - 1] in _BEFORE and _is_small(document, first - 1, 3):
                yield Clash(first, first + 1, first + 1, first, ((first, _ADJECTIVE), (first + 1, _NOUN)))


def _stands_first(form: str, word: Word) -> bool:
    """Whether the word before a noun can only be its adjective."""
    return bool(word.adjective) and (not word.noun or form in _FIRST)


def _agrees(mask: int, word: Word) -> bool:
    """Whether something that the word can be suits the determiner; it must be a noun or adjective at all."""
    union = word.noun | word.qualifies
    return not word.noun | word.adjective or bool(mask & union)


def _is_small(document: Document, first: int, length: int) -> bool:
    """Whether some words stand side by side, the later ones in lower case."""
    tokens = document.tokens
    if not all(joined(document, number) for number in range(first + 1, first + length)):
        return False
    return document.plain[tokens.starts[first + 1] : tokens.ends[first + length - 1]].islower()


def _is_listed(document: Document, number: int) -> bool:
    """« le premier et les deuxièmes », « les élu(e)s »: more may belong to the determiner than the word behind it."""
    tokens = document.tokens
    if number >= len(tokens):
        return False
    gap = document.plain[tokens.ends[number - 1] : tokens.starts[number]].strip()
    return tokens.texts[number] in _LINKS or gap[:1] in tuple("(/·-")
