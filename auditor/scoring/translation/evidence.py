"""What moved the probability of an article most, in words that a reader can check in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.scoring.translation.attribution import Array, attribute
from auditor.scoring.translation.measures import NAMES
from auditor.scoring.translation.phrases import in_words
from auditor.scoring.translation.spots import Phrase, find_phrases

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.model import Model, Odds, Reading

PHRASES = 4
MEASURES = 2
"""Pieces of evidence of each sort for an article; its strongest sentence comes beside them."""
_SPANS = 12
_LEAST = 0.02
"""Log odds below which a piece of evidence is not worth a line."""


def explain(model: Model, reading: Reading, odds: Odds, document: Document) -> list[dict[str, Any]]:
    """The strongest evidence of each sort, greatest pull first.

    `contribution` is the pull in log odds, above 0 towards machine translation. What a sentence and the words in it
    pull is the same pull, counted both ways.
    """
    reach = model.reach(reading, odds)
    items = attribute(model, reading, reach)
    pieces = _of_phrases(model, reading, document, items)
    pieces += _of_measures(model, reading, document, reach)[:MEASURES]
    pieces += _of_sentence(reading, document, items)
    pieces = [piece | {"contribution": round(piece["contribution"], 3)} for piece in pieces]
    pieces = [piece for piece in pieces if abs(piece["contribution"]) >= _LEAST]
    pieces.sort(key=lambda piece: (-abs(piece["contribution"]), piece["feature"]))
    return pieces


def _of_phrases(model: Model, reading: Reading, document: Document, items: Array) -> list[dict[str, Any]]:
    own, tokens = model.lexis.codes[0].take(reading.stream.entries), reading.stream.tokens()
    pieces = []
    for phrase in find_phrases(reading.stream.entries, own, items, PHRASES):
        spans = [_span(document, tokens, first, phrase.items) for first in phrase.places[:_SPANS]]
        text = document.folded[slice(*spans[0])]
        press = model.press_rate(reading, phrase.places[0], phrase.items)
        pieces.append(
            {
                "feature": f"« {text} »",
                "text": _said(text, phrase, press, len(reading.stream.entries)),
                "contribution": phrase.pull,
                "spans": spans,
            }
        )
    return pieces


def _said(form: str, phrase: Phrase, press: float | None, items: int) -> str:
    times = "une fois" if len(phrase.places) == 1 else f"{len(phrase.places)} fois"
    text = f"« {form} » {times}"
    if press is None:
        return text
    return f"{text} (presse, sur autant de texte : {press * items / 1000:.1f})".replace(".", ",")


def _of_measures(model: Model, reading: Reading, document: Document, reach: Sequence[float]) -> list[dict[str, Any]]:
    pulls = reading.scaled * (model.measure_weights @ np.array(reach))
    pieces = []
    for number in np.argsort(-np.abs(pulls), kind="stable")[: 4 * MEASURES]:
        name, press = NAMES[number], float(model.press[number])
        said = in_words(name, float(reading.measures[number]), press, reading.stream, model.lexis, document)
        if said is not None:
            piece = {"feature": name, "text": said.text, "contribution": float(pulls[number]), "spans": said.spans}
            pieces.append(piece)
    return pieces


def _of_sentence(reading: Reading, document: Document, items: Array) -> list[dict[str, Any]]:
    """The sentence that weighs most towards what the whole article is taken for."""
    sums = np.add.reduceat(items, reading.stream.breaks)
    strongest = int(np.argmax(sums * (1.0 if items.sum() > 0 else -1.0)))
    first, last = [*reading.stream.breaks, len(items)][strongest : strongest + 2]
    text = "phrase qui pèse le plus dans ce sens"
    piece = {"feature": "sentence", "text": text, "contribution": float(sums[strongest])}
    return [piece | {"spans": [_span(document, reading.stream.tokens(), first, last - first)]}]


def _span(document: Document, tokens: Any, first: int, items: int) -> list[int]:
    tokens = [token for token in tokens[first : first + items].tolist() if token >= 0]
    return [document.tokens.starts[tokens[0]], document.tokens.ends[tokens[-1]]]
