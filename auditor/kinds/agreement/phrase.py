"""Subjects of a clause: from the determiner that opens it to the verb, without tagging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from auditor.kinds.agreement.clauses import counts, joined, opens_clause
from auditor.kinds.agreement.columns import COMMA, JOINED, OPENS, Columns, places
from auditor.kinds.agreement.roles import ALL, CONJUNCTION, COUNT, DETERMINER, NUMBERS
from auditor.kinds.agreement.words import (
    ANY,
    CONTRACTIONS,
    DETERMINERS,
    NAMES,
    PLURAL,
    PRONOUNS,
    SINGULAR,
    Qualifiers,
    Word,
    Words,
)
from auditor.reading import Document

PREPOSITIONS = frozenset("de d' du des à au aux en sur pour contre dans entre sans sous par".split())
CLITICS = frozenset("ne n' se s' le la les l' lui leur en y nous vous m' me t' te".split())

MAX_PHRASE = 14
"""Words from the determiner to the verb at most."""

_NOT_BEFORE_SHE = PREPOSITIONS | {"et", "ou", "ni", "avec", "chez", "comme", "vers", "lui", "selon", "envers", "est"}
_AUXILIARY = frozenset("a ont est sont avait avaient était étaient sera seront aura auront va vont doit peut".split())
_BEFORE_DETERMINER = (PREPOSITIONS | DETERMINERS.keys() | {"et"}) - CONTRACTIONS.keys()
_ONE_OF = frozenset(("aucun", "aucune", "chacun", "chacune"))
_EAST = frozenset("l' d' nord sud plein grand".split())


class Subject(NamedTuple):
    """Token numbers of a determiner, of the noun it opens, and of a verb that may be the noun's."""

    first: int
    noun: int
    verb: int
    mask: int  # gender and number of the noun, as far as determiner and noun tell
    sure: bool = False  # a pronoun, of which the tagger need not be asked


class Text:
    """A document as the modes see it; its subjects are looked for once."""

    def __init__(self, document: Document, words: Words, qualifiers: Qualifiers) -> None:
        self.document, self.words, self.qualifiers = document, words, qualifiers
        self.columns = Columns(document)

    @cached_property
    def openings(self) -> list[tuple[int, int]]:
        """Determiners that open a clause, each with its noun, written small."""
        found = list[tuple[int, int]]()
        for first in _openers(self.document, self.columns):
            noun = self._noun(first)
            if noun is not None:
                found.append((first, noun))
        return found

    def _noun(self, first: int) -> int | None:
        """The noun that a determiner opens: one written small, or the name of a country or institution."""
        tokens, plain = self.document.tokens, self.document.plain
        if first + 1 < len(tokens) and plain[tokens.starts[first + 1]].isupper():
            return first + 1 if tokens.texts[first + 1] in NAMES else None
        noun = head(tokens.texts, self.words, first)
        return noun if noun is not None and plain[tokens.starts[noun]].islower() else None

    @cached_property
    def subjects(self) -> list[Subject]:
        """Places where a noun phrase opens a clause and a finite verb follows; no tag has been looked at."""
        return [*_subjects(self.document, self.words, self.openings), *_pronouns(self.document, self.words)]


def _openers(document: Document, columns: Columns) -> list[int]:
    """Determiners that open a clause."""
    determiner, gaps, before = columns.roles & DETERMINER > 0, columns.gaps, columns.roles[:-1]
    opens, asked = gaps == OPENS, gaps == COMMA
    opens[1:] |= (gaps[1:] == JOINED) & (before & CONJUNCTION > 0)
    asked[1:] |= (gaps[1:] == JOINED) & (before & ALL > 0)
    numbers = (n for n in places(columns.roles & COUNT > 0) if counts(document, n))
    return [
        *places(determiner & opens),
        *(n for n in places(determiner & asked) if opens_clause(document, n)),
        *numbers,
    ]


def _subjects(document: Document, words: Words, openings: Sequence[tuple[int, int]]) -> Iterator[Subject]:
    texts = document.tokens.texts
    for first, noun in openings:
        name = document.plain[document.tokens.starts[noun]].isupper()
        mask = DETERMINERS.get(texts[first], PLURAL) & (NAMES[texts[noun]] if name else words[texts[noun]].noun)
        for place in range(first + 1, noun):
            mask &= words[texts[place]].adjective or ANY  # « l'ancienne ministre »
        for verb in _verbs(document, words, noun) if mask else ():
            yield Subject(first, noun, verb, mask, sure=name)


