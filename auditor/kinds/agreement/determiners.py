"""A determiner, or an adjective before the noun, that does not agree with what follows it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.phrase import NUMBERS, Text, joined, opens_clause
from auditor.kinds.agreement.words import CONTRACTIONS, DETERMINERS, PLURAL, UNKNOWN, Word
from auditor.reading import Document

_NOUN = frozenset(("NOUN",))
_PHRASE = frozenset(("NOUN", "ADJ"))
_ADJECTIVE = frozenset(("ADJ",))
_ARTICLE = frozenset(("DET",))
_PRONOUNS = frozenset("le la les l' leur".split())
_OPENERS = {word: mask for word, mask in {**CONTRACTIONS, **DETERMINERS}.items() if word not in NUMBERS}
_BEFORE = frozenset(_OPENERS) | {"de", "d'", "plus", "moins"}
_FIRST = frozenset(
    "premier première premiers premières dernier dernière derniers dernières nouveau nouvelle nouveaux "
    "nouvelles ancien ancienne anciens anciennes petit petite petits petites grand grande grands grandes gros "
    "grosse grosses beau belle beaux belles bon bonne bons bonnes mauvais mauvaise mauvaises vieux vieille "
    "vieilles jeune jeunes principal principale principaux principales prochain prochaine prochains "
    "prochaines futur future futurs futures faux fausse fausses vrai vraie vrais vraies meilleur meilleure "
    "meilleurs meilleures véritable véritables deuxième "
    "troisième quatrième".split()
)
_COUNTS = NUMBERS | frozenset(
    "onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille".split()
)
_LABELS = frozenset(
    "numéro n article articles page pages tome étape chapitre acte phase lot épisode niveau groupe ligne route canal "
    "chaîne saison an année a d n° rn quai top g code type formule zone classe catégorie volume bus tram métro les le "
    "la d' l' et à en février avril".split()
)
_SIGNS = ("n°", "n° ", "N°", "#", "-", "/", ".", ",", ":", "(")
_ALONE = ("dernier", "dernièr", "premier", "premièr", "nouvelle", "jeune", "petit", "grand", "vieux", "ancien")
_LINKS = frozenset("et ou ni à".split())
_MARKS = ("(", "/", "·", "-")


def wrong_determiners(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« le joueurs », « une décisions », « un vaste opération »."""
    texts = text.document.tokens.texts
    for opener in _OPENERS.keys() & text.document.index.keys():
        harmless = text.harmless.setdefault(opener, set())
        for first in text.document.index[opener]:
            following = texts[first + 1] if first + 1 < len(texts) else ""
            if following in harmless or not following or following in barred:
                continue
            word = text.words[following]
            if word.other:
                harmless.add(following)
            elif not _agrees(_OPENERS[opener], word):
                yield from _clash(text, first, word)
            elif not _only_qualifies(word):
                harmless.add(following)
            elif _leads_astray(text, first, barred):
                yield Clash(first, first + 2, first + 2, first, ((first + 1, _ADJECTIVE), (first + 2, _NOUN)))


def _clash(text: Text, first: int, word: Word) -> Iterator[Clash]:
    document, texts = text.document, text.document.tokens.texts
    opener = texts[first]
    if not _is_small(document, first, 2) or _is_listed(document, first + 2):
        return
    if opener in _PRONOUNS and word.verb and not opens_clause(document, first):
        return  # « il les porte »
    if texts[first - 1 : first] != ["et"]:  # « vingt et une voix »
        tags = ((first, _ARTICLE),) if opener in _PRONOUNS else ()
        yield Clash(first, first + 1, first + 1, first, ((first + 1, _PHRASE), *tags))


def _only_qualifies(word: Word) -> bool:
    return bool(word.adjective) and not word.noun and not word.verb


