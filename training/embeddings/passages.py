"""French pairs with a label, from documents that no training pair comes from: paraphrase or not, same event or not."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any, NamedTuple

from training.embeddings.paraphrases import LAST_YEAR, read_groups

SHORTEST_LINE = 20
PASSAGE_WORDS = 40
# Real documents; the windows of the older news tests run over several articles.
FIRST_EVENT_YEAR = 2019


class Labelled(NamedTuple):
    """Pairs of French texts, and whether each belongs together."""

    name: str
    left: list[str]
    right: list[str]
    label: list[bool]


def paraphrase_pairs(folder: Path, seed: int) -> Labelled:
    """A reference's line with its machine version (together), or with the version of another line of the document."""
    draw = random.Random(seed)
    rows: list[tuple[str, str, bool]] = []
    for _, versions in sorted(read_groups(folder).items()):
        machine = [version["lines"] for version in versions if version["kind"] == "mt"]
        human = [version["lines"] for version in versions if version["kind"] != "mt"]
        if _measured(versions[0], LAST_YEAR + 1) and machine and human:
            long = [i for i, line in enumerate(human[0]) if len(line) >= SHORTEST_LINE]
            for i in long if len(long) > 1 else []:
                other = draw.choice([j for j in long if j != i])
                rows.append((human[0][i], draw.choice(machine)[i], True))
                rows.append((human[0][i], draw.choice(machine)[other], False))
    return _labelled("French paraphrase or another sentence of the document", rows)


def event_pairs(folder: Path, seed: int, *, told_twice: bool) -> Labelled:
    """Passages of two versions of one news document (together), or of two documents.

    With `told_twice` the two may be one passage in two versions; without, they are always different passages.
    """
    draw = random.Random(seed)
    documents = []
    for _, versions in sorted(read_groups(folder).items()):
        if _measured(versions[0], FIRST_EVENT_YEAR):
            passages = [cut(version["lines"]) for version in draw.sample(versions, min(2, len(versions)))]
            if min(map(len, passages)) > 1:
                documents.append(passages)
    rows: list[tuple[str, str, bool]] = []
    for own in documents:
        others = [passages for passages in documents if passages is not own]
        for at, passage in enumerate(own[0]):
            choice = [p for i, p in enumerate(own[-1]) if p != passage and (told_twice or abs(i - at) > 1)]
            if choice:
                rows.append((passage, draw.choice(choice), True))
                rows.append((passage, draw.choice(draw.choice(others)[-1]), False))
    kind = "any two passages" if told_twice else "two different passages"
    return _labelled(f"French, {kind} of one event or of two", rows)


def cut(lines: list[str]) -> list[str]:
    """Passages of at least PASSAGE_WORDS words, cut after a sentence."""
    passages: list[str] = []
    words: list[str] = []
    for sentence in (sentence for line in lines for sentence in re.split(r"(?<=[.!?…])\s+", line)):
        words += sentence.split()
        if len(words) >= PASSAGE_WORDS:
            passages.append(" ".join(words))
            words = []
    return passages


def _measured(version: dict[str, Any], first_year: int) -> bool:
    return version["domain"] == "news" and int(version["year"]) >= first_year


def _labelled(name: str, rows: list[tuple[str, str, bool]]) -> Labelled:
    return Labelled(name, [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])
