"""What moved the probability of an article most, in words that a reader can check in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.scoring.translation.attribution import Array, attribute
from auditor.scoring.translation.phrases import in_words
from auditor.scoring.translation.spots import Phrase, find_phrases

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.model import Model, Reading

PHRASES = 4
MEASURES = 2
"""Pieces of evidence of each sort for an article; its strongest sentence comes beside them."""
_SPANS = 12
_LEAST = 0.02
"""Log odds below which a piece of evidence is not worth a line."""


def explain(model: Model, reading: Reading, document: Document, column: int) -> list[dict[str, Any]]:
    """The strongest evidence of each sort, greatest pull first.

    `contribution` is the pull in log odds, above 0 towards machine translation. What a sentence and the words in it
    pull is the same pull, counted both ways.
    """
    items = attribute(reading.grams, reading.stream, column)
    pieces = _of_phrases(model, reading, document, items)
    pieces += _of_measures(model, reading, document, column)[:MEASURES]
    pieces += _of_sentence(reading, document, items)
    slope = model.calibrators[column].slope
    for piece in pieces:
        piece["contribution"] = round(piece["contribution"] * slope, 3)
    pieces = [piece for piece in pieces if abs(piece["contribution"]) >= _LEAST]
    pieces.sort(key=lambda piece: (-abs(piece["contribution"]), piece["feature"]))
    return pieces


def _of_phrases(model: Model, reading: Reading, document: Document, items: Array) -> list[dict[str, Any]]:
    pieces = []
    for phrase in find_phrases(reading.stream, items, PHRASES):
        press = model.press_rate(phrase.codes)
        spans = [_span(document, reading, first, len(phrase.codes)) for first in phrase.places]
        pieces.append(
            {
                "feature": f"« {phrase.text} »",
                "text": _said(phrase, press, len(reading.stream.forms)),
                "contribution": phrase.pull,
                "spans": spans[:_SPANS],
            }
        )
    return pieces


def _said(phrase: Phrase, press: float | None, items: int) -> str:
    times = "une fois" if len(phrase.places) == 1 else f"{len(phrase.places)} fois"
    text = f"« {phrase.text} » {times}"
    if press is None:
        return text
    return f"{text} (presse, sur autant de texte : {press * items / 1000:.1f})".replace(".", ",")


def _of_measures(model: Model, reading: Reading, document: Document, column: int) -> list[dict[str, Any]]:
    pulls = reading.scaled * model.measure_weights[:, column]
    pieces = []
    for number in np.argsort(-np.abs(pulls), kind="stable")[: 4 * MEASURES]:
        name = model.names[number]
        said = in_words(name, reading.measures[name], float(model.press[number]), reading.stream, document)
        if said is not None:
            piece = {"feature": name, "text": said.text, "contribution": float(pulls[number]), "spans": said.spans}
            pieces.append(piece)
    return pieces


def _of_sentence(reading: Reading, document: Document, items: Array) -> list[dict[str, Any]]:
    """The sentence that weighs most towards what the whole article is taken for."""
    sums = np.bincount(reading.stream.sentences, weights=items)
    towards = 1.0 if items.sum() > 0 else -1.0
    strongest = int(np.argmax(sums * towards))
    inside = [number for number, sentence in enumerate(reading.stream.sentences) if sentence == strongest]
    text = "phrase qui pèse le plus dans ce sens"
    piece = {"feature": "sentence", "text": text, "contribution": float(sums[strongest])}
    return [piece | {"spans": [_span(document, reading, inside[0], len(inside))]}]


def _span(document: Document, reading: Reading, first: int, items: int) -> list[int]:
    tokens = [token for token in reading.stream.tokens[first : first + items] if token >= 0]
    return [document.tokens.starts[tokens[0]], document.tokens.ends[tokens[-1]]]
