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
MIN_P90, MIN_P50 = 0.4, 2.0
"""Floors by judgement: one minor finding in 250 words is no fault yet, one major finding in 250 words halves a score.

Machine translation of news leaves so few findings that its median alone would make the curve a cliff."""


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
    measured = quantiles(points_of(clean), points_of(clean + bad))
    content = described(measured, len(clean), len(bad), args.seed)
    args.out.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


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


def quantiles(clean: dict[str, list[float]], texts: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """By category the 90th percentile of clean texts, and the median of the texts that lie above it."""
    found: dict[str, dict[str, float]] = {}
    for name in CATEGORIES:
        p90 = quantile(clean[name], 0.9)
        damaged = [points for points in texts[name] if points > p90]
        found[name] = {"p90": round(p90, 3), "p50": round(quantile(damaged, 0.5), 3)}
    return found


def curve(measured: dict[str, float]) -> dict[str, float]:
    """The two points of a curve: what was measured, but not under the floors."""
    return {"p90": max(measured["p90"], MIN_P90), "p50": max(measured["p50"], MIN_P50)}


def quantile(numbers: Sequence[float], share: float) -> float:
    """The smallest of the numbers that at least `share` of them do not exceed; 0 of none."""
    ordered = sorted(numbers)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


def described(measured: dict[str, dict[str, float]], clean: int, bad: int, seed: int) -> dict[str, Any]:
    """The file's content: curves and weights with where they come from."""
    provenance = {
        "script": "training/scoring.py",
        "date": date.today().isoformat(),
        "seed": seed,
        "clean": f"{clean} texts: native French press, native and human-translated rows of WMT21, NTREX",
        "bad": f"{bad} texts: machine translations of WMT21 and newstest news; of both sets, those above p90",
        "method": "90 at the 90th percentile of clean text, 50 at the median of text above it, log-normal between",
        "measured": measured,
        "floors": f"by judgement: 90 at no fewer than {MIN_P90} points per 100 words, 50 at no fewer than {MIN_P50}",
        "weights": "by judgement; framing weighs least, since it is the outlet's right",
    }
    return {
        "curves": {name: curve(found) for name, found in measured.items()},
        "weights": WEIGHTS,
        "provenance": provenance,
    }


if __name__ == "__main__":
    main()
