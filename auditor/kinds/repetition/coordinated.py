"""« X et X »: the same word or phrase on both sides of a conjunction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.kinds.base import MAX_PLACES
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.rule import Rule

_DETERMINERS = frozenset(
    "le la les l' un une des du de d' au aux à en ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma "
    "mes très plus si aussi par pour dans sur avec sans se s' "
    "est sont était étaient sera seront a ont avait être".split()
)
MAX_SPAN = 4
"""Words of a twin at most: « aux douleurs et aux douleurs », « une aide rapide et une aide rapide »."""
_SHORT = 3
_AFTER_PHRASE = frozenset(
    "dans pour par en avec sur lors lundi mardi mercredi jeudi vendredi samedi dimanche et après avant pendant durant "
    "depuis mais car alors lorsque quand hier demain aujourd'hui ce cette ces chez entre vers contre sans selon comme "
    "ainsi puis afin malgré dès jusque".split()
)
_AFTER_WORD = _AFTER_PHRASE | frozenset("à au aux de du des d' que qu' qui".split())
_PLACING = frozenset("à au aux dans en sur sous pour par avec venus venues".split())
_OF = frozenset(("de", "du", "des", "d'"))
_PARTICIPLES = ("é", "ée", "és", "ées")
_DEFINITE = frozenset("le la les l' de d' des du aux au son sa ses leur leurs".split())
_MEASURES = frozenset("ses leur leurs son sa ces cette ce plus moins deux trois quatre cinq six dix".split())
_QUANTIFIERS = frozenset("chaque chacun chacune tout toute quelque plusieurs certains certaines aucun aucune".split())
_COUNTED = frozenset(
    "an ans année années jour jours mois semaine semaines heure heures minute minutes seconde secondes siècle siècles "
    "décennie décennies fois mètre mètres kilomètre kilomètres tonne tonnes litre litres page pages million millions "
    "milliard milliards millier milliers mille cent cents centaine centaines dizaine dizaines euro euros dollar "
    "dollars pas nuit nuits génération générations réunion réunions ligne lignes vague vagues couche couches".split()
)


def coordinated(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« X et X », « aux X et aux X »: numbers of the first and last token, and the word."""
    texts = document.tokens.texts
    for conjunction in rule.params.get("between", ()):
        *lead, link = conjunction.split()
        for number in document.index.get(link, ())[:MAX_PLACES]:
            ahead = number - len(lead)  # « ainsi que »: the twin stands before its first word
            if ahead < 0 or texts[ahead:number] != lead:
                continue
            twin, following = texts[ahead - 1] if ahead else "", texts[number + 1 : number + 1 + MAX_SPAN]
            for width, word in enumerate(following, 1) if twin in following else ():
                if word != twin:  # « amis et amies » are two
                    continue
                left, right = texts[max(0, ahead - width) : ahead], texts[number + 1 : number + 1 + width]
                if not _twins(left, right, width) or not joined(document, ahead - width, number + width):
                    continue
                if rule.params.get("loose", False) != _says_no_more(document, number + width, right):
                    yield ahead - width, number + width, right[-1]
                    break
            else:
                first = None if lead else _third(document, number)
                if first is not None:
                    yield first[0], first[1], texts[first[1]]


def _third(document: Document, number: int) -> tuple[int, int] | None:
    """« inquiets, préoccupés et inquiets »: what the last of three words, each with its article, says again."""
    texts, tokens = document.tokens.texts, document.tokens
    if set(texts[max(0, number - 5) : number]).isdisjoint(texts[number + 1 : number + 3]):
        return None  # as nearly always
    for width in (1, 2):
        last = number + width
        if last >= len(texts) or len(texts[last]) < 4 or not document.plain[tokens.starts[last]].islower():
            continue
        if width == 2 and texts[number + 1] not in _DEFINITE:
            continue
        for first in range(max(0, number - width - 3), number - width):
            if texts[first : first + width] != texts[number + 1 : last + 1]:
                continue
            between = document.plain[tokens.ends[first + width - 1] : tokens.starts[first + width]]
            if (between == ", " or texts[first + width] == "et") and _closes(document, last, width):
                return first, last
    return None


def _twins(left: list[str], right: list[str], width: int) -> bool:
    if len(left) < width or len(right) < width:
        return False
    if len(right[-1]) < 2 or not right[-1].isalpha() or right[-1] in _COUNTED:
        return False
    if left[:-1] != right[:-1]:
        return False
    if width == 2 and min(map(len, right)) > _SHORT:  # « chers amis et chers amis »
        return True
    return all(word in _DETERMINERS for word in right[:-1]) or (width > 2 and right[0] in _DETERMINERS)


def _says_no_more(document: Document, last: int, right: Sequence[str]) -> bool:
    """Whether the sentence, after the second twin, does not go on in a way that makes it another thing."""
    tokens = document.tokens
    if last + 1 >= len(tokens) or right[-1] in _QUANTIFIERS:
        return True
    between = document.plain[tokens.ends[last] : tokens.starts[last + 1]]
    if between != " ":
        return True
    if len(right) == 1 and is_infinitive(right[0]):
        return True  # « développer et développer son réseau »: one object serves both
    if tokens.texts[last + 1] in (_AFTER_WORD if len(right) == 1 else _AFTER_PHRASE):
        return True
    return document.plain[tokens.starts[last]].islower() and _goes_on_for_both(tokens.texts, last, right)


def _closes(document: Document, last: int, width: int) -> bool:
    """Whether the last of three words is no pronoun, ends its phrase, and only commas stand before it."""
    tokens, right = document.tokens, document.tokens.texts[last + 1 - width : last + 1]
    passed = document.plain[tokens.starts[max(0, last - width - 3)] : tokens.ends[last]]
    if any(mark in passed for mark in ".;:!?\n") or "PRON" in french().tags(right[-1]):
        return False
    return _says_no_more(document, last, right)


def _goes_on_for_both(texts: Sequence[str], last: int, right: Sequence[str]) -> bool:
    """Whether a plural verb, a participle or a measure follows: « les élèves et les élèves disposent »."""
    after, link = texts[last + 1], texts[last - len(right)]
    if link == "ou":  # « un succès ou un succès mitigé », but « le maire ou le maire devra »
        readings = french().analyses(after)
        return bool(readings) and all(analysis.person == "3" for analysis in readings)
    if right[-1] == "abord" or link == "ni" or after == "des":
        return True
    if (after in _OF or (after in _PLACING and len(right) > 1)) and _is_plural(right[-1]):
        return True
    if after == "de" and len(right) > 1 and last + 2 < len(texts):
        return texts[last + 2] in _MEASURES or texts[last + 2][0].isdigit()
    readings = french().analyses(after)
    if after.endswith(_PARTICIPLES) and any(analysis.mood == "part" for analysis in readings):
        return True
    return bool(readings) and all(analysis.number == "p" and analysis.person == "3" for analysis in readings)


def _is_plural(word: str) -> bool:
    return any(analysis.tag == "NOUN" and analysis.number == "p" for analysis in french().analyses(word))


def is_infinitive(word: str) -> bool:
    analyses = french().analyses(word)
    return bool(analyses) and all(analysis.mood == "inf" for analysis in analyses)


def joined(document: Document, first: int, last: int) -> bool:
    """Whether only spaces and quotation marks stand between the tokens."""
    if first < 0 or last >= len(document.tokens):
        return False
    between = document.plain[document.tokens.ends[first] : document.tokens.starts[last]]
    return not any(mark in between for mark in ".,;:!?()\n–—/")
