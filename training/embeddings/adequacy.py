"""Measure `auditor compare --source`: `python -m training.embeddings.adequacy --data FOLDER [--model FOLDER]`.

Prints on how many of the versions of with_source_de_fr.jsonl.gz the adequacy falls from the version itself over its
first half, its sentences in another order, to another article; and how often a changed month, day, number or denial of
the human translations is told, beside what is told of them as they are.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from auditor.article import Article
from auditor.compare.alignment import align
from auditor.compare.differences import Difference, differences
from auditor.compare.passages import Passages, read
from auditor.compare.translation import adequacy
from auditor.compare.words import DAYS, MONTHS
from auditor.config import Config
from auditor.embedding import Embedder, load
from training.embeddings.data import read_rows

VERSIONS = "with_source_de_fr.jsonl.gz"
SHORTEST = 4
"""Sentences of a version from which it is measured."""
SEED = 1
_DENIED = re.compile(r"\b(?:ne |n['’])(?P<kept>\w+(?:['’-]\w+)*) (?:pas|jamais)\b")
_SAID = re.compile(r"(?<![ns]['’])(?<!\b[nN]e )\b(?P<kept>est|sont|a|ont|peut|doit) (?!pas|plus|jamais|été)(?=\w)")


class Change(NamedTuple):
    """A text with one thing changed at a code point, and the kinds of difference that tell it."""

    name: str
    text: str
    at: int
    kinds: tuple[str, ...]


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.embeddings.adequacy", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {VERSIONS}")
    parser.add_argument("--model", type=Path, help="folder of the model (default: the one that ships)")
    options = parser.parse_args(arguments)
    rows, model = list(read_rows(options.data / VERSIONS)), load(options.model)
    human = [row for row in rows if row["kind"] == "human_translation"]
    print(json.dumps({"order": ordered(rows, model), "changes": told(human, model)}, indent=1))


def ordered(rows: list[dict[str, Any]], model: Embedder) -> dict[str, float]:
    """Share of the versions, of four sentences or more, whose four scores fall, and of each of the three steps."""
    draw = random.Random(SEED)
    sides = [(_side(row["source_text"], "de"), _side(row["text"], "fr")) for row in rows]
    steps: Counter[int] = Counter()
    measured = whole = 0
    for number, (original, version) in enumerate(sides):
        lines = version.texts
        if len(lines) < SHORTEST:
            continue
        strange = draw.choice([row for row in rows if row["group"] != rows[number]["group"]])
        texts = (lines[: (len(lines) + 1) // 2], draw.sample(lines, len(lines)))
        others = [*(_side("\n".join(text), "fr") for text in texts), _side(strange["text"], "fr")]
        scores = [_score(original, other, model) for other in (version, *others)]
        falls = [one > other for one, other in pairwise(scores)]
        steps.update(step for step, fell in enumerate(falls) if fell)
        measured, whole = measured + 1, whole + all(falls)
    names = ("version > first half", "first half > shuffled", "shuffled > another article")
    shares = {name: round(steps[step] / max(measured, 1), 4) for step, name in enumerate(names)}
    return {"versions": measured, "all in order": round(whole / max(measured, 1), 4), **shares}


def told(rows: list[dict[str, Any]], model: Embedder) -> dict[str, Any]:
    """By kind of change how many were told of how many, and what is told of the same texts unchanged."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    unchanged: Counter[str] = Counter()
    for row in rows:
        original = _side(row["source_text"], "de")
        unchanged.update(item.kind for item in _differences(original, row["text"], model))
        for change in changes(row["text"]):
            made[change.name] += 1
            found[change.name] += any(_tells(item, change) for item in _differences(original, change.text, model))
    return {**{name: [found[name], made[name]] for name in sorted(made)}, "unchanged": dict(sorted(unchanged.items()))}


def changes(text: str) -> Iterator[Change]:
    """The text with each of a few things changed: two months, two days, two numbers, three denials off and on."""
    for name, table, kinds in (("month", MONTHS, ("date",)), ("day", DAYS, ("date",))):
        words = [forms.split("|")[0] for forms in table["fr"].split()]
        for match in list(re.finditer(rf"\b(?:{'|'.join(words)})\b", text))[:2]:
            other = words[(words.index(match.group()) + 3) % len(words)]
            yield Change(name, text[: match.start()] + other + text[match.end() :], match.start(), kinds)
    for match in list(re.finditer(r"\b\d{2,}\b", text))[:2]:
        other = str(int(match.group()) + 17)
        yield Change("number", text[: match.start()] + other + text[match.end() :], match.start(), ("number",))
    for match in list(_DENIED.finditer(text))[:3]:
        said = text[: match.start()] + match["kept"] + text[match.end() :]
        yield Change("denial taken out", said, match.start(), ("negation",))
    for match in list(_SAID.finditer(text))[:3]:
        ne = "n'" if match["kept"][0] in "aeo" else "ne "
        denied = f"{text[: match.start()]}{ne}{match['kept']} pas {text[match.end() :]}"
        yield Change("denial put in", denied, match.start(), ("negation",))


def _tells(item: Difference, change: Change) -> bool:
    span = item.translation
    return item.kind in change.kinds and span is not None and span.start <= change.at < span.end


def _side(text: str, language: str) -> Passages:
    return read(Article(text, language=language), Config())


def _score(original: Passages, version: Passages, model: Embedder) -> float:
    return adequacy(original, version, align(original.texts, version.texts, model), model).score


def _differences(original: Passages, text: str, model: Embedder) -> list[Difference]:
    version = _side(text, "fr")
    return differences(original, version, align(original.texts, version.texts, model), model)


if __name__ == "__main__":
    main()
