"""Findings that someone has looked at and accepted: suppressions in the configuration, and baseline files.

Both are keyed by rule and normalised text, so that they hold when lines move, and each gives its reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from auditor.article import Article
from auditor.errors import ConfigError
from auditor.scorecard import Finding

_FIELDS = ("rule", "reason", "text", "path", "outlet")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Silences findings of `rule` (an id or its beginning) for a stated reason.

    `text`, normalised, narrows it to what was marked; `path` is a glob on the article's id or URL, `outlet` its outlet.
    """

    rule: str
    reason: str
    text: str | None = None
    path: str | None = None
    outlet: str | None = None

    @classmethod
    def from_dict(cls, data: Any, where: str) -> Suppression:
        """A suppression of an entry; raises ConfigError `where: message @ $.key`."""
        if not isinstance(data, Mapping):
            raise ConfigError(f"{where}: must be a table @ $")
        for key, value in data.items():
            if key not in _FIELDS:
                raise ConfigError(f"{where}: unknown key; there are: {', '.join(_FIELDS)} @ $.{key}")
            if value is not None and not isinstance(value, str):
                raise ConfigError(f"{where}: must be a string @ $.{key}")
        for key in ("rule", "reason"):
            if not data.get(key):
                raise ConfigError(f"{where}: a suppression names its rule and its reason @ $.{key}")
        return cls(**{**data, "text": None if data.get("text") is None else normalised(data["text"])})

    def covers(self, article: Article, finding: Finding) -> bool:
        """Whether the finding of this article is silenced."""
        if not finding.rule.startswith(self.rule) or (self.text is not None and self.text != normalised(finding.text)):
            return False
        if self.outlet is not None and self.outlet != article.outlet:
            return False
        names = [name for name in (article.id, article.url) if name]
        return self.path is None or any(fnmatchcase(name, self.path) for name in names)

    def to_dict(self) -> dict[str, str]:
        """The entry again, without what is not set."""
        return {name: value for name in _FIELDS if (value := getattr(self, name)) is not None}


class Suppressions:
    """All suppressions of a run; remembers which were used."""

    def __init__(self, entries: Iterable[Suppression]) -> None:
        self._entries = tuple(entries)
        self._used: set[Suppression] = set()

    def kept(self, article: Article, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that nothing silences."""
        if not self._entries:
            return tuple(findings)
        return tuple(finding for finding in findings if not self._silenced(article, finding))

    def unused(self) -> list[Suppression]:
        """Suppressions that silenced nothing so far, in order."""
        return [entry for entry in self._entries if entry not in self._used]

    def _silenced(self, article: Article, finding: Finding) -> bool:
        covering = [entry for entry in self._entries if entry.covers(article, finding)]
        self._used.update(covering)
        return bool(covering)


def normalised(text: str) -> str:
    """Text as suppressions compare it: lower case, single spaces, equal apostrophes and quotation marks."""
    for variants, equal in (("’‘", "'"), ("«»“”„", '"')):
        for variant in variants:
            text = text.replace(variant, equal)
    return " ".join(text.casefold().split())


def read_baseline(file: Path) -> tuple[Suppression, ...]:
    """Suppressions of a baseline file (JSON); raises ConfigError naming file and entry."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        entries = data["suppress"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{file}: no baseline: {error}") from None
    return tuple(Suppression.from_dict(entry, f"{file}: entry {number}") for number, entry in enumerate(entries, 1))


def baseline_of(found: Iterable[tuple[Article, Finding]], reason: str) -> str:
    """Content of a baseline file that silences exactly these findings."""
    entries = {
        Suppression(finding.rule, reason, normalised(finding.text), article.id or article.url)
        for article, finding in found
    }
    ordered = sorted(entries, key=lambda entry: (entry.path or "", entry.rule, entry.text or ""))
    return json.dumps({"suppress": [entry.to_dict() for entry in ordered]}, ensure_ascii=False, indent=1) + "\n"
