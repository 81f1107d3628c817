"""How good the French of a translation is likely to be, without its source: expected MQM points per 100 words.

Each sentence is expected to cost points by what can be seen of it: its length, words that no lexicon knows, words said
again, and the rules' findings. The weights are fitted on people's judgements of machine translation that they read
alone, none of them below 0; findings are too few there to be weighed and cost what a reader's minor error does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.errors import ModelError
from auditor.resources import model as shipped_folder
from auditor.scoring.translation.forms import UNKNOWN_TAG

if TYPE_CHECKING:
    from auditor.scoring.translation.masking import Stream

FAMILIES = ("translation", "language")
"""Categories of findings that the estimate looks at."""
NAMES = ("sentences", "words", "logarithms", "unknown", "again", *(f"findings.{name}" for name in FAMILIES))
"""Inputs in order: sums over the sentences of a text."""
_NEAR = 25


def features(stream: Stream, findings: Mapping[str, int]) -> list[float]:
    """Inputs of the estimate for a text, by `NAMES`; `findings` are counts by category."""
    spoken = [sentence for sentence, token in zip(stream.sentences, stream.tokens, strict=True) if token >= 0]
    lengths = np.bincount(spoken) if spoken else np.zeros(0, np.int64)
    lengths = lengths[lengths > 0]
    unknown = sum(masks.tag == UNKNOWN_TAG for masks in stream.masks)
    sums = [len(lengths), int(lengths.sum()), float(np.log1p(lengths).sum()), unknown, _again(stream)]
    return [float(value) for value in sums] + [float(findings.get(name, 0)) for name in FAMILIES]


def expected_points(stream: Stream, findings: Mapping[str, int], settings: Mapping[str, Any] | None = None) -> float:
    """Expected MQM points per 100 words of a text, as `model.Reading.stream` holds it; 0.0 for one without words."""
    weights = (settings or shipped())["weights"]
    values = dict(zip(NAMES, features(stream, findings), strict=True))
    total = sum(weights[name] * value for name, value in values.items())
    return round(100 * total / values["words"], 3) if values["words"] else 0.0


def _again(stream: Stream) -> int:
    """Words of some length, not closed-class, that were said within so many items before."""
    latest: defaultdict[str, int] = defaultdict(lambda: -_NEAR - 1)
    found = 0
    for item, (form, masks) in enumerate(zip(stream.forms, stream.masks, strict=True)):
        if stream.tokens[item] >= 0 and len(form) > 3 and not masks.kept:
            found += item - latest[form] <= _NEAR
            latest[form] = item
    return found


@lru_cache(maxsize=1)
def shipped(folder: Path | None = None) -> dict[str, Any]:
    """The fit that ships with auditor, `quality.json`; raises ModelError when it cannot be read."""
    path = (folder or shipped_folder("translation")) / "quality.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: no quality estimate ({error})") from None
    return found
