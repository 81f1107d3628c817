"""Counts the content words of French news, the background that `auditor.framing.microframes` measures against.

python -m training.microframes --data FOLDER [--out auditor/models/microframes]

FOLDER holds `native_press.jsonl.gz` and `mt_documents.jsonl.gz`. The press file is of one topic: a word counts once per
article there, and its articles are a sample, so that the topic does not become the background.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from auditor.article import Article
from auditor.framing.words import content_words
from auditor.reading import Document

KINDS = ("native", "reference_mixed_origin")
PRESS_ARTICLES = 400
MIN_ARTICLES = 8
KEPT = 5000
_CARD = """# Background of the microframes

Made by `python -m training.microframes --data FOLDER` on {date}.

`background.json`: the {kept} most frequent content words of {articles} French news articles, with the number of
articles that hold them; words in fewer than {least} articles, names and function words are left out. No sentence can
be read from it.

| source | articles | licence |
|---|---|---|
| WMT21 French originals, news references of newstest2008-13 | {translated} | none stated |
| French-language press of 2018-19, five countries, a sample | {press} | press copyright; counts only |

Limits: news of 2008-2020, much of it politics and economy; one topic (protests in France, 2018-19) is about a third of
the articles. Sport, culture and science lean away from it without being framed: read an axis with the words it names.
"""


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data files")
    parser.add_argument("--out", type=Path, default=Path("auditor/models/microframes"), help="folder to write to")
    args = parser.parse_args()
    write(args.data, args.out)


def write(data: Path, out: Path) -> None:
    """Count the words of the data and write the background and its card."""
    news = [row["text"] for row in _rows(data / "mt_documents.jsonl.gz") if row["kind"] in KINDS]
    press = [row["text"] for row in _rows(data / "native_press.jsonl.gz")]
    press = press[:: max(1, len(press) // PRESS_ARTICLES)][:PRESS_ARTICLES]
    counts = count([*news, *press])
    out.mkdir(parents=True, exist_ok=True)
    words = {word: number for word, number in counts if number >= MIN_ARTICLES}
    text = json.dumps({"articles": len(news) + len(press), "words": words}, ensure_ascii=False, indent=0)
    (out / "background.json").write_text(text + "\n", encoding="utf-8")
    figures = {"kept": len(words), "articles": len(news) + len(press), "translated": len(news), "press": len(press)}
    date = datetime.now(UTC).date().isoformat()
    (out / "README.md").write_text(_CARD.format(date=date, least=MIN_ARTICLES, **figures), encoding="utf-8")


def count(texts: list[str]) -> list[tuple[str, int]]:
    """The KEPT words that most texts hold, with the number of those texts, most frequent first."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(content_words(Document(Article(text, language="fr")))))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
