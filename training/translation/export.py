"""Writes the learnt model as the files that `auditor.scoring.translation.model` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from auditor.scoring.translation import weights
from auditor.scoring.translation.measures import NAMES
from auditor.scoring.translation.views import VIEWS
from training.translation.blocks import Blocks
from training.translation.calibrate import Joint
from training.translation.corpus import Sample
from training.translation.heads import Head
from training.translation.judged import Fit

Heads = Mapping[str, Head]


def write(out: Path, samples: Sequence[Sample], blocks: Blocks, heads: Sequence[Heads], fit: Fit) -> None:
    """Writes `model.safetensors` and `model.json`; heads are those of the questions in order."""
    folded = [
        {name: head.weights * joint.shares[number] for number, (name, head) in enumerate(of.items())}
        for of, joint in zip(heads, fit.joints, strict=True)
    ]
    native = [number for number, sample in enumerate(samples) if sample.kind == "native"]
    chosen = blocks.vocabularies
    by_view = {name: folded[view.question][name] for name, view in VIEWS.items()}
    tensors: dict[str, Any] = {
        "keys": np.concatenate([chosen[name].keys for name in VIEWS]),
        "rarity": np.concatenate([chosen[name].rarity for name in VIEWS]).astype(np.float16),
        "weights": np.concatenate([by_view[name] for name in VIEWS]).astype(np.float16),
        "heard": blocks.heard,
        "forms.press": _press(blocks, "forms", native).astype(np.float16),
        "measures.mean": blocks.means.astype(np.float32),
        "measures.spread": blocks.spreads.astype(np.float32),
        "measures.press": np.array([blocks.reads[number].measures for number in native]).mean(axis=0),
        "measures.weights": np.column_stack([part["measures"] for part in folded]).astype(np.float32),
    }
    tensors["measures.press"] = tensors["measures.press"].astype(np.float32)
    weights.write(out / "model.safetensors", tensors)
    settings = {
        "measures": list(NAMES),
        "rows": {name: len(chosen[name].keys) for name in VIEWS},
        "intercepts": [_intercept(of, joint) for of, joint in zip(heads, fit.joints, strict=True)],
        "calibrators": fit.calibration.settings(),
        "doubt": dict(fit.doubt),
    }
    (out / "model.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _intercept(heads: Heads, joint: Joint) -> float:
    own = sum(share * head.intercept for share, head in zip(joint.shares, heads.values(), strict=True))
    return float(joint.intercept + own)


def _press(blocks: Blocks, name: str, native: Sequence[int]) -> Any:
    """Occurrences of each row of a view per 1,000 items in originals."""
    chosen = blocks.vocabularies[name]
    found = np.zeros(len(chosen.keys))
    items = 0
    for number in native:
        keys, counts = blocks.reads[number].grams[name]
        rows = chosen.find(keys)
        np.add.at(found, rows[rows >= 0], counts[rows >= 0])
        items += int(counts.sum()) // len(VIEWS[name].orders)
    return 1000 * found / max(items, 1)
