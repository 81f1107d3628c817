"""Measures in words: what each says of an article, beside what the press does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from auditor.scoring.translation.measures import first_words

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.lexis import Lexis
    from auditor.scoring.translation.masking import Stream

_SPANS = 12


class Said(NamedTuple):
    """A measure in words, and where it can be seen."""

    text: str
    spans: list[list[int]]


_STARTS = {
    "start.NAME": "un nom propre",
    "start.NUM": "un nombre",
    "start.ART": "un article",
    "start.PRO": "un pronom",
    "start.PRE": "une préposition",
    "start.CON": "une conjonction",
    "start.ADV": "un adverbe",
    "start.NOM": "un nom",
    "start.VER": "un verbe",
}
_SHARES = {  # said per 100 words
    "part.NOM": "noms",
    "part.VER": "verbes",
    "part.ADJ": "adjectifs",
    "part.ADV": "adverbes",
    "part.PRE": "prépositions",
    "part.PRO": "pronoms",
    "part.CON": "conjonctions",
    "part.UNK": "mots absents du lexique",
    "ending.ant": "formes en -ant",
    "ending.ait": "imparfaits en -ait",
    "ending.aient": "imparfaits en -aient",
    "ending.rait": "conditionnels en -rait",
    "closed.share": "mots grammaticaux",
}
_RATIOS = {  # said as a share
    "sentence.short": "{value} % des phrases ont moins de 7 mots (presse : {press} %)",
    "sentence.long": "{value} % des phrases ont plus de 35 mots (presse : {press} %)",
    "start.comma": "une virgule dans les six premiers mots de {value} % des phrases (presse : {press} %)",
    "sentence.spread": "longueur des phrases : écart de {value} % autour de la moyenne (presse : {press} %)",
    "sentence.step": "d'une phrase à la suivante, la longueur change de {value} % (presse : {press} %)",
}


def in_words(name: str, value: float, press: float, stream: Stream, lexis: Lexis, document: Document) -> Said | None:
    """What a measure says; None for one that a reader could not check."""
    if name in _STARTS:
        return _start(name, press, stream, lexis, document)
    if name == "sentence.mean":
        means = (round(math.exp(mean)) for mean in (value, press))
        return Said("phrases de {} mots en moyenne (presse : {})".format(*means), [])
    if name in _SHARES:
        return Said(f"{_decimal(100 * value)} {_SHARES[name]} pour 100 mots (presse : {_decimal(100 * press)})", [])
    if name in _RATIOS:
        return Said(_RATIOS[name].format(value=round(100 * value), press=round(100 * press)), [])
    return None


def _start(name: str, press: float, stream: Stream, lexis: Lexis, document: Document) -> Said | None:
    wanted = name.partition(".")[2]
    firsts = first_words(stream).tolist()
    tags = [lexis.tag_names[lexis.tags[stream.entries[first]]] for first in firsts]
    numbers = stream.tokens()
    tokens = [int(numbers[first]) for first, tag in zip(firsts, tags, strict=True) if tag.partition(":")[0] == wanted]
    spans = [[document.tokens.starts[token], document.tokens.ends[token]] for token in tokens]
    sentences = len(firsts)
    verb = "commence" if len(spans) == 1 else "commencent"
    text = f"{len(spans)} phrases sur {sentences} {verb} par {_STARTS[name]} (presse : {_decimal(press * sentences)})"
    return Said(text if len(spans) != 1 else text.replace("1 phrases", "1 phrase", 1), spans[:_SPANS])


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
