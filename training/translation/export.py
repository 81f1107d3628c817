"""Writes the learnt model as the files that `auditor.scoring.translation.model` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from auditor.scoring.translation import weights
from auditor.scoring.translation.views import VIEWS
from training.translation.blocks import Blocks
from training.translation.calibrate import Joint
from training.translation.corpus import Sample
from training.translation.heads import Head

Heads = Mapping[str, Head]


def write(
    out: Path,
    samples: Sequence[Sample],
    blocks: Blocks,
    heads: Sequence[Heads],
    joints: Sequence[Joint],
    doubt: Mapping[str, float],
) -> None:
    """Writes `model.safetensors` and `model.json`; heads and joints are those of the two tasks in order."""
    order = list(blocks.full)
    folded = [
        {name: head.weights * joint.shares[order.index(name)] for name, head in of.items()}
        for of, joint in zip(heads, joints, strict=True)
    ]
    native = [number for number, sample in enumerate(samples) if sample.kind == "native"]
    tensors: dict[str, Any] = {}
    for name in VIEWS:
        chosen = blocks.vocabularies[name]
        tensors[f"{name}.keys"] = chosen.table.keys
        tensors[f"{name}.rarity"] = chosen.rarity.astype(np.float16)
        tensors[f"{name}.weights"] = np.column_stack([part[name] for part in folded]).astype(np.float16)
    tensors["words.press"] = _press(blocks, "words", native).astype(np.float16)
    values = np.array([[blocks.reads[number].measures[name] for name in blocks.names] for number in native])
    tensors |= {
        "measures.mean": blocks.means.astype(np.float32),
        "measures.spread": blocks.spreads.astype(np.float32),
        "measures.press": values.mean(axis=0).astype(np.float32),
        "measures.weights": np.column_stack([part["measures"] for part in folded]).astype(np.float32),
    }
    weights.write(out / "model.safetensors", tensors)
    settings = {
        "measures": blocks.names,
        "intercepts": [_intercept(of, joint, order) for of, joint in zip(heads, joints, strict=True)],
        "calibrators": {name: j.calibrator for name, j in zip(("machine", "translated"), joints, strict=True)},
        "doubt": dict(doubt),
    }
    (out / "model.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _intercept(heads: Heads, joint: Joint, order: list[str]) -> float:
    return float(
        joint.intercept + sum(joint.shares[number] * heads[name].intercept for number, name in enumerate(order))
    )


def _press(blocks: Blocks, name: str, native: Sequence[int]) -> Any:
    """Occurrences of each row of a view per 1,000 items in originals."""
    chosen = blocks.vocabularies[name]
    found = np.zeros(len(chosen.table))
    items = 0
    for number in native:
        keys, counts = blocks.reads[number].grams[name]
        rows = chosen.table.find(keys)
        np.add.at(found, rows[rows >= 0], counts[rows >= 0])
        items += int(counts.sum()) // len(VIEWS[name].orders)
    return 1000 * found / max(items, 1)
