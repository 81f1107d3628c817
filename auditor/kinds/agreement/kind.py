"""Agreement of words that any noun phrase may hold, found by the readings of the lexicon and checked by the tagger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import ClassVar

from auditor.kinds.agreement.apposition import wrong_appositions
from auditor.kinds.agreement.auxiliaries import wrong_auxiliaries
from auditor.kinds.agreement.determiners import wrong_determiners, wrong_first_adjectives, wrong_numbers
from auditor.kinds.agreement.finding import Clash
from auditor.kinds.agreement.forms import wrong_forms
from auditor.kinds.agreement.nouns import wrong_adjectives
from auditor.kinds.agreement.phrase import Text
from auditor.kinds.agreement.relatives import wrong_objects, wrong_relatives
from auditor.kinds.agreement.sounds import wrong_sounds
from auditor.kinds.agreement.verbs import wrong_perfects, wrong_predicates, wrong_reflexives, wrong_verbs
from auditor.kinds.agreement.words import Qualifiers, Words
from auditor.kinds.base import Match, Param
from auditor.kinds.grammar.sentence import Sentences
from auditor.kinds.unless import Unless
from auditor.reading import Document
from auditor.rule import Rule

TOGETHER = 16
"""Documents that are looked at as one; the columns of more do not stay in the processor's cache."""
Finder = Callable[[Text, Container[str]], Iterator[Clash]]
_FINDERS: Mapping[str, Finder] = {
    "verb": wrong_verbs,
    "predicate": wrong_predicates,
    "noun": wrong_adjectives,
    "adjective": wrong_first_adjectives,
    "determiner": wrong_determiners,
    "relative": wrong_relatives,
    "object": wrong_objects,
    "reflexive": wrong_reflexives,
    "apposition": wrong_appositions,
    "number": wrong_numbers,
    "sound": wrong_sounds,
    "perfect": wrong_perfects,
    "form": wrong_forms,
    "auxiliary": wrong_auxiliaries,
}


class AgreementKind:
    """Cards give a `mode`: `verb` (a noun phrase that opens a clause, and its verb), `predicate` (such a noun and the
    adjective or participle after être, sembler, devenir), `noun` (a noun and the adjective right behind it),
    `adjective` (a noun and the adjective before it), `determiner` (a determiner and the word after it), `relative` (a
    noun and the verb after qui), `object` (a noun and the participle after que ... avoir), `reflexive` (as `predicate`,
    with se), `apposition` (a noun and the participle behind a comma), `number` (a number and the noun after it),
    `sound` (a word whose form depends on the sound after it), `perfect` (a participle with avoir that agrees with the
    subject), `form` (a noun phrase that opens a clause, and an infinitive, participle or noun where its verb is meant),
    `auxiliary` (a participle that agrees after avoir though no object stands before).

    `nouns` lists nouns of which the rule says nothing (collective nouns, measures of time), `words` such adjectives and
    verbs. Genders and numbers must differ in every reading that the lexicon has.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "mode": Param(str, required=True, choices=tuple(_FINDERS)),
        "nouns": Param(list),
        "words": Param(list),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, *_barred(rule), Unless(rule.params)) for rule in rules]
        self._words = Words()
        self._qualifiers = Qualifiers(self._words)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of all modes; a sentence is tagged only where the lexicon leaves no other reading."""
        (matches,) = self.find_all([document])
        return iter(matches)

    def find_all(self, documents: Sequence[Document]) -> list[list[Match]]:
        """Matches in each of several documents, some of which are looked at as one."""
        found: list[list[Match]] = [[] for _ in documents]
        fit = [number for number, document in enumerate(documents) if document.tokens.texts]
        for start in range(0, len(fit), TOGETHER):
            numbers = fit[start : start + TOGETHER]
            for number, match in self._matches([documents[number] for number in numbers]):
                found[numbers[number]].append(match)
        return found

    def _matches(self, documents: Sequence[Document]) -> Iterator[tuple[int, Match]]:
        """Matches with the number of their document."""
        text = Text(documents, self._words, self._qualifiers)
        sentences = [Sentences(document) for document in documents]
        for rule, nouns, words, unless in self._rules:
            for clash in _FINDERS[rule.params["mode"]](text, nouns):
                number = text.number(clash.first)
                document, token = text.own(clash.first)
                if text.texts[clash.governed] in words or not _is_tagged(sentences[number], clash, clash.first - token):
                    continue
                start = document.tokens.starts[token]
                end = document.tokens.ends[token + clash.last - clash.first]
                if not unless.silences(document, start, end):
                    values = {"noun": text.written(clash.governor), "word": text.written(clash.governed)}
                    yield number, Match(rule, start, end, values)


def _barred(rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
    """Nouns and other words of which a card says nothing."""
    return frozenset(rule.params.get("nouns", ())), frozenset(rule.params.get("words", ()))


def _is_tagged(sentences: Sentences, clash: Clash, first: int) -> bool:
    """Whether the tagger too takes the words for what the clash takes them for; a document begins at `first`."""
    sentence = sentences.at(clash.first - first)
    if sentence is None:
        return False
    return all(sentence.tags[sentence.place(token - first)] in wanted for token, wanted in clash.tags)
