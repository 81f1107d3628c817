"""The score card as one flat row: what Parquet, data frames and Arrow batches hold.

| column | type | what |
|---|---|---|
| id, status, reason, language | string | as in the card |
| words | int32 | |
| overall | float64 | 0..100, null when not scored |
| vetoes | list of string | |
| `C`_score, `C`_points, `C`_confidence, `C`_findings | float64 ×3, int32 | for each category C; points per 100 words |
| mt_probability, source_reliability, source_coverage | float64 | the numbers of the two columns that follow |
| mt_expected_points | float64 | points per 100 words that readers may mark, from the first of them; informs |
| machine_translated, source, readability | string | these parts of the card as JSON |
| findings | list of struct | rule, category, severity, confidence, weight, start, end, text, message, fix |
| versions | string | JSON |
| text | string | the text that offsets count in, for pages whose text was extracted |

`unflat` makes the card again, equal in every field; only lone surrogates have become U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from auditor.formats.extras import needed
from auditor.scorecard import CATEGORIES

PLAIN = ("id", "status", "reason", "language", "words", "overall", "vetoes")
SCORE_FIELDS = {"score": "score", "points_per_100_words": "points", "confidence": "confidence", "findings": "findings"}
_SURROGATE = re.compile("[\ud800-\udfff]")
NUMBERS = ("mt_probability", "mt_expected_points", "source_reliability", "source_coverage")
NESTED = ("machine_translated", "source", "readability", "versions")


def flat(card: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a card's dict."""
    row = {name: card[name] for name in PLAIN}
    for category in CATEGORIES:
        score = card["categories"].get(category, {})
        row.update({f"{category}_{short}": score.get(name) for name, short in SCORE_FIELDS.items()})
    row["mt_probability"] = (card["machine_translated"] or {}).get("probability")
    row["mt_expected_points"] = ((card["machine_translated"] or {}).get("quality") or {}).get("points_per_100_words")
    row["source_reliability"] = (card["source"] or {}).get("reliability")
    row["source_coverage"] = (card["source"] or {}).get("coverage")
    row.update({name: _json(card[name]) for name in NESTED})
    row["findings"] = [_storable(finding) for finding in card["findings"]]
    row["text"] = card.get("text")
    return {name: _text(value) if isinstance(value, str) else value for name, value in row.items()}


def unflat(row: Mapping[str, Any]) -> dict[str, Any]:
    """The card's dict of a row."""
    card = {name: row[name] for name in PLAIN}
    card["categories"] = {
        category: {name: row[f"{category}_{short}"] for name, short in SCORE_FIELDS.items()}
        for category in CATEGORIES
        if row[f"{category}_findings"] is not None
    }
    card.update({name: json.loads(row[name]) if row[name] is not None else None for name in NESTED})
    card["findings"] = [dict(finding) for finding in row["findings"]]
    return card if row.get("text") is None else {**card, "text": row["text"]}


def schema() -> Any:
    """The Arrow schema of the rows."""
    arrow = needed("pyarrow", "parquet", "a table of score cards")
    string, number, count = arrow.string(), arrow.float64(), arrow.int32()
    finding = {"start": count, "end": count, "confidence": number, "weight": number}
    names = ("rule", "category", "severity", "confidence", "weight", "start", "end", "text", "message", "fix")
    findings = arrow.list_(arrow.struct([(name, finding.get(name, string)) for name in names]))
    types = {"words": count, "overall": number, "vetoes": arrow.list_(string)}
    fields = [(name, types.get(name, string)) for name in PLAIN]
    for category in CATEGORIES:
        columns = {short: count if short == "findings" else number for short in SCORE_FIELDS.values()}
        fields += [(f"{category}_{short}", kind) for short, kind in columns.items()]
    fields += [(name, number) for name in NUMBERS]
    return arrow.schema([*fields, *((name, string) for name in NESTED), ("findings", findings), ("text", string)])


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _storable(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, str) else value for name, value in finding.items()}


def _text(value: str) -> str:
    """The text with U+FFFD for lone surrogates, which Arrow's UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", value)
