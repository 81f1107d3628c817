"""All rules, by id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from auditor.cache import remembered
from auditor.config import Config
from auditor.errors import CardError, ConfigError
from auditor.kinds.base import Kind, PlanningKind
from auditor.kinds.lazy import checking
from auditor.rule import Rule
from auditor.rulebook import apart, cache, plugins
from auditor.rulebook.card import rule_from_card
from auditor.rulebook.source import located, read_card

_loaded: dict[str, RuleBook] = {}
"""The rule book that was loaded last, under its key: a run asks for it more than once."""


class RuleBook:
    """Rules in order of id; `digest` names exactly this content."""

    def __init__(self, rules: Iterable[Rule], digest: str = "") -> None:
        self._rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self._former = {old: rule.id for rule in self for old in rule.renamed_from}
        self.digest = digest

    @classmethod
    def load(cls, folders: Iterable[Path] | None = None) -> RuleBook:
        """The cards of the folders, or of all entry points; from the cache when nothing has changed."""
        roots = plugins.card_folders() if folders is None else tuple(folders)
        files = [_files(root) for root in roots]
        digests = [_digest(some) for some in files]
        digest = cache.combined(digests)
        key = f"{digest}-{cache.place(roots)}"  # equal cards elsewhere have other files beside them
        if key not in _loaded:
            rules = [rule for facts in zip(roots, files, digests, strict=True) for rule in _compiled(*facts)]
            _check_ids(rules)
            _loaded.clear()
            _loaded[key] = cls(rules, digest)
        return _loaded[key]

    @classmethod
    def configured(cls, config: Config) -> RuleBook:
        """The cards of all entry points and of the folders of a configuration."""
        return cls.load((*plugins.card_folders(), *map(Path, config.rule_folders)))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def check_names(self, names: Iterable[str]) -> None:
        """Raise ConfigError for a name with which no rule's id begins: it would choose nothing, unnoticed."""
        for name in names:
            if name in self._former or not any(rule_id.startswith(name) for rule_id in self._rules):
                raise ConfigError(f"there is no rule {name!r}{self._hint(name)}")

    def __getitem__(self, rule_id: str) -> Rule:
        """The rule of an id or of its former id; raises ConfigError naming the nearest ids if there is none."""
        found = self._rules.get(self._former.get(rule_id, rule_id))
        if found is None:
            raise ConfigError(f"there is no rule {rule_id!r}{self._hint(rule_id)}")
        return found

    def _hint(self, rule_id: str) -> str:
        from difflib import get_close_matches

        known = self._former.get(rule_id)
        near = [known] if known else get_close_matches(rule_id, self._rules, n=3, cutoff=0.5)
        return f"; did you mean {', '.join(near)}?" if near else ""


def check(files: Iterable[Path]) -> list[Rule]:
    """Rules of the card files; raises CardError `file:line: message @ $.path` at the first that is not right."""
    kinds = plugins.kinds()
    return [_checked(file, kinds) for file in files]


def _compiled(root: Path, files: Sequence[str], digest: str) -> list[Rule]:
    """The rules of a folder as they were stored; checked and stored if they were not."""
    key, cards = f"{digest}-{cache.place([root])}", [Path(file) for file in files if file.endswith(".yaml")]
    rules = cache.load(key)
    if rules is None and len(cards) >= apart.LEAST and apart.compile_apart(root):
        rules = cache.load(key)
    if rules is None:
        rules = check(cards)
        cache.store(key, rules)
    return rules


def _check_ids(rules: Iterable[Rule]) -> None:
    homes: dict[str, str] = {}
    for rule in rules:
        for name in (rule.id, *rule.renamed_from):
            if name in homes:
                raise CardError(f"{rule.file}: the id {name!r} is taken by {homes[name]} @ $.id")
            homes[name] = rule.file


def _checked(file: Path, kinds: Mapping[str, type[Kind]]) -> Rule:
    data, lines = read_card(file)
    try:
        rule = rule_from_card(data, file, kinds)
        if file.stem != rule.id:
            raise CardError(f"the file must be called {rule.id}.yaml @ $.id")
        return _prepared(rule, kinds[rule.kind])
    except CardError as error:
        raise located(error, file, lines) from None


def _prepared(rule: Rule, kind: type[Kind]) -> Rule:
    """The rule with its plan; a kind checks its own parameters when it prepares them."""
    try:
        with checking():
            rule = replace(rule, plan=kind.plan(rule)) if isinstance(kind, PlanningKind) else rule
            kind([rule])
    except CardError:
        raise
    except Exception as error:  # whatever a kind stumbles over, the card is to be named
        raise CardError(f"{rule.kind} cannot use it: {type(error).__name__}: {error} @ $.params") from None
    return rule


def _files(root: Path) -> list[str]:
    """Card files, and the tables and word lists beside them; other data of the folder is not the rule book's."""
    if not root.is_dir():
        raise CardError(f"{root}: no such folder of rule cards")
    cards, others = list[str](), list[str]()
    for folder, _, names in os.walk(root):
        found = [os.path.join(folder, name) for name in names if name.endswith(".yaml")]
        cards += found
        others += [os.path.join(folder, name) for name in names if found and name.endswith((".tsv", ".txt"))]
    return sorted(cards, key=_parts) + sorted(others, key=_parts)


def _digest(files: Sequence[str]) -> str:
    """The digest of files, which are read if they are not as they were when that was done last."""
    try:
        return remembered("cards", files, lambda: cache.digest(map(Path, files)))
    except OSError as error:  # a link that leads nowhere
        raise CardError(f"{error.filename}: {error.strerror}") from None


def _parts(path: str) -> list[str]:
    return path.split(os.sep)
