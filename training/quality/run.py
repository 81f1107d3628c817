"""The whole training, from data to model and model card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from auditor.scoring.translation import weights
from auditor.scoring.translation.model import Model
from auditor.scoring.translation.quality import NAMES, Quality
from auditor.scoring.translation.surprise import Context
from training.quality import card
from training.quality.figures import agreement, alike, by_problem, by_system, compared, covered, intervals, within
from training.quality.fit import choose, doubt, learn, left_out
from training.quality.language import AT_LEAST, count, sentences
from training.quality.overlap import news
from training.quality.turns import Find, Judged, judge, rules, turns

SEED = 20240601


def run(
    data: Path, translation: Path, out: Path, seed: int = SEED, find: Find | None = None, at_least: int = AT_LEAST
) -> None:
    """Trains on a data folder beside the model of translation origin, and writes the model and its card to a folder."""
    out.mkdir(parents=True, exist_ok=True)
    lexis = Model.read(translation).lexis
    rows = count(sentences(data), lexis, at_least)
    context = Context(rows.keys, rows.logs, rows.backs, rows.unknown)
    judged = judge(turns(data / "judged_segments.jsonl.gz"), lexis, context, find or rules())
    guessed = left_out(judged, seed)
    choice = choose(judged, np.ones(len(judged.points), bool), seed)
    settings: dict[str, Any] = {
        "weights": dict(zip(NAMES, _plain(learn(judged.features, judged.points, choice)), strict=True)),
        "doubt": doubt(judged, guessed, seed),
        "unknown": rows.unknown,
        "translation": digest(translation),
    }
    weights.write(out / "model.safetensors", rows.tensors())
    (out / "quality.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    facts = _facts(judged, guessed, seed) | {"strength": choice.strength, "rows": len(rows.keys)}
    facts |= {"covered": covered(judged, guessed, settings["doubt"]), "doubt": settings["doubt"]}
    facts["news"] = news(data, Quality.read(out), lexis)
    facts["weights"] = settings["weights"]
    (out / "README.md").write_text(card.write(facts), encoding="utf-8")


def digest(translation: Path) -> str:
    """What the codes of forms come from: the form table and the forms that the model of origin knows."""
    known = weights.read(translation / "model.safetensors")["heard"].tobytes()
    return hashlib.blake2b((translation / "forms.tsv").read_bytes() + known, digest_size=8).hexdigest()


def _plain(found: Any) -> list[float]:
    return [round(float(weight), 6) for weight in found]


def _facts(judged: Judged, guessed: Any, seed: int) -> dict[str, Any]:
    """What the card tells of the agreement with the judgements."""
    others = compared(judged, seed)
    return {
        "judged": judged,
        "agreement": {"the estimate": agreement(judged, guessed)}
        | {name: agreement(judged, found) for name, found in others.items()},
        "interval": intervals(judged, guessed, seed),
        "gain": intervals(judged, guessed, seed, others["length alone"]),
        "problems": by_problem(judged, guessed),
        "judged_systems": by_system(judged, guessed),
        "alike": alike(judged),
        "by_dialogue": within(judged.points, judged.dialogues),
        "found": int((judged.features[:, -1] > 0).sum()),
    }