def _leads_astray(text: Text, first: int, barred: Container[str]) -> bool:
    """« un vaste opération »: an adjective of either gender between the two."""
    texts, words = text.document.tokens.texts, text.words
    if first + 2 >= len(texts) or texts[first + 2] in barred or (first and texts[first - 1] in _LINKS):
        return False
    adjective, noun = words[texts[first + 1]], words[texts[first + 2]]
    if not _only_qualifies(adjective) or noun.adjective or noun.other or noun.verb:
        return False
    clash = noun.noun and not noun.noun & _OPENERS[texts[first]] and noun.noun & adjective.adjective
    return bool(clash) and _is_small(text.document, first, 3)


def wrong_first_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« de nouvelles mesure », « ces dernier mois »."""
    document, words = text.document, text.words
    texts = document.tokens.texts
    for adjective, said, places in [*text.qualified, *_usual(text)]:
        if adjective in barred or words[adjective].verb or not _stands_first(adjective, words[adjective]):
            continue
        for first in places:
            noun = words[texts[first + 1]] if first + 1 < len(texts) else None
            if noun is None or not noun.noun or noun.noun & said or noun.adjective or noun.other:
                continue
            if noun.verb and _stands_alone(adjective, texts[first - 1], texts[first + 1]):
                continue
            if first > 1 and texts[first - 2] in _LINKS:
                continue  # « la première et la deuxième chaînes »
            if texts[first + 1] not in barred and texts[first - 1] in _BEFORE and _is_small(document, first - 1, 3):
                yield Clash(first, first + 1, first + 1, first, ((first, _ADJECTIVE), (first + 1, _NOUN)))


def wrong_numbers(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« cent vingt passager », « 12 mort »."""
    document, words = text.document, text.words
    texts = document.tokens.texts
    for form, places in document.index.items():
        if form not in _COUNTS and not _is_count(form):
            continue
        for number in places:
            noun = words[texts[number + 1]] if number + 1 < len(texts) else None
            if (
                noun is None
                or not noun.noun
                or noun.noun & PLURAL
                or noun.qualifies & PLURAL
                or _is_function(noun, texts[number + 1])
            ):
                continue
            if texts[number + 1] in barred or not _is_small(document, number, 2) or _is_label(text, number):
                continue
            if number + 2 >= len(texts) or not _has_mark(document, number + 2):
                yield Clash(number, number + 1, number + 1, number, ((number + 1, _PHRASE),))


def _is_label(text: Text, number: int) -> bool:
    """« page deux », « n° 12 », « la 8 »: the number says which, not how many."""
    document = text.document
    start = document.tokens.starts[number]
    before = document.tokens.texts[number - 1] if number and joined(document, number) else ""
    if before in ("à", "en", "les", "ces", "ses") and not document.plain[start].isdigit():
        return False  # « élève à douze mort »
    if (before and text.words[before] == UNKNOWN) or (before == "pour" and document.tokens.texts[number] == "cent"):
        return True  # « une Peugeot 207 », « trois pour cent »
    return before in _LABELS or document.plain[max(0, start - 2) : start].endswith(_SIGNS)


def _is_count(form: str) -> bool:
    """Whether the digits say how many: a whole number over one that is no year."""
    return form.isdecimal() and len(form) < 7 and int(form) > 1 and not 1000 <= int(form) < 2100


def _stands_alone(adjective: str, opener: str, following: str) -> bool:
    """« ce dernier réplique », « les nouvelles arrivant »: the adjective is the noun, and a verb follows."""
    return opener not in ("de", "d'") and (adjective.startswith(_ALONE) or following.endswith("ant"))


def _is_function(word: Word, form: str) -> bool:
    return word.other and form != "personne"


def _usual(text: Text) -> list[tuple[str, int, list[int]]]:
    """Adjectives that mostly stand before their noun, though they can be other words too: « meilleur »."""
    found = [(form, text.document.index[form]) for form in _FIRST & text.document.index.keys()]
    return [(form, text.words[form].adjective, places) for form, places in found if text.words[form].other]


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
    return number < len(tokens) and (tokens.texts[number] in _LINKS or _has_mark(document, number))


def _has_mark(document: Document, number: int) -> bool:
    tokens = document.tokens
    return document.plain[tokens.ends[number - 1] : tokens.starts[number]].strip().startswith(_MARKS)
