"""The whole training, from data to model and model card."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from auditor.scoring.translation.forms import Forms
from auditor.scoring.translation.model import QUESTIONS
from training.translation import card, corpus, export
from training.translation import forms as form_table
from training.translation.blocks import build
from training.translation.compare import compare
from training.translation.crossfit import teach
from training.translation.cuts import cut_all
from training.translation.figures import figures
from training.translation.judged import judge
from training.translation.topics import veil

SEED = 20240601


class Plan(NamedTuple):
    """Settings of a training."""

    seed: int = SEED
    at_least: int = 12  # samples in which an n-gram must occur
    at_most: int = 60_000  # n-grams of a view
    compare: bool = False
    rounds: int = 200  # of the gradient boosting that is compared


def run(data: Path, out: Path, plan: Plan) -> None:
    """Trains on a data folder and writes the model and its card to a folder."""
    out.mkdir(parents=True, exist_ok=True)
    lines = form_table.table(data / "lexicon" / "lexique383.tsv.gz")
    (out / "forms.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    samples = corpus.read(data)
    cuts = cut_all([veil(sample.text, sample.id) for sample in samples], plan.seed)
    blocks = build(samples, cuts, Forms.read(out / "forms.tsv"), plan.at_least, plan.at_most)
    heads = [teach(samples, blocks, np.ones(len(samples), bool), question) for question in QUESTIONS]
    fit, judged = judge(samples, blocks, plan.seed)
    export.write(out, samples, blocks, heads, fit)
    compared = compare(samples, blocks, plan.seed, plan.rounds) if plan.compare else None
    facts = card.Facts(samples, figures(samples, judged), fit, compared)
    (out / "README.md").write_text(card.write(facts), encoding="utf-8")
