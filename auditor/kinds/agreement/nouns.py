"""A noun and the adjective right behind it that does not agree with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from auditor.kinds.agreement.clauses import joined
from auditor.kinds.agreement.columns import Columns, places
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.pairs import BEHIND, NARROWED
from auditor.kinds.agreement.phrase import Text, number_of
from auditor.kinds.agreement.roles import NARROWS
from auditor.kinds.agreement.words import (
    CONTRACTIONS,
    DETERMINERS,
    PLURAL,
    SINGULAR,
    UNKNOWN,
    is_like_participle,
)

_NOUN = frozenset(("NOUN",))
_QUALIFIES = frozenset(("ADJ", "VERB"))
_QUOTES = " \"«»“”'"
_LINKS = frozenset("et ou ni".split())
BEFORE = frozenset(
    "de d' du des au aux à en par pour sur avec sans sous contre entre dans chez vers et ou ni hors outre malgré selon "
    "depuis après avant pendant dès parmi lors comme sauf via près lès durant devant derrière autour "
    "que qu' dont".split()
)
_WHOLE = frozenset("tout tous toute toutes très plus moins peu bien si aussi trop non même l d".split())
MAX_BACK = 14
"""Words before a noun among which another noun may be what the adjective belongs to."""


def wrong_adjectives(text: Text, barred: Container[str]) -> Iterator[Clash]:
    """« une loi nouveau », « l'équipe nationale féminin », « la crise économique et social »."""
    texts = text.texts
    for before in _suspects(text.columns):
        number = before + 1
        said = text.qualifiers[texts[number]]
        noun, mask = _governor(text, number) if said else (0, 0)
        if not mask & ~said or texts[noun] in barred or not _is_small(text, noun, number):
            continue
        if _differs(text, noun, number, mask):
            yield Clash(noun, number, noun, number, ((noun, _NOUN), (number, _QUALIFIES)))


def _suspects(columns: Columns) -> list[int]:
    """Tokens that may be nouns, or follow one, and disagree with the next."""
    pairs = columns.pairs
    found = pairs & BEHIND > 0
    found[1:] |= (pairs[1:] & NARROWED > 0) & (columns.roles[:-2] & NARROWS > 0)
    return places(found)


def _governor(text: Text, number: int) -> tuple[int, int]:
    """The noun before a word, or before the adjective before it, with what these can be; (0, 0) for none."""
    texts, words = text.texts, text.words
    left = words[texts[number - 1]]
    if texts[number - 1] == "et":
        if words[texts[number]].participle:
            return 0, 0  # « a voté la motion préalable et prévenu »
        adjective, noun = words[texts[number - 2]].adjective, words[texts[number - 3]]
        both = noun.noun & adjective if noun.noun and not noun.other else 0
        return (number - 3, both) if adjective and not both & PLURAL else (0, 0)
    if left.adjective and texts[number - 2] not in DETERMINERS:
        noun = words[texts[number - 2]]
        if noun.noun and not noun.adjective and not noun.other:
            return number - 2, noun.noun & left.adjective
    return number - 1, left.noun


def _differs(text: Text, noun: int, number: int, mask: int) -> bool:
    """Whether a noun and a word behind it disagree for certain, as far as the lexicon tells."""
    word = text.words[text.texts[number]]
    mask = narrowed(text, noun, mask)
    if not mask or mask & (word.qualifies | word.noun):
        return False
    return _belongs(text, noun, number)


def _is_small(text: Text, first: int, last: int) -> bool:
    """Whether the words from one to another stand side by side in lower case."""
    if not text.written(first, last).islower():
        return False
    return all(joined(text, number) for number in range(first + 1, last + 1))


def narrowed(text: Text, number: int, noun: int) -> int:
    """Gender and number of a noun, narrowed by the determiner and the adjectives before it."""
    texts = text.texts
    for place in range(number - 1, number - 4, -1):
        if not joined(text, place + 1):
            return noun
        said = DETERMINERS.get(texts[place]) or CONTRACTIONS.get(texts[place])
        if said:
            return noun & said
        adjective = text.words[texts[place]].adjective
        if not adjective:
            return noun
        noun &= adjective
    return noun


def _ends(text: Text, number: int) -> bool:
    """Whether a mark, or the end of the text, stands right behind the token."""
    document, token = text.own(number)
    end = document.tokens.ends[token]
    return document.plain[end : end + 1] in ("", *".,;!?")


def _follows_noun(text: Text, number: int) -> bool:
    """Whether another noun stands right before."""
    before = text.texts[number - 1] if joined(text, number) else ""
    word = text.words[before]
    return before not in DETERMINERS and bool(word.noun) and not word.adjective


def _opening(texts: Sequence[str], number: int) -> int:
    """Token number of the determiner before a noun, or of the noun."""
    return number - 1 if texts[number - 1] in DETERMINERS else number


def _comma(text: Text, number: int) -> bool:
    """Whether a comma stands before the token."""
    return "," in text.between[number]


def _belongs(text: Text, noun: int, number: int) -> bool:
    """Whether the adjective can be no other noun's: none stands before with which it agrees, and no twin behind."""
    texts, words, said = text.texts, text.words, text.words[text.texts[number]].qualifies
    after = number + 1
    if said & SINGULAR and (texts[after] in _LINKS or _comma(text, after)):
        return False  # « les langues française et anglaise »
    if said & SINGULAR and texts[after] and text.written(after)[0].isupper():
        return False  # « les présidents russe Poutine »
    if is_like_participle(texts[number], words[texts[number]]) and not _ends(text, number):
        return False  # « des slogans insultant le maire »
    if said & PLURAL and _comma(text, _opening(texts, noun)):
        return False  # « des voitures, une banque incendiées »
    return not _follows_noun(text, noun) and not _has_other_noun(text, noun, number)


def _has_other_noun(text: Text, noun: int, number: int) -> bool:
    """Whether a noun before, to which this one belongs, or the subject could be what the adjective speaks of."""
    texts, words = text.texts, text.words
    said, linked = words[texts[number]].qualifies, False
    for place in range(noun - 1, noun - MAX_BACK, -1):
        form = texts[place]
        word = words[form]
        gap = text.between[place + 1].strip(_QUOTES)
        if gap:  # « des valeurs, basses, de calcium relevées », « des élus (six) de villages isolés »
            return ")" in gap or (gap == "," and texts[place + 1] in ("de", "d'"))
        if form in BEFORE:
            linked = True
            if form in _LINKS and said & PLURAL:
                return True
        elif word.finite and not word.noun:
            return bool(words[texts[number]].participle and word.finite & number_of(said))
        elif linked and (word == UNKNOWN or (word.noun and narrowed(text, place, word.noun) & said)):
            return True
        elif word.other and not word.noun and form not in DETERMINERS and form not in _WHOLE:
            return False
    return False
