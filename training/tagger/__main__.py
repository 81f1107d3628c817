"""python -m training.tagger --data FOLDER --out auditor/models/tagger

FOLDER holds `ud/*.conllu.gz`, `lexicon/lexique383.tsv.gz` and the parallel sets (French sides are counted for gender).
"""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import click

from auditor.reading.lexicon import Lexicon
from auditor.reading.tagger import Tagger
from training.tagger import card, genders, perceptron, words
from training.tagger.treebank import sentences

TRAIN = ("fr_gsd-ud-dev", "fr_gsd-ud-test", "fr_pud-ud-test", "fr_sequoia-ud-dev", "fr_sequoia-ud-train")
TEST = "fr_sequoia-ud-test"


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--epochs", default=6, show_default=True)
@click.option("--seed", default=20240601, show_default=True)
@click.option("--least", default=0.3, show_default=True, help="Weights smaller than this are dropped.")
def main(data: Path, out: Path, epochs: int, seed: int, least: float) -> None:
    """Trains, writes lexicon.txt, tagger.json and README.md, and prints the figures."""
    out.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    train = list(sentences(data / "ud" / f"{name}.conllu.gz" for name in TRAIN))
    counts = genders.count(genders.texts(data))
    source = words.Source(data / "lexicon" / "lexique383.tsv.gz", counts)
    write_lexicon(words.build(source, train), out / "lexicon.txt")
    lexicon = Lexicon.read(out / "lexicon.txt")
    tags, weights = perceptron.train(train, lexicon, epochs, seed)
    write_tagger(tags, perceptron.sure_tags(train, lexicon, 5), perceptron.pack(weights, least), out / "tagger.json")
    figures = measure(Tagger.read(out / "tagger.json", lexicon), data)
    figures |= {
        "forms": len(lexicon),
        "seconds": round(time.perf_counter() - started),
        "date": date.today().isoformat(),
    }
    settings = {"epochs": epochs, "seed": seed, "least": least}
    (out / "README.md").write_text(card.text(figures, settings), encoding="utf-8")
    click.echo(json.dumps(figures | settings, indent=2))


def write_lexicon(table: dict[str, frozenset[str]], path: Path) -> None:
    """One line per set of analyses: its codes, a tab, its forms; the forms of a space in them are left out."""
    classes: dict[tuple[str, ...], list[str]] = {}
    for form in sorted(table):
        if " " not in form:
            classes.setdefault(tuple(sorted(table[form])), []).append(form)
    lines = [f"{' '.join(codes)}\t{' '.join(forms)}\n" for codes, forms in sorted(classes.items())]
    path.write_text("".join(lines), encoding="utf-8")


def write_tagger(tags: list[str], sure: dict[str, str], packed: dict[str, str], path: Path) -> None:
    """Writes the tagger as one JSON object."""
    data = {"tags": tags, "sure": sure, "weights": packed}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


def measure(tagger: Tagger, data: Path) -> dict[str, float | str]:
    """Accuracy in per cent on the test treebank, with and without punctuation."""
    gold = list(sentences([data / "ud" / f"{TEST}.conllu.gz"]))
    tagged = [tagger.tag([word.form for word in sentence]) for sentence in gold]
    words_only = perceptron.accuracy(tagged, gold, frozenset(["PUNCT"]))
    return {
        "upos": round(100 * perceptron.accuracy(tagged, gold), 2),
        "upos_words": round(100 * words_only, 2),
        "tokens": sum(map(len, gold)),
    }


if __name__ == "__main__":
    main()
