"""A noun phrase that opens a clause, with the verb or the predicate that does not agree with it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.finding import Clash, Tag
from auditor.kinds.agreement.phrase import Subject, Text, number_of
from auditor.kinds.agreement.roles import CONJUNCTIONS
from auditor.kinds.agreement.steps import CLITICS, MAX_PHRASE, PREPOSITIONS, is_auxiliary
from auditor.kinds.agreement.words import DETERMINERS, MASCULINE, PLURAL, SINGULAR, UNKNOWN, Words

_NOUN = frozenset(("NOUN",))
_VERB = frozenset(("VERB", "AUX"))
_QUALIFIES = frozenset(("ADJ", "VERB", "AUX"))
_PHRASE = frozenset(("NOUN", "ADJ", "PROPN"))
_AFTER_VERB = frozenset("que qu' le la les l' un une son sa ses leur leurs ce cet cette ces".split())
_AFTER_PARTICIPLE = frozenset("en depuis lors dans".split())
_OBJECTS = frozenset("que qu' dont où comment combien".split())
_ONE_OF = frozenset(("aucun", "aucune", "chacun", "chacune"))
_UNCHANGED = MASCULINE & SINGULAR
_NEGATION = frozenset(("ne", "n'"))
_COMPARING = frozenset("ainsi même plus moins autant tant aussi tel telle autre".split())
_LINKS = frozenset("et ou ni".split())
_BE = frozenset("est sont était étaient sera seront serait seraient fut furent soit soient".split())
_HAVE = frozenset("a ont avait avaient aura auront aurait auraient ait aient".split())
_LIKE_BE = frozenset(
    "semble semblent semblait semblaient semblera sembleront semblerait sembleraient paraît paraissent paraissait "
    "paraissaient demeure demeurent demeurait demeuraient demeurera demeureront reste restent restait restaient "
    "restera resteront resterait resteraient devient deviennent devenait devenaient deviendra deviendront "
    "deviendrait deviendraient".split()
)
_BECOME = frozenset("devenu devenue devenus devenues resté restée restés restées".split())
_ADVERBS = frozenset(
    "pas plus jamais déjà toujours bien aussi ensuite également encore enfin donc très trop assez plutôt si tellement "
    "moins désormais particulièrement extrêmement relativement totalement entièrement complètement peu fort vraiment "
    "tout souvent parfois actuellement aujourd'hui rapidement officiellement finalement gravement grièvement "
    "légèrement fortement largement notamment ainsi alors même tous toutes".split()
)


def wrong_verbs(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« les membres du comité a décidé », « la hausse des prix inquiètent »."""
    texts, words = text.texts, text.words
    for subject in text.subjects:
        verb, number = words[texts[subject.verb]], PLURAL if _are_two(texts, subject) else number_of(subject.mask)
        if number & verb.finite or verb.adjective & subject.mask or texts[subject.noun] in barred:
            continue
        if texts[subject.verb + 1].startswith("-") or (number == SINGULAR and _may_be_more(texts, subject)):
            continue
        sure = _is_only_verb(text, subject)  # then the tagger was led astray by the slip
        tags = () if sure else (*_noun(subject), (subject.verb, _VERB))
        yield from _clash(text, subject, subject.verb, tags)


