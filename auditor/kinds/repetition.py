"""Words said twice: coordinated twins (« francs et francs »), doubled words, verbs that govern themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count, pairwise
from operator import eq
from typing import ClassVar

from auditor.kinds.base import MAX_PLACES, Match, Param, Unless
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

_STEM = 5
_SHORT = 3
# What may follow a twin that says nothing new. In « le citron et le citron vert », « le respect et le respect de la
# loi » the second word begins another phrase. A bare adjective (« sûr et sûr ») may be followed by more.
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
_TOGETHER = frozenset("et ou ni soit que plus moins l' bla ha".split())
_NO_END = frozenset("à en de d' par après sur contre est plus l' et ou ni".split())
_QUANTIFIERS = frozenset("chaque chacun chacune tout toute quelque plusieurs certains certaines aucun aucune".split())
_COUNTED = frozenset(
    "an ans année années jour jours mois semaine semaines heure heures minute minutes seconde secondes siècle siècles "
    "décennie décennies fois mètre mètres kilomètre kilomètres tonne tonnes litre litres page pages million millions "
    "milliard milliards millier milliers mille cent cents centaine centaines dizaine dizaines euro euros dollar "
    "dollars pas nuit nuits génération générations réunion réunions ligne lignes vague vagues couche couches".split()
)


class RepetitionKind:
    """Cards give a `mode`: `coordinated` (X `between` X), `doubled` (X X), `clashing` (one of the
    `pairs` of words), `chained` (X `between` X, other ending), `echoed` (two to four words twice: « de la de la ») or
    `apart` (X, one of the `words`, X). A coordinated twin that goes on to say more (« le maire et le maire de ») is
    found by `loose` cards alone.

    With `lower`, a doubled word that is a name (« Baden Baden ») is left alone. `allow` lists words that may be
    repeated so (petit à petit needs none: only the words `between` count).
    """

    params: ClassVar[dict[str, Param]] = {
        "mode": Param(str, required=True, choices=tuple("coordinated doubled clashing chained echoed apart".split())),
        "loose": Param(bool),
        "between": Param(list),
        "words": Param(list),
        "pairs": Param(list),
        "allow": Param(list),
        "min_length": Param(int),
        "lower": Param(bool),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, frozenset(rule.params.get("allow", ())), Unless(rule.params)) for rule in rules]

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all modes."""
        finders = {
            "coordinated": _coordinated,
            "doubled": _doubled,
            "clashing": _clashing,
            "chained": _chained,
            "echoed": _echoed,
            "apart": _apart,
        }
        for rule, allowed, unless in self._rules:
            for first, last, word in finders[rule.params["mode"]](document, rule):
                start, end = document.tokens.starts[first], document.tokens.ends[last]
                if word not in allowed and not unless.silences(document, start, end):
                    yield Match(rule, start, end, {"word": word})


