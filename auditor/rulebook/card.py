"""Checks a card's data and makes a Rule of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import inf
from pathlib import Path
from string import Formatter
from typing import Any, get_args

from auditor.errors import CardError
from auditor.kinds.base import Kind, Param
from auditor.rule import Example, Lifecycle, Rule
from auditor.rulebook.source import read_table
from auditor.scorecard import CATEGORIES, SEVERITY_POINTS

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_REQUIRED = ("id", "category", "languages", "kind", "severity", "confidence", "message", "why", "examples")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "category": str,
    "mqm": str,
    "languages": list,
    "kind": str,
    "severity": str,
    "confidence": (int, float),
    "lifecycle": str,
    "weight": (int, float),
    "inside_quotes": bool,
    "quoted_informs": bool,
    "at_least": int,
    "counts_from": (int, float),
    "message": str,
    "why": str,
    "fix": str,
    "params": dict,
    "examples": list,
    "sources": list,
    "renamed_from": list,
}
_NAMES = ("languages", "sources", "renamed_from")
_LEAST = {"weight": 0, "at_least": 1, "counts_from": 0}
_CHOICES = {"category": CATEGORIES, "severity": tuple(SEVERITY_POINTS), "lifecycle": get_args(Lifecycle)}


def rule_from_card(data: Mapping[str, Any], file: Path, kinds: Mapping[str, type[Kind]]) -> Rule:
    """The rule of a card; raises CardError (`message @ $.path`) on anything that is not as a card should be."""
    _check_keys(data)
    if data["kind"] not in kinds:
        raise CardError(f"unknown kind {data['kind']!r}; there are: {', '.join(sorted(kinds))} @ $.kind")
    params = dict(data.get("params", {}))
    _check_params(params, kinds[data["kind"]].params)
    examples = [_example(item, f"$.examples[{number}]") for number, item in enumerate(data["examples"])]
    if "table" in params:
        rows = read_table(file.parent / params["table"])
        examples += _table_examples(rows)
        params["rows"] = [_without_examples(row, kinds[data["kind"]]) for row in rows]
    _check_examples(examples)
    lifecycle = data.get("lifecycle", "stable")
    fields = {name: data[name] for name in _TYPES if name in data and name not in ("params", "examples")}
    for name in _NAMES:
        fields[name] = tuple(data.get(name, ()))
    fields["confidence"] = float(data["confidence"])
    fields["weight"] = 0.0 if lifecycle == "preview" else float(data.get("weight", 1.0))
    return Rule(**fields, params=params, examples=tuple(examples), file=str(file))


def _check_keys(data: Mapping[str, Any]) -> None:
    for key in data:
        if key not in _TYPES:
            raise CardError(f"unknown key {key!r} @ $.{key}")
    for key in _REQUIRED:
        if key not in data:
            raise CardError(f"the key {key!r} is missing @ $")
    for key, value in data.items():
        expected = _TYPES[key]
        if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
            raise CardError(f"has the wrong type ({type(value).__name__}) @ $.{key}")
    _check_values(data)
    _check_texts(data)


def _check_values(data: Mapping[str, Any]) -> None:
    for key, choices in _CHOICES.items():
        if key in data and data[key] not in choices:
            raise CardError(f"must be one of {', '.join(choices)}, not {data[key]!r} @ $.{key}")
    if not _ID.fullmatch(data["id"]):
        raise CardError("an id is lower-case words joined by hyphens @ $.id")
    if not 0 < data["confidence"] <= 1:
        raise CardError("must be above 0 and at most 1 @ $.confidence")
    for key, least in _LEAST.items():
        if not least <= data.get(key, least) < inf:
            raise CardError(f"must be {least} or more @ $.{key}")


def _check_texts(data: Mapping[str, Any]) -> None:
    for key in _NAMES:
        if not all(isinstance(item, str) for item in data.get(key, ())):
            raise CardError(f"must be a list of strings @ $.{key}")
    if not data["languages"]:
        raise CardError("must name a language, or `common` @ $.languages")
    for key in ("message", "fix"):
        _check_braces(data.get(key, ""), f"$.{key}")


def _check_braces(text: str, path: str) -> None:
    """Refuse what cannot be filled in where a match is told."""
    try:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise CardError(f"{error} @ {path}") from None
    if not all(map(str.isidentifier, fields)):
        raise CardError(f"braces hold the name of a value, as {{match}} @ {path}")


def _check_params(params: Mapping[str, Any], known: Mapping[str, Param]) -> None:
    for key, value in params.items():
        if key not in known or key == "rows":
            raise CardError(f"unknown parameter {key!r}; this kind takes: {', '.join(sorted(known))} @ $.params.{key}")
        param = known[key]
        if not isinstance(value, param.type):
            raise CardError(f"has the wrong type ({type(value).__name__}) @ $.params.{key}")
        if param.choices and value not in param.choices:
            raise CardError(f"must be one of {', '.join(param.choices)} @ $.params.{key}")
    for key, param in known.items():
        if param.required and key not in params:
            raise CardError(f"the parameter {key!r} is missing @ $.params")


def _example(item: Any, path: str) -> Example:
    if not (isinstance(item, dict) and len(item) == 1 and next(iter(item)) in ("wrong", "right")):
        raise CardError(f"an example is `wrong: text` or `right: text` @ {path}")
    ((label, text),) = item.items()
    if not isinstance(text, str):
        raise CardError(f"must be a string @ {path}.{label}")
    return _parsed(text, label == "wrong", path)


def _parsed(marked: str, wrong: bool, path: str) -> Example:
    """The text without its [[ ]] marks, and the spans they stood around."""
    text, spans, start = "", [], None
    for part in re.split(r"(\[\[|\]\])", marked):
        if part == "[[":
            start = len(text)
        elif part == "]]" and start is not None:
            spans.append((start, len(text)))
            start = None
        else:
            text += part
    if wrong != bool(spans) or start is not None:
        raise CardError(f"a wrong example marks spans with [[ ]], a right one has none @ {path}")
    return Example(text, wrong, tuple(spans), path)


def _table_examples(rows: list[dict[str, str]]) -> list[Example]:
    examples = []
    for number, row in enumerate(rows):
        path = f"$.params.table[{number}]"
        _check_braces(row.get("fix") or "", path)
        if not row.get("example"):
            raise CardError(f"the row has no example @ {path}")
        examples.append(_parsed(row["example"], True, path))
        if row.get("counter_example"):
            examples.append(_parsed(row["counter_example"], False, path))
    return examples


def _without_examples(row: dict[str, str], kind: type[Kind]) -> dict[str, str]:
    """A row as its kind needs it: the examples are kept with the card's, and most kinds have no other use for them."""
    unused = ("example",) if getattr(kind, "learns_from_examples", False) else ("example", "counter_example")
    return {key: text for key, text in row.items() if key not in unused}


def _check_examples(examples: list[Example]) -> None:
    if not any(example.wrong for example in examples):
        raise CardError("a card needs a wrong example @ $.examples")
    if all(example.wrong for example in examples):
        raise CardError("a card needs a right example @ $.examples")
