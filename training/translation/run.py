"""The whole training, from data to model and model card."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from auditor.scoring.translation.forms import Forms
from training.translation import card, corpus, export, quality
from training.translation import forms as form_table
from training.translation.blocks import Blocks, build
from training.translation.calibrate import Joint, doubt, join
from training.translation.compare import compare
from training.translation.corpus import Sample
from training.translation.crossfit import Scores, labels, left_out, shares, year_scores
from training.translation.cuts import cut_all
from training.translation.figures import Judged, figures
from training.translation.heads import fit_all
from training.translation.sampling import CALIBRATION_SHARES, TRANSLATED_SHARES, weights

SEED = 20240601
TASKS = ("machine", "translated")
MEASURES_VOICE = 0.15
"""Weight of the measures beside a view: they help against originals, but not against translations by people."""


class Plan(NamedTuple):
    """Settings of a training."""

    seed: int = SEED
    at_least: int = 12  # samples in which an n-gram must occur
    at_most: int = 60_000  # n-grams of a view
    compare: bool = False
    rounds: int = 200  # of the gradient boosting that is compared


def run(data: Path, out: Path, plan: Plan, find: quality.Find | None = None) -> None:
    """Trains on a data folder and writes the model and its card to a folder; `find` takes the place of the rules."""
    out.mkdir(parents=True, exist_ok=True)
    lines = form_table.table(data / "lexicon" / "lexique383.tsv.gz")
    (out / "forms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    samples = corpus.read(data)
    cuts = cut_all([sample.text for sample in samples], plan.seed)
    forms = Forms.read(out / "forms.tsv")
    blocks = build(samples, cuts, forms, plan.at_least, plan.at_most)
    everything = np.ones(len(samples), bool)
    heads = [fit_all(blocks.full, labels(samples, t), weights(samples, everything, shares(t))) for t in TASKS]
    scores = [left_out(samples, blocks, plan.seed, task) for task in TASKS]
    joints = [_join(samples, blocks, found, task) for found, task in zip(scores, TASKS, strict=True)]
    judged = _judge(samples, blocks, scores, joints)
    export.write(out, samples, blocks, heads, joints, _doubt(blocks, scores[0], joints[0]))
    compared = compare(samples, blocks, plan.seed, plan.rounds) if plan.compare else None
    correlation = quality.write(data / "judged_segments.jsonl.gz", out, forms, find or quality.rule_findings())
    facts = card.Facts(samples, figures(samples, judged), joints[0], list(blocks.full), compared, correlation)
    text = card.write(facts)
    (out / "README.md").write_text(text, encoding="utf-8")


def _join(samples: list[Sample], blocks: Blocks, found: Scores, task: str) -> Joint:
    share = CALIBRATION_SHARES if task == "machine" else TRANSLATED_SHARES
    scored = ~np.isnan(found.full).any(axis=1)
    weight = weights(samples, scored, share)
    voices = np.array([MEASURES_VOICE if name == "measures" else 1.0 for name in blocks.full])
    lengths = [blocks.words, np.maximum(blocks.cut_words, 1)]
    return join([found.full, found.cut], lengths, voices, labels(samples, task), weight)


def _doubt(blocks: Blocks, found: Scores, joint: Joint) -> dict[str, float]:
    full, cut = joint.logits(found.full, blocks.words), joint.logits(found.cut, np.maximum(blocks.cut_words, 1))
    spread = found.spread * (joint.shares.sum() * joint.calibrator["slope"]) ** 2
    return doubt(full, cut, blocks.words, np.maximum(blocks.cut_words, 1), spread)


def _judge(samples: list[Sample], blocks: Blocks, scores: list[Scores], joints: list[Joint]) -> Judged:
    machine, person = (
        [joint.logits(found.full, blocks.words), joint.logits(found.cut, np.maximum(blocks.cut_words, 1))]
        for joint, found in zip(joints, scores, strict=True)
    )
    by_year = joints[0].logits(year_scores(samples, blocks), blocks.words)
    return Judged(machine[0], machine[1], by_year, person[0], blocks.words, blocks.cut_words)