def wrong_predicates(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« la ville est devenu », « les négociations ont été suspendu »."""
    texts, words = text.texts, text.words
    for subject in text.subjects:
        if not number_of(subject.mask) & words[texts[subject.verb]].finite or texts[subject.noun] in barred:
            continue
        place = _predicate(text, subject.verb)
        if place is None or texts[subject.noun] in _ONE_OF or _is_linked(texts, subject):
            continue
        said = words[texts[place]].qualifies
        if said and not said & subject.mask:
            yield from _clash(text, subject, place, (*_noun(subject), (subject.verb, _VERB), (place, _QUALIFIES)))


def wrong_perfects(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« la compagnie a annulée ses vols », « les accusés ont comparus »."""
    texts, words = text.texts, text.words
    for subject in text.subjects:
        verb, ahead = subject.verb, subject.first - 1
        while ahead >= 0 and texts[ahead] in ("tous", "toutes", "tout", "toute"):
            ahead -= 1
        before = texts[ahead] if ahead >= 0 else ""
        if texts[verb] not in _HAVE or texts[subject.noun] in barred or before in _OBJECTS:
            continue
        if texts[verb - 1] in CLITICS and texts[verb - 1] not in _NEGATION:
            continue
        place = verb + 1
        while texts[place] in _ADVERBS and joined(text, place):
            place += 1
        word = words[texts[place]] if joined(text, place) else UNKNOWN
        if word.participle and not word.participle & _UNCHANGED and not (word.other or word.finite):
            if word.noun and texts[place + 1] not in _AFTER_VERB | _AFTER_PARTICIPLE:
                continue  # « elle a vues sur »
            yield from _clash(text, subject, place, (*_noun(subject), (verb, _VERB), (place, _QUALIFIES)))


def wrong_reflexives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« les relations se sont détérioré », « la police s'est rendu »."""
    texts, words = text.texts, text.words
    for subject in text.subjects:
        verb = subject.verb
        if texts[verb] not in _BE or texts[verb - 1] not in ("se", "s'") or texts[subject.noun] in barred:
            continue
        if not number_of(subject.mask) & words[texts[verb]].finite or subject.sure or _is_linked(texts, subject):
            continue
        place = verb + 1
        while texts[place] in _ADVERBS:
            place += 1
        said = words[texts[place]].participle
        if said and not said & subject.mask and not _has_object(texts, place):
            yield from _clash(text, subject, place, ((subject.noun, _NOUN), (verb, _VERB), (place, _QUALIFIES)))


def _has_object(texts: Sequence[str], place: int) -> bool:
    """« les joueurs se sont serré la main »: with an object behind it the participle stays as it is."""
    after = texts[place + 1]
    return after in DETERMINERS or after in ("que", "qu'", "comment", "pourquoi", "si", "de") or after[:1].isdigit()


def _is_only_verb(text: Text, subject: Subject) -> bool:
    """« les experts estime que la »: a noun that something can only follow if it is a verb, in a clause without one."""
    texts, after = text.texts, subject.verb + 1
    before = texts[subject.verb - 1]
    ends = not joined(text, after)
    depends = subject.first > 0 and texts[subject.first - 1] in CONJUNCTIONS  # such a clause has a verb
    if not (depends if ends else texts[after] in _AFTER_VERB):
        return False
    if before in PREPOSITIONS or before in DETERMINERS or before == "et":
        return False
    for number in range(after, after + MAX_PHRASE):
        if texts[number] in ("que", "qu'", "qui") or not joined(text, number):
            return True
        if is_auxiliary(texts[number], texts[number - 1]) or text.words[texts[number]].only_verb:
            return False
    return True


def _noun(subject: Subject) -> tuple[Tag, ...]:
    return () if subject.sure else ((subject.noun, _NOUN),)


def _are_two(texts: Sequence[str], subject: Subject) -> bool:
    """« le gouvernement et l'opposition a »: two noun phrases joined by et, with no preposition between."""
    inside = texts[subject.noun + 1 : subject.verb]
    if "et" not in inside:
        return False
    place = inside.index("et")
    return inside[place + 1 : place + 2] != [] and inside[place + 1] in DETERMINERS and PREPOSITIONS.isdisjoint(inside)


def _is_linked(texts: Sequence[str], subject: Subject) -> bool:
    return not _LINKS.isdisjoint(texts[subject.noun + 1 : subject.verb])


def _may_be_more(texts: Sequence[str], subject: Subject) -> bool:
    """« le maire et son adjoint sont », « dont une femme sont », « ainsi que la mairie sont »."""
    before = texts[subject.first - 1] if subject.first else ""
    if before == "dont" or _is_linked(texts, subject):
        return True
    return before in ("que", "qu'") and subject.first > 1 and texts[subject.first - 2] in _COMPARING


def _clash(text: Text, subject: Subject, place: int, tags: Iterable[Tag]) -> Iterator[Clash]:
    """That of a subject with its verb or predicate, unless two sentences are glued together before the verb."""
    texts = text.texts
    between = range(subject.noun + 1, subject.verb)
    if not any(_is_glued(text.written(number)[1:]) for number in between if texts[number] not in CLITICS):
        wanted = (*tags, *_no_verbs(text.words, texts, subject))
        yield Clash(subject.first, place, subject.noun, place, wanted)


def _is_glued(end: str) -> bool:
    """« rwandaisLa »: by what stands behind the first letter."""
    return bool(end) and not end.islower() and not end.isupper() and end.isalpha()


def _no_verbs(words: Words, texts: Sequence[str], subject: Subject) -> Iterator[Tag]:
    """Words between the noun and the verb that could be the verb, with the tags that say they are not."""
    for number in range(subject.noun + 1, subject.verb):
        if words[texts[number]].finite and texts[number] not in CLITICS | PREPOSITIONS:
            yield number, _PHRASE


def _is_next(text: Text, number: int) -> bool:
    """« sont devenues impraticables »: an adjective, not a noun phrase, follows."""
    texts, after = text.texts, number + 1
    return joined(text, after) and bool(text.words[texts[after]].qualifies)


def _predicate(text: Text, verb: int) -> int | None:
    """Token number of the adjective or participle said of the subject; None for another verb."""
    texts, number = text.texts, verb + 1
    before = texts[verb - 1]
    if texts[verb] not in _BE | _HAVE | _LIKE_BE or (before in CLITICS and before not in _NEGATION):
        return None  # « les gens se sont dit »
    been = texts[verb] not in _HAVE
    while joined(text, number):
        if not been and texts[number] == "été":
            been = True
        elif texts[number : number + 2] == ["par", "ailleurs"]:
            number += 1
        elif texts[number] not in _ADVERBS and not (been and texts[number] in _BECOME and _is_next(text, number)):
            return number if been else None
        number += 1
    return None
