"""The data card of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import numpy as np

from training.lookalikes.limits import Scores

_CARD = """# Words that look or sound alike

Made by `python -m training.lookalikes --data FOLDER --out auditor/models/lookalikes` on {date} (fixed seed).

A logistic regression over hashed features tells how well a word suits its place by what stands around it: neighbours,
their readings in the lexicon, the verbs and nouns of the clause (`auditor/kinds/lookalike/features.py`). It was taught
on {lines} lines of text, each word against the words it could be mixed up with. Used by the kind `lookalike`.

| file | what |
|---|---|
| `model.safetensors` | weights of the features, whole numbers |
| `lookalikes.json` | {own} words that are classes of their own; from what misfit on each mix-up is reported |

## Sources and licences

| source | for | licence |
|---|---|---|
| French of Tatoeba, multi30k, WMT, tico19 | weights | CC BY 2.0, none stated, CC0 |
| NTREX, DiaBLa, WMT documents by people, systems of WMT21 | weights | CC BY-SA 4.0, none stated, MPL-2.0 |
| UD French GSD, Sequoia, PUD | weights | CC BY-SA 4.0, LGPL-LR, CC BY-SA 3.0 |
| French-language press, 2018-19 | limits only (counts of hits); nothing was learnt from it | press copyright |

No sentence can be read from the weights.

## Figures

Slips put into press articles, one word for its look-alike, and the share that is found at the limit, a mean over
mix-ups with slips enough to tell: {figures}.

{table}

Limits: it sees the clause, not the sentence: verbs far from their subject and agreement across clauses are for other
kinds. The press articles hold slips of their own, so that limits are a little higher than they need be.
"""


def card(lines: int, own: int, limits: Mapping[str, Mapping[str, float]], slips: Scores) -> str:
    """The card as Markdown."""
    told = {name: scores for name, scores in slips.items() if any(name in limits[level] for level in limits)}
    means = {level: _mean(told, limits[level]) for level in limits}
    return _CARD.format(
        date=datetime.now(UTC).date().isoformat(),
        lines=lines,
        own=own,
        figures=", ".join(f"{level} {mean:.2f} ({len(limits[level])} mix-ups)" for level, mean in means.items()),
        table=_table(told, limits),
    )


def _share(scores: Sequence[float], limit: float) -> float:
    return float(np.mean(np.array(scores) >= limit))


def _mean(slips: Scores, limits: Mapping[str, float]) -> float:
    return float(np.mean([_share(scores, limits.get(name, np.inf)) for name, scores in slips.items()]))


def _table(slips: Scores, limits: Mapping[str, Mapping[str, float]]) -> str:
    most = sorted(slips, key=lambda name: (-len(slips[name]), name))[:60]
    rows = [
        f"| {name} | {len(slips[name])} | "
        + " | ".join(f"{_share(slips[name], of.get(name, np.inf)):.2f}" for of in limits.values())
        + " |"
        for name in sorted(most)
    ]
    head = f"| written > meant | slips | {' | '.join(limits)} |\n|---|---|{'---|' * len(limits)}"
    return "\n".join([head, *rows])