def _coordinated(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« X et X », « aux X et aux X »: numbers of the first and last token, and the word."""
    texts = document.tokens.texts
    for conjunction in rule.params.get("between", ()):
        *lead, link = conjunction.split()
        for number in document.index.get(link, ())[:MAX_PLACES]:
            ahead = number - len(lead)  # « ainsi que »: the twin stands before its first word
            if ahead < 0 or texts[ahead:number] != lead:
                continue
            for width in range(1, MAX_SPAN + 1):
                left, right = texts[max(0, ahead - width) : ahead], texts[number + 1 : number + 1 + width]
                if not _twins(left, right, width) or not _joined(document, ahead - width, number + width):
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
    if len(left) < width or len(right) < width or left[-1] != right[-1]:  # « amis et amies » are two
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
    if len(right) == 1 and _is_infinitive(right[0]):
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


def _is_infinitive(word: str) -> bool:
    analyses = french().analyses(word)
    return bool(analyses) and all(analysis.mood == "inf" for analysis in analyses)


def _doubled(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« de de »: the same word twice with only a space between."""
    texts, minimum = document.tokens.texts, rule.params.get("min_length", 1)
    words = rule.params.get("words")
    for number in compress(count(), map(eq, texts, texts[1:])):
        first = texts[number]
        if len(first) >= minimum and (words is None or first in words):
            start, end = document.tokens.ends[number], document.tokens.starts[number + 1]
            if document.plain[start:end] != " " or first[0].isdigit() or document.plain[start - 1 : start] == "A":
                continue
            if not (rule.params.get("lower") and document.plain[end].isupper()):
                yield number, number + 1, first


def _echoed(document: Document, _: Rule) -> Iterator[tuple[int, int, str]]:
    """« des élus des élus »: two to four words, not all the same, twice with only spaces between."""
    texts = document.tokens.texts
    for word, places in document.index.items():
        for number, again in pairwise(places) if len(places) > 1 and word not in _TOGETHER else ():
            last = 2 * again - number - 1
            if last - again in range(1, MAX_SPAN) and texts[number:again] == texts[again : last + 1]:
                yield from ((number, last, word),) if _is_echo(document, number, again, last) else ()


def _is_echo(document: Document, first: int, again: int, last: int) -> bool:
    return document.tokens.texts[again - 1] not in _NO_END and _is_run(document, first, last)


def _is_run(document: Document, first: int, last: int) -> bool:
    """Whether the words are written small with nothing but single spaces between."""
    tokens, plain = document.tokens, document.plain
    passed = plain[tokens.starts[first] : tokens.ends[last]]
    return passed.islower() and "  " not in passed and not any(mark in passed for mark in '.,;:!?()\n–—/"«»')


def _apart(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« sera ensuite sera »: a word twice around an adverb."""
    texts = document.tokens.texts
    for adverb in rule.params.get("words", ()):
        for number in document.index.get(adverb, ())[:MAX_PLACES]:
            if not 0 < number < len(texts) - 1 or texts[number - 1] != texts[number + 1]:
                continue
            if len(texts[number - 1]) >= rule.params.get("min_length", 1) and _is_run(document, number - 1, number + 1):
                yield number - 1, number + 1, texts[number - 1]


def _clashing(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« la le »: two neighbours of the card's pairs, both written small."""
    pairs = {tuple(pair.split()) for pair in rule.params.get("pairs", ())}
    texts = document.tokens.texts
    for number in compress(count(), map(pairs.__contains__, pairwise(texts))):
        start, end = document.tokens.starts[number], document.tokens.ends[number + 1]
        if document.plain[start:end] == " ".join(texts[number : number + 2]) and document.plain[end : end + 1] == " ":
            yield number, number + 1, texts[number + 1]


def _chained(document: Document, rule: Rule) -> Iterator[tuple[int, int, str]]:
    """« commencer par commencer »: one of the card's verb stems on both sides."""
    texts, stems = document.tokens.texts, tuple(rule.params.get("words", ()))
    for link in rule.params.get("between", ()):
        for number in document.index.get(link, ())[:MAX_PLACES]:
            if not 0 < number < len(texts) - 1 or texts[number - 1][:4] != texts[number + 1][:4]:
                continue
            left, right = texts[number - 1], texts[number + 1]
            twins = any(left.startswith(stem) and right.startswith(stem) for stem in stems)
            if (twins or _same_verb(left, right)) and _joined(document, number - 1, number + 1):
                yield number - 1, number + 1, right


def _same_verb(left: str, right: str) -> bool:
    """« planifie de planifier »: a form that can only be a verb, and the infinitive with its stem."""
    stem = right[:-2]
    if len(stem) < _STEM or not left.startswith(stem) or not _is_infinitive(right):
        return False
    readings = french().analyses(left)
    return bool(readings) and all(analysis.mood for analysis in readings)


def _joined(document: Document, first: int, last: int) -> bool:
    """Whether only spaces and quotation marks stand between the tokens."""
    if first < 0 or last >= len(document.tokens):
        return False
    between = document.plain[document.tokens.ends[first] : document.tokens.starts[last]]
    return not any(mark in between for mark in ".,;:!?()\n–—/")
