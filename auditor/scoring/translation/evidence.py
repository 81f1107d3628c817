"""What moved the probability of an article most, in words that a reader can check in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.scoring.translation.phrases import in_words
from auditor.scoring.translation.views import EVIDENT, VIEWS, place

if TYPE_CHECKING:
    from auditor.reading import Document
    from auditor.scoring.translation.masking import Stream
    from auditor.scoring.translation.model import Grams, Model, Reading

SHOWN = 6
"""Pieces of evidence for an article."""
_SPANS = 12
_LEAST = 0.04
"""Log odds below which a piece of evidence is not worth a line."""


class Place(NamedTuple):
    """Items that an n-gram covers: from `first`, `order` of them."""

    first: int
    order: int


def explain(model: Model, reading: Reading, document: Document, column: int) -> list[dict[str, Any]]:
    """The strongest evidence, greatest pull first; the pull is in log odds, above 0 towards machine translation."""
    slope = model.calibrators[column].slope
    pieces = _of_grams(model, reading, document, column) + _of_measures(model, reading, document, column)
    for piece in pieces:
        piece["contribution"] = round(piece["contribution"] * slope, 3)
    pieces = [piece for piece in pieces if abs(piece["contribution"]) >= _LEAST]
    pieces.sort(key=lambda piece: (-abs(piece["contribution"]), piece["feature"]))
    return pieces[:SHOWN]


def _of_measures(model: Model, reading: Reading, document: Document, column: int) -> list[dict[str, Any]]:
    pulls = reading.scaled * model.measure_weights[:, column]
    pieces = []
    for number in np.argsort(-np.abs(pulls), kind="stable")[: 2 * SHOWN]:
        name = model.names[number]
        said = in_words(name, reading.measures[name], float(model.press[number]), reading.stream, document)
        if said is not None:
            pieces.append(
                {"feature": name, "text": said.text, "contribution": float(pulls[number]), "spans": said.spans}
            )
    return pieces


def _of_grams(model: Model, reading: Reading, document: Document, column: int) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    taken: set[int] = set()
    for name in EVIDENT:
        grams = reading.grams[name]
        pulls = grams.pulls[:, column]
        for number in np.argsort(-np.abs(pulls), kind="stable")[: 6 * SHOWN]:
            places = _places(name, grams, int(grams.rows[number]), reading.stream)
            covered = {item for spot in places for item in range(spot.first, spot.first + spot.order)}
            if not places or covered & taken or not _visible(reading.stream, places[0]):
                continue
            taken |= covered
            press = float(model.views[name].press[grams.rows[number]]) * len(reading.stream.forms) / 1000
            pieces.append(_gram_piece(document, reading.stream, places, press, float(pulls[number])))
            if len(pieces) >= 2 * SHOWN:
                break
    return pieces


def _places(name: str, grams: Grams, row: int, stream: Stream) -> list[Place]:
    items = len(stream.forms)
    return [Place(*place(int(index), items, VIEWS[name].orders)) for index in np.flatnonzero(grams.found == row)]


def _visible(stream: Stream, spot: Place) -> bool:
    """Whether every item of an n-gram is a word or mark that the model sees as itself, and one at least a word."""
    items = range(spot.first, spot.first + spot.order)
    return all(stream.masks[item].shown == stream.forms[item] for item in items) and any(
        stream.tokens[item] >= 0 for item in items
    )


def _gram_piece(document: Document, stream: Stream, places: list[Place], press: float, pull: float) -> dict[str, Any]:
    spans = [_span(document, stream, spot) for spot in places]
    words = " ".join(document.folded[spans[0][0] : spans[0][1]].split())
    return {
        "feature": f"« {words} »",
        "text": f"« {words} » {_times(len(places))} (la presse, sur autant de texte : {_number(press)})",
        "contribution": pull,
        "spans": spans[:_SPANS],
    }


def _span(document: Document, stream: Stream, spot: Place) -> list[int]:
    tokens = [stream.tokens[item] for item in range(spot.first, spot.first + spot.order) if stream.tokens[item] >= 0]
    return [document.tokens.starts[tokens[0]], document.tokens.ends[tokens[-1]]]


def _times(count: int) -> str:
    return "une fois" if count == 1 else f"{count} fois"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
