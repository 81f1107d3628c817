"""Gender and number of nouns, counted from the determiners that stand before them in running text."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_MASCULINE = (
    "un ce cet du au aucun quel tel certain premier nouveau nouvel bon dernier prochain seul ancien vieil petit".split()
)
_FEMININE = (
    "une cette aucune quelle telle certaine première nouvelle bonne dernière prochaine seule ancienne vieille "
    "petite".split()
)
_SINGULAR = "le la mon ton son ma ta sa notre votre leur chaque".split()
_PLURAL = (
    "les des ces mes tes ses nos vos leurs aux plusieurs quelques certains certaines deux trois quatre cinq".split()
)
# « le » and « la » tell the gender only of words that are no verb form: « il le montre, il la montre ».
_WEAK = {"le": "m", "la": "f"}

_MARK = {
    **{word: "ms" for word in _MASCULINE},
    **{word: "fs" for word in _FEMININE},
    **{word: "s" for word in _SINGULAR},
    **{word: "p" for word in _PLURAL},
}
_PAIR = re.compile(r"\b(" + "|".join(_MARK) + r") (?=([a-zàâäçéèêëîïôöùûüœæ-]{3,})\b)")

Counts = dict[str, Counter[str]]


def texts(folder: Path) -> Iterator[str]:
    """The French sides of the parallel sets in a data folder, and its documents that people wrote or translated."""
    for name in ("parallel_en_fr.jsonl.gz", "parallel_xx_fr.jsonl.gz"):
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["fr"] for line in lines)
    documents = folder / "mt_documents.jsonl.gz"
    if documents.exists():
        with gzip.open(documents, "rt", encoding="utf-8") as lines:
            yield from (row["text"] for row in map(json.loads, lines) if row["kind"] != "mt")


def count(lines: Iterable[str]) -> Counts:
    """For each word, how often a determiner before it says m, f, s or p; `lm` and `lf` are « le » and « la »."""
    counts: Counts = defaultdict(Counter)
    for line in lines:
        for determiner, word in _PAIR.findall(line.lower().replace("’", "'")):
            seen = counts[word]
            for mark in _MARK[determiner]:
                seen[mark] += 1
            if determiner in _WEAK:
                seen["l" + _WEAK[determiner]] += 1
    return counts


def gender(word: str, counts: Counts, verb: bool, least: int = 4, share: float = 0.97) -> str:
    """'m', 'f', or '' where the text does not tell; `verb` says that the word is a verb form too."""
    seen = counts.get(word)
    if not seen:
        return ""
    strong = (seen["m"], seen["f"])
    weak = (seen["lm"], seen["lf"])
    found = _majority(strong if verb else (strong[0] + weak[0], strong[1] + weak[1]), least, share)
    return "" if found and _majority(weak, 4, 0.8) not in ("", found) else found


def _majority(counts: tuple[int, int], least: int, share: float) -> str:
    total = sum(counts)
    if total < least:
        return ""
    return "m" if counts[0] >= share * total else "f" if counts[1] >= share * total else ""


def singular_share(word: str, counts: Counts) -> float | None:
    """Share of the determiners before a word that are singular; None where fewer than four were seen."""
    seen = counts.get(word, Counter())
    total = seen["s"] + seen["p"]
    return seen["s"] / total if total >= 4 else None
