"""Train the embedding model: `python -m training.embeddings --data FOLDER --out auditor/models/embedding`."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import fields, replace
from pathlib import Path

from training.embeddings.data import read_pairs
from training.embeddings.folder import read_model, write_model
from training.embeddings.held_out import split
from training.embeddings.paraphrases import read_paraphrases
from training.embeddings.pipeline import Start, train
from training.embeddings.retrieval import top1
from training.embeddings.train import Settings


def main(arguments: list[str] | None = None) -> None:
    """Read the data, train, write the folder and print the figures of the tests kept apart."""
    options = _parser().parse_args(arguments)
    chosen = {field.name: getattr(options, field.name) for field in fields(Settings) if hasattr(options, field.name)}
    settings = replace(Settings(), **{name: value for name, value in chosen.items() if value is not None})
    began = time.monotonic()

    def report(message: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {message}", flush=True)

    pairs = read_pairs(options.data)
    pairs += read_paraphrases(options.data, pairs)
    kept, tests = split(pairs)
    report(f"{len(pairs)} pairs read, {len(kept)} to train on; {settings}")
    start = Start(*read_model(options.start)) if options.start else None
    write_model(options.out, *train(kept, settings, report, start))
    figures = {test.name: top1(options.out, test) for test in tests}
    report(json.dumps(figures, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.embeddings", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the parallel_*.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--start", type=Path, help="model of --tour-steps 0 to make the tours from")
    for field in fields(Settings):
        if field.type in ("int", "float"):
            name = "--" + field.name.replace("_", "-")
            parser.add_argument(name, type={"int": int, "float": float}[field.type], help=f"default {field.default}")
    return parser


if __name__ == "__main__":
    main()
