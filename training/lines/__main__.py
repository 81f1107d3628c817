"""`python -m training.lines --data FOLDER --out auditor/models/lines`: trains the line model, writes its data card."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.lines.card import data_card
from training.lines.model import as_json, balanced_accuracy, fit
from training.lines.pages import Page, read_pages

FOLDS = 5


def main() -> None:
    """Measure on held-out pages and languages, then train on all pages and write `trees.json` and `README.md`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with page_lines and page_strings")
    parser.add_argument("--out", type=Path, required=True, help="folder to write trees.json and README.md to")
    arguments = parser.parse_args()
    pages = list(read_pages(arguments.data))
    figures = dict(measures(pages))
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = json.dumps(as_json(fit(pages)), separators=(",", ":"))
    (arguments.out / "trees.json").write_text(model + "\n", encoding="utf-8")
    (arguments.out / "README.md").write_text(data_card(pages, figures), encoding="utf-8")
    print(json.dumps(figures, indent=1))


def measures(pages: Sequence[Page]) -> Iterator[tuple[str, float]]:
    """Balanced accuracy at 0.5: pages held out (five folds), and pages of a language that was not trained on."""
    for source in sorted({page.source for page in pages}):
        yield f"{source}, pages held out", round(_held_out(pages, source), 3)
    for seen, unseen in (("en", "de"), ("de", "en")):
        training = [page for page in pages if page.language == seen]
        testing = [page for page in pages if page.language == unseen]
        if training and testing:
            yield f"trained on {seen}, tested on {unseen}", round(balanced_accuracy(fit(training), testing), 3)


def _held_out(pages: Sequence[Page], source: str) -> float:
    """Mean over the folds; every fifth page of each source is held out in turn."""
    scores = []
    for fold in range(FOLDS):
        training = [page for number, page in enumerate(pages) if number % FOLDS != fold]
        testing = [page for number, page in enumerate(pages) if number % FOLDS == fold and page.source == source]
        scores.append(balanced_accuracy(fit(training), testing))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