def _pronouns(document: Document, words: Words) -> Iterator[Subject]:
    """« aucun des élus ont », « elles ont été libéré »."""
    for pronoun in _ONE_OF & document.index.keys():
        for first in document.index[pronoun]:
            if document.tokens.texts[first + 1 : first + 2] in (["des"], ["de"], ["d'"]):
                for verb in _verbs(document, words, first):
                    yield Subject(first, first, verb, SINGULAR, sure=True)

    for pronoun in PRONOUNS.keys() & document.index.keys():
        for first in document.index[pronoun]:
            behind = first > 0 and joined(document, first) and document.tokens.texts[first - 1] in _NOT_BEFORE_SHE
            if pronoun[0] == "i" or not behind:
                for verb in _verbs(document, words, first):
                    yield Subject(first, first, verb, PRONOUNS[pronoun], sure=True)


def _verbs(document: Document, words: Words, noun: int) -> Iterator[int]:
    for verb, certain in _candidates(document, words, noun):
        yield verb
        if certain:
            return


def head(texts: Sequence[str], words: Words, first: int) -> int | None:
    """Token number of the noun that a determiner opens, other determiners and adjectives between."""
    for number in range(first + 1, min(first + 4, len(texts))):
        word = words[texts[number]]
        following = words[texts[number + 1]] if number + 1 < len(texts) else None
        if texts[number] in DETERMINERS or texts[number][0].isdigit():
            continue
        if (
            word.adjective
            and following is not None
            and _is_sure_noun(following)
            and not (word.noun and following.finite)
        ):
            continue
        return number if word.noun else None
    return None


def _is_sure_noun(word: Word) -> bool:
    return bool(word.noun) and not word.adjective


def _candidates(document: Document, words: Words, noun: int) -> Iterator[tuple[int, bool]]:
    """Verbs that may follow the noun, with whether the word can be nothing else."""
    texts = document.tokens.texts
    number = noun + 1
    while number < min(len(texts) - 1, noun + MAX_PHRASE) and joined(document, number):
        text, before = texts[number], texts[number - 1]
        if (
            text in CLITICS
            and before not in PREPOSITIONS
            and text != "en"
            and not (before == "et" and text in DETERMINERS)
        ):
            following = words[texts[number + 1]]
            if joined(document, number + 1) and (following.finite or texts[number + 1] in CLITICS):
                if following.finite:
                    yield number + 1, True
                    return
                number += 1
                continue
            return
        word = words[text]
        if is_auxiliary(text, before) or word.only_verb:
            yield number, True
            return
        if word.finite and text not in PREPOSITIONS and before not in PREPOSITIONS and text != "est":
            yield number, False
        if not _in_phrase(text, before, word) or _is_glued(document, number):
            return
        number += 1


def is_auxiliary(text: str, before: str) -> bool:
    """Whether the word is a form of avoir, être or a modal verb, not the east."""
    return text in _AUXILIARY and not (text == "est" and before in _EAST)


def _in_phrase(text: str, before: str, word: Word) -> bool:
    if text in PREPOSITIONS:
        return True
    if text in DETERMINERS:
        return before in _BEFORE_DETERMINER or text in NUMBERS
    if text == "et":
        return True
    if word.noun or word.qualifies or text[0].isdigit():
        return True
    if word.infinitive:
        return before in ("de", "d'")  # « l'interdiction de manifester a »
    return not (word.verb or word.other)  # unknown words are names


def _is_glued(document: Document, number: int) -> bool:
    """« rwandaisLa »: two sentences glued together."""
    form = document.plain[document.tokens.starts[number] + 1 : document.tokens.ends[number]]
    return bool(form) and not form.islower() and not form.isupper() and form.isalpha()


def number_of(mask: int) -> int:
    """SINGULAR, PLURAL or both, as far as a mask tells."""
    return (SINGULAR if mask & SINGULAR else 0) | (PLURAL if mask & PLURAL else 0)
