"""Command: `python -m training.lookalikes --data FOLDER --out auditor/models/lookalikes`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from auditor.kinds.lookalike.classes import Classes
from auditor.kinds.lookalike.model import Model
from auditor.reading import Document
from auditor.reading.lexicon import french
from auditor.scoring.translation import weights
from training.lookalikes import corpus
from training.lookalikes.card import card
from training.lookalikes.learn import SCALE, learn, own_words
from training.lookalikes.limits import articles, limits, put_in


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    options = parser.parse_args()
    run(corpus.lines(options.data), articles(corpus.press(options.data)), options.out)


def run(lines: list[str], press: list[Document], out: Path) -> None:
    """Learns from lines, sets the limits by press articles, and writes the model with its card."""
    own = own_words(lines)
    learnt = learn(lines, Classes(own, french()))
    model = Model(learnt, {"own": own, "scale": SCALE, "limits": {}})
    slips = put_in(press, model)
    found = limits(press, slips, model)
    out.mkdir(parents=True, exist_ok=True)
    weights.write(out / "model.safetensors", {"weights": learnt[None]})
    settings = {"limits": found, "own": own, "scale": SCALE}
    (out / "lookalikes.json").write_text(json.dumps(settings, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (out / "README.md").write_text(card(len(lines), len(own), found, slips), encoding="utf-8")


if __name__ == "__main__":
    main()
