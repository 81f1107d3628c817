"""French self-supervision: versions of one source sentence say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.embeddings.data import Pair, Text, read_rows

DOCUMENTS = "mt_documents.jsonl.gz"
# Years of the news tests that are trained on; 2013, 2019 and 2021 are measured on.
FIRST_YEAR, LAST_YEAR = 2008, 2012


def read_groups(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The French versions of each source document, by group, those with as many lines as the first."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(folder / DOCUMENTS):
        row["lines"] = [" ".join(line.split()) for line in row["text"].split("\n")]
        if not groups[row["group"]] or len(row["lines"]) == len(groups[row["group"]][0]["lines"]):
            groups[row["group"]].append(row)
    return dict(groups)


def read_paraphrases(folder: Path, pairs: list[Pair]) -> list[Pair]:
    """Reference with each machine version of it, and the reference's known translations with each machine version."""
    partners: dict[str, list[Text]] = defaultdict(list)
    for pair in pairs:
        if pair.right.language == "fr":
            partners[pair.right.text].append(pair.left)
    found: dict[tuple[Text, Text], Pair] = {}
    for reference, version, source in _line_pairs(folder):
        for left in [Text("fr", reference), *partners[reference]]:
            right = Text("fr", version)
            if left != right:
                found.setdefault((left, right), Pair(left, right, source))
    return list(found.values())


def _line_pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Lines of a reference, each with the same line of a machine version, and the name of their set."""
    for group, versions in _trained_groups(folder):
        reference = versions[0]["lines"]
        for number, version in enumerate(versions[1:]):
            lines = zip(reference, version["lines"], strict=True)
            yield from ((a, b, f"news {group} {number}") for a, b in lines if a and b)


def _trained_groups(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Groups of the years to train on, the reference first."""
    for group, versions in sorted(read_groups(folder).items()):
        if len(versions) > 1 and FIRST_YEAR <= int(versions[0]["year"]) <= LAST_YEAR:
            yield group, sorted(versions, key=lambda version: version["kind"] == "mt")
