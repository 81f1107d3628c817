"""Fits the curves of the scores on reference sets: python -m training.scoring --data FOLDER --out FILE.

Each category's curve passes 90 at the points per 100 words that nine in ten clean texts stay under, and 50 at the
median of the texts with defects of that category, as Lighthouse fixes its curves at two percentiles of real pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from auditor.article import Article
from auditor.audit import Auditor
from auditor.scorecard import CATEGORIES

WEIGHTS = {"translation": 0.35, "language": 0.30, "boilerplate": 0.25, "framing": 0.10}
"""By judgement: what makes a text unusable weighs most; framing is the outlet's right and weighs little."""
MIN_P90, MIN_RATIO = 0.25, 3.0
"""Floors that keep one minor finding in a long clean text above 90, and the curve from being a cliff."""


def main() -> None:
    """Read the sets, audit a sample of each, write the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with native_press and mt_documents (.jsonl.gz)"
    )
    parser.add_argument("--out", type=Path, required=True, help="curves.json")
    parser.add_argument("--sample", type=int, default=800, help="texts of each set at most")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    clean = sample([*press(args.data), *documents(args.data, ("native", "human_translation"))], args.sample, args.seed)
    bad = sample(list(documents(args.data, ("mt",))), args.sample, args.seed)
    curves = fit(points_of(clean), points_of(clean + bad))
    args.out.write_text(
        json.dumps(described(curves, len(clean), len(bad), args.seed), indent=1) + "\n", encoding="utf-8"
    )


def read(file: Path) -> Iterator[dict[str, Any]]:
    """Rows of a gzipped JSON-lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def press(folder: Path) -> list[str]:
    """Texts of the native press."""
    return [row["text"] for row in read(folder / "native_press.jsonl.gz")]


def documents(folder: Path, kinds: Sequence[str]) -> Iterator[str]:
    """Texts of the documents of these kinds, of 80 words or more."""
    rows = read(folder / "mt_documents.jsonl.gz")
    yield from (row["text"] for row in rows if row["kind"] in kinds and len(row["text"].split()) >= 80)


def sample(texts: list[str], size: int, seed: int) -> list[str]:
    """At most `size` of the texts, drawn with a seed."""
    random.Random(seed).shuffle(texts)
    return texts[:size]


def points_of(texts: Sequence[str]) -> dict[str, list[float]]:
    """Points per 100 words by category, of each text that is scored."""
    auditor, points = Auditor(), defaultdict(list)
    for text in texts:
        for name, score in auditor.audit(Article(text)).categories.items():
            points[name].append(score.points_per_100_words)
    return points


def fit(clean: dict[str, list[float]], all_texts: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """The two points of each curve."""
    curves: dict[str, dict[str, float]] = {}
    for name in CATEGORIES:
        p90 = max(quantile(clean[name], 0.9), MIN_P90)
        damaged = [points for points in all_texts[name] if points > p90]
        p50 = max(quantile(damaged, 0.5), MIN_RATIO * p90)
        curves[name] = {"p90": round(p90, 3), "p50": round(p50, 3)}
    return curves


def quantile(numbers: Sequence[float], share: float) -> float:
    """The smallest of the numbers that at least `share` of them do not exceed; 0 of none."""
    ordered = sorted(numbers)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def described(curves: dict[str, dict[str, float]], clean: int, bad: int, seed: int) -> dict[str, Any]:
    """The file's content: curves and weights with where they come from."""
    provenance = {
        "script": "training/scoring.py",
        "date": date.today().isoformat(),
        "seed": seed,
        "clean": f"{clean} texts: native French press, native and human-translated rows of WMT21, NTREX",
        "bad": f"{bad} texts: machine translations of WMT21 and newstest2008-13 news; of both sets, those above p90",
        "method": "score 90 at the 90th percentile of clean text, 50 at the median of damaged text, log-normal between",
        "weights": "by judgement; framing weighs least, since it is the outlet's right",
    }
    return {"curves": curves, "weights": WEIGHTS, "provenance": provenance}


if __name__ == "__main__":
    main()
