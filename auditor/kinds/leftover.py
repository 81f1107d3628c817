"""Words of the source language left standing in a French clause: « reste pending au Sénat »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

import numpy as np

from auditor.cache import remembered
from auditor.errors import CardError
from auditor.kinds.base import MAX_PLACES, Match, Param
from auditor.kinds.gloss import is_glossed
from auditor.kinds.unless import Unless
from auditor.kinds.vocabulary import borrowed, known_words
from auditor.reading import Document
from auditor.reading.stopwords import STOPWORDS
from auditor.reading.wordnumbers import Column
from auditor.rule import Rule

LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "pt": "Portuguese",
    "de": "German",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "cs": "Czech",
    "ro": "Romanian",
    "sv": "Swedish",
    "da": "Danish",
    "tr": "Turkish",
    "hu": "Hungarian",
}
REACH = 3
"""Words before and after that are looked at."""
PASSAGE = 12
"""Words before and after in which function words of the same language tell a passage of it: a post, a motto."""
SHORT_QUOTE = 60
"""Code points of a quotation below which it is taken for a title or a word that is spoken of."""

_NAMING = re.compile(
    r"(?:mots?|termes?|expressions?|(?<!\ba )(?<!ont )(?<!ait )dit|dite|dits|dites|"
    r"appelée?s?|nommée?s?|surnommée?s?|baptisée?s?|intitulée?s?|"
    r"langue|anglais|allemand|espagnol|italien|portugais|néerlandais|v\.?o\.?|alias|marque|chanson|titre|album|single)"
    r"[ :]{1,3}[«\"“(]?\s?$"
)
_JOINERS = frozenset("@#/_.&$\\")
_ELISIONS = frozenset(("l'", "d'", "qu'"))
_ARTICLES = frozenset(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos dans en à par pour sur "
    "chaque plusieurs deux trois quatre cinq six dix".split()
)


class LeftoverKind:
    """Cards give `words`, a file of words with their languages, and a `table` of words with what they mean in French;
    words that they `allow`, and those of a file of `borrowed` words, are left alone.

    A word counts in lower case (German nouns: with their capital, after a French article, preposition or number),
    between French words, outside short quotations, and not beside another foreign word: that is a foreign passage.
    """

    params: ClassVar[Mapping[str, Param]] = {
        "words": Param(str),
        "table": Param(str),
        "rows": Param(list),
        "allow": Param(list),
        "borrowed": Param(str),
        "unless": Param(list),
    }

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, _glosses(rule), _lexicon(rule), Unless(rule.params)) for rule in rules]
        words = frozenset().union(*(lexicon for _, _, lexicon, _ in self._rules))
        self._listed = Column(words.__contains__, np.bool_)

    def find(self, document: Document) -> Iterator[Match]:
        """Matches of left-over words."""
        listed = sorted(document.words_with(self._listed, lambda listed: listed))
        for rule, glosses, lexicon, unless in self._rules:
            for word in filter(lexicon.__contains__, listed):
                for number in document.index[word][:MAX_PLACES]:
                    match = _match(document, rule, number, lexicon[word], glosses.get(word, ""))
                    if match and not unless.silences(document, match.start, match.end):
                        yield match


def _glosses(rule: Rule) -> dict[str, str]:
    return {row["phrase"].lower(): row.get("fix", "") for row in rule.params.get("rows", ())}


def _lexicon(rule: Rule) -> dict[str, frozenset[str]]:
    """Words of the file and the table to their languages; « de:noun » where the word has a capital."""
    words = rule.params.get("words")
    lexicon = _read(Path(rule.file).parent / words) if words else {}
    lexicon.update((row["phrase"].lower(), frozenset(row["source"].split())) for row in rule.params.get("rows", ()))
    for word in borrowed(rule):
        lexicon.pop(word, None)
    return lexicon


def _read(path: Path) -> dict[str, frozenset[str]]:
    try:
        return remembered("leftovers", [path], lambda: _parsed(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        raise CardError(f"{path}: {error.strerror} @ $.params.words") from None


def _parsed(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines:
        labels, _, words = line.partition("\t")
        table.update(dict.fromkeys(words.split(), frozenset(labels.split())))
    return table


def _match(document: Document, rule: Rule, number: int, labels: frozenset[str], gloss: str) -> Match | None:
    start, end = document.tokens.starts[number], document.tokens.ends[number]
    surface = document.plain[start:end]
    languages = sorted(label.partition(":")[0] for label in labels if _cased_as(label, surface))
    if not languages or not _stands_alone(document, start, end) or not _fits(document, number, languages, surface):
        return None
    meant = f"in French: {gloss}" if gloss else ""
    return Match(rule, start, end, {"source": " or ".join(LANGUAGES[code] for code in languages), "fix": meant})


def _cased_as(label: str, surface: str) -> bool:
    return surface[0].isupper() and surface[1:].islower() if label.endswith(":noun") else surface.islower()


def _stands_alone(document: Document, start: int, end: int) -> bool:
    """Whether the word is no part of an address, a hashtag, a short quotation or a gloss in brackets."""
    plain = document.plain
    before, after = plain[max(0, start - 1) : start], plain[end : end + 2]
    if before in _JOINERS or (after[:1] in _JOINERS and after[1:].isalnum()) or (before == "(" and after[:1] == ")"):
        return False
    if any(quote.start < start < quote.end and quote.end - quote.start < SHORT_QUOTE for quote in document.quotes):
        return False
    return not (is_glossed(plain, end) or _NAMING.search(document.folded, max(0, start - 24), start))


def _fits(document: Document, number: int, languages: Sequence[str], surface: str) -> bool:
    """Whether French words stand on both sides, and no other foreign word and no name close by."""
    sentence = document.sentence_at(document.tokens.starts[number])
    first, last = document.token_range(sentence)
    before, after = range(max(first, number - REACH), number), range(number + 1, min(last, number + 1 + REACH))
    if len(before) + len(after) < REACH or not before:
        return False
    if any(_foreign(document, near, languages) for near in (*before, *after)):
        return False
    if _is_passage(document, range(max(first, number - PASSAGE), min(last, number + 1 + PASSAGE)), number, languages):
        return False
    previous = document.tokens.texts[number - 1]
    glued = document.plain[document.tokens.starts[number] - 1] == "'"
    if glued and previous not in _ELISIONS:  # « M'lata », « R'gane » are names
        return False
    if surface[0].isupper():
        return (previous in _ARTICLES or previous.isdigit()) and not _is_name(document, number + 1)
    near = [place for place in (number - 1, number + 1) if first <= place < last]
    return not all(_is_name(document, place) for place in near) and not _is_name(document, number + 1)


def _is_passage(document: Document, near: range, number: int, languages: Sequence[str]) -> bool:
    """Whether two more function words of one of the languages stand near: no word was left over, somebody is quoted."""
    texts = [document.tokens.texts[place] for place in near if place != number]
    return any(
        sum(text in STOPWORDS.get(language, ()) and text not in STOPWORDS["fr"] | known_short() for text in texts) > 1
        for language in languages
    )


def _is_name(document: Document, number: int) -> bool:
    starts = document.tokens.starts
    return number < len(starts) and document.plain[starts[number]].isupper()


def _foreign(document: Document, number: int, languages: Sequence[str]) -> bool:
    """A function word of the language that is none in French, or a lower-case word that French does not know."""
    text = document.tokens.texts[number]
    if _is_name(document, number) and _is_name(document, number + 1):  # « São Paulo », « Los Angeles »
        return False
    if any(text in STOPWORDS.get(language, ()) for language in languages) and text not in STOPWORDS["fr"]:
        return text not in known_short()
    return document.plain[document.tokens.starts[number]].islower() and text.isalpha() and text not in known_words()


@lru_cache(maxsize=1)
def known_short() -> frozenset[str]:
    """Short French words that other languages have too."""
    return frozenset(
        "a as an on or me te si se no des die do e est en la le les un una des du de son sur par tout".split()
    )
